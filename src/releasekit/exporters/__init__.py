"""Output formats, one folder each; none imports another."""
