"""A release as a person reads it: facts, outline, diagnostics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Final

from attrs import field, frozen

from releasekit.batch.doubts import SURE, doubts_of
from releasekit.cli.diagnostics import diagnostic_text
from releasekit.cli.facts import FactRow, fact_rows
from releasekit.cli.places import Lines
from releasekit.cli.render import DIAGNOSTIC_ROLES, Terminal, fit, show_path, wrap
from releasekit.cli.unsure import doubt_lines, line_of
from releasekit.model import (
    FURNITURE_KINDS,
    BlockKind,
    Diagnostic,
    Evidence,
    How,
    Leaf,
    Newline,
    Origin,
    Release,
    Source,
    leaves,
    level_of,
)
from releasekit.model.outline import spans_text
from releasekit.text import display_width, show

_INDENT: Final = "  "
_NAME_COLUMNS: Final = 18
_KIND_COLUMNS: Final = max(len(kind) for kind in BlockKind) + 2
_HOW_COLUMNS: Final = max(map(len, How))
_LEAST_COLUMNS: Final = 24
"""Text is never squeezed into fewer columns, however narrow the terminal."""
CERTAIN: Final = 100
"""Confidence that needs no word."""
_NEWLINES: Final = MappingProxyType(
    {
        Newline.NONE: "no line ends",
        Newline.LF: "LF line ends",
        Newline.CRLF: "CRLF line ends",
        Newline.CR: "CR line ends",
        Newline.MIXED: "mixed line ends",
    }
)
_QUIET_KINDS: Final = FURNITURE_KINDS
_LOUD_KINDS: Final = frozenset({BlockKind.TITLE, BlockKind.HEADING})


@frozen(kw_only=True)
class View:
    """How a release is to be shown."""

    terminal: Terminal = field(factory=Terminal)
    """What the stream can show."""
    explain: bool = False
    """Whether each block and value tells its rule and its places."""
    full: bool = False
    """Whether text is wrapped whole rather than cut to one line a block."""


def release_lines(release: Release, shown_as: str, view: View) -> Iterator[str]:
    """Yield the lines that show a release: source, facts, outline, diagnostics."""
    yield view.terminal.paint(show_path(shown_as), "heading")
    yield view.terminal.paint(source_line(release.source), "faint")
    yield ""
    rows = tuple(fact_rows(release.metadata))
    lines = Lines(release.source.text)
    reasons = _Reasons.among((row.evidence for row in rows if row.evidence), lines)
    for row in rows:
        yield from _fact_lines(row, view, reasons)
    if release.blocks:
        yield ""
    reasons = _Reasons.among((leaf.origin for leaf in leaves(release.blocks)), lines)
    for leaf in leaves(release.blocks):
        yield from _leaf_lines(leaf, view, reasons)
    if release.diagnostics:
        yield ""
    for line in diagnostic_lines(release):
        role = line.partition(" ")[0]
        yield view.terminal.paint(line, DIAGNOSTIC_ROLES[role])
    if view.explain:
        yield from _unsure_lines(release, lines, view.terminal)


def _unsure_lines(release: Release, lines: Lines, terminal: Terminal) -> Iterator[str]:
    """Yield what was left unsure, the most doubtful first."""
    doubts = doubts_of(release)
    yield ""
    if not doubts.places:
        yield terminal.paint("unsure: nothing", "good")
        return
    yield terminal.paint(f"unsure ({doubts.score} of 100)", "heading")
    for doubt in doubts.places:
        line = line_of(doubt, lines)
        yield from doubt_lines(
            doubt, line, lines.columns, terminal=terminal, indent=_INDENT
        )


@frozen(kw_only=True)
class _Reasons:
    """How the reasons of a table of values or blocks are aligned."""

    lines: Lines
    rule_columns: int

    @classmethod
    def among(cls, known: Iterable[Evidence | Origin], lines: Lines) -> _Reasons:
        """Return what aligns the reasons of all that is known."""
        widest = max((len(one.rule) for one in known), default=0)
        return cls(lines=lines, rule_columns=widest)

    def line(self, known: Evidence | Origin, terminal: Terminal, room: int) -> str:
        """Return rule, confidence, line and places; little trust in a colour."""
        parts = [f"← {known.rule:<{self.rule_columns}}", f"{known.confidence:>3} %"]
        if isinstance(known, Evidence):
            parts.append(f"{known.how:<{_HOW_COLUMNS}}")
        if known.spans:
            number = self.lines.line_of(known.spans[0].start)
            parts.append(f"line {number:>{self.lines.columns}}")
            parts.append(spans_text(known.spans))
        role = "faint" if known.confidence >= SURE else "warning"
        return terminal.paint(fit("  ".join(parts).rstrip(), room), role)


def source_line(source: Source) -> str:
    """Return what was read, on one line: bytes, characters, encoding, digest."""
    mark = " with byte order mark" if source.bom else ""
    part = source.part
    of = f", cut from sha256 {part.sha256[:12]}…" if part else ""
    return (
        f"{len(source.data):,} bytes, {len(source.text):,} characters,"
        f" {source.encoding}{mark}, {_NEWLINES[source.newline]},"
        f" sha256 {source.sha256[:12]}…{of}"
    )


def diagnostic_lines(release: Release) -> Iterator[str]:
    """Yield each diagnostic with its severity, code and line in the source."""
    lines = Lines(release.source.text)
    for found in release.diagnostics:
        yield diagnostic_text(found) + _place(found, lines)


def _fact_lines(row: FactRow, view: View, reasons: _Reasons) -> Iterator[str]:
    terminal = view.terminal
    margin = len(_INDENT) + _NAME_COLUMNS
    name = terminal.paint(f"{row.name:<{_NAME_COLUMNS}}", "kind")
    why = "" if view.explain else _reason(row)
    *before, last = wrap(show(row.value), _room(terminal, margin))
    together = not terminal.width or (
        margin + display_width(last) + 2 + len(why) <= terminal.width
    )
    role = _value_role(row)
    lines = [terminal.paint(line, role) for line in (*before, last)]
    if why and together:
        lines[-1] += f"  {terminal.paint(why, 'faint')}"
    elif why:
        lines.append(terminal.paint(why, "faint"))
    for index, line in enumerate(lines):
        yield f"{_INDENT}{name if not index else ' ' * _NAME_COLUMNS}{line}"
    if view.explain and row.evidence:
        room = 0 if view.full else _room(terminal, margin)
        yield " " * margin + reasons.line(row.evidence, terminal, room)


def _value_role(row: FactRow) -> str:
    if row.evidence:
        return "strong"
    return "warning" if row.is_gap else "faint"


def _reason(row: FactRow) -> str:
    evidence = row.evidence
    if evidence is None:
        return ""
    trust = f" {evidence.confidence}%" if evidence.confidence < CERTAIN else ""
    return f"← {evidence.how}{trust}, {evidence.rule}"


def _leaf_lines(leaf: Leaf, view: View, reasons: _Reasons) -> Iterator[str]:
    terminal = view.terminal
    indent = _INDENT * level_of(leaf)
    margin = len(_INDENT) + _KIND_COLUMNS + len(indent)
    kind = terminal.paint(f"{leaf.kind:<{_KIND_COLUMNS}}", "kind")
    mark = _mark(leaf)
    room = _room(terminal, margin + display_width(mark))
    text = show(leaf.text)
    first, *rest = wrap(text, room) if view.full else [fit(text, room)]
    label = terminal.paint(mark, "marker")
    yield f"{_INDENT}{kind}{indent}{label}{_styled(leaf, first, terminal)}"
    hanging = " " * (margin + display_width(mark))
    for line in rest:
        yield f"{hanging}{_styled(leaf, line, terminal)}"
    if view.explain:
        room = 0 if view.full else _room(terminal, margin)
        yield " " * margin + reasons.line(leaf.origin, terminal, room)


def _mark(leaf: Leaf) -> str:
    marker = getattr(leaf, "marker", None)
    return f"{show(marker.shown)} " if marker else ""


def _styled(leaf: Leaf, text: str, terminal: Terminal) -> str:
    if leaf.kind in _QUIET_KINDS:
        return terminal.paint(text, "faint")
    if leaf.kind in _LOUD_KINDS:
        return terminal.paint(text, "strong")
    return text


def _room(terminal: Terminal, margin: int) -> int:
    """Return the columns left for text; 0 for any number."""
    return max(terminal.width - margin, _LEAST_COLUMNS) if terminal.width else 0


def _place(found: Diagnostic, lines: Lines) -> str:
    if found.span is None:
        return ""
    return f" (line {lines.line_of(found.span.start)})"
