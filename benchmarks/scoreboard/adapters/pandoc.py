"""pandoc, from PyPI as pypandoc_binary: its Markdown reader, as JSON."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator
from typing import Any, Final

import pypandoc
from attrs import frozen

from benchmarks.scoreboard.adapters.contract import (
    Tool,
    block,
    linked,
    number,
    restored,
    verbatim,
    with_title,
)
from benchmarks.scoreboard.reading import Block, Reading, squeeze

READER: Final = (
    "markdown-smart-tex_math_dollars-raw_html-raw_tex-native_divs-native_spans"
    "+lists_without_preceding_blankline-blank_before_blockquote-blank_before_header"
)
_MARKS: Final = {
    "Emph": ("*", "_"),
    "Strong": ("**", "__"),
    "Strikeout": ("~~",),
    "Superscript": ("^",),
    "Subscript": ("~",),
}
_BLANKS: Final = frozenset({"Space", "SoftBreak", "LineBreak"})
_DELIMITERS: Final = {"OneParen": ("", ")"), "TwoParens": ("(", ")")}
Node = dict[str, Any]


def load() -> Tool:
    """Return pandoc, a process a text: it has no warm form without a server."""
    path = str(pypandoc.get_pandoc_path())

    def parse(text: str) -> Node:
        done = subprocess.run(
            [path, "--from", READER, "--to", "json"],
            input=text.encode(),
            capture_output=True,
            check=True,
        )
        found: Node = json.loads(done.stdout)
        return found

    return Tool(
        version=str(pypandoc.get_pandoc_version()),
        parse=parse,
        read=read,
        overhead=lambda: parse(""),
    )


def read(document: Node, text: str) -> Reading:
    """Return pandoc's document in our words."""
    walk = _Walk(squeeze(text))
    meta = {
        name: walk.text(value["c"])
        for name, value in document["meta"].items()
        if value["t"] == "MetaInlines"
    }
    blocks = [*walk.blocks(document["blocks"]), *walk.notes(document["blocks"])]
    return with_title(blocks, meta.get("title"), meta.get("date"))


@frozen
class _Walk:
    source: str
    """The text without its blanks: tells which marks a tool has read."""

    def blocks(
        self, nodes: Iterable[Node], depth: int = 0, kind: str = "paragraph"
    ) -> Iterator[Block]:
        for node in nodes:
            content: Any = node.get("c")
            match node["t"]:
                case "Para" | "Plain":
                    yield from block(kind, self.text(content))
                case "Header":
                    yield from self._heading(content)
                case "BulletList" | "OrderedList" | "DefinitionList":
                    yield from self._list(node, depth)
                case "BlockQuote":
                    yield from self.blocks(content, depth, "quote")
                case "Div" | "Figure":
                    yield from self.blocks(content[-1], depth)
                case _:
                    yield from self._other(node)

    def _heading(self, content: Any) -> Iterator[Block]:  # noqa: ANN401 -- JSON
        text = self.text(content[2])
        if text:
            yield from block("heading", text)
        else:
            yield from block("end_mark", "#" * content[0])

    def _other(self, node: Node) -> Iterator[Block]:
        content: Any = node.get("c")
        match node["t"]:
            case "CodeBlock" | "RawBlock":
                yield from verbatim(content[1])
            case "LineBlock":
                yield from block("paragraph", " ".join(map(self.text, content)))
            case "HorizontalRule":
                yield from block("rule", "---")
            case "Table":
                yield from block("table", " ".join(self._cells(content[3:])))
                yield from block("caption", " ".join(self._cells(content[1])))

    def _list(self, node: Node, depth: int) -> Iterator[Block]:
        content = node["c"]
        match node["t"]:
            case "BulletList":
                for item in content:
                    yield from self._item(item, depth, "-")
            case "OrderedList":
                (start, style, delimiter), items = content
                around = _DELIMITERS.get(delimiter["t"], ("", "."))
                for value, item in enumerate(items, start):
                    marker = number(value, style["t"], *around)
                    yield from self._item(item, depth, marker)
            case _:
                for term, definitions in content:
                    yield from block("paragraph", self.text(term))
                    for definition in definitions:
                        yield from self.blocks(definition, depth)

    def _item(self, nodes: list[Node], depth: int, marker: str) -> Iterator[Block]:
        rest = nodes
        text = ""
        if nodes and nodes[0]["t"] in {"Para", "Plain"}:
            text, rest = self.text(nodes[0]["c"]), nodes[1:]
        yield from block("list_item", text, depth, marker)
        yield from self.blocks(rest, depth + 1)

    def _cells(self, part: Any) -> Iterator[str]:  # noqa: ANN401 -- JSON of any shape
        for node in _all(part, {"Para", "Plain"}):
            yield self.text(node["c"])

    def notes(self, nodes: list[Node]) -> Iterator[Block]:
        """Yield what footnotes hold; pandoc keeps it where their mark stands."""
        for node in _all(nodes, {"Note"}):
            yield from self.blocks(node["c"], kind="note")

    def text(self, inlines: Iterable[Node]) -> str:
        return "".join(map(self._inline, inlines))

    def _inline(self, node: Node) -> str:
        kind, content = node["t"], node.get("c", ())
        if kind in _BLANKS:
            return " "
        if kind in _MARKS:
            return restored(self.text(content), _MARKS[kind], self.source)
        return self._piece(kind, content)

    def _piece(self, kind: str, content: Any) -> str:  # noqa: ANN401 -- JSON
        written = ""
        match kind:
            case "Str":
                written = content
            case "Code":
                written = f"`{content[1]}`"
            case "RawInline":
                written = content[1]
            case "Link" | "Image":
                written = linked(self.text(content[1]), content[2][0])
            case "Span" | "Cite":
                written = self.text(content[1])
        return written


def _all(part: Any, kinds: set[str]) -> Iterator[Node]:  # noqa: ANN401 -- JSON
    """Yield the outermost nodes of these kinds, in order."""
    if isinstance(part, dict) and part.get("t") in kinds:
        yield part
    elif isinstance(part, dict):
        yield from _all(part.get("c"), kinds)
    elif isinstance(part, list):
        for inner in part:
            yield from _all(inner, kinds)
