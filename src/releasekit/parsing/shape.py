"""The shape of a line: how long it is, how it begins and ends."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import Final

from releasekit.parsing.draft import Draft, Piece
from releasekit.parsing.lazy import LazyPattern

SENTENCE_ENDS: Final = frozenset(".!?。！？…")
"""Characters that end a sentence."""
_CLOSERS: Final = "\"'“”’»)）]」』*_¹²³⁴⁵⁶⁷⁸⁹⁰†‡ \u00a0\u202f"
_SUBSTANTIAL_LATIN: Final = 90
_SUBSTANTIAL_CJK: Final = 40
_CJK = LazyPattern(
    "[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7a3]"
)
_SAMPLE: Final = 200
SHRED_LENGTH: Final = 6
"""Longest line, in code points, that a lost inline element leaves."""
_SHREDDED_SHARE: Final = 0.2


_PARTICLES = LazyPattern(
    r"(?:은|는|이|가|을|를|의|에|로|와|과|도|에서|에게|에게는|에서는|에는|으로|으로는|까지|부터|하고|하여|하였다|했다"
    r"|됐다|된다|이다|입니다|합니다|했습니다|라며|라고|이라며|이라고|고|며|등)(?=[\s,.)]|$)|[.,)”’」』》…:;!?*]"
)


def continues_word(text: str) -> bool:
    """Tell whether a line begins with a Korean particle or closing punctuation."""
    return _PARTICLES.match(text) is not None


_CONNECTIVES: Final = frozenset(
    (
        *("a", "an", "the", "and", "or", "of", "to", "in", "for", "on", "at", "by"),
        *("with", "from", "as", "that", "und", "oder", "der", "die", "das", "von"),
        *("zur", "zum", "für", "mit", "et", "ou", "de", "du", "des", "la", "le", "les"),
        *("à", "au", "aux", "pour", "y", "el", "los", "las", "del", "en", "con"),
        *("и", "в", "на", "с", "по", "для"),
    )
)
"""Words that no block of print ends with."""


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends where a sentence ends."""
    bare = text.rstrip(_CLOSERS)
    return bool(bare) and bare[-1] in SENTENCE_ENDS


def ends_open(text: str) -> bool:
    """Tell whether a line plainly goes on: comma, hyphen, semicolon, conjunction."""
    return text.endswith((",", ";", "-", "–", "—", "&", "、", "，", "·", "\u00ad")) or (
        text.rsplit(" ", 1)[-1].casefold() in _CONNECTIVES
    )


BOX_OPENERS: Final = "<〈《≪【"
"""Brackets that stand around a heading on a line of its own."""
FRAMES: Final = "-–—"
"""Dashes that stand on both sides of a Korean subtitle."""
_BOX_CLOSERS: Final = ">〉》≫】"


def is_boxed(text: str) -> bool:
    """Tell whether brackets of a heading stand around a whole line: ``< 일정 >``."""
    return (
        text[:1] in BOX_OPENERS
        and text[-1:] == _BOX_CLOSERS[BOX_OPENERS.index(text[0])]
        and text.count(text[0]) == 1
    )


def is_cjk_text(text: str) -> bool:
    """Tell whether most letters of a line are Korean, Japanese or Chinese."""
    sample = text[:_SAMPLE]
    if sample.isascii() or _CJK.search(sample) is None:
        return False
    found = len(_CJK.findall(sample))
    return found * 3 > len(sample) - sample.count(" ")


def is_substantial(piece: Piece) -> bool:
    """Tell whether a line is so long that only body text is."""
    text = piece.text
    if len(text) < _SUBSTANTIAL_CJK:
        return False
    if is_cjk_text(text):
        return ends_sentence(text) or piece.mark is not None
    return len(text) >= _SUBSTANTIAL_LATIN and (
        "." in text or "," in text or ";" in text
    )


def starts_lower(text: str) -> bool:
    """Tell whether a line begins with a small letter."""
    return text[:1].islower()


def is_capitals(text: str) -> bool:
    """Tell whether all cased letters of a line are capitals."""
    return text.isupper()


def has_letters(text: str) -> bool:
    """Tell whether a line holds a letter or digit at all."""
    return any(unicodedata.category(char)[0] in "LN" for char in text[:_SAMPLE])


def is_shredded(draft: Draft) -> bool:
    """Tell whether inline elements became lines of their own in a web save."""
    if draft.script != "Kore":
        return False
    texts = [p.last for p in draft.pieces if p.kind is None and p.gap <= 0]
    short = sum(len(text) <= SHRED_LENGTH for text in texts)
    hangul = sum("가" <= text[:1] <= "힣" for text in texts)
    return (
        len(texts) >= 2 * SHRED_LENGTH
        and short >= _SHREDDED_SHARE * len(texts)
        and 2 * hangul >= len(texts)
    )


def inside_sentences(draft: Draft) -> set[int]:
    """Return the lines of a shredded save that a sentence runs through."""
    if not is_shredded(draft):
        return set()
    return {
        id(piece)
        for before, piece in pairwise(draft.pieces)
        if before.kind is None and piece.gap <= 0 and not ends_sentence(before.last)
    }
