"""What do the tokens of a phrase amount to? From tokens to a Timing."""
