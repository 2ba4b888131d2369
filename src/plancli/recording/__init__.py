"""What entries does an update amount to, which of them are refused, and what came of them?"""
