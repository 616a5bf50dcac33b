"""A release as a person reads it: facts, outline, diagnostics."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from attrs import field, frozen

from releasekit.cli.facts import FactRow, fact_rows
from releasekit.cli.render import DIAGNOSTIC_ROLES, Terminal, fit, show_path, wrap
from releasekit.model import (
    FURNITURE_KINDS,
    BlockKind,
    Diagnostic,
    Leaf,
    Newline,
    Release,
    Source,
    leaves,
    level_of,
)
from releasekit.model.outline import explanation, spans_text
from releasekit.text import display_width, show

_INDENT: Final = "  "
_NAME_COLUMNS: Final = 18
_KIND_COLUMNS: Final = max(len(kind) for kind in BlockKind) + 2
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
    for row in fact_rows(release.metadata):
        yield from _fact_lines(row, view)
    if release.blocks:
        yield ""
    for leaf in leaves(release.blocks):
        yield from _leaf_lines(leaf, view)
    if release.diagnostics:
        yield ""
    for line in diagnostic_lines(release):
        role = line.partition(" ")[0]
        yield view.terminal.paint(line, DIAGNOSTIC_ROLES[role])


def source_line(source: Source) -> str:
    """Return what was read, on one line: bytes, characters, encoding, digest."""
    mark = " with byte order mark" if source.bom else ""
    return (
        f"{len(source.data):,} bytes, {len(source.text):,} characters,"
        f" {source.encoding}{mark}, {_NEWLINES[source.newline]},"
        f" sha256 {source.sha256[:12]}…"
    )


def diagnostic_lines(release: Release) -> Iterator[str]:
    """Yield each diagnostic with its severity, code and line in the source."""
    starts = _line_starts(release.source.text)
    for found in release.diagnostics:
        yield diagnostic_text(found) + _place(found, starts)


def diagnostic_text(found: Diagnostic) -> str:
    """Return a diagnostic as ``warning RKD120: no headline was found``."""
    return f"{found.severity} {found.code}: {show(found.message)}"


def _fact_lines(row: FactRow, view: View) -> Iterator[str]:
    terminal = view.terminal
    margin = len(_INDENT) + _NAME_COLUMNS
    name = terminal.paint(f"{row.name:<{_NAME_COLUMNS}}", "kind")
    why = _reason(row, explain=view.explain)
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


def _value_role(row: FactRow) -> str:
    if row.evidence:
        return "strong"
    return "warning" if row.is_gap else "faint"


def _reason(row: FactRow, *, explain: bool) -> str:
    evidence = row.evidence
    if evidence is None:
        return ""
    trust = f" {evidence.confidence}%" if evidence.confidence < CERTAIN else ""
    short = f"← {evidence.how}{trust}, {evidence.rule}"
    where = spans_text(evidence.spans) if explain else ""
    return f"{short} at {where}" if where else short


def _leaf_lines(leaf: Leaf, view: View) -> Iterator[str]:
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
        yield " " * margin + terminal.paint(explanation(leaf), "faint")


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


def _place(found: Diagnostic, starts: list[int]) -> str:
    if found.span is None:
        return ""
    return f" (line {bisect_right(starts, found.span.start)})"


def _line_starts(text: str) -> list[int]:
    """Return where lines start; LF, CRLF and CR end a line, as the parser has it."""
    starts = [0]
    for line in text.replace("\r\n", " \n").replace("\r", "\n").split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts[:-1]
