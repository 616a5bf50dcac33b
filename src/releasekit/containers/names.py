"""What the record is called in the files that carry it."""

from __future__ import annotations

from typing import Final

ATTACHMENT_NAME: Final = "release.xml"
"""Name of the record among the attachments of a PDF."""

ODT_RECORD: Final = "record/release.xml"
"""Name of the record among the parts of an OpenDocument text."""
