"""docutils: reStructuredText."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from typing import Any, Final

from docutils import nodes
from docutils.core import publish_doctree

from benchmarks.scoreboard.adapters.contract import (
    Tool,
    block,
    number,
    verbatim,
    with_title,
)
from benchmarks.scoreboard.reading import Block, Reading

_SETTINGS: Final = {
    # A severe message holds the text that was given up; others repeat what is read.
    "report_level": 4,
    "halt_level": 5,
    "warning_stream": False,
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "input_encoding": "unicode",
}
_SILENT: Final = (
    nodes.target,
    nodes.substitution_definition,
    nodes.pending,
)
_KINDS: Final[tuple[tuple[type[nodes.Node], str], ...]] = (
    (nodes.title, "heading"),
    (nodes.subtitle, "subtitle"),
    (nodes.transition, "rule"),
    (nodes.footnote, "note"),
    (nodes.citation, "note"),
    (nodes.attribution, "signature"),
    (nodes.date, "dateline"),
    (nodes.field, "meta"),
    (nodes.option_list_item, "meta"),
    (nodes.paragraph, "paragraph"),
    (nodes.comment, "paragraph"),
    (nodes.term, "paragraph"),
    (nodes.line, "paragraph"),
    (nodes.TextElement, "paragraph"),
)
"""The first row that a node belongs to; what is in none is only walked through."""


def load() -> Tool:
    """Return the parser; nodes keep their source, so no inline marks are put back."""

    def parse(text: str) -> nodes.document:
        return publish_doctree(text, settings_overrides=_SETTINGS)

    return Tool(version=version("docutils"), parse=parse, read=_read)


def _read(document: nodes.document, _: str) -> Reading:
    dates = [date.astext() for date in document.findall(nodes.date)]
    return with_title(_blocks(document.children), None, next(iter(dates), None))


def _blocks(children: Iterable[Any], depth: int = 0) -> Iterator[Block]:
    for node in children:
        match node:
            case nodes.bullet_list() | nodes.enumerated_list():
                yield from _list(node, depth)
            case nodes.table():
                yield from _joined("table", node, nodes.paragraph)
            case nodes.line_block():
                yield from _joined("paragraph", node, nodes.line)
            case nodes.literal_block() | nodes.doctest_block():
                yield from verbatim(node.astext())
            case nodes.system_message():
                yield from _blocks(node.findall(nodes.literal_block))
            case _ if not isinstance(node, _SILENT):
                yield from _plain(node, depth)


def _joined(kind: str, node: nodes.Element, parts: type[nodes.Node]) -> Iterator[Block]:
    yield from block(kind, " ".join(part.astext() for part in node.findall(parts)))


def _plain(node: nodes.Element, depth: int) -> Iterator[Block]:
    kind = next((kind for type_, kind in _KINDS if isinstance(node, type_)), None)
    if kind is None:
        yield from _blocks(node.children, depth)
    elif kind in {"note", "meta"}:
        yield from block(kind, node.astext())
    else:
        yield from block(kind, _raw(node))


def _list(node: nodes.Element, depth: int) -> Iterator[Block]:
    for value, item in enumerate(node.children, node.get("start", 1)):
        if isinstance(node, nodes.bullet_list):
            marker = node["bullet"]
        else:
            marker = number(value, node["enumtype"], node["prefix"], node["suffix"])
        rest, text = list(item.children), ""
        if rest and isinstance(rest[0], nodes.paragraph):
            text = _raw(rest.pop(0))
        yield from block("list_item", text, depth, marker)
        yield from _blocks(rest, depth + 1)


def _raw(node: Any) -> str:  # noqa: ANN401 -- a node that has its source
    return str(node.rawsource or node.astext())
