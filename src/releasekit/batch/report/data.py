"""The data: a report as JSON, for programs; its shape is `report.schema.json`."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import IO, Any, BinaryIO, Final

from releasekit._version import __version__
from releasekit.batch.report.rows import outcome_of
from releasekit.batch.report.run import RunFacts
from releasekit.batch.report.tally import SHARES, Tally
from releasekit.batch.result import Facts, Made, Result
from releasekit.model import Diagnostic
from releasekit.text import show

SHAPE: Final = 1
"""Number of the shape; it changes when a reader of the data has to."""
OPENING: Final = b'{\n"releasekit_report": '
"""How the data of every version begins."""


class Data:
    """Gathers results in a file, and writes them behind what was counted."""

    def __init__(self, spool: IO[bytes]) -> None:
        """Begin.

        Args:
            spool: an empty file to keep results in until all are counted.
        """
        self._spool = spool
        self._comma = b"\n"

    def add(self, result: Result) -> None:
        """Add a result."""
        self._spool.write(self._comma + _json(_result(result)))
        self._comma = b",\n"

    def finish(self, file: BinaryIO, run: RunFacts, tally: Tally) -> None:
        """Write the whole report."""
        file.write(OPENING + _json(SHAPE))
        head = {
            "releasekit": __version__,
            "run": _run(run),
            "summary": _summary(tally),
        }
        file.writelines(
            b",\n" + _json(name) + b": " + _json(value) for name, value in head.items()
        )
        file.write(b',\n"inputs": [')
        self._spool.seek(0)
        shutil.copyfileobj(self._spool, file)
        file.write(b"\n]\n}\n")


def _json(value: Any) -> bytes:  # noqa: ANN401 - whatever JSON can hold
    """Return JSON in ASCII: no character of a text can do harm wherever it is shown."""
    return json.dumps(value).encode("ascii")


def _run(run: RunFacts) -> dict[str, Any]:
    return {
        "destination": show(run.destination),
        "formats": list(run.formats),
        "started": _moment(run.started),
        "finished": _moment(run.finished),
        "planned": run.planned,
        "interrupted": run.interrupted,
        "engine": run.engine or None,
        "workers": run.workers or None,
        "job": run.job or None,
    }


def _moment(when: datetime | None) -> str | None:
    return when.isoformat() if when else None


def _summary(tally: Tally) -> dict[str, Any]:
    return {
        "inputs": tally.inputs,
        "outcomes": _counts({str(key): n for key, n in tally.outcomes.items()}),
        "releases": tally.releases,
        "need_a_look": tally.looks,
        "characters": tally.characters,
        "files": {
            name: {"count": each.count, "written": each.written, "bytes": each.size}
            for name, each in sorted(tally.files.items())
        },
        "languages": _counts(tally.languages),
        "issuers": _counts(
            {tally.issuer_names[key]: n for key, n in tally.issuers.items()}
        ),
        "years": dict(sorted(tally.years.items())),
        "undated": tally.undated,
        "missing": _counts(tally.missing),
        "guessed": _counts(tally.guessed),
        "doubtful_blocks": _counts(tally.kinds),
        "furniture": {name: tally.shares[name] for name, _ in SHARES},
        "oddities": {
            code: {"severity": str(odd.severity), "releases": odd.releases}
            for code, odd in sorted(tally.oddities.items())
        },
        "failures": [
            {
                "code": reason.code or None,
                "message": reason.message,
                "hint": reason.hint or None,
                "inputs": group.count,
            }
            for reason, group in tally.ordered_failures
        ],
    }


def _counts(found: Mapping[str, int] | Counter[str]) -> dict[str, int]:
    """Return counts, the largest first; equal ones by name."""
    return dict(sorted(found.items(), key=lambda each: (-each[1], each[0])))


def _result(result: Result) -> dict[str, Any]:
    error = result.error
    return {
        "input": result.item.id,
        "outcome": str(outcome_of(result)),
        "sha256": result.sha256,
        "milliseconds": result.milliseconds,
        "tries": result.tries,
        "releases": [_facts(facts) for facts in result.releases],
        "outputs": [_made(made) for made in result.outputs],
        "diagnostics": [_diagnostic(found) for found in result.diagnostics],
        "error": {
            "code": error.code,
            "message": error.message,
            "hint": error.hint or None,
        }
        if error
        else None,
    }


def _facts(facts: Facts) -> dict[str, Any]:
    return {
        "part": facts.part,
        "title": facts.title,
        "identifier": facts.identifier,
        "language": facts.language,
        "issuer": facts.issuer,
        "country": facts.country,
        "issued": facts.issued,
        "doubt": facts.doubt,
        "doubtful": list(facts.doubtful),
        "missing": list(facts.missing),
        "characters": facts.characters,
        "furniture": facts.furniture,
        "blocks": facts.blocks,
    }


def _made(made: Made) -> dict[str, Any]:
    return {
        "format": made.exporter,
        "part": made.part,
        "path": made.name,
        "bytes": made.size,
        "sha256": made.sha256,
        "written": made.written,
        "diagnostics": [_diagnostic(found) for found in made.diagnostics],
    }


def _diagnostic(found: Diagnostic) -> dict[str, Any]:
    return {
        "code": found.code,
        "severity": str(found.severity),
        "message": found.message,
        "arguments": dict(found.arguments),
        "span": [found.span.start, found.span.end] if found.span else None,
    }
