"""Who and when: what do brackets, labels and cells say?"""
