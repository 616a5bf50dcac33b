"""Conformance: whether an exporter keeps the contract and its own promises."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final, TypeAlias

import attrs
from attrs import field, frozen

from releasekit.errors import RecordMissingError, ReleasekitError
from releasekit.model import Release
from releasekit.plugins.contract import (
    Capability,
    ExportContext,
    Exporter,
    RecordReader,
    Rendition,
)
from releasekit.plugins.options import make_options
from releasekit.plugins.registry import contract_problem
from releasekit.testing.child import Answer
from releasekit.testing.elsewhere import ENVIRONMENTS, export_elsewhere
from releasekit.testing.specimens import specimens

Judge: TypeAlias = Callable[[bytes], list[str]]
"""Looks at an output with a validator; returns what is wrong, a sentence each."""

_NO_JUDGES: Final[Mapping[Capability, Judge]] = MappingProxyType({})


@frozen(kw_only=True)
class Outcome:
    """What became of one check."""

    check: str
    """Its name: ``determinism``."""
    problems: tuple[str, ...] = ()
    """What is wrong; nothing where the check passed."""
    skipped: str = ""
    """Why it was not made; nothing where it was."""

    @property
    def line(self) -> str:
        """The outcome on one line, for people."""
        if self.skipped:
            return f"skipped {self.check}: {self.skipped}"
        if self.problems:
            return f"FAILED  {self.check}: {'; '.join(self.problems)}"
        return f"passed  {self.check}"


@frozen(kw_only=True)
class Report:
    """What `examine` found."""

    exporter: str
    """The exporter's name."""
    outcomes: tuple[Outcome, ...]
    """One a check, in order."""

    @property
    def is_conformant(self) -> bool:
        """Whether no check failed; a skipped one did not."""
        return not any(outcome.problems for outcome in self.outcomes)

    def __str__(self) -> str:
        """Tell all outcomes, a line each."""
        lines = "\n".join(f"  {outcome.line}" for outcome in self.outcomes)
        return f"exporter {self.exporter}:\n{lines}"


def check_exporter(
    exporter: Exporter[Any],
    *,
    options: Mapping[str, Any] | None = None,
    reference: str = "",
    judges: Mapping[Capability, Judge] = _NO_JUDGES,
) -> Report:
    """Run every check over an exporter and insist that it passes.

    Call it in a test of the distribution that offers the exporter.

    Args:
        exporter: the object that the entry point names.
        options: a mapping for its options class; the defaults where absent.
        reference: ``module:ATTRIBUTE`` to find it in another process; looked for
            in the exporter's own module where absent.
        judges: validators for promises that need one (tagged, archival).

    Raises:
        AssertionError: a check failed; the message names each problem.
    """
    report = examine(exporter, options=options, reference=reference, judges=judges)
    if not report.is_conformant:
        raise AssertionError(str(report))
    return report


def examine(
    exporter: Exporter[Any],
    *,
    options: Mapping[str, Any] | None = None,
    reference: str = "",
    judges: Mapping[Capability, Judge] = _NO_JUDGES,
) -> Report:
    """Run every check over an exporter and tell what came out.

    Args:
        exporter: as in `check_exporter`.
        options: as in `check_exporter`.
        reference: as in `check_exporter`.
        judges: as in `check_exporter`.
    """
    name = getattr(getattr(exporter, "spec", None), "name", type(exporter).__name__)
    subject = _Subject(exporter, options, reference or find_reference(exporter), judges)
    outcomes: list[Outcome] = []
    for check, look in _CHECKS:
        outcomes.append(_outcome(check, look, subject))
        if outcomes[-1].problems and check in _PRECONDITIONS:
            break
    return Report(exporter=str(name), outcomes=tuple(outcomes))


def find_reference(exporter: object) -> str:
    """Return ``module:ATTRIBUTE`` of an object in its class's module, or nothing."""
    module = type(exporter).__module__
    names = vars(sys.modules.get(module, sys)).items()
    return next((f"{module}:{n}" for n, value in names if value is exporter), "")


