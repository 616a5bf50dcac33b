"""Places of the text as places of the bytes, which is how METS points into a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import accumulate, pairwise
from types import MappingProxyType
from typing import Final

from releasekit.model import SegmentClass, Segments, Source, Span
from releasekit.record.fidelity import reencoded

_WORDS: Final = frozenset({SegmentClass.CONTENT, SegmentClass.FURNITURE})
_NOWHERE: Final[Mapping[int, int]] = MappingProxyType({})


def byte_offsets(source: Source, spans: Iterable[Span]) -> Mapping[int, int]:
    """Return where in the bytes of a source each end of some spans stands.

    Nothing is known of bytes that could not be decoded, nor of encodings whose codes
    depend on what stands before: the pieces between the ends, each encoded for itself,
    must be the bytes again.
    """
    end = len(source.text)
    points = sorted({0, end, *(at for span in spans for at in (span.start, span.end))})
    if points[-1] > end:
        return _NOWHERE
    try:
        pieces = [
            reencoded(source.text[a:b], source.encoding, b"", source.origin)
            for a, b in pairwise(points)
        ]
    except ValueError:
        return _NOWHERE
    if b"".join((source.bom, *pieces)) != source.data:
        return _NOWHERE
    offsets = accumulate(map(len, pieces), initial=len(source.bom))
    return MappingProxyType(dict(zip(points, offsets, strict=True)))


def joined(spans: Iterable[Span], segments: Segments) -> tuple[Span, ...]:
    """Return spans in order, as one where no words stand between them.

    Line ends that were healed and the rules of a table set nothing apart; words of
    another block or of the page do.
    """
    found: list[Span] = []
    for span in sorted(spans):
        if found and not _has_words(segments, found[-1].end, span.start):
            last = found.pop()
            found.append(Span(last.start, max(last.end, span.end)))
        else:
            found.append(span)
    return tuple(found)


def _has_words(segments: Segments, start: int, end: int) -> bool:
    while start < end:
        if start >= segments.end:
            return True
        segment = segments.at(start)
        if segment.kind in _WORDS:
            return True
        start = segment.end
    return False
