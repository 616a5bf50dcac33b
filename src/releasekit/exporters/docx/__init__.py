"""Word documents with real structure."""
