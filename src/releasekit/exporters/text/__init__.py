"""Plain text, cleaned."""