class _SkippedError(Exception):
    """A check cannot be made; the message says why."""


@frozen(slots=False)
class _Subject:
    exporter: Exporter[Any]
    given: Mapping[str, Any] | None
    reference: str
    judges: Mapping[Capability, Judge]
    context: ExportContext = field(factory=ExportContext)

    def promises(self, capability: Capability) -> bool:
        return capability in self.exporter.spec.capabilities

    @cached_property
    def options(self) -> object:
        return make_options(self.exporter.spec, self.given)

    @cached_property
    def releases(self) -> Mapping[str, Release]:
        return {name: make() for name, make in specimens().items()}

    @cached_property
    def renditions(self) -> Mapping[str, Any]:  # foreign code may return anything
        return {name: self.export(made) for name, made in self.releases.items()}

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        if not self.reference:
            message = "no module has the exporter as an attribute: pass its reference"
            raise _SkippedError(message)
        return tuple(
            export_elsewhere(self.reference, self.given, environment)
            for environment in ENVIRONMENTS
        )

    def export(self, release: Release) -> Rendition:
        return self.exporter.export(release, self.options, self.context)


_Look: TypeAlias = Callable[[_Subject], Iterator[str]]


def _outcome(check: str, look: _Look, subject: _Subject) -> Outcome:
    try:
        return Outcome(check=check, problems=tuple(look(subject)))
    except _SkippedError as skipped:
        return Outcome(check=check, skipped=str(skipped))
    # Foreign code may raise anything, and that is what is looked for.
    except Exception as error:  # noqa: BLE001
        problem = f"raises {type(error).__name__}: {error}"
        return Outcome(check=check, problems=(problem,))


def _spec(subject: _Subject) -> Iterator[str]:
    spec = getattr(subject.exporter, "spec", None)
    problem = contract_problem(subject.exporter, getattr(spec, "name", ""))
    if problem:
        yield problem
        return
    spec = subject.exporter.spec
    if not spec.name.isascii() or not spec.name.replace("-", "").isalnum():
        yield f"the name {spec.name!r} is not ASCII letters, digits and hyphens"
    if spec.media_type.count("/") != 1 or not spec.media_type.isascii():
        yield f"{spec.media_type!r} is no media type"
    if set(spec.suffix) & set('/\\:*?"<>| ') or spec.suffix != spec.suffix.lower():
        yield f"the suffix {spec.suffix!r} does not fit every file system"
    if not spec.title:
        yield "the title is empty"


def _options(subject: _Subject) -> Iterator[str]:
    kind = subject.exporter.spec.options
    if not attrs.has(kind):
        yield f"{kind.__name__} is no attrs class"
        return
    if kind() != kind():
        yield f"two {kind.__name__}() are not equal"
    if make_options(subject.exporter.spec, {}) != kind():
        yield f"{kind.__name__} made from an empty mapping is not the default"
    for attribute in attrs.fields(kind):
        try:
            setattr(subject.options, attribute.name, None)
        except attrs.exceptions.FrozenInstanceError:
            continue
        yield f"{kind.__name__}.{attribute.name} can be changed: freeze the class"


def _check(subject: _Subject) -> Iterator[str]:
    found = subject.exporter.check(subject.options)
    if not isinstance(found, tuple):
        yield f"check() returns {type(found).__name__}, not a tuple of diagnostics"


def _content(subject: _Subject) -> Iterator[str]:
    for name, release in subject.releases.items():
        try:
            subject.export(release)
        # Foreign code may raise anything, and that is what is looked for.
        except Exception as error:  # noqa: BLE001
            yield f"specimen {name} raises {type(error).__name__}: {error}"


