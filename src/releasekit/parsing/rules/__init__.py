"""What opens a block: one rule a file."""
