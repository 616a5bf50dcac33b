"""The ladder of encodings: each rung says yes with a text, or passes.

The order matters: certain signs first, statistics last, and a codec that reads any
bytes at the end. No rung looks at more than a fixed sample before it decides which
codec to try, and a codec counts only if it reads all bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from attrs import frozen

from releasekit.parsing.lazy import LazyPattern

BOMS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
"""Byte order marks (Unicode 16.0, 23.8); the longer of two that begin alike first."""

COMMON_MARKS: Final = frozenset("‘’“”–—…·•□■○●※°§½é´®━─　\xa0")
"""The marks that English texts hold most."""

MARKS: Final = COMMON_MARKS | frozenset(
    "„‚‹›«»―‐‑‒‧・★☆●○◎◇◆□■△▲▽▼◁◀▷▶→←↑↓↔⇒⇔☎☏☞☜"
    "′″‰℃㎞㎏㎡㎝㎜№™®©§¶†‡•‥〃〈〉《》「」『』【】〔〕、。〜～¡¿±×÷"
    "①②③④⑤⑥⑦⑧⑨⑩ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅰⅱⅲⅳⅴ│┃┌┐└┘├┤┬┴┼┏┓┗┛ß¢￠￦€£¥￥　\xa0"
)
"""Typographic marks that an English text may hold when saved in an Asian encoding."""

_SAMPLE = 1 << 16
_SAMPLE_OF_LETTERS = 1 << 14
_MARKS_HIGH, _MARKS_SHARE, _MARKS_ALONE = 0.12, 0.7, 0.95
_WESTERN_HIGH, _WESTERN_SHARE = 0.15, 0.97
_LATIN_HIGH = 0.3
_DAMAGE = 0.05
_PARITY_FEW = 0.2
"""Below this share of NUL bytes, valid UTF-8 is a text that holds NULs."""
_PARITY_SHARE, _PARITY_OTHER = 0.02, 0.5
_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROL = LazyPattern(r"[\x00-\x08\x0e-\x1f\ufffe\uffff]")
_NOT_ASCII = LazyPattern(r"[^\x00-\x7f]")


@frozen(kw_only=True)
class Choice:
    """The codec a rung chose, and the text it gives."""

    text: str
    codec: str
    bom: bytes = b""
    rule: str
    confidence: int = 100
    exact: bool = False
    """Whether re-encoding is known to give the bytes, without a check."""
    lost: int = 0
    """How many U+FFFD stand for bytes that the codec cannot read."""


def choose(data: bytes) -> Choice:
    """Return what the first rung says that has an answer; the last always has."""
    for rung in LADDER:
        choice = rung(data)
        if choice is not None:
            return choice
    return _any_bytes(data)


def _try(data: bytes, codec: str, rule: str, confidence: int) -> Choice | None:
    try:
        text = data.decode(codec)
    except UnicodeError:
        return None
    return Choice(text=text, codec=codec, rule=rule, confidence=confidence)


def _mark(data: bytes) -> Choice | None:
    for bom, codec in BOMS:
        if data.startswith(bom):
            text = data[len(bom) :].decode(codec, "replace")
            rule = "encoding.bom"
            strict = _try(data[len(bom) :], codec, rule, 100)
            lost = 0 if strict else max(1, text.count("\ufffd"))
            return Choice(text=text, codec=codec, bom=bom, rule=rule, lost=lost)
    return None


def utf16_by_parity(data: bytes) -> str | None:
    """Return the byte order that the places of NUL bytes give away, if any."""
    half = len(data) // 2
    if not half or len(data) % 2:
        return None
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if odd >= half * _PARITY_SHARE and even <= odd * _PARITY_OTHER:
        return "utf-16-le"
    if even >= half * _PARITY_SHARE and odd <= even * _PARITY_OTHER:
        return "utf-16-be"
    return None


def _parity(data: bytes) -> Choice | None:
    if b"\0" not in data:
        return None
    if data.count(0) < len(data) * _PARITY_FEW and _utf8(data) is not None:
        return None
    codec = utf16_by_parity(data)
    choice = _try(data, codec, "encoding.nul-parity", 95) if codec else None
    return None if choice is None or _CONTROL.search(choice.text) else choice


_ISO_2022 = (
    (b"\x1b$)C", "iso2022-kr"),
    (b"\x1b$B", "iso2022-jp"),
    (b"\x1b$@", "iso2022-jp"),
    (b"\x1b(J", "iso2022-jp"),
    (b"\x1b$A", "iso2022-jp-2"),
)


def _escapes(data: bytes) -> Choice | None:
    if b"\x1b" not in data or not data.isascii():
        return None
    for sign, codec in _ISO_2022:
        if sign in data:
            return _try(data, codec, "encoding.iso-2022", 95)
    return None


def _utf8(data: bytes) -> Choice | None:
    try:
        text = data.decode("utf-8")
    except UnicodeError:
        return None
    return Choice(text=text, codec="utf-8", rule="encoding.utf-8", exact=True)


def _damaged_utf8(data: bytes) -> Choice | None:
    """Read UTF-8 in which few sequences are broken: a cut or a bad byte."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    whole = len(_NOT_ASCII.findall(text)) - lost
    if lost > whole * _DAMAGE:
        return None
    return Choice(
        text=text,
        codec="utf-8",
        rule="encoding.utf-8-damaged",
        confidence=70,
        lost=lost,
    )


