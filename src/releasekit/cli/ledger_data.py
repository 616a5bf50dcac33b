"""What a ledger has, as data for programs."""

from __future__ import annotations

from typing import Any

import attrs

from releasekit.batch.ledger import Run
from releasekit.batch.result import Made, Result
from releasekit.cli.report import diagnostic_data, error_data


def result_data(result: Result) -> dict[str, Any]:
    """Return what became of an input."""
    item, error = result.item, result.error
    return {
        "input": item.id,
        "status": "failed" if error else "converted",
        "location": item.location,
        "source": item.source,
        "bytes": item.size,
        "changed_ns": item.mtime_ns or None,
        "sha256": result.sha256,
        "job": result.job,
        "tries": result.tries,
        "milliseconds": result.milliseconds,
        "releases": [attrs.asdict(facts) for facts in result.releases],
        "outputs": [_made_data(made) for made in result.outputs],
        "diagnostics": [diagnostic_data(found) for found in result.diagnostics],
        "error": error_data(error) if error else None,
    }


def run_data(run: Run) -> dict[str, Any]:
    """Return a run of a command or of the library."""
    return {**attrs.asdict(run), "ending": str(run.ending) if run.ending else None}


def _made_data(made: Made) -> dict[str, Any]:
    return {
        "format": made.exporter,
        "part": made.part,
        "path": made.name,
        "bytes": made.size,
        "sha256": made.sha256,
        "diagnostics": [diagnostic_data(found) for found in made.diagnostics],
    }
