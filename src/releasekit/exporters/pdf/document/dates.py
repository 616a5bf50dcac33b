"""Dates in the two spellings of a PDF; both are empty where no date is known."""

from __future__ import annotations

from datetime import datetime


def iso_date(moment: datetime | None) -> str:
    """Return a moment with seconds and offset, for XMP (ISO 8601)."""
    return moment.isoformat(timespec="seconds") if moment else ""


def pdf_date(moment: datetime | None) -> str:
    """Return a moment as a date string with its parentheses (ISO 32000-1, 7.9.4)."""
    if moment is None:
        return ""
    iso = iso_date(moment)
    digits = "".join(filter(str.isdigit, iso[:19]))
    return f"(D:{digits}{iso[19:22]}'{iso[23:25]}')"
