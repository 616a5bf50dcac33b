"""Composing: labels and values become rows that every CSV reader reads back."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from releasekit.exporters.common.crosswalk.column import left_out
from releasekit.exporters.common.crosswalk.moments import changed_moments
from releasekit.exporters.common.crosswalk.subject import Subject, subject_of
from releasekit.exporters.nara_csv.column import COLUMN
from releasekit.exporters.nara_csv.labels import Label
from releasekit.exporters.nara_csv.options import NaraCsvOptions
from releasekit.exporters.nara_csv.values import HELD_RELATIONS, cells_of, held_moments
from releasekit.model import Diagnostic, Release, diagnostic
from releasekit.plugins.contract import ExportContext

LONGEST_CELL: Final = 32_767
"""Most characters of a cell: what spreadsheets hold, and CSV readers take."""
_UNFIT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
"""What UTF-8 cannot hold, or makes readers take a file for no text."""
_FORMULA: Final = frozenset("=+-@\t\r")
"""First characters of what spreadsheets take for a formula."""


def compose(
    release: Release, options: NaraCsvOptions, context: ExportContext
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return the rows of a release, and what was odd or is left out."""
    subject = subject_of(release, context)
    cells = cells_of(subject, options.security_classification)
    row = {label: _fitting(text) for label, text in cells.items()}
    rows = ([*Label], [*row.values()])
    data = _written(rows if options.header else rows[1:])
    return data, (*_odd(cells, row), *_left(subject))


def _fitting(text: str) -> str:
    return _UNFIT.sub("\ufffd", text) if len(text) <= LONGEST_CELL else ""


def _written(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as RFC 4180 has them, with ``|`` for the comma."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter="|", lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode("utf-8")


def _odd(cells: Mapping[Label, str], row: Mapping[Label, str]) -> Iterator[Diagnostic]:
    for char in sorted({char for text in cells.values() for char in _unfit(text)}):
        yield diagnostic("RKD209", code=f"{ord(char):04X}")
    for label, text in cells.items():
        if len(text) > LONGEST_CELL:
            yield diagnostic("RKD212", place=label, length=len(text))
        if row[label][:1] in _FORMULA:
            yield diagnostic("RKD216", place=label, start=row[label][0])


def _unfit(text: str) -> list[str]:
    return _UNFIT.findall(text) if len(text) <= LONGEST_CELL else []


def _left(subject: Subject) -> Iterator[Diagnostic]:
    held = tuple(held_moments(subject))
    yield from changed_moments(held, COLUMN.target)
    kinds = (fact.value.kind for fact in subject.metadata.relations)
    others = dict.fromkeys(kind for kind in kinds if kind not in HELD_RELATIONS)
    names = (f"relations/relation[@kind='{kind}']" for kind in others)
    yield from left_out(COLUMN, subject.release, *names)
