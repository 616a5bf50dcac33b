"""``releasekit inspect --unsure``: which releases need a person's look, and where."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any, Final

from attrs import frozen

from releasekit.batch.doubts import MOST, Doubt, Doubts, doubts_of
from releasekit.cli.attempts import for_each
from releasekit.cli.inputs import Found, Input
from releasekit.cli.places import Lines
from releasekit.cli.reading import Reading
from releasekit.cli.render import Terminal, fit, say_json, say_lines, show_path
from releasekit.text import show

_PLACES: Final = 3
"""Places shown of each release unless all are wanted."""
_TEXT: Final = 60
"""Code points of a place's text."""
_SCORE_COLUMNS: Final = len(str(MOST))
_WHAT_COLUMNS: Final = 13
_LEAST_COLUMNS: Final = 24
"""Text is never squeezed into fewer columns, however narrow the terminal."""
_DOUBTFUL: Final = 30
"""Score from which a release is shown in the colour of a warning."""


@frozen(kw_only=True)
class Unsure:
    """What is doubtful about one input, without the release."""

    file: str
    doubts: Doubts
    lines: tuple[int | None, ...]
    """The line of each place, as many as are shown."""


def print_unsure(
    found: Found, reading: Reading, *, as_json: bool = False, full: bool = False
) -> int:
    """Print the inputs, the most doubtful first; return the exit status.

    Args:
        found: what is to be looked at.
        reading: how it is read.
        as_json: whether the list is printed as JSON.
        full: whether every doubtful place is shown, not the first three.
    """
    judged: list[Unsure] = []

    def judge(item: Input) -> None:
        release = reading.read(item)
        doubts = doubts_of(release)
        shown = doubts.places if full else doubts.places[:_PLACES]
        lines = Lines(release.source.text)
        judged.append(
            Unsure(
                file=item.shown,
                doubts=Doubts(score=doubts.score, places=shown),
                lines=tuple(line_of(doubt, lines) for doubt in shown),
            )
        )

    status = for_each(found, judge)
    judged.sort(key=lambda one: -one.doubts.score)
    if as_json:
        say_json([_plain(one) for one in judged])
    else:
        say_lines(_lines(judged, Terminal.of(sys.stdout)))
    return status


def line_of(doubt: Doubt, lines: Lines) -> int | None:
    """Return the line that a doubt points to, if it points to one."""
    return lines.line_of(doubt.span.start) if doubt.span else None


def doubt_lines(
    doubt: Doubt, line: int | None, columns: int, *, terminal: Terminal, indent: str
) -> Iterator[str]:
    """Yield a doubt as two lines: where and what stands there, and why it is one.

    Args:
        doubt: what is to be told.
        line: the line it points to.
        columns: columns of the largest line number.
        terminal: what the stream can show.
        indent: what stands before each line.
    """
    where = f"line {line:>{columns}}" if line else " " * (5 + columns)
    what = terminal.paint(f"{doubt.what:<{_WHAT_COLUMNS}}", "kind")
    margin = len(indent) + len(where) + 2 + _WHAT_COLUMNS + 1
    text = show(doubt.text, limit=_TEXT) or "–"
    room = max(terminal.width - margin, _LEAST_COLUMNS) if terminal.width else 0
    yield f"{indent}{terminal.paint(where, 'faint')}  {what} {fit(text, room)}"
    trust = f" {doubt.confidence} %" if doubt.confidence is not None else ""
    rule = f"{doubt.rule}{trust}: " if doubt.rule else ""
    why = fit(f"← {rule}{show(doubt.why)}", room)
    yield " " * margin + terminal.paint(why, "warning")


def _lines(judged: list[Unsure], terminal: Terminal) -> Iterator[str]:
    indent = " " * (_SCORE_COLUMNS + 2)
    numbers = [line or 0 for one in judged for line in one.lines]
    columns = len(str(max(numbers, default=0)))
    for one in judged:
        score = one.doubts.score
        role = "warning" if score >= _DOUBTFUL else "good" if not score else "strong"
        shown = terminal.paint(f"{score:>{_SCORE_COLUMNS}}", role)
        yield f"{shown}  {terminal.paint(show_path(one.file), 'heading')}"
        for doubt, line in zip(one.doubts.places, one.lines, strict=True):
            yield from doubt_lines(
                doubt, line, columns, terminal=terminal, indent=indent
            )


def _plain(one: Unsure) -> dict[str, Any]:
    places = zip(one.doubts.places, one.lines, strict=True)
    return {
        "file": one.file,
        "score": one.doubts.score,
        "doubts": [
            {
                "what": doubt.what,
                "line": line,
                "start": doubt.span.start if doubt.span else None,
                "end": doubt.span.end if doubt.span else None,
                "text": doubt.text[:_TEXT],
                "rule": doubt.rule or None,
                "confidence": doubt.confidence,
                "points": round(doubt.points, 1),
                "why": doubt.why,
            }
            for doubt, line in places
        ],
    }
