"""Results as rows, and rows as results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from releasekit.batch.item import Item
from releasekit.batch.ledger.seals import damage_of, insertion, is_whole
from releasekit.batch.ledger.troubles import DamagedError
from releasekit.batch.ledger.values import (
    diagnostics_json,
    diagnostics_of,
    error_of,
    error_values,
    facts_json,
    facts_of,
    unpacked,
)
from releasekit.batch.result import Made, Result
from releasekit.files.ledgers import packed

Row = Sequence[Any]
"""A row of a table or of a query."""

PUT_INPUT: Final = f"""
{insertion("inputs")}
ON CONFLICT (id) DO UPDATE SET
    location = excluded.location, source = excluded.source, member = excluded.member,
    name = excluded.name, folder = excluded.folder, stem = excluded.stem,
    attempt = excluded.attempt, seal = excluded.seal
"""
PUT_ATTEMPT: Final = insertion(
    "attempts", input="(SELECT key FROM inputs WHERE id = ?2)"
)
PUT_OUTPUT: Final = insertion("outputs")
RESULT: Final = f"""
SELECT inputs.id, location, source, member, name, folder, stem,
    attempts.id, size, mtime_ns, sha256, error_code, error_message, error_hint,
    error_path, releases, diagnostics, tries, milliseconds, run, runs.job,
    attempts.ended, {is_whole("inputs", "attempts")}
FROM inputs
JOIN attempts ON attempts.id = inputs.attempt
JOIN runs ON runs.id = attempts.run
"""  # noqa: S608 - our names
"""The last attempt of inputs, in the order that `result_of` takes."""
OUTPUTS: Final = f"""
SELECT exporter, part, name, sha256, size, written, diagnostics, {is_whole("outputs")}
FROM outputs WHERE attempt = ? ORDER BY position
"""  # noqa: S608 - our names
"""The outputs of an attempt, in the order that `made_of` takes."""
ATTEMPT: Final = 7
RUN: Final = 19
ENDED: Final = 21
"""Places in a row of `RESULT`."""
_IS_WHOLE: Final = 22


def input_row(result: Result, attempt: int) -> Row:
    """Return what `PUT_INPUT` takes."""
    item = result.item
    texts = (item.id, item.location, item.source, item.member, item.name)
    return (*map(packed, (*texts, item.folder, item.stem)), attempt)


def attempt_row(
    result: Result, attempt: int, run: int, ended: str, checked_ns: int
) -> Row:
    """Return what `PUT_ATTEMPT` takes.

    Args:
        result: what became of an input.
        attempt: a number that no attempt has.
        run: the run that it belongs to.
        ended: when, ISO 8601.
        checked_ns: when the input was surely as its digest says, or before.
    """
    item = result.item
    return (
        attempt,
        packed(item.id),
        run,
        ended,
        result.milliseconds,
        result.tries,
        item.size,
        item.mtime_ns,
        checked_ns,
        result.sha256,
        len(result.outputs),
        *error_values(result.error),
        facts_json(result.releases),
        diagnostics_json(result.diagnostics),
    )


def output_rows(result: Result, attempt: int) -> Iterator[Row]:
    """Yield what `PUT_OUTPUT` takes."""
    for position, made in enumerate(result.outputs):
        yield (
            attempt,
            made.exporter,
            made.part,
            position,
            packed(made.name),
            made.sha256,
            made.size,
            int(made.written),
            diagnostics_json(made.diagnostics),
        )


def result_of(row: Row, outputs: Iterable[Row], *, before: bool) -> Result:
    """Return the result of a row of `RESULT` and rows of `OUTPUTS`.

    Args:
        row: the last attempt of an input.
        outputs: what was made in it.
        before: whether an earlier run made it.

    Raises:
        DamagedError: a row is not as it was written.
    """
    if not row[_IS_WHOLE]:
        raise DamagedError(damage_of("inputs", row[0]))
    return Result(
        item=_item(row),
        sha256=row[10],
        error=error_of(*row[11:15]),
        releases=facts_of(row[15]),
        diagnostics=diagnostics_of(row[16]),
        tries=row[17],
        milliseconds=row[18],
        job=row[20],
        outputs=tuple(map(made_of, outputs)),
        before=before,
    )


def made_of(row: Row) -> Made:
    """Return the output of a row of `OUTPUTS`.

    Raises:
        DamagedError: the row is not as it was written.
    """
    exporter, part, name, sha256, size, written, diagnostics, whole = row
    if not whole:
        raise DamagedError(damage_of("outputs", name))
    return Made(
        exporter=exporter,
        part=part,
        name=unpacked(name),
        sha256=sha256,
        size=size,
        written=bool(written),
        diagnostics=diagnostics_of(diagnostics),
    )


def _item(row: Row) -> Item:
    id_, location, source, member, name, folder, stem = map(unpacked, row[:7])
    return Item(
        id=id_,
        location=location,
        source=source,
        member=member,
        name=name,
        folder=folder,
        stem=stem,
        size=row[8],
        mtime_ns=row[9],
    )
