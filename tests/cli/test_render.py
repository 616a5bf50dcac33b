from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasekit.cli.render import (
    Terminal,
    error_text,
    fit,
    json_bytes,
    show_path,
    table,
    wrap,
)
from releasekit.errors import InputNotFoundError
from releasekit.text import display_width


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_pipe_has_neither_colour_nor_width() -> None:
    terminal = Terminal.of(io.StringIO())

    assert terminal == Terminal(colour=False, width=0)
    assert terminal.paint("words", "error") == "words"


def test_a_terminal_has_both(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "72")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    terminal = Terminal.of(Screen())

    assert terminal == Terminal(colour=True, width=72)
    assert terminal.paint("words", "good") == "\x1b[32mwords\x1b[0m"


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colour_can_be_turned_off(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)

    assert not Terminal.of(Screen()).colour


def test_an_error_names_code_file_reason_and_remedy() -> None:
    error = InputNotFoundError("no such file", path="a\nb\x1b.txt")

    assert error_text(error) == (
        "error RK101: a\\u{a}b\\u{1b}.txt: no such file\n"
        "hint: check the spelling of the path"
    )


def test_a_path_with_a_line_end_is_told_from_one_with_a_blank() -> None:
    assert show_path("a\nb\t.txt") == "a\\u{a}b\\u{9}.txt"


def test_a_path_that_is_not_utf_8_can_be_shown() -> None:
    assert show_path("caf\udce9.txt") == "caf\\u{dce9}.txt"


@pytest.mark.parametrize(
    ("text", "columns", "fitted"),
    [
        ("short", 5, "short"),
        ("longer", 5, "long…"),
        ("얼음길은", 6, "얼음…"),
        ("a b c", 4, "a b…"),
        ("anything", 0, "anything"),
    ],
)
def test_text_is_cut_to_columns_of_the_terminal(
    text: str, columns: int, fitted: str
) -> None:
    assert fit(text, columns) == fitted


@given(st.text(alphabet="ab 얼음길", max_size=60), st.integers(4, 20))
def test_wrapped_lines_fit_and_lose_only_blanks(text: str, columns: int) -> None:
    lines = wrap(text, columns)

    assert all(display_width(line) <= columns for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_columns_are_aligned_by_display_width() -> None:
    assert table([("가나", "x"), ("abc", "y")]) == ["가나  x", "abc   y"]


@given(st.text(st.characters(exclude_categories=()), max_size=30))
def test_json_gives_any_text_back_and_obeys_no_terminal(text: str) -> None:
    data = json_bytes({"text": text})

    assert json.loads(data)["text"] == text
    assert not any(ord(char) in range(0x7F, 0xA0) for char in data.decode())
    assert b"\x1b" not in data
