"""Marks at the front of single lines, and what only looks like one."""

from __future__ import annotations

import pytest

from releasekit.parsing.marks.bullets import BULLETS, PRIVATE_GLYPHS
from releasekit.parsing.marks.finder import INVISIBLE, find_mark
from releasekit.parsing.marks.schemes import SCHEMES

GLYPHS = [(glyph, family) for family, glyphs in BULLETS.items() for glyph in glyphs]


@pytest.mark.parametrize(("glyph", "family"), GLYPHS)
def test_every_bullet_opens_a_line(glyph: str, family: str) -> None:
    mark = find_mark(f"{glyph} 수문")

    assert mark is not None
    assert (mark.text, mark.length, mark.scheme) == (glyph, 2, family)


def test_no_bullet_is_of_two_families() -> None:
    assert len({glyph for glyph, _ in GLYPHS}) == len(GLYPHS)


def test_private_bullets_show_something() -> None:
    private = {g for g, _ in GLYPHS if "\ue000" <= g <= "\uf8ff" or g > "\U000f0000"}

    assert private <= set(PRIVATE_GLYPHS)


def test_schemes_have_names_of_their_own() -> None:
    names = [scheme.name for scheme in SCHEMES]

    assert len(set(names)) == len(names)
    assert {scheme.twin for scheme in SCHEMES} <= {"", *names}


@pytest.mark.parametrize(
    ("text", "scheme", "ordinal"),
    [
        ("1. Gates", "decimal-dot", 1),
        ("٣) السدود", "decimal-paren", 3),
        ("（12）水門", "decimal-parens", 12),
        ("㊱ 수문", "decimal-circle", 36),
        ("➓ 수문", "decimal-negative", 10),
        ("⒈ Gates", "decimal-dot-sign", 1),
        ("㉻ 수문", "ganada-circle", 14),
        ("㈛ 수문", "ganada-parens-sign", 14),
        ("ⓩ 수문", "letter-small-circle", 26),
        ("Ⅻ. 수문", "roman-sign", 12),
        ("XLIV. Gates", "roman-dot", 44),
        ("貳、水門", "ideographic-formal", 2),
        ("二十一、水门", "ideographic-comma", 21),
        ("ヲ　水門", "katakana", 45),
        ("טו. הסכרים", "hebrew-dot", 15),
        ("عاشراً: السدود", "arabic-word", 10),
        ("(ङ) बाँध", "devanagari-parens", 5),
        ("§ 4. As barragens", "decimal-section", 4),
    ],
)
def test_numerals_are_read(text: str, scheme: str, ordinal: int) -> None:
    mark = find_mark(text)

    assert mark is not None
    assert (mark.scheme, mark.ordinal) == (scheme, ordinal)


@pytest.mark.parametrize(
    "text",
    [
        *("", "Gates", "2017. 2. 7.(화)", "2. 7.(화)", "5.13.회의", "1.2 %", "°C"),
        *("30° C", "O", "0", "(2024) 수문", "-5 °C", "→수문", "제1회 회의"),
        *("第1回会議", "Ⅱ단계 사업", "www. a", "Mr. Doe", "+82 2 000 0000", INVISIBLE),
    ],
)
def test_no_mark_is_seen(text: str) -> None:
    assert find_mark(text) is None


def test_what_cannot_be_seen_before_a_mark_belongs_to_it() -> None:
    mark = find_mark("\u200f\u202bא. הסכרים")

    assert mark is not None
    assert (mark.text, mark.length) == ("\u200f\u202bא.", 5)
