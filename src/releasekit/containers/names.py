"""What the record is called in the files that carry it."""

from __future__ import annotations

from typing import Final

ATTACHMENT_NAME: Final = "release.xml"
"""Name of the record among the attachments of a PDF."""


def odt_record(number: int) -> str:
    """Return the name of a part of an OpenDocument text that holds the record.

    Args:
        number: which of them, from 1.
    """
    return f"record/release-{number}.rdf"
