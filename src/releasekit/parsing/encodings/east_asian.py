"""East Asian encodings told apart by which of their characters are common ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from attrs import frozen

from releasekit.parsing.lazy import LazyPattern

_WIDE = LazyPattern(r"[぀-ヿ㐀-䶿一-鿿가-힣豈-﫿]")
_FOUR_BYTES = re.compile(rb"(?:[\x81-\xfe][0-9]){2}")
_HIGH = re.compile(rb"[\x80-\xff]")
_LEAST = 8
_MOST = 2000


@frozen
class _Candidate:
    codec: str
    enough: float
    """Least share of common characters among those of the script."""
    is_common: Callable[[str], bool]


def _in_rows(codec: str, first: int, last: int) -> Callable[[str], bool]:
    """Return a test for characters whose lead byte lies in common rows."""

    def test(char: str) -> bool:
        try:
            pair = char.encode(codec)
        except UnicodeError:
            return False
        return len(pair) > 1 and first <= pair[0] <= last

    return test


def _is_kana(char: str) -> bool:
    return "\u3041" <= char <= "\u30fe"


# In the order of how sure a yes is. Korean: syllables of KS X 1001 and little
# else. Japanese: kana. Traditional and simplified Chinese: first-level characters.
_CANDIDATES: Final[tuple[_Candidate, ...]] = (
    _Candidate("cp949", 0.9, _in_rows("euc_kr", 0xB0, 0xC8)),
    _Candidate("euc-jp", 0.25, _is_kana),
    _Candidate("cp932", 0.25, _is_kana),
    _Candidate("big5", 0.9, _in_rows("big5", 0xA4, 0xC6)),
    _Candidate("gb18030", 0.85, _in_rows("gb2312", 0xB0, 0xD7)),
)


def asian_codec(sample: bytes) -> str | None:
    """Return the codec in which ``sample`` holds mostly common characters.

    Scripts that GB 18030 writes in four bytes give themselves away by their digits.
    """
    if len(_FOUR_BYTES.findall(sample)) * 2 > len(_HIGH.findall(sample)) * 0.6:
        return "gb18030"
    for candidate in _CANDIDATES:
        chars = _wide_characters(sample, candidate.codec)
        if len(chars) < _LEAST:
            continue
        common = sum(map(candidate.is_common, chars))
        if common >= len(chars) * candidate.enough:
            return candidate.codec
    return None


def _wide_characters(sample: bytes, codec: str) -> Sequence[str]:
    try:
        text = sample.decode(codec)
    except UnicodeDecodeError as error:
        # The sample may end inside a character; anything else rules the codec out.
        if error.start < len(sample) - 4:
            return ()
        text = sample[: error.start].decode(codec)
    return _WIDE.findall(text)[:_MOST]
