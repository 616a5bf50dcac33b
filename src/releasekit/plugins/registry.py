"""The registry: installed exporters by name, each loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import PurePath
from typing import Any, Final, Generic, Self, TypeVar

from attrs import frozen

from releasekit.errors import (
    BrokenExporterError,
    DuplicateExporterError,
    PluginError,
    UnknownExporterError,
)
from releasekit.model import Diagnostic, Release
from releasekit.plugins.contract import (
    CONTRACT_VERSION,
    ExportContext,
    Exporter,
    ExporterSpec,
    Rendition,
)
from releasekit.plugins.options import make_options

GROUP: Final = "releasekit.exporters"
"""Entry-point group in which distributions offer exporters."""

OptionsT = TypeVar("OptionsT")


@frozen
class Bound(Generic[OptionsT]):
    """An exporter together with options of its own type."""

    exporter: Exporter[OptionsT]
    """What makes the output."""
    options: OptionsT
    """How."""

    @property
    def spec(self) -> ExporterSpec:
        """What the exporter is."""
        return self.exporter.spec

    def check(self) -> tuple[Diagnostic, ...]:
        """Look at options and environment before the first document."""
        return self.exporter.check(self.options)

    def export(self, release: Release, context: ExportContext) -> Rendition:
        """Return the release in this format.

        Raises:
            BrokenExporterError: the exporter returns something else.
        """
        made = self.exporter.export(release, self.options, context)
        if isinstance(made, Rendition):
            return made
        message = f"exporter {self.spec.name} returns {type(made).__name__}"
        raise BrokenExporterError(f"{message}, not a Rendition")


@frozen(kw_only=True)
class InstalledExporter:
    """An exporter that some distribution offers, working or not."""

    name: str
    """Its entry point's name."""
    distribution: str
    """Name and version of the distribution that offers it."""
    spec: ExporterSpec | None = None
    """What it is; nothing where it cannot be loaded."""
    problem: PluginError | None = None
    """Why it cannot be used, or not by its suffix."""


