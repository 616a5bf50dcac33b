"""Hold the contest and write docs/scoreboard.md."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.scoreboard.contest import hold
from benchmarks.scoreboard.gold import read_all
from benchmarks.scoreboard.report import Board, page

_PAGE: Final = Path(__file__).parents[2] / "docs" / "scoreboard.md"


def main(arguments: Sequence[str]) -> None:
    """Ask everybody, then write the page."""
    asked = _read(arguments)
    golds = read_all()
    board = Board(golds=golds, results=hold(golds, asked.rounds), rounds=asked.rounds)
    asked.output.write_text(page(board), encoding="utf-8")
    print(f"wrote {asked.output}")


def _read(arguments: Sequence[str]) -> Namespace:
    parser = ArgumentParser(prog="python -m benchmarks.scoreboard", description=__doc__)
    add = parser.add_argument
    add("--rounds", type=int, default=9, help="rounds a text (default: %(default)s)")
    add("--output", type=Path, default=_PAGE)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
