"""Write the board as a page of the manual."""

from __future__ import annotations

import os
import platform
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from attrs import frozen

from benchmarks.scoreboard.contest import Absent, Result
from benchmarks.scoreboard.gold import Gold
from benchmarks.scoreboard.measures import Share, pairs
from benchmarks.scoreboard.reading import Block, Reading
from benchmarks.tables import table

_TEXT: Final = Path(__file__).with_name("page.md")
_GAP: Final = re.compile(r"\n{3,}")
_FINE_MS: Final = 10
_COLUMNS: Final = {
    "content F1": "content",
    "strict F1": "strict",
    "kind": "kind",
    "level": "level",
    "marker": "marker",
    "title": "title",
    "date": "date",
    "agency": "agency",
    "furniture precision": "furniture_precision",
    "furniture recall": "furniture_recall",
    "lost": "lost",
}
"""Heading of each column, and the count of a score that it shows."""


@frozen(kw_only=True)
class Board:
    """All that one run found out."""

    golds: tuple[Gold, ...]
    results: tuple[Result | Absent, ...]
    """releasekit first."""
    rounds: int

    @property
    def present(self) -> tuple[Result, ...]:
        """Those that answered."""
        return tuple(one for one in self.results if isinstance(one, Result))


def page(board: Board) -> str:
    """Return the page in Markdown."""
    text = _TEXT.read_text(encoding="utf-8")
    for mark, part in {
        "board": board_table(board),
        "absent": absent_list(board.results),
        "failures": failure_list(board.present),
        "samples": samples_table(board),
        "tools": tools_table(board.results),
        "size": _size(board),
        "machine": _machine(),
        "differences": differences_table(board),
    }.items():
        text = text.replace(f"{{{{ {mark} }}}}", part)
    return _GAP.sub("\n\n", text)


def board_table(board: Board) -> str:
    """Return one row a tool, all releases together."""
    return table(
        ("tool", *_COLUMNS, "ms"),
        (
            (
                one.peer.name,
                *(_percent(getattr(one.total, name)) for name in _COLUMNS.values()),
                _ms(one),
            )
            for one in board.present
        ),
    )


def absent_list(results: Sequence[Result | Absent]) -> str:
    """Return who is not on the board, and why; nothing if all are."""
    return "\n".join(
        f"- **{one.peer.name}** is not on the board: {one.reason}"
        for one in results
        if isinstance(one, Absent)
    )


def failure_list(results: Sequence[Result]) -> str:
    """Return the releases at which a tool gave up; nothing if there are none."""
    return "\n".join(
        f"- **{one.peer.name}** gave up on {name}: {' '.join(reason.split())[:100]}"
        for one in results
        for name, reason in one.failures.items()
    )


def samples_table(board: Board) -> str:
    """Return content F1 of every tool for every sample."""
    return table(
        ("sample", "blocks", *(one.peer.name for one in board.present)),
        (
            (
                gold.name,
                str(sum(block.kind not in {"chrome", "rule"} for block in gold.blocks)),
                *(_percent(one.scores[gold.name].content) for one in board.present),
            )
            for gold in board.golds
        ),
    )


def tools_table(results: Sequence[Result | Absent]) -> str:
    """Return what each tool was asked, and what it is made for."""
    rows = (
        (one.peer.name, _version(one), one.peer.asked, one.peer.meant_for)
        for one in results
    )
    return _texts(table(("tool", "version", "asked for", "made for"), rows))


def differences_table(board: Board) -> str:
    """Return where releasekit, the first, reads otherwise than the gold."""
    own = board.present[0]
    rows = (
        (gold.name, wanted, read, str(count))
        for gold in board.golds
        for (wanted, read), count in differences(gold, own.readings[gold.name]).items()
    )
    return _texts(table(("sample", "gold", own.peer.name, "blocks"), rows))


def differences(gold: Gold, reading: Reading) -> Counter[tuple[str, str]]:
    """Return how often one kind of block was read as another, in order."""
    matched = pairs(gold.blocks, reading.blocks)
    found = {id(block) for pair in matched for block in pair}
    return Counter(
        (
            *((_shape(a), _shape(b)) for a, b in matched if _shape(a) != _shape(b)),
            *((_shape(one), "other text") for one in _others(gold.blocks, found)),
            *(("other text", _shape(one)) for one in _others(reading.blocks, found)),
        )
    )


def _others(blocks: Sequence[Block], found: set[int]) -> Iterator[Block]:
    return (block for block in blocks if id(block) not in found)


def _shape(block: Block) -> str:
    marked = ", marked" if block.marker else ""
    return f"{block.kind} {block.level}{marked}"


def _texts(made: str) -> str:
    """Align the columns of a table as words, not as figures."""
    return made.replace("---:", "---")


def _percent(share: Share) -> str:
    return "–" if share.value is None else f"{100 * share.value:.1f}"


def _ms(result: Result) -> str:
    if result.ms is None:
        return "–"
    if result.overhead is None:
        return f"{result.ms:.2f}" if result.ms < _FINE_MS else f"{result.ms:.0f}"
    return f"{result.ms:.0f} (start {result.overhead:.0f})"


def _version(one: Result | Absent) -> str:
    return one.version if isinstance(one, Result) else ", ".join(one.peer.packages)


def _size(board: Board) -> str:
    blocks = sum(len(gold.blocks) for gold in board.golds)
    content = board.present[0].total.lost.whole
    return (
        f"{len(board.golds)} releases, {blocks} blocks, {content:,} characters that"
        f" are no blanks; {board.rounds} rounds."
    )


def _machine() -> str:
    return (
        f"{os.cpu_count()} cores, {platform.python_implementation()}"
        f" {platform.python_version()}"
    )
