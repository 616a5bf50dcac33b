"""The table: the rows of a page as compact data that its script shows."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import IO, Any, BinaryIO, Final

from releasekit.batch.report.links import link_of
from releasekit.batch.report.markup import embedded, plain
from releasekit.batch.report.rows import Outcome, Row, reasons_of
from releasekit.batch.report.tally import share_of
from releasekit.batch.report.words import LANGUAGES, OUTCOMES
from releasekit.batch.result import Facts, Made

MOST_ROWS: Final = 100_000
"""Rows that a page has; browsers read no more of them with ease."""
FIELDS: Final = (
    "outcome",
    "urgency",
    "input",
    "title",
    "issuer",
    "language",
    "issued",
    "doubt",
    "doubtful",
    "why",
    "furniture",
    "outputs",
    "error",
)
"""What each row has, in this order."""
_OUTCOMES: Final = tuple(Outcome)


class Table:
    """Gathers rows in a file, and writes them as the data of a page."""

    def __init__(self, spool: IO[bytes], *, most: int = MOST_ROWS) -> None:
        """Begin.

        Args:
            spool: an empty file to keep rows in until all are counted.
            most: rows to take; those that come after are left out.
        """
        self._spool = spool
        self._most = most
        self._words: dict[str, int] = {}
        self.rows = 0
        """Rows taken."""

    def add(self, rows: tuple[Row, ...]) -> None:
        """Add the rows of a result."""
        for row in rows[: self._most - self.rows]:
            comma = ",\n" if self.rows else "\n"
            self._spool.write(f"{comma}{embedded(self._row(row))}".encode())
            self.rows += 1

    def finish(self, file: BinaryIO) -> None:
        """Write the data as an element of the page."""
        head = {
            "fields": FIELDS,
            "outcomes": [OUTCOMES[each] for each in _OUTCOMES],
            "languages": dict(LANGUAGES),
            "words": list(self._words),
        }
        start = f'<script type="application/json" id="data">{embedded(head)[:-1]}'
        file.write(f'{start},"rows":['.encode())
        self._spool.seek(0)
        shutil.copyfileobj(self._spool, file)
        file.write(b"\n]}</script>\n")

    def _row(self, row: Row) -> list[Any]:
        """Return the values of a row; words that many rows share are numbers."""
        facts = row.facts or Facts()
        error = row.error
        return [
            _OUTCOMES.index(row.outcome),
            row.urgency,
            plain(row.input),
            plain(facts.title or ""),
            self._word(facts.issuer or ""),
            self._word(facts.language or ("und" if row.facts else "")),
            plain(facts.issued or ""),
            facts.doubt,
            [self._word(name) for name in facts.doubtful],
            [self._word(reason) for reason in reasons_of(row)],
            round(share_of(facts)),
            list(self._outputs(row.outputs)),
            [error.code, self._word(error.message), self._word(error.hint)]
            if error
            else 0,
        ]

    def _word(self, word: str) -> int:
        return self._words.setdefault(plain(word), len(self._words))

    def _outputs(self, outputs: tuple[Made, ...]) -> Iterator[Any]:
        """Yield what the references of outputs have in common, then each.

        A reference that leads out of the folder is none: nothing stands for it.
        """
        links = [link_of(made.name) for made in outputs]
        same = os.path.commonprefix([link for link in links if link])  # noqa: RUF071 - of characters
        yield same
        for made, link in zip(outputs, links, strict=True):
            yield self._word(made.exporter)
            yield 0 if link is None else link[len(same) :]