def _rendition(subject: _Subject) -> Iterator[str]:
    spec = subject.exporter.spec
    for name, made in subject.renditions.items():
        if not isinstance(made, Rendition) or not isinstance(made.data, bytes):
            yield f"specimen {name} gives no Rendition with bytes"
        elif (made.suffix, made.media_type) != (spec.suffix, spec.media_type):
            theirs = f"{made.suffix} {made.media_type}"
            yield f"specimen {name} is {theirs}, unlike its spec"


def _determinism(subject: _Subject) -> Iterator[str]:
    _only_if_promised(subject, Capability.DETERMINISTIC)
    for name, release in subject.releases.items():
        if subject.export(release).data != subject.renditions[name].data:
            yield f"specimen {name} differs the second time"


def _elsewhere(subject: _Subject) -> Iterator[str]:
    _only_if_promised(subject, Capability.DETERMINISTIC)
    expected = {
        name: hashlib.sha256(made.data).hexdigest()
        for name, made in subject.renditions.items()
    }
    for environment, found in zip(ENVIRONMENTS, subject.answers, strict=True):
        for name, digest in found.digests.items():
            if digest != expected[name]:
                yield f"specimen {name} differs {environment.title}"


def _purity(subject: _Subject) -> Iterator[str]:
    for touched in sorted({t for found in subject.answers for t in found.touched}):
        yield f"an export touches the outside world: {touched}"


def _reads_back(subject: _Subject) -> Iterator[str]:
    _only_if_promised(subject, Capability.READS_BACK)
    reader = subject.exporter
    if not isinstance(reader, RecordReader):
        yield "it promises to read back and has no recover()"
        return
    yield from _differences(subject, reader.recover)


def _embeds_record(subject: _Subject) -> Iterator[str]:
    _only_if_promised(subject, Capability.EMBEDS_RECORD)
    # Reading PDF and DOCX back is slow to import, and few exporters promise it.
    from releasekit import verification  # noqa: PLC0415

    def recover(data: bytes) -> Release:
        try:
            return verification.recover(data)
        except RecordMissingError:  # perhaps a format that only the exporter knows
            if isinstance(subject.exporter, RecordReader):
                return subject.exporter.recover(data)
            raise

    yield from _differences(subject, recover)


def _differences(
    subject: _Subject, recover: Callable[[bytes], Release]
) -> Iterator[str]:
    for name, release in subject.releases.items():
        try:
            found = recover(subject.renditions[name].data)
        except ReleasekitError as error:
            yield f"specimen {name} cannot be read back: {error}"
            continue
        wrong = [
            attribute.name
            for attribute in attrs.fields(Release)
            if getattr(found, attribute.name) != getattr(release, attribute.name)
        ]
        if wrong:
            yield f"specimen {name} comes back with other {', '.join(wrong)}"


def _judged(capability: Capability) -> _Look:
    def look(subject: _Subject) -> Iterator[str]:
        _only_if_promised(subject, capability)
        judge = subject.judges.get(capability)
        if judge is None:
            message = f"pass a validator as judges={{Capability.{capability.name}: …}}"
            raise _SkippedError(message)
        for name, made in subject.renditions.items():
            for problem in judge(made.data):
                yield f"specimen {name}: {problem}"

    return look


def _only_if_promised(subject: _Subject, capability: Capability) -> None:
    if not subject.promises(capability):
        raise _SkippedError("not promised")


_PRECONDITIONS: Final = frozenset({"spec", "options", "content", "rendition"})
"""Without these the others say nothing more."""

_CHECKS: Final[tuple[tuple[str, _Look], ...]] = (
    ("spec", _spec),
    ("options", _options),
    ("check", _check),
    ("content", _content),
    ("rendition", _rendition),
    ("determinism", _determinism),
    ("determinism elsewhere", _elsewhere),
    ("purity", _purity),
    ("reads back", _reads_back),
    ("embeds record", _embeds_record),
    ("tagged", _judged(Capability.TAGGED)),
    ("archival", _judged(Capability.ARCHIVAL)),
)
