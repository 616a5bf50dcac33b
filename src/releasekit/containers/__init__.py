"""Containers: the kinds of file that carry a record, and a digest of themselves."""
