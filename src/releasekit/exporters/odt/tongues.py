"""Languages as OpenDocument has them: one for each kind of script."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from releasekit.exporters.common.language import is_right_to_left, language_tag

_EAST_ASIAN: Final = frozenset({"ja", "ko", "zh"})
_COMPLEX: Final = frozenset({"hi", "th"})
_REGION: Final = 2
_NONE: Final = ("none", "none")


@lru_cache(maxsize=256)
def language_xml(tag: str) -> str:
    """Return the attributes of a language (20.196, 20.188, 20.299 and on)."""
    language, country = _parts(tag)
    asian = language in _EAST_ASIAN
    leftward = is_right_to_left(tag) or language in _COMPLEX
    given = (
        ("fo:language", "fo:country", not asian and not leftward),
        ("style:language-asian", "style:country-asian", asian),
        ("style:language-complex", "style:country-complex", leftward),
    )
    return " ".join(
        f'{name}="{value}"'
        for first, second, holds in given
        for name, value in zip(
            (first, second), (language, country) if holds else _NONE, strict=True
        )
    )


def _parts(tag: str) -> tuple[str, str]:
    known = language_tag(tag)
    primary, *others = known.split("-")
    if primary.lower() == "und" or not primary.isalpha():
        return _NONE
    regions = [each.upper() for each in others if len(each) == _REGION]
    if primary.lower() == "zh" and not regions:
        regions = ["TW" if "hant" in known.lower() else "CN"]
    return primary.lower(), regions[0] if regions else "none"
