"""Fonts: faces, their order of preference, and the parts of them a document uses."""