class Registry:
    """Exporters by name.

    Guarantees:
        - names and owners are told without importing an exporter;
        - an exporter that is broken or offered twice is unavailable under its own
          name, and nothing else changes.
    """

    _entries: Mapping[str, tuple[EntryPoint, ...]]
    _loaded: dict[str, Exporter[Any]]

    def __init__(self, found: Iterable[EntryPoint]) -> None:
        """Sort entry points by name; two of one name are kept to be reported."""
        entries: dict[str, tuple[EntryPoint, ...]] = {}
        for entry in sorted(found, key=lambda e: (e.name, e.value)):
            entries[entry.name] = (*entries.get(entry.name, ()), entry)
        self._entries = entries
        self._loaded = {}

    @classmethod
    def discover(cls) -> Self:
        """Return the exporters of all distributions on ``sys.path``."""
        return cls(entry_points(group=GROUP))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all exporters, sorted, broken ones included."""
        return tuple(self._entries)

    def get(self, name: str) -> Exporter[Any]:
        """Return an exporter by name.

        Raises:
            UnknownExporterError: no distribution offers one of this name.
            DuplicateExporterError: two do; the message names both.
            BrokenExporterError: it cannot be loaded or breaks the contract.
        """
        if name not in self._loaded:
            self._loaded[name] = _load(self._entry(name))
        return self._loaded[name]

    def bind(self, name: str, options: object = None) -> Bound[Any]:
        """Return an exporter with its options.

        Args:
            name: the exporter's name.
            options: an instance of its options class, a mapping, or nothing.

        Raises:
            OptionsError: the options do not fit.
            PluginError: the exporter cannot be used.
            UnknownExporterError: there is none of this name.
        """
        exporter = self.get(name)
        return Bound(exporter, make_options(exporter.spec, options))

    def installed(self) -> tuple[InstalledExporter, ...]:
        """Return all exporters, sorted by name, each with its spec or its problem."""
        rows = [self._describe(name) for name in self.names]
        return tuple(_with_suffix_problem(row, rows) for row in rows)

    def for_file(self, name: str) -> str:
        """Return the exporter whose suffix a file name has, the longest suffix first.

        Exporters that cannot be loaded are passed over.

        Raises:
            UnknownExporterError: no exporter writes such files.
            DuplicateExporterError: two do.
        """
        plain = self._plain_suffix(name)
        if plain:
            return plain
        rows = [r for r in self.installed() if r.spec and _has(name, r.spec.suffix)]
        if not rows:
            raise self._no_such_suffix(name)
        found = max(rows, key=lambda row: len(row.spec.suffix if row.spec else ""))
        if isinstance(found.problem, DuplicateExporterError):
            raise found.problem
        return found.name

    def _plain_suffix(self, name: str) -> str:
        """Return the exporter of ``a.pdf`` without loading the others, or nothing.

        That is the one called ``pdf``, where all come from one package: such keep their
        suffixes apart, and a name with a single dot has no longer one.
        """
        suffix = PurePath(name).name.lower().partition(".")[2]
        packages = {_package(e) for entries in self._entries.values() for e in entries}
        if len(self._entries.get(suffix, ())) != 1 or len(packages) != 1:
            return ""
        try:
            spec = self.get(suffix).spec
        except PluginError:
            return ""
        return suffix if spec.suffix == f".{suffix}" else ""

    def _entry(self, name: str) -> EntryPoint:
        entries = self._entries.get(name)
        if not entries:
            close = get_close_matches(name, self.names, n=1)
            hint = f"did you mean {close[0]}?" if close else ""
            raise UnknownExporterError(f"no exporter is named {name!r}", hint=hint)
        if len(entries) > 1:
            owners = " and ".join(sorted(map(owner_of, entries)))
            message = f"exporter {name} is offered twice, by {owners}"
            raise DuplicateExporterError(message)
        return entries[0]

    def _describe(self, name: str) -> InstalledExporter:
        owners = ", ".join(sorted(map(owner_of, self._entries[name])))
        try:
            spec = self.get(name).spec
        except PluginError as problem:
            return InstalledExporter(name=name, distribution=owners, problem=problem)
        return InstalledExporter(name=name, distribution=owners, spec=spec)

    def _no_such_suffix(self, name: str) -> UnknownExporterError:
        rows = self.installed()
        suffixes = " ".join(row.spec.suffix for row in rows if row.spec)
        broken = ", ".join(row.name for row in rows if not row.spec)
        hint = f"end the name in one of {suffixes}, or name the format"
        hint += f"; these exporters cannot be used: {broken}" if broken else ""
        message = f"no exporter writes files named like {PurePath(name).name!r}"
        return UnknownExporterError(message, hint=hint)


@cache
def installed_registry() -> Registry:
    """Return the registry of this process, made once."""
    return Registry.discover()


def owner_of(entry: EntryPoint) -> str:
    """Return name and version of the distribution that offers an entry point."""
    dist = entry.dist
    return f"{dist.name} {dist.version}" if dist else "an unknown distribution"


def _package(entry: EntryPoint) -> str:
    return entry.module.partition(".")[0]


def _load(entry: EntryPoint) -> Exporter[Any]:
    try:
        exporter = entry.load()
    except Exception as error:
        # Foreign code may raise anything; the style's third broad except.
        reason = f"{type(error).__name__}: {error}"
        raise _broken(entry, f"cannot be loaded: {reason}") from error
    problem = contract_problem(exporter, entry.name)
    if problem:
        raise _broken(entry, problem)
    loaded: Exporter[Any] = exporter
    return loaded


def contract_problem(exporter: object, name: str) -> str:
    """Return how an object falls short of the exporter contract, or nothing."""
    if isinstance(exporter, type):
        return "is a class; the entry point must name an instance"
    if not isinstance(exporter, Exporter):
        return "is no exporter: it lacks spec, check or export"
    if not isinstance(exporter.spec, ExporterSpec):
        return f"has a {type(exporter.spec).__name__} as its spec, no ExporterSpec"
    return _spec_problem(exporter.spec, name)


def _spec_problem(spec: ExporterSpec, name: str) -> str:
    if spec.contract != CONTRACT_VERSION:
        theirs = f"was written for version {spec.contract} of the contract"
        return f"{theirs}; this releasekit has version {CONTRACT_VERSION}"
    if spec.name != name:
        return f"calls itself {spec.name!r} in its spec"
    if not spec.suffix.startswith(".") or len(spec.suffix) == 1:
        return f"has the suffix {spec.suffix!r}, which does not begin with a dot"
    return ""


def _broken(entry: EntryPoint, problem: str) -> BrokenExporterError:
    message = f"exporter {entry.name} of {owner_of(entry)} {problem}"
    return BrokenExporterError(message)


def _has(name: str, suffix: str) -> bool:
    return name.lower().endswith(suffix.lower())


def _with_suffix_problem(
    row: InstalledExporter, rows: Iterable[InstalledExporter]
) -> InstalledExporter:
    if row.spec is None:
        return row
    suffix = row.spec.suffix
    same = [r for r in rows if r.spec and r.spec.suffix.lower() == suffix.lower()]
    if len(same) == 1:
        return row
    owners = " and ".join(f"{r.name} of {r.distribution}" for r in same)
    problem = DuplicateExporterError(
        f"the suffix {suffix} is claimed by {owners}",
        hint="name the format instead of leaving it to the file's name",
    )
    return InstalledExporter(
        name=row.name, distribution=row.distribution, spec=row.spec, problem=problem
    )
