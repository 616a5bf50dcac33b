"""What became of a conversion: lines for people, one value for programs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, Self

from attrs import frozen

from releasekit._version import __version__
from releasekit.api import Converted, Output
from releasekit.cli.render import show_path
from releasekit.cli.view import diagnostic_text
from releasekit.errors import ReleasekitError
from releasekit.model import (
    MANDATORY,
    Diagnostic,
    Release,
    Severity,
    missing_values,
)
from releasekit.text import show

_MOST_BEARERS: Final = 3
"""Files named that share an identifier."""
_MOST_WARNINGS: Final = 3
"""Warnings shown for one file; `convert --json` tells all."""


@frozen(kw_only=True)
class Outcome:
    """What became of one input, small enough to keep for each of many."""

    shown: str
    """The input's name."""
    sha256: str | None = None
    """SHA-256 of its bytes, where it could be read."""
    title: str | None = None
    """The release's headline, where there is one."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was odd about the release."""
    names: tuple[tuple[str, str], ...] = ()
    """The first identifier of each of its releases, with the digest of its source."""
    missing: tuple[str, ...] = ()
    """Fields of the description that are not known, in any of its releases."""
    outputs: tuple[Output, ...] = ()
    """What was made."""
    error: ReleasekitError | None = None
    """Why nothing was."""

    @classmethod
    def of(cls, shown: str, converted: Converted) -> Self:
        """Return what is to be kept of a conversion."""
        release = converted.release
        return cls(
            shown=shown,
            sha256=release.source.sha256,
            title=release.title,
            diagnostics=release.diagnostics,
            names=_names([converted]),
            missing=_missing([converted]),
            outputs=converted.outputs,
        )

    @classmethod
    def of_parts(cls, shown: str, whole: Release, parts: Sequence[Converted]) -> Self:
        """Return what is to be kept of a text that was cut into several releases."""
        return cls(
            shown=shown,
            sha256=whole.source.sha256,
            title=whole.title,
            diagnostics=tuple(d for part in parts for d in part.release.diagnostics),
            names=_names(parts),
            missing=_missing(parts),
            outputs=tuple(output for part in parts for output in part.outputs),
        )

    @property
    def all_diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was odd about the release, then about each output."""
        about_outputs = (
            found for output in self.outputs for found in output.diagnostics
        )
        return (*self.diagnostics, *about_outputs)


def outcome_line(shown: str, outputs: Sequence[Output]) -> str:
    """Return ``in/a.txt → out/a{.docx,.pdf}``, in the form that shells expand."""
    paths = [show_path(output.path) for output in outputs]
    same = os.path.commonprefix(paths).rstrip(".")  # noqa: RUF071 - of characters
    ends = ",".join(path[len(same) :] for path in paths)
    made = f"{same}{{{ends}}}" if len(paths) > 1 else paths[0]
    note = "" if any(output.written for output in outputs) else " (unchanged)"
    return f"{show_path(shown)} → {made}{note}"


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


def missing_lines(outcome: Outcome) -> Iterator[str]:
    """Yield what a complete description still needs, on one line."""
    yield from incomplete_lines(outcome.shown, outcome.missing)


def incomplete_lines(shown: str, missing: Sequence[str]) -> Iterator[str]:
    """Yield on one line what a release's description misses, if anything.

    Args:
        shown: the input's name.
        missing: the fields, as `missing_values` names them.
    """
    if missing:
        names = ", ".join(MANDATORY[field] for field in missing)
        yield f"warning: {show_path(shown)}: description incomplete: {names}"


def shared_name_lines(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield each identifier that releases of different texts share."""
    bearers: dict[str, dict[str, str]] = {}
    for outcome in outcomes:
        for name, digest in outcome.names:
            bearers.setdefault(name, {}).setdefault(digest, outcome.shown)
    for name, shown in bearers.items():
        if len(shown) > 1:
            files = ", ".join(map(show_path, list(shown.values())[:_MOST_BEARERS]))
            more = f" and {len(shown) - _MOST_BEARERS} more"
            rest = more if len(shown) > _MOST_BEARERS else ""
            yield f"warning: the identifier {show(name)} is given to {files}{rest}"


def summary_line(outcomes: Sequence[Outcome], total: int, folder: Path) -> str:
    """Return the end of a run on one line.

    Args:
        outcomes: what was done.
        total: how many inputs there were; more where the run was interrupted.
        folder: where the outputs are.
    """
    outputs = [output for outcome in outcomes for output in outcome.outputs]
    written = sum(output.written for output in outputs)
    converted, failed = _counts(outcomes)
    parts = [
        f"{converted} of {_count(total, 'release')} converted",
        f"{_count(len(outputs), 'file')} in {_folder(folder)}"
        + (f", {len(outputs) - written} unchanged" if written < len(outputs) else ""),
    ]
    if failed:
        parts.append(f"{failed} failed")
    if len(outcomes) < total:
        parts.append("interrupted: the same command again does the rest")
    return "; ".join(parts)


def report_data(outcomes: Sequence[Outcome], *, interrupted: bool) -> dict[str, Any]:
    """Return the run as data for programs."""
    converted, failed = _counts(outcomes)
    return {
        "releasekit": __version__,
        "converted": converted,
        "failed": failed,
        "interrupted": interrupted,
        "inputs": [_outcome_data(outcome) for outcome in outcomes],
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


def _outcome_data(outcome: Outcome) -> dict[str, Any]:
    error = outcome.error
    return {
        "input": outcome.shown,
        "status": "failed" if error else "converted",
        "sha256": outcome.sha256,
        "title": outcome.title,
        "identifiers": [name for name, _ in outcome.names],
        "missing": list(outcome.missing),
        "outputs": [_output_data(found) for found in outcome.outputs],
        "diagnostics": [diagnostic_data(found) for found in outcome.diagnostics],
        "error": error_data(error) if error else None,
    }


def _names(made: Sequence[Converted]) -> tuple[tuple[str, str], ...]:
    """Return the first identifier of each release that has one, and its digest."""
    releases = (one.release for one in made)
    return tuple(
        (release.metadata.identifiers[0].value.value, release.source.sha256)
        for release in releases
        if release.metadata.identifiers
    )


def _missing(made: Sequence[Converted]) -> tuple[str, ...]:
    """Return what is missing in any of some releases, each field once."""
    missing = {f for one in made for f in missing_values(one.release.metadata)}
    return tuple(field for field in MANDATORY if field in missing)


def _output_data(output: Output) -> dict[str, Any]:
    return {
        "format": output.format,
        "path": os.fspath(output.path),
        "bytes": output.size,
        "sha256": output.sha256,
        "written": output.written,
        "diagnostics": [diagnostic_data(d) for d in output.diagnostics],
    }


def _counts(outcomes: Sequence[Outcome]) -> tuple[int, int]:
    """Return how many were converted, and how many failed."""
    failed = sum(outcome.error is not None for outcome in outcomes)
    return len(outcomes) - failed, failed


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _folder(folder: Path) -> str:
    return "this folder" if folder == Path() else f"{show_path(folder)}/"
