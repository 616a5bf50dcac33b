"""Where lines end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasekit.exporters.pdf.layout.breaking import (
    balanced_ends,
    line_ends,
    longest_word,
)
from tests.exporters.pdf.layout.typewriter import typed

TEN = 10 * 500
"""A measure of ten characters."""


def _lines(words: str, measure: int = TEN) -> list[str]:
    ends = line_ends(typed(words), measure)
    return [words[a:b] for a, b in zip([0, *ends[:-1]], ends, strict=True)]


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("", [""]),
        ("one", ["one"]),
        ("ten chars!", ["ten chars!"]),
        ("one two three four", ["one two ", "three four"]),
        ("trailing  ", ["trailing  "]),
        ("a  b  c  d  e  f", ["a  b  c  d  ", "e  f"]),
        ("abcdefghijklmno pq", ["abcdefghij", "klmno pq"]),
        ("x abcdefghijklmno", ["x ", "abcdefghij", "klmno"]),
        ("see e.org/path/to/it", ["see ", "e.org/", "path/to/it"]),
        ("long-hyphenated", ["long-", "hyphenated"]),
        ("한국어는 어절에서 나눈다", ["한국어는 어절에서 ", "나눈다"]),
        ("日本語は文字の間で行を分ける", ["日本語は文字の間で行", "を分ける"]),
        ("句読点は行の頭に来ない。はい", ["句読点は行の頭に来な", "い。はい"]),
        ("行頭禁則は一文字早く、です。", ["行頭禁則は一文字早", "く、です。"]),
        ("起こしの括弧は末に「来ない」", ["起こしの括弧は末に", "「来ない」"]),
        ("令和８年のPDFは良い", ["令和８年のPDFは良", "い"]),
        ("그는 “아니다”라고 했다", ["그는 “아니다”라고 ", "했다"]),
        ("그들은 “아니다”라며", ["그들은 ", "“아니다”라며"]),
        ("the ROK’s 日本", ["the ROK’s ", "日本"]),
        ("日本語のなかのword", ["日本語のなかの", "word"]),
        ("費用は合計で１２３４５円", ["費用は合計で", "１２３４５円"]),
        ("総額はおよそ１，０００円", ["総額はおよそ", "１，０００円"]),
        ("運賃は片道だけで￥５００", ["運賃は片道だけで", "￥５００"]),
        ("時間は午前の九時から〜です", ["時間は午前の九時か", "ら〜です"]),
        ("半角ｶﾅﾊ行ノ末ﾃﾞｧ終ﾜﾙ", ["半角ｶﾅﾊ行ノ末", "ﾃﾞｧ終ﾜﾙ"]),
        ("北京市人民政府一月一日（星期四）", ["北京市人民政府一月一", "日（星期四）"]),
        ("국제 「한강 포럼」에서 발표", ["국제 「한강 ", "포럼」에서 발표"]),
        ("정부는 美 국무부長官을만나", ["정부는 美 ", "국무부長官을만나"]),
        ("約定書에 따른 韓中協力", ["約定書에 따른 ", "韓中協力"]),
        ("hard\u00a0blank\u00a0here", ["hard\u00a0", "blank\u00a0here"]),
    ],
)
def test_lines_end_where_their_script_wants(words: str, lines: list[str]) -> None:
    assert _lines(words) == lines


def test_a_stop_ends_a_line() -> None:
    words = "first second third"

    assert line_ends(typed(words, stops=(6, 13)), TEN) == [6, 13, 18]


def test_a_character_wider_than_the_line_stands_alone() -> None:
    assert _lines("abc", 100) == ["a", "b", "c"]


@given(st.text(st.sampled_from("ab -/。「」日한 "), max_size=80), st.integers(1, 9000))
def test_lines_are_the_text_and_fit(words: str, measure: int) -> None:
    lines = _lines(words, measure)

    assert "".join(lines) == words
    assert all(lines) or words == ""
    for line in lines:
        assert len(line.rstrip(" ")) * 500 <= measure or len(line) == 1


def test_a_million_characters_break() -> None:
    ends = line_ends(typed("word " * 100_000 + "w" * 500_000), TEN)

    assert len(ends) == 100_000
    assert ends[-1] == 1_000_000


def test_the_longest_word_is_measured() -> None:
    assert longest_word(typed("a longest b")) == 7 * 500


def test_balanced_lines_are_of_one_length() -> None:
    words = "aaaa bbbb cccc dddd eeee ffff gg"
    ends = balanced_ends(typed(words), 28 * 500)

    assert [words[a:b] for a, b in zip([0, *ends[:-1]], ends, strict=True)] == [
        "aaaa bbbb cccc ",
        "dddd eeee ffff gg",
    ]
    assert balanced_ends(typed("short"), TEN) == [5]
