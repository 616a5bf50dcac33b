"""Diagnostics in words, one line each."""

from __future__ import annotations

from releasekit.model import Diagnostic
from releasekit.text import show


def diagnostic_text(found: Diagnostic) -> str:
    """Return a diagnostic as ``warning RKD120: no headline was found``."""
    return f"{found.severity} {found.code}: {show(found.message)}"
