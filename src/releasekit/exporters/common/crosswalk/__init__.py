"""Crosswalks: what the exporters of description formats share."""
