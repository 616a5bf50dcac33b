"""Text to model: one road from bytes to a Release."""
