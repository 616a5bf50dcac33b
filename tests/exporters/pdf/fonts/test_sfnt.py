"""Font files read and written here, as another library reads them."""

from __future__ import annotations

import struct
from io import BytesIO

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from releasekit.errors import MissingDependencyError
from releasekit.exporters.pdf.fonts.face import INVISIBLE
from releasekit.exporters.pdf.fonts.sfnt import font_file, postscript_name, tables_of
from releasekit.exporters.pdf.fonts.static import StaticFace
from releasekit.files.resources import Resource
from tests.exporters.pdf.support import RESOURCES

FONTS = (
    "fontpkg_fira_sans:files/FiraSans-Regular.ttf",
    "fontpkg_fira_sans:files/FiraSans-SemiBoldItalic.ttf",
    "fontpkg_ibm_plex_serif:files/IBMPlexSerif-Bold.ttf",
)
FAR = "\N{LINEAR B SYLLABLE B008 A}"
"""A character beyond the basic plane."""


def _made(chars: str) -> bytes:
    names = [".notdef", *(f"g{place}" for place, _ in enumerate(chars))]
    builder = FontBuilder(2048)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(c): f"g{n}" for n, c in enumerate(chars)})
    builder.setupGlyf(dict.fromkeys(names, TTGlyphPen(None).glyph()))
    widths = {name: (1024 + 100 * n, -n) for n, name in enumerate(names)}
    builder.setupHorizontalMetrics(widths)
    builder.setupHorizontalHeader(ascent=1800, descent=-400)
    builder.setupNameTable({"familyName": "Far (away)", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=1800, sTypoDescender=-400)
    builder.setupPost(italicAngle=-9.5)
    out = BytesIO()
    builder.save(out)
    return out.getvalue()


def _both(name: str) -> tuple[StaticFace, TTFont]:
    resource = RESOURCES.load(name)
    return StaticFace(resource), TTFont(BytesIO(resource.data))


def _face(data: bytes) -> StaticFace:
    return StaticFace(Resource(name="made", data=data, sha256=""))


@pytest.mark.parametrize("name", FONTS)
def test_glyphs_and_widths_are_those_of_the_font(name: str) -> None:
    face, font = _both(name)
    names, metrics = font.getBestCmap(), font["hmtx"].metrics
    seen = {c: g for c, g in names.items() if chr(c) not in INVISIBLE and c != 0xA0}
    wanted = [(font.getGlyphID(g), *metrics[g]) for g in seen.values()]
    glyphs = [face.glyph_of(chr(code)) for code in seen]
    told = [(glyph, face.advance(glyph), face.bearing(glyph)) for glyph in glyphs]

    assert told == wanted
    assert face.glyph_of("\u00a0") == face.glyph_of(" ") > 0
    assert not any(
        face.glyph_of(chr(code)) for code in range(0x3040) if code not in names
    )


@pytest.mark.parametrize("name", FONTS)
def test_metrics_are_those_of_the_font(name: str) -> None:
    face, font = _both(name)
    head, os2, metrics = font["head"], font["OS/2"], face.metrics

    assert face.name == font["name"].getDebugName(6)
    assert metrics.box == (head.xMin, head.yMin, head.xMax, head.yMax)
    assert (metrics.ascent, metrics.descent) == (os2.sTypoAscender, os2.sTypoDescender)
    assert metrics.cap_height == os2.sCapHeight
    assert metrics.italic_angle == round(font["post"].italicAngle)


def test_characters_beyond_the_basic_plane_are_found() -> None:
    face = _face(_made(f"ab{FAR}"))

    assert [face.glyph_of(char) for char in f"ab{FAR}c\uffff"] == [1, 2, 3, 0, 0]
    assert [face.width(char) for char in f"ab{FAR}"] == [549, 598, 646]
    assert [face.bearing(glyph) for glyph in range(4)] == [0, -1, -2, -3]


def test_a_name_is_spelled_as_pdf_can_hold_it() -> None:
    face = _face(_made("a"))

    assert face.name == "Far-away"
    assert face.metrics.italic_angle == -10
    assert postscript_name(struct.pack(">3H", 0, 0, 6)) == "Font"


def test_a_file_written_adds_up_and_reads_back() -> None:
    tables = tables_of(RESOURCES.load(FONTS[0]).data)
    written = font_file(tables)
    read = TTFont(BytesIO(written), checkChecksums=2)
    words = struct.unpack(f">{len(written) // 4}L", written)

    assert set(read.keys()) - {"GlyphOrder"} == set(tables)
    assert sum(words) & 0xFFFFFFFF == 0xB1B0AFBA
    assert tables_of(written)["glyf"] == tables["glyf"]


@pytest.mark.parametrize(
    "data", [b"", b"no font at all", _made("a")[:200], bytes(4) + b"\xff" * 99]
)
def test_a_broken_font_is_refused_by_its_name(data: bytes) -> None:
    with pytest.raises(MissingDependencyError, match="font made cannot be read"):
        _face(data)


def test_a_font_that_maps_no_characters_is_refused() -> None:
    tables = tables_of(_made("a"))
    tables["cmap"] = struct.pack(">2H2HL3H", 0, 1, 3, 0, 12, 6, 6, 0)

    with pytest.raises(MissingDependencyError, match="no map from Unicode"):
        _face(font_file(tables))
