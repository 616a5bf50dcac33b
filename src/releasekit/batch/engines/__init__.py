"""Engines: where the workers of a batch are, and how they get their items."""
