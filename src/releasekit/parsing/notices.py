"""Notices: what was odd about a text, told with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from releasekit.model import (
    Block,
    Diagnostic,
    List,
    Metadata,
    Note,
    Severity,
    Source,
    Span,
    Unknown,
    diagnostic,
)
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.marks.bullets import PRIVATE_GLYPHS
from releasekit.parsing.metadata.signs import utf8_of

_PLAIN: Final = bytes(
    byte
    for byte in range(256)
    if (byte >= ord(" ") or byte in b"\t\n\r")
    and byte not in (0x7F, 0xED, 0xEE, 0xEF, 0xF3, 0xF4)
)
"""Bytes of UTF-8 that are in no character of `_ODD`."""
_ODD = LazyPattern(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ue000-\uf8ff\ufffe\uffff"
    "\U000f0000-\U0010ffff]"
)


def notices(
    source: Source, metadata: Metadata, blocks: Iterable[Block]
) -> Iterator[Diagnostic]:
    """Yield what a person should know about a parsed text, each oddity once."""
    if not source.text.strip():
        yield diagnostic("RKD101")
    elif isinstance(metadata.title, Unknown):
        yield diagnostic("RKD120", Severity.INFO)
    yield from _odd_characters(source.text)
    yield from _gaps(blocks)


def _odd_characters(text: str) -> Iterator[Diagnostic]:
    """Yield each control, surrogate and private-use character, first place only."""
    if not utf8_of(text).translate(None, _PLAIN):
        return  # bytes are looked through faster than characters
    seen: set[str] = set()
    for match in _ODD.finditer(text):
        char = match[0]
        if char in seen:
            continue
        seen.add(char)
        span = Span(match.start(), match.end())
        code = f"{ord(char):04X}"
        if char in PRIVATE_GLYPHS:
            glyph = PRIVATE_GLYPHS[char]
            yield diagnostic("RKD110", Severity.INFO, span, code=code, glyph=glyph)
        elif "\ue000" <= char <= "\uf8ff" or char >= "\U000f0000":
            yield diagnostic("RKD111", span=span, code=code)
        else:
            yield diagnostic("RKD104", span=span, code=code)


def _lists(nodes: Iterable[Block]) -> Iterator[List]:
    """Yield all lists, outer ones first; they nest `MAX_DEPTH` deep at most."""
    for node in nodes:
        if isinstance(node, List):
            yield node
            for item in node.items:
                if item.children:
                    yield from _lists(item.children)
        elif isinstance(node, Note) and node.children:
            yield from _lists(node.children)


def _gaps(blocks: Iterable[Block]) -> Iterator[Diagnostic]:
    """Yield where the numbers of a list leave some out."""
    for series in _lists(blocks):
        for before, item in pairwise(series.items):
            first, then = before.marker.ordinal, item.marker.ordinal
            same = before.marker.scheme == item.marker.scheme
            if same and first is not None and then is not None and then > first + 1:
                yield diagnostic(
                    "RKD122",
                    Severity.INFO,
                    item.marker.span,
                    before=before.marker.text,
                    after=item.marker.text,
                )
