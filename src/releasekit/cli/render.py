"""What reaches the terminal: safe text, colour, tables, errors, JSON."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TextIO

import click
from attrs import frozen

from releasekit.errors import ReleasekitError, UsageError
from releasekit.text import display_width, pad, show

STYLES: Final[Mapping[str, dict[str, Any]]] = MappingProxyType(
    {
        "heading": {"bold": True},
        "strong": {"bold": True},
        "faint": {"dim": True},
        "good": {"fg": "green"},
        "marker": {"fg": "cyan"},
        "kind": {"fg": "blue"},
        "warning": {"fg": "yellow"},
        "error": {"fg": "red", "bold": True},
    }
)
"""How each role looks on a terminal with colour."""

DIAGNOSTIC_ROLES: Final = MappingProxyType(
    {"info": "faint", "warning": "warning", "error": "error"}
)
"""The role of each severity of a diagnostic."""

# What a terminal may obey (C1 controls, DEL) or reorder by (bidirectional marks),
# and the lone surrogates that UTF-8 cannot hold; JSON escapes the C0 controls itself.
_UNSAFE_IN_JSON = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)


@frozen
class Terminal:
    """What an output stream can show."""

    colour: bool = False
    """Whether ANSI colours are wanted and understood."""
    width: int = 0
    """Columns to fill; 0 where nobody sees lines wrap (a file, a pipe)."""

    @classmethod
    def of(cls, stream: TextIO) -> Terminal:
        """Look at a stream: colour and width are for terminals alone.

        ``NO_COLOR`` (set and not empty) and ``TERM=dumb`` turn colour off.
        """
        if not stream.isatty():
            return cls()
        colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        return cls(colour=colour, width=shutil.get_terminal_size().columns)

    def paint(self, text: str, role: str) -> str:
        """Return ``text`` in the colours of a role, or as it is."""
        if not self.colour or not text:
            return text
        return click.style(text, **STYLES[role])


def show_path(path: str | Path) -> str:
    """Return a path on one line, harmless for the terminal, blanks told apart."""
    shown = os.fspath(path).replace("\t", "\\u{9}").replace("\n", "\\u{a}")
    return show(shown)


def fit(text: str, columns: int) -> str:
    """Return ``text`` cut to some columns, with an ellipsis; 0 columns cut nothing."""
    if columns <= 0 or display_width(text) <= columns:
        return text
    taken, room = 0, columns - 1
    for index, char in enumerate(text):
        taken += display_width(char)
        if taken > room:
            return text[:index].rstrip() + "…"
    return text


def wrap(text: str, columns: int) -> list[str]:
    """Return ``text`` in lines of at most some columns; 0 columns wrap nothing.

    Lines break at blanks, and inside a word only where it alone is too long (as
    text without blanks, Chinese or Japanese, always is).
    """
    if columns <= 0 or display_width(text) <= columns:
        return [text]
    lines = [""]
    for word in _pieces(text, columns):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if display_width(joined) <= columns:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines


def _pieces(text: str, columns: int) -> Iterator[str]:
    """Yield the words of ``text``, those wider than ``columns`` in parts."""
    for word in text.split(" "):
        part, taken = "", 0
        for char in word:
            width = display_width(char)
            if taken + width > columns:
                yield part
                part, taken = "", 0
            part, taken = part + char, taken + width
        yield part


def table(rows: Sequence[Sequence[str]], *, gap: int = 2) -> list[str]:
    """Return rows as lines, columns aligned by display width; no rule, no border."""
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = [
            pad(cell, width + gap) for cell, width in zip(row, widths, strict=True)
        ]
        lines.append("".join(cells).rstrip())
    return lines


def error_text(error: ReleasekitError) -> str:
    """Return an error as ``error RK101: FILE: reason``, its hint and notes below."""
    place = f"{show_path(error.path)}: " if error.path else ""
    lines = [f"error {error.code}: {place}{show(error.message)}"]
    if error.hint:
        lines.append(f"hint: {show(error.hint)}")
    lines += (f"also: {show(note)}" for note in getattr(error, "__notes__", ()))
    return "\n".join(lines)


def say(text: str = "") -> None:
    """Write a line of the result to standard output."""
    click.echo(text)


def say_error(text: str) -> None:
    """Write a line for people to standard error, its first word in colour."""
    terminal = Terminal.of(sys.stderr)
    click.echo(
        "\n".join(_highlight(terminal, line) for line in text.split("\n")), err=True
    )


def _highlight(terminal: Terminal, line: str) -> str:
    word, colon, rest = line.partition(":")
    role = {"error": "error", "warning": "warning", "hint": "strong"}.get(
        word.partition(" ")[0]
    )
    return terminal.paint(word, role) + colon + rest if role else line


def json_bytes(value: Any, *, indent: int | None = 2) -> bytes:  # noqa: ANN401 - JSON
    """Return JSON in UTF-8, ending in a line feed, harmless for a terminal.

    Text is written as it is, except what a terminal obeys or reorders by, which is
    escaped; every JSON reader gives back the very same characters.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    safe = _UNSAFE_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    return safe.encode() + b"\n"


def say_json(value: Any) -> None:  # noqa: ANN401 - whatever JSON can hold
    """Write one JSON value to standard output, in UTF-8 whatever the locale."""
    say_bytes(json_bytes(value))


def say_bytes(data: bytes) -> None:
    """Write bytes to standard output as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def say_document(data: bytes) -> None:
    """Write a document to standard output: as it is, but harmless on a terminal.

    Raises:
        UsageError: it is no text, and standard output is a terminal.
    """
    if not sys.stdout.isatty():
        say_bytes(data)
        return
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        message = "this is no text, and standard output is a terminal"
        raise UsageError(message, hint="write it to a file or into a pipe") from error
    say_lines(map(show, text.removesuffix("\n").split("\n")))


def say_lines(lines: Iterable[str]) -> None:
    """Write lines of the result to standard output."""
    for line in lines:
        say(line)
