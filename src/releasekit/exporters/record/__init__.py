"""The canonical record as an output format."""
