"""How do the pieces become a plan, and is every character somewhere?"""
