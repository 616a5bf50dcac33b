"""Faces, marks, chains and subsets."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import pytest
from fontTools.pens.areaPen import AreaPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.recordingPen import DecomposingRecordingPointPen as PointsPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

from releasekit.exporters.pdf.fonts import glyf
from releasekit.exporters.pdf.fonts.chain import Chain
from releasekit.exporters.pdf.fonts.codepage import COMMON_CODES, PAGE, page_subset
from releasekit.exporters.pdf.fonts.collection import collection_of
from releasekit.exporters.pdf.fonts.face import Face
from releasekit.exporters.pdf.fonts.opentype import OpenTypeFace, OpenTypeFile
from releasekit.exporters.pdf.fonts.subset import subset
from releasekit.exporters.pdf.fonts.tounicode import to_unicode
from releasekit.exporters.pdf.fonts.writing import Region, region_of
from tests.exporters.pdf.support import RESOURCES, core_fonts_only

MARKS = "□■▣▪○●◎◦•◆◇◈▲△▼▶▷★☆✓✔➔☞☎☏↔′″※∼‑➊➁①⑩⑳❶❿ⓐⅣⅷ㎡℃㎏┌┬┐├┼┤└┴┘─│━┃\ufffd"


def _chain(*, strong: bool = False, cjk_first: bool = False) -> Chain:
    collection = collection_of(RESOURCES)
    return collection.chain(Region.KOREA, cjk_first=cjk_first, strong=strong)


def _owner(char: str, *, strong: bool = False) -> Face:
    face = _chain(strong=strong).owner(char)
    assert face is not None
    return face


def _outlines(data: bytes, glyph: int) -> list[tuple[str, object]]:
    font = TTFont(BytesIO(data))
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[font.getGlyphName(glyph)].draw(pen)
    outline: list[tuple[str, object]] = pen.value
    return outline


@pytest.mark.parametrize("strong", [False, True])
def test_a_subset_draws_what_the_font_draws(*, strong: bool) -> None:
    face, chars = _owner("A", strong=strong), "AÄfﬁg%"
    name = "SemiBold" if strong else "Regular"
    whole = RESOURCES.load(f"fontpkg_fira_sans:files/FiraSans-{name}.ttf").data
    program = subset(face, chars, with_cmap=False)

    for char, glyph in zip(chars, program.glyphs, strict=True):
        drawn = _outlines(program.data, glyph)
        assert drawn == _outlines(whole, face.glyph_of(char))
        assert drawn


def test_a_subset_for_a_code_page_maps_codes() -> None:
    face = _owner("A")
    program = subset(face, page_subset(face, COMMON_CODES), with_cmap=True)
    table = TTFont(BytesIO(program.data))["cmap"].getcmap(1, 0).cmap

    assert table[ord("A")] == TTFont(BytesIO(program.data)).getGlyphName(
        program.glyphs[ord("A")]
    )
    assert len(program.data) < 40_000


@pytest.mark.parametrize("char", MARKS)
def test_every_mark_is_drawn(char: str) -> None:
    face = _owner(char)
    program = subset(face, [char], with_cmap=False)

    assert _outlines(program.data, program.glyphs[0])
    assert face.width(char) > 0


def test_a_number_in_a_black_circle_is_a_hole() -> None:
    face = _owner("❶")
    program = subset(face, ["❶"], with_cmap=False)
    circle, number = _turns(program.data, program.glyphs[0])

    assert circle * number < 0


def _turns(data: bytes, glyph: int) -> list[float]:
    """Return the signed area of each contour: its sign tells how it turns."""
    font = TTFont(BytesIO(data))
    drawn = font.getGlyphSet()[font.getGlyphName(glyph)]
    pen = PointsPen(drawn.glyphSet)
    drawn.drawPoints(pen)
    areas, contour = [], list[tuple[float, float]]()
    for operator, arguments, _ in pen.value:
        if operator == "addPoint":
            contour.append(arguments[0])
        elif operator == "endPath":
            pairs = pairwise((*contour, contour[0]))
            areas.append(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs))
            contour = []
    return areas


def test_invisible_characters_take_no_room() -> None:
    chain = _chain()

    assert [chain.widths[char] for char in "\u200b\u00ad\u2060"] == [0, 0, 0]
    assert chain.missing("\u200b\u00ad\u2060") == ()


@pytest.mark.parametrize("char", ["\ue000", "\ufeff", "\x07", "\ud800", "\uffff"])
def test_no_font_stands_for_what_is_no_text(char: str) -> None:
    assert _chain().missing(f"a{char}") == (char,)


def test_a_chain_asks_its_faces_in_order() -> None:
    owners = [face.name if face else None for face in map(_chain().owner, "A□가कᚠ")]

    assert owners == [
        "FiraSans-Regular",
        "ReleasekitMarks-Regular",
        "NotoSansKR-Regular",
        "NotoSansDevanagari-Regular",
        None,
    ]


def test_cjk_first_draws_everything_in_one_font() -> None:
    owners = [
        face.name if face else None
        for face in map(_chain(cjk_first=True).owner, "A□가")
    ]

    assert owners == ["NotoSansKR-Regular"] * 3


def test_weights_of_a_variable_font_differ() -> None:
    regular, bold = _owner("가"), _owner("가", strong=True)

    assert (regular.name, bold.name) == ("NotoSansKR-Regular", "NotoSansKR-Bold")
    assert regular.outline(regular.glyph_of("가")) != bold.outline(bold.glyph_of("가"))


@pytest.mark.parametrize("strong", [False, True])
def test_glyphs_of_a_weight_are_those_that_fonttools_draws(*, strong: bool) -> None:
    face = _owner("가", strong=strong)
    assert isinstance(face, OpenTypeFace)
    font = TTFont(BytesIO(face.resource.data))
    glyphs = font.getGlyphSet(location={"wght": 700 if strong else 400})

    for char in "가각한글漢":
        number = face.glyph_of(char)
        name = font.getBestCmap()[ord(char)]
        expected, drawn = AreaPen(glyphs), AreaPen(glyphs)
        glyphs[name].draw(expected)
        outline = Glyph(face.outline(number))
        outline.draw(drawn, font["glyf"])
        assert number == font.getGlyphID(name)
        assert face.advance(number) == round(glyphs[name].width)
        assert drawn.value == pytest.approx(expected.value, rel=0.01)


def test_no_glyphs_are_unpacked_but_those_of_a_text() -> None:
    face = _owner("가")
    assert isinstance(face, OpenTypeFace)
    file = OpenTypeFile(face.resource)
    fresh = OpenTypeFace(file, 400, "")
    fresh.outline(fresh.glyph_of("가"))

    assert {"glyf", "gvar", "hmtx", "cmap"}.isdisjoint(file.font.tables)


def test_without_the_extra_there_is_no_cjk_font() -> None:
    chain = collection_of(core_fonts_only()).chain(
        Region.KOREA, cjk_first=True, strong=False
    )

    assert chain.missing("A□가") == ("가",)


@pytest.mark.parametrize(
    ("text", "language", "region"),
    [
        ("한글", "en", Region.KOREA),
        ("かな漢字", "zh", Region.JAPAN),
        ("漢字", "ja", Region.JAPAN),
        ("漢字", "ko", Region.KOREA),
        ("漢字", "zh-TW", Region.TAIWAN),
        ("漢字", "zh-Hant", Region.TAIWAN),
        ("漢字", "zh-Hans", Region.CHINA),
        ("漢字", "und", Region.CHINA),
    ],
)
def test_script_then_language_choose_the_forms(
    text: str, language: str, region: Region
) -> None:
    assert region_of(text, language) is region


def test_the_code_page_has_each_character_once() -> None:
    chars = [char for char in PAGE if char]

    assert len(chars) == len(set(chars))
    assert len(PAGE) == 256


def test_to_unicode_writes_surrogate_pairs() -> None:
    made = to_unicode([(1, "A"), (2, "\U00020bb7")], code_bytes=2).decode()

    assert "<0001><0041>\n<0002><d842dfb7>\n" in made


def test_glyphs_lose_their_instructions() -> None:
    point = [(0, 0, True), (0, 10, True), (10, 0, True)]
    plain = glyf.simple_glyph([point])
    hinted = plain[:12] + b"\x00\x02\xaa\xbb" + plain[14:]

    assert glyf.without_instructions(hinted)[:24] == plain[:24]
