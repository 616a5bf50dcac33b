"""Archival and accessible PDF."""
