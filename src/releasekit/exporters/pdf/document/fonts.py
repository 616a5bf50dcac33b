"""Font objects: simple TrueType fonts by code page, composite ones for the rest."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from struct import pack
from weakref import WeakKeyDictionary

from attrs import frozen

from releasekit.exporters.pdf.document.fontuse import Cids, FontUse
from releasekit.exporters.pdf.document.objects import BEST, Objects, reference, stream
from releasekit.exporters.pdf.fonts.codepage import (
    COMMON_CODES,
    FIRST_CODE,
    page_subset,
)
from releasekit.exporters.pdf.fonts.face import Face
from releasekit.exporters.pdf.fonts.subset import subset
from releasekit.exporters.pdf.fonts.tounicode import to_unicode
from releasekit.exporters.pdf.standards import LONGEST_ARRAY
from releasekit.exporters.pdf.tags.lookup import parts

_SYMBOLIC = 4
"""Font descriptor flag: the font's own encoding (ISO 32000-1, table 123)."""


_NO_MAP = "/Identity"
"""Codes are glyph numbers."""


@frozen(kw_only=True)
class _PageFont:
    """A simple font as it stands in every document that uses it."""

    program: bytes
    to_unicode: bytes
    widths: str
    name: str


_PAGE_FONTS: WeakKeyDictionary[Face, dict[bool, _PageFont]] = WeakKeyDictionary()


def write_fonts(objects: Objects, use: FontUse, *, character_sets: bool) -> str:
    """Write all fonts and return the entries of the resource dictionary.

    Args:
        objects: the file's objects.
        use: what the document draws.
        character_sets: list the characters of composite fonts, which PDF/A-1 wants
            (ISO 19005-1, 6.3.5).
    """
    entries = []
    for (face, simple), name in use.names.items():
        if simple:
            number = _write_simple(objects, face, b"".join(use.pages[face]))
        else:
            cids = use.wide[face]
            number = _write_composite(objects, face, cids, listed=character_sets)
        entries.append(f"{name.decode()} {reference(number)}")
    return "".join(entries)


def _write_simple(objects: Objects, face: Face, codes: bytes) -> int:
    font = _page_font(face, everything=bool(codes.translate(None, COMMON_CODES)))
    file = objects.add(font.program)
    descriptor = objects.add(_descriptor(face, font.name, file))
    unicode_map = objects.add(font.to_unicode)
    return objects.add(
        f"<</Type/Font/Subtype/TrueType/BaseFont/{font.name}"
        f"/FirstChar {FIRST_CODE}/LastChar 255/Widths[{font.widths}]"
        f"/FontDescriptor {reference(descriptor)}/ToUnicode {reference(unicode_map)}>>"
    )


def _page_font(face: Face, *, everything: bool) -> _PageFont:
    """Return one of two subsets, made once a process.

    The document alone chooses: a subset of exactly what it uses would save some 7 KB
    and cost more time than all the rest.
    """
    made = _PAGE_FONTS.setdefault(face, {})
    if everything not in made:
        made[everything] = _make_page_font(face, everything=everything)
    return made[everything]


def _make_page_font(face: Face, *, everything: bool) -> _PageFont:
    codes = bytes(range(FIRST_CODE, 256)) if everything else COMMON_CODES
    chars = [None if char == "\n" else char for char in page_subset(face, codes)]
    program = subset(face, chars, with_cmap=True)
    pairs = [(code, char) for code, char in enumerate(chars) if char]
    widths = [face.width(char) if char else 0 for char in chars[FIRST_CODE:]]
    length = f"/Length1 {len(program.data)}"
    return _PageFont(
        program=stream(program.data, length, level=BEST),
        to_unicode=stream(to_unicode(pairs, code_bytes=1), level=BEST),
        widths=" ".join(map(str, widths)),
        name=program.named(face),
    )


def _write_composite(objects: Objects, face: Face, cids: Cids, *, listed: bool) -> int:
    chars = [chr(code) for code in cids]
    program = subset(face, chars, with_cmap=False)
    name = program.named(face)
    file = objects.add(stream(program.data, f"/Length1 {len(program.data)}"))
    glyph_map = _glyph_map(objects, program.glyphs)
    # Without a map of their own codes are glyph numbers: parts of glyphs have one too.
    codes = program.count if glyph_map == _NO_MAP else len(chars) + 1
    listing = f"/CIDSet {reference(_character_set(objects, codes))}" if listed else ""
    descriptor = objects.add(_descriptor(face, name, file, listing))
    texts = map(face.text_of, chars)
    unicode_map = objects.add(stream(to_unicode(enumerate(texts, 1), code_bytes=2)))
    font = objects.add(
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/FontDescriptor {reference(descriptor)}/W[{_widths(face, chars)}]"
        f"/CIDToGIDMap{glyph_map}>>"
    )
    return objects.add(
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
        f"/DescendantFonts[{reference(font)}]/ToUnicode {reference(unicode_map)}>>"
    )


def _widths(face: Face, chars: Sequence[str]) -> str:
    """Return runs of widths, each with its first code (ISO 32000-1, 9.7.4.3)."""
    widths = [str(face.width(char)) for char in chars]
    runs = zip(count(1, LONGEST_ARRAY), parts(widths), strict=False)
    return "".join([f"{first}[{' '.join(run)}]" for first, run in runs])


def _character_set(objects: Objects, codes: int) -> int:
    """Write a bit for each code, from 0 (ISO 32000-1, table 124)."""
    bits = ((1 << codes) - 1) << (-codes % 8)
    return objects.add(stream(bits.to_bytes((codes + 7) // 8, "big")))


def _glyph_map(objects: Objects, glyphs: tuple[int, ...]) -> str:
    """Return the map from codes to glyphs; two characters may share a glyph."""
    if glyphs == tuple(range(1, len(glyphs) + 1)):
        return _NO_MAP
    data = pack(f">{len(glyphs) + 1}H", 0, *glyphs)
    return f" {reference(objects.add(stream(data)))}"


def _descriptor(face: Face, name: str, file: int, listing: str = "") -> str:
    metrics = face.metrics
    box = " ".join(map(str, metrics.box))
    return (
        f"<</Type/FontDescriptor/FontName/{name}/Flags {_SYMBOLIC}/FontBBox[{box}]"
        f"/ItalicAngle {metrics.italic_angle}/Ascent {metrics.ascent}"
        f"/Descent {metrics.descent}/CapHeight {metrics.cap_height}"
        f"/StemV {metrics.stem_width}/FontFile2 {reference(file)}{listing}>>"
    )
