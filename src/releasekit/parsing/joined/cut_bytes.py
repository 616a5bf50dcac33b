"""Cutting bytes: the bytes of a text, cut where the text is cut."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence
from itertools import pairwise

from releasekit.model import Fidelity, Source, SourceOrigin


def cut_bytes(source: Source, bounds: Sequence[int]) -> tuple[bytes, ...]:
    """Return the bytes between each two bounds; nothing where they cannot be cut.

    Guarantees:
        - the pieces joined are the bytes of the source;
        - each piece, decoded, is the text between its bounds.

    Args:
        source: bytes and text.
        bounds: code points, rising, from 0 to the length of the text.
    """
    if source.fidelity is Fidelity.REENCODES:
        pieces = _encoded(source, bounds)
    else:
        pieces = _sliced(source, bounds)
    return pieces if b"".join(pieces) == source.data else ()


def comes_back(source: Source, text: str, bom: bytes, data: bytes) -> bool:
    """Tell whether a piece of a source's text gives its bytes when encoded."""
    try:
        return bom + _encode(source, text) == data
    except UnicodeError:
        return False


def _encode(source: Source, text: str) -> bytes:
    lenient = source.origin is SourceOrigin.TEXT
    return text.encode(source.encoding, "surrogatepass" if lenient else "strict")


def _encoded(source: Source, bounds: Sequence[int]) -> tuple[bytes, ...]:
    pieces = [_encode(source, source.text[a:b]) for a, b in pairwise(bounds)]
    pieces[0] = source.bom + pieces[0]
    return tuple(pieces)


def _sliced(source: Source, bounds: Sequence[int]) -> tuple[bytes, ...]:
    """Cut bytes that do not come back from the text: only where lines end."""
    places = dict(_line_places(source))
    places |= {0: 0, len(source.text): len(source.data)}
    if any(bound not in places for bound in bounds):
        return ()
    cuts = [places[bound] for bound in bounds]
    pieces = tuple(source.data[a:b] for a, b in pairwise(cuts))
    texts = [source.text[a:b] for a, b in pairwise(bounds)]
    return pieces if list(_decoded(source, pieces)) == texts else ()


def _line_places(source: Source) -> Iterator[tuple[int, int]]:
    """Yield where lines begin, in code points and in bytes."""
    decoder = codecs.getincrementaldecoder(source.encoding)("replace")
    at, length = len(source.bom), 0
    for line in source.data[at:].splitlines(keepends=True):
        at += len(line)
        length += len(decoder.decode(line))
        if not decoder.getstate()[0]:
            yield length, at


def _decoded(source: Source, pieces: Sequence[bytes]) -> Iterator[str]:
    for number, piece in enumerate(pieces):
        body = piece if number else piece[len(source.bom) :]
        yield body.decode(source.encoding, "replace")
