"""EAD3: Encoded Archival Description."""
