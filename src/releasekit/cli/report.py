"""What became of a conversion: lines for people, one value for programs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from releasekit._version import __version__
from releasekit.batch.result import Made, Result
from releasekit.batch.sources import shown
from releasekit.batch.store.choice import is_url
from releasekit.cli.diagnostics import diagnostic_text
from releasekit.cli.render import show_path
from releasekit.cli.tally import Tally
from releasekit.errors import ReleasekitError
from releasekit.model import MANDATORY, Diagnostic, Severity

_MOST_WARNINGS: Final = 3
"""Warnings shown for one file; `convert --json` tells all."""


def made_paths(result: Result, destination: str) -> tuple[str, ...]:
    """Return where the outputs of an input are, as a user would write it."""
    return tuple(place_of(destination, made.name) for made in result.outputs)


def place_of(destination: str, name: str) -> str:
    """Return where a name below the destination is, as a user would write it."""
    if is_url(destination):
        return f"{destination.rstrip('/')}/{name}"
    return os.fspath(Path(destination, name))


def all_diagnostics(result: Result) -> tuple[Diagnostic, ...]:
    """Return what was odd about the releases of an input, then about each output."""
    about_outputs = (found for made in result.outputs for found in made.diagnostics)
    return (*result.diagnostics, *about_outputs)


def outcome_line(shown: str, paths: Sequence[str], *, is_new: bool = True) -> str:
    """Return ``in/a.txt → out/a{.docx,.pdf}``, in the form that shells expand."""
    paths = [show_path(path) for path in paths]
    same = os.path.commonprefix(paths).rstrip(".")  # noqa: RUF071 - of characters
    ends = ",".join(path[len(same) :] for path in paths)
    made = f"{same}{{{ends}}}" if len(paths) > 1 else paths[0]
    return f"{show_path(shown)} → {made}{'' if is_new else ' (unchanged)'}"


def is_new(result: Result) -> bool:
    """Tell whether anything had to be written."""
    return not result.before and any(made.written for made in result.outputs)


def warning_lines(
    shown: str, found: Iterable[Diagnostic], *, known: Iterable[Diagnostic] = ()
) -> Iterator[str]:
    """Yield what a person should look at, each thing once and few of them.

    Args:
        shown: the input's name.
        found: what was odd about it and its outputs.
        known: what was told already.
    """
    told = {diagnostic_text(one) for one in known}
    odd = (one for one in found if one.severity is not Severity.INFO)
    texts = dict.fromkeys(map(diagnostic_text, odd))
    new = [text for text in texts if text not in told]
    for text in new[:_MOST_WARNINGS]:
        head, _, message = text.partition(": ")
        yield f"{head}: {show_path(shown)}: {message}"
    more = len(new) - _MOST_WARNINGS
    if more > 0:
        yield f"hint: {more} more about {show_path(shown)}; --json tells all"


def missing_in(result: Result) -> tuple[str, ...]:
    """Return what is missing in any of an input's releases, each field once."""
    missing = {field for facts in result.releases for field in facts.missing}
    return tuple(field for field in MANDATORY if field in missing)


def incomplete_lines(shown: str, missing: Sequence[str]) -> Iterator[str]:
    """Yield on one line what a release's description misses, if anything.

    Args:
        shown: the input's name.
        missing: the fields, as `missing_values` names them.
    """
    if missing:
        names = ", ".join(MANDATORY[field] for field in missing)
        yield f"warning: {show_path(shown)}: description incomplete: {names}"


def summary_line(tally: Tally, total: int | None, folder: str, ending: str) -> str:
    """Return the end of a run on one line.

    Args:
        tally: what was done.
        total: how many inputs there were; more where the run was interrupted, nothing
            where nobody counted them.
        folder: where the outputs are.
        ending: why it ended before the last input, if it did.
    """
    of = tally.done if total is None else total
    unchanged = f", {tally.unchanged:,} unchanged" if tally.unchanged else ""
    parts = [
        f"{tally.converted:,} of {count_of(of, 'release')} converted",
        f"{count_of(tally.files, 'file')} in {_folder(folder)}{unchanged}",
    ]
    if tally.failed:
        parts.append(f"{tally.failed:,} failed")
    if ending:
        parts.append(f"{ending}: the same command again does the rest")
    return "; ".join(parts)


def report_data(
    tally: Tally, inputs: Sequence[dict[str, Any]], *, interrupted: bool
) -> dict[str, Any]:
    """Return the run as data for programs."""
    return {
        "releasekit": __version__,
        "converted": tally.converted,
        "failed": tally.failed,
        "interrupted": interrupted,
        "inputs": list(inputs),
    }


def result_data(result: Result, destination: str) -> dict[str, Any]:
    """Return what became of an input as data for programs."""
    facts, error = result.releases, result.error
    return {
        "input": shown(result.item),
        "status": "failed" if error else "converted",
        "sha256": None if error else result.sha256,
        "title": facts[0].title if facts else None,
        "identifiers": [one.identifier for one in facts if one.identifier],
        "missing": list(missing_in(result)),
        "outputs": [_output_data(made, result, destination) for made in result.outputs],
        "diagnostics": [diagnostic_data(found) for found in result.diagnostics],
        "error": error_data(error) if error else None,
    }


def problem_data(error: ReleasekitError) -> dict[str, Any]:
    """Return an argument that led nowhere as data for programs."""
    return {
        "input": error.path,
        "status": "failed",
        "sha256": None,
        "title": None,
        "identifiers": [],
        "missing": [],
        "outputs": [],
        "diagnostics": [],
        "error": error_data(error),
    }


def error_data(error: ReleasekitError) -> dict[str, Any]:
    """Return an error as data for programs."""
    return {
        "code": error.code,
        "path": error.path or None,
        "message": error.message,
        "hint": error.hint or None,
    }


def diagnostic_data(found: Diagnostic) -> dict[str, Any]:
    """Return a diagnostic as data for programs."""
    return {
        "code": found.code,
        "severity": str(found.severity),
        "message": found.message,
        "arguments": dict(found.arguments),
        "span": [found.span.start, found.span.end] if found.span else None,
    }


def _output_data(made: Made, result: Result, destination: str) -> dict[str, Any]:
    return {
        "format": made.exporter,
        "path": place_of(destination, made.name),
        "bytes": made.size,
        "sha256": made.sha256,
        "written": made.written and not result.before,
        "diagnostics": [diagnostic_data(found) for found in made.diagnostics],
    }


def count_of(number: int, noun: str) -> str:
    """Return ``1 file`` or ``1,200 files``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _folder(folder: str) -> str:
    if Path(folder) == Path():
        return "this folder"
    return f"{show_path(folder).rstrip('/')}/"
