"""Which tasks does a table hold?"""
