"""What is each paragraph, and which belongs under which?"""
