"""Texts to try the parser on: noise, releases in pieces, and bytes of both."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from releasekit.parsing.marks.bullets import BULLETS

NEWLINES: Final = ("\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\n\r", "\x85", "\u2028")
ENCODINGS: Final = (
    *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp949"),
    *("euc_kr", "johab", "iso2022_kr", "cp932", "shift_jis", "euc_jp", "iso2022_jp"),
    *("gb18030", "gbk", "big5", "big5hkscs", "koi8_r", "cp1251", "cp1252", "cp1256"),
    *("cp1253", "cp1255", "iso8859_2", "iso8859_15", "latin_1", "cp037"),
)
_MARKS: Final = (
    *("1. ", "2. ", "5.", "12) ", "(3)", "1.1 ", "1.2. ", "1 ", "2 ", "1- ", "§ 1º "),
    *("가. ", "나.", "(가)", "가) ", "①", "❷ ", "⑴ ", "㉮ ", "㈎ ", "ⓐ ", "Ⅰ. ", "ⅱ "),
    *("第１　", "１　", "（１）", "ア　", "(ア) ", "一、", "（二）", "壹、", "甲、"),
    *("I. ", "II. ", "A. ", "B. ", "a) ", "b)", "(i) ", "(ii) ", "(h) ", "aa) "),
    *("а) ", "б) ", "ґ) ", "α) ", "στ) ", "أ- ", "أولاً: ", "١. ", "الف) ", "א. "),
    *("(क) ", "๑. ", "(ก) ", "đ) ", "\u200fא. ", "[1] ", "* ", "** ", "※ "),
    *("(aa) ", "\U000f02b1 ", "\U000f02cf ", "\uf0a7", "0 ", "O ", "-", "・"),
    *(f"{glyph} " for glyphs in BULLETS.values() for glyph in glyphs[:3]),
)
_WORDS: Final = (
    *("The gates are open.", "수문을 연다.", "水門を開ける。", "Das Wehr", "и шлюз,"),
    *(
        "said:",
        "“The river",
        "rose.”",
        "the",
        "and",
        "R&amp;D",
        "word*",
        "은",
        ".",
        ",",
    ),
    *("5.13.", "2. 7.(화)", "February 7, 2017", "7. Februar 2017", "2017年2月7日"),
    *("1. September", "9 a.m.", "1.5 %", "’25.", "조간", "02-000-0011", "x@y.example"),
    *("https://www.mulgil.example/a?b=c", "(Tel. 01632 960 100)", "x" * 130),
)
_LINES: Final = (
    *("보도자료", "Press Release", "FOR IMMEDIATE RELEASE", "EMBARGOED UNTIL 9 MAY"),
    *("Contact: A. Doe, x@y.example", "담당자 : 과장 (02-000-0011)", "Subject: Gates"),
    *("붙임 1. 목록 1부.  끝.", "###", "- 30 -", "ENDS", "以上", "Notes to editors"),
    *("Skip to main content", "Home > News", "Share", "목록", "바로가기", "<!-- -->"),
    *("QUESTION: Why?", "MINISTER: Because.", "Q. Why?", "문) 왜?", "[Q&A]", "> said"),
    *("| a | b |", "|---|---|", "a    b    c", "┌─┬─┐", "│a│b│", "+---+", "12", "1"),
    *("From: a@b.example", "-- ", "About the Office", "[^1]: note", "<표 1>", "____"),
)
_BLANKS: Final = ("", "", "", " ", "    ", "\t", "\u3000", "\u00a0", "\u200b", "\ufeff")
_STRANGE: Final = ("\x00", "\x1b", "\x1c", "\ud800", "\udfff", "\ufffe", "\uf0a7")
_MOST: Final = 40

_ANY_CHARACTER = st.characters(exclude_categories=())


def noise() -> SearchStrategy[str]:
    """Return texts of any code points whatever, lone surrogates and NUL included."""
    part = st.text(_ANY_CHARACTER, max_size=12) | st.sampled_from(
        (*NEWLINES, *_STRANGE)
    )
    return st.lists(part, max_size=_MOST).map("".join)


def releases() -> SearchStrategy[str]:
    """Return texts in the shape of a release, with a little noise in them."""
    line = _marked() | _known() | st.just("") | st.text(_ANY_CHARACTER, max_size=20)
    newline = st.sampled_from(NEWLINES[:3])
    return st.builds(str.join, newline, st.lists(line, max_size=_MOST))


def _marked() -> SearchStrategy[str]:
    mark = st.sampled_from(("", *_MARKS))
    words = st.lists(st.sampled_from(_WORDS), max_size=5).map(" ".join)
    return st.tuples(st.sampled_from(_BLANKS), mark, words).map("".join)


def _known() -> SearchStrategy[str]:
    return st.tuples(st.sampled_from(_BLANKS), st.sampled_from(_LINES)).map("".join)


@st.composite
def encoded(draw: DrawFn) -> bytes:
    """Draw the bytes of a release in some encoding, a few of them damaged."""
    text: str = draw(releases())
    data = text.encode(draw(st.sampled_from(ENCODINGS)), "replace")
    for _ in range(draw(st.integers(0, 3))):
        at: int = draw(st.integers(0, len(data)))
        after: int = at + draw(st.integers(0, 3))
        data = data[:at] + draw(st.binary(max_size=3)) + data[after:]
    return data
