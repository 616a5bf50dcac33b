"""Names in identifiers: words as the parts of an IRI or an eId."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LONGEST: Final = 60
"""Most characters of a name that is made from words."""
_GAPS: Final = re.compile("-{2,}")
_WORD: Final = frozenset("LMN")
"""First letters of the Unicode categories that a name keeps: letters, marks, digits.

Marks are parts of letters in the scripts of India and South-East Asia.
"""


def slug(words: str, longest: int = _LONGEST) -> str:
    """Return words in lower case, joined by hyphens; nothing where there are none.

    Letters of every script stay: the convention speaks of IRIs (RFC 3987).

    Args:
        words: what to name something after.
        longest: most characters; what is longer ends with a whole word, if it can.
    """
    start = unicodedata.normalize("NFKC", words[: 4 * longest]).lower()
    kept = "".join(char if _is_word(char) else "-" for char in start)
    joined = _GAPS.sub("-", kept).strip("-")
    if len(joined) <= longest:
        return joined
    cut = joined[: longest + 1].rpartition("-")[0]
    return cut or joined[:longest]


def numbering(mark: str) -> str:
    """Return an enumerator as the number of an eId (Naming Convention, 5.4.3).

    Punctuation goes: ``1.`` is ``1``, ``(가)`` is ``가``; what stands in the middle of
    a number becomes a hyphen: ``1.2.`` is ``1-2``. Enclosed and Roman ones are the
    letters and digits that they show: ``①`` is ``1``.
    """
    return slug_of_case(unicodedata.normalize("NFKC", mark[:_LONGEST]))


def slug_of_case(text: str) -> str:
    """Return the letters and digits of a text, hyphens in between, in their case."""
    kept = "".join(char if _is_word(char) else "-" for char in text)
    return _GAPS.sub("-", kept).strip("-")


def _is_word(char: str) -> bool:
    return unicodedata.category(char)[0] in _WORD
