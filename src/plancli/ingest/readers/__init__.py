"""What lines and tables does a document hold?"""
