"""Which words stand in a phrase? From characters to tokens, Chinese and English."""
