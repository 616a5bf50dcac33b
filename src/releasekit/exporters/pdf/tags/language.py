"""Language tags that a document may carry (ISO 32000-1, 14.9.2)."""

from __future__ import annotations

import re
from typing import Final

UNDETERMINED: Final = "und"
"""The tag of a language that cannot be told (ISO 639-2)."""

_TAG: Final = re.compile("[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,9}")


def language_tag(tag: str) -> str:
    """Return a tag, or `UNDETERMINED` where it has not the form of one (BCP 47)."""
    return tag if _TAG.fullmatch(tag) else UNDETERMINED