def _few_marks(data: bytes) -> Choice | None:
    """Recognise a text in ASCII but for marks, saved in an Asian encoding.

    Detectors that look for words of a language misread it: there are none.
    """
    sample = data[:_SAMPLE]
    many = len(_HIGH.findall(sample)) > len(sample) * _MARKS_HIGH
    tried = (_try(data, codec, "encoding.marks", 85) for codec in _MARK_CODECS)
    best = max(filter(None, tried), key=_marks_share, default=None)
    enough = _MARKS_ALONE if many else _MARKS_SHARE
    return best if best and _marks_share(best) >= enough else None


_MARK_CODECS = ("cp949", "gb18030", "cp932", "big5", "euc-jp")


def _marks_share(choice: Choice) -> float:
    """Return how much of what is not ASCII is marks; the rarer ones count half."""
    chars = _NOT_ASCII.findall(choice.text[:_SAMPLE])
    points = sum(2 if c in COMMON_MARKS else c in MARKS for c in chars)
    return points / (2 * len(chars)) if chars else 0.0


def _asian(data: bytes) -> Choice | None:
    # Only for bytes that are neither UTF-8 nor plainly Western: kept out of the
    # fast path.
    from releasekit.parsing.encodings.east_asian import asian_codec  # noqa: PLC0415

    codec = asian_codec(data[:_SAMPLE])
    return _try(data, codec, "encoding.asian", 90) if codec else None


def _latin(data: bytes) -> Choice | None:
    """Recognise a language in Latin letters by its own letters and words."""
    sample = data[:_SAMPLE_OF_LETTERS]
    if len(_HIGH.findall(sample)) > len(sample) * _LATIN_HIGH:
        return None
    # Only for bytes that are not UTF-8: kept out of the fast path.
    from releasekit.parsing.encodings.single_byte import latin_codec  # noqa: PLC0415

    codec = latin_codec(sample, MARKS)
    return _try(data, codec, "encoding.alphabet", 88) if codec else None


def _script(data: bytes) -> Choice | None:
    """Recognise a language in letters of another script by how common they are."""
    # As above.
    from releasekit.parsing.encodings.single_byte import script_codec  # noqa: PLC0415

    codec = script_codec(data[:_SAMPLE_OF_LETTERS], MARKS)
    return _try(data, codec, "encoding.alphabet", 88) if codec else None


_WESTERN = frozenset("àâäáåãæçèéêëìíîïñòóôöõøœùúûüßÀÂÄÁÅÆÇÈÉÊËÍÎÏÑÓÔÖØŒÚÛÜ") | MARKS


def _western(data: bytes) -> Choice | None:
    """Recognise cp1252: all that is not ASCII is a Western letter or a mark."""
    sample = data[:_SAMPLE]
    if len(_HIGH.findall(sample)) > len(sample) * _WESTERN_HIGH:
        return None
    choice = _try(data, "cp1252", "encoding.western", 85)
    if choice is None:
        return None
    chars = _NOT_ASCII.findall(choice.text)
    known = sum(map(_WESTERN.__contains__, chars))
    return choice if known >= len(chars) * _WESTERN_SHARE else None


# What governments have written in; the code pages of DOS and of the Mac attract
# short texts and are left to `--encoding`.
_PLAUSIBLE = (
    "cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp874 koi8_r"
    " koi8_u iso8859_2 iso8859_5 iso8859_6 iso8859_7 iso8859_8 iso8859_9 iso8859_15"
    " cp949 johab euc_jp cp932 big5 gb18030"
)


def _statistics(data: bytes) -> Choice | None:
    # charset-normalizer takes long to import and few files come this far.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    sample = _whole_lines(data[:_SAMPLE])
    best = from_bytes(sample, cp_isolation=_PLAUSIBLE.split()).best()
    if best is None:
        return None
    codec = best.encoding.replace("_", "-")
    confidence = max(30, 75 - round(100 * best.chaos))
    return _try(data, codec, "encoding.statistics", confidence)


def _whole_lines(sample: bytes) -> bytes:
    cut = sample.rfind(b"\n")
    return sample[: cut + 1] if len(sample) == _SAMPLE and cut > 0 else sample


def _windows(data: bytes) -> Choice | None:
    return _try(data, "cp1252", "encoding.last-resort", 30)


def _any_bytes(data: bytes) -> Choice:
    text = data.decode("latin-1")
    rule = "encoding.last-resort"
    return Choice(text=text, codec="iso8859-1", rule=rule, confidence=20, exact=True)


LADDER: Final[tuple[Callable[[bytes], Choice | None], ...]] = (
    _mark,
    _parity,
    _escapes,
    _utf8,
    _damaged_utf8,
    _few_marks,
    _latin,
    _western,
    _asian,
    _script,
    _statistics,
    _windows,
)
"""The rungs in order; `choose` ends with a codec that cannot fail."""
