"""Batches: many inputs become files, each whole or named with its reason."""
