"""Small fonts made for tests: one letter that no installed font has."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

FEHU = "\N{RUNIC LETTER FEHU FEOH FE F}"


def _draw(pen: object) -> None:
    """Draw a round letter: an arc and a stem."""
    pen.moveTo((100, 0))  # type: ignore[attr-defined]  # pens have no types
    pen.lineTo((100, 700))  # type: ignore[attr-defined]  # as above
    pen.curveTo((400, 700), (500, 300), (200, 0))  # type: ignore[attr-defined]  # as above
    pen.closePath()  # type: ignore[attr-defined]  # as above


def _builder(name: str, *, cubic: bool) -> FontBuilder:
    builder = FontBuilder(1000, isTTF=not cubic)
    builder.setupGlyphOrder([".notdef", "fehu"])
    builder.setupCharacterMap({ord(FEHU): "fehu"})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "fehu": (600, 100)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": name, "styleName": "Regular"})
    return builder


def cff(name: str = "Cubic", weight: int = 400) -> TTFont:
    builder = _builder(name, cubic=True)
    empty, drawn = T2CharStringPen(500, None), T2CharStringPen(600, None)
    _draw(drawn)
    strings = {".notdef": empty.getCharString(), "fehu": drawn.getCharString()}
    builder.setupCFF(f"{name}-Regular", {"FullName": name}, strings, {})
    return _finished(builder, name, weight)


def truetype(name: str = "Square", weight: int = 400) -> TTFont:
    builder = _builder(name, cubic=False)
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    pen.lineTo((100, 700))
    pen.lineTo((500, 700))
    pen.closePath()
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "fehu": pen.glyph()})
    return _finished(builder, name, weight)


def _finished(builder: FontBuilder, name: str, weight: int) -> TTFont:
    builder.setupNameTable({"familyName": name, "psName": f"{name}-{weight}"})
    builder.setupOS2(usWeightClass=weight, sTypoAscender=800)
    builder.setupPost()
    font: TTFont = builder.font
    return font


def saved(font: TTFont | TTCollection, path: Path) -> None:
    out = BytesIO()
    font.save(out)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(out.getvalue())
