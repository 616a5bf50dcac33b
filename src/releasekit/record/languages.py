"""Language tags: whether one is well formed (BCP 47, RFC 5646, 2.1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

_LONGEST_TAG: Final = 255
_LONGEST_SUBTAG: Final = 8
_GRANDFATHERED: Final = frozenset(
    {
        "art-lojban",
        "cel-gaulish",
        "en-gb-oed",
        "i-ami",
        "i-bnn",
        "i-default",
        "i-enochian",
        "i-hak",
        "i-klingon",
        "i-lux",
        "i-mingo",
        "i-navajo",
        "i-pwn",
        "i-tao",
        "i-tay",
        "i-tsu",
        "no-bok",
        "no-nyn",
        "sgn-be-fr",
        "sgn-be-nl",
        "sgn-ch-de",
        "zh-guoyu",
        "zh-hakka",
        "zh-min",
        "zh-min-nan",
        "zh-xiang",
    }
)
_PRIVATE: Final = "x"


def is_language_tag(tag: str) -> bool:
    """Tell whether ``tag`` is well formed; whether it is registered is not asked."""
    if not tag.isascii() or len(tag) > _LONGEST_TAG:
        return False
    lower = tag.lower()
    if lower in _GRANDFATHERED:
        return True
    subtags = lower.split("-")
    if not all(s.isalnum() and len(s) <= _LONGEST_SUBTAG for s in subtags):
        return False
    if subtags[0] == _PRIVATE:
        return len(subtags) > 1
    return _is_language(subtags[0]) and _are_extensions(
        subtags[_core_length(subtags) :]
    )


def _core_length(subtags: list[str]) -> int:
    at = 1
    for is_part, most in _PARTS:
        last = min(at + most, len(subtags))
        while at < last and is_part(subtags[at]):
            at += 1
    return at


def _are_extensions(subtags: list[str]) -> bool:
    seen: set[str] = set()
    size = 1
    for at, subtag in enumerate(subtags):
        if subtag == _PRIVATE:
            return size > 0 and at + 1 < len(subtags)
        if len(subtag) > 1:
            size += 1
            if not seen:
                return False
        elif subtag in seen or not size:
            return False
        else:
            seen.add(subtag)
            size = 0
    return size > 0


def _is_language(subtag: str) -> bool:
    return subtag.isalpha() and len(subtag) >= 2  # noqa: PLR2004


def _is_extended(subtag: str) -> bool:
    return subtag.isalpha() and len(subtag) == 3  # noqa: PLR2004


def _is_script(subtag: str) -> bool:
    return subtag.isalpha() and len(subtag) == 4  # noqa: PLR2004


def _is_region(subtag: str) -> bool:
    lengths = {2: subtag.isalpha(), 3: subtag.isdigit()}
    return lengths.get(len(subtag), False)


def _is_variant(subtag: str) -> bool:
    return len(subtag) >= 5 or (len(subtag) == 4 and subtag[0].isdigit())  # noqa: PLR2004


_PARTS: Final[tuple[tuple[Callable[[str], bool], int], ...]] = (
    (_is_extended, 3),
    (_is_script, 1),
    (_is_region, 1),
    (_is_variant, _LONGEST_TAG),
)
"""What may follow the language, in this order, and how often."""
