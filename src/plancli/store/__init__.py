"""Where is the plan, and what does its file say? The only reader and writer of plan files."""
