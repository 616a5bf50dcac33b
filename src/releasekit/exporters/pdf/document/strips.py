"""Text operators for strips: written as they are read, placed as they are seen.

What stands in a content stream is the text in its own order, from right to left too:
each glyph is moved to its place to the left of the one before (ISO 32000-1, 9.4.3).
Whoever reads the stream or the structure tree finds the text, not its mirror image.
"""

from __future__ import annotations

from collections.abc import Iterator

from releasekit.exporters.pdf.document.fontuse import FontUse
from releasekit.exporters.pdf.document.objects import escaped
from releasekit.exporters.pdf.fonts.chain import Piece
from releasekit.exporters.pdf.fonts.face import MARK_LEAD
from releasekit.exporters.pdf.layout.strips import Strip


def strip_shown(
    use: FontUse, strip: Strip, place: tuple[float, float], size: float
) -> bytes:
    """Return operators that show a strip, inside of a text object.

    Args:
        use: notes what is drawn.
        strip: what to show.
        place: left edge and baseline of its line, in points.
        size: of the font, in points.
    """
    return b"".join(_operators(use, strip, place, size))


def _operators(
    use: FontUse, strip: Strip, place: tuple[float, float], size: float
) -> Iterator[bytes]:
    left, baseline = place
    widths = strip.run.chain.widths
    at = strip.left + strip.width if strip.backward else strip.left
    for piece in strip.run.chain.pieces(strip.words):
        whole = sum(map(widths.__getitem__, piece.text))
        first = widths[piece.text[0]]
        x = left + (at - first if strip.backward else at) * size / 1000
        yield b"1 0 0 1 %g %g Tm\n" % (round(x, 2), baseline)
        name, codes = use.piece(piece)
        yield b"%b %g Tf" % (name, size)
        if strip.backward:
            yield _backward(piece, codes, [widths[char] for char in piece.text])
        else:
            yield b"(%b)Tj\n" % escaped(codes)
        at += -whole if strip.backward else whole


def _backward(piece: Piece, codes: bytes, widths: list[int]) -> bytes:
    """Return the operator that shows each glyph to the left of the one before.

    Marks begin a little to the left of their letter, and are drawn as much to the
    right: programs that order characters by their places find them after it.
    """
    step = len(codes) // len(piece.text)
    shown = [
        b"(%b)" % escaped(codes[at : at + step]) for at in range(0, len(codes), step)
    ]
    places, right, marks = list[int](), 0, 0
    for width in widths:
        right -= width
        marks = 0 if width else marks + 1
        places.append(right - marks * MARK_LEAD)
    ends = (place + width for place, width in zip(places, widths, strict=True))
    steps = [
        b"%d" % (end - place) for end, place in zip(ends, places[1:], strict=False)
    ]
    pairs = zip(shown, (*steps, b""), strict=True)
    return b"[%b]TJ\n" % b"".join([code + step for code, step in pairs])
