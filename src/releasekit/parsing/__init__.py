"""Text to model: one road from bytes to a Release."""

from __future__ import annotations

from releasekit.parsing.road import parse_bytes, parse_text

__all__ = ["parse_bytes", "parse_text"]
