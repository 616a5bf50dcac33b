"""Preservation metadata as an output format: PREMIS 3.0."""
