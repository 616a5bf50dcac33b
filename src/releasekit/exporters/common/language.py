"""Language tags that a document may carry."""

from __future__ import annotations

from typing import Final

from releasekit.record.languages import is_language_tag

UNDETERMINED: Final = "und"
"""The tag of a language that cannot be told (ISO 639-2)."""
_RIGHT_TO_LEFT: Final = frozenset("ar ckb dv fa he ps sd syr ug ur yi".split())
_SCRIPTS_TO_LEFT: Final = frozenset("adlm arab aran hebr nkoo rohg syrc thaa".split())
_LENGTH_OF_SCRIPT: Final = 4


def language_tag(tag: str) -> str:
    """Return a tag, or `UNDETERMINED` where it is not well formed (BCP 47)."""
    return tag if is_language_tag(tag) else UNDETERMINED


def is_right_to_left(tag: str) -> bool:
    """Tell whether a language is written from right to left (BCP 47 tag)."""
    primary, *others = tag.lower().split("-")
    scripts = [each for each in others if len(each) == _LENGTH_OF_SCRIPT]
    if scripts:
        return scripts[0] in _SCRIPTS_TO_LEFT
    return primary in _RIGHT_TO_LEFT
