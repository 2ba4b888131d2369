"""What does this phrase mean? The timing language of institutional plans."""
