"""Language tags that a document may carry."""

from __future__ import annotations

from typing import Final

from releasekit.record.languages import is_language_tag

UNDETERMINED: Final = "und"
"""The tag of a language that cannot be told (ISO 639-2)."""


def language_tag(tag: str) -> str:
    """Return a tag, or `UNDETERMINED` where it is not well formed (BCP 47)."""
    return tag if is_language_tag(tag) else UNDETERMINED
