"""Markdown read back by two other readers, beside what the model says.

All three give one form: a tuple a block, that begins with what it is and ends with
its words or blocks; an item of an ordered list begins with its number as text.

``python -m tests.exporters.markdown.reading`` writes the golden file anew: look at
what changed before it is committed.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import pypandoc
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from releasekit.exporters.common.headings import HeadingRanks, has_title
from releasekit.exporters.common.plain import one_line, plain
from releasekit.exporters.common.tables import header_rows
from releasekit.exporters.markdown.exporter import EXPORTER
from releasekit.exporters.markdown.options import MarkdownOptions
from releasekit.model import (
    Block,
    BlockKind,
    Furniture,
    Heading,
    List,
    ListItem,
    Note,
    Quote,
    Release,
    Table,
)
from releasekit.parsing import parse_bytes
from releasekit.plugins.contract import ExportContext
from tests.exporters.docx.specimen import specimen
from tests.support import SAMPLES

GOLDEN = Path(__file__).parent / "golden" / "specimen.md"
OPTIONS = MarkdownOptions()
CONTEXT = ExportContext()
Shape: TypeAlias = tuple[Any, ...]
_READER = MarkdownIt("commonmark", {"maxNesting": 1000}).enable(
    ["table", "strikethrough"]
)
_FORMAT = "commonmark+pipe_tables+strikeout+footnotes+task_lists"
_APART = "\n\nrk-apart\n\n"
_WHOLE = ("p", ("rk-apart",))
_DELIMITERS = {"Period": ".", "OneParen": ")"}


def markdown(release: Release, options: MarkdownOptions = OPTIONS) -> str:
    """Return a release as Markdown."""
    return EXPORTER.export(release, options, CONTEXT).data.decode()


def samples() -> dict[str, Release]:
    """Return all samples, and the release that has one of everything."""
    paths = sorted(SAMPLES.glob("*.txt"))
    made = {p.stem: parse_bytes(p.read_bytes(), name=p.name) for p in paths}
    return {**made, "specimen": specimen()}


def composed(shape: Any) -> Any:
    """Return a form with its words in NFC: pandoc composes what it reads."""
    if isinstance(shape, str):
        return unicodedata.normalize("NFC", shape)
    return tuple(map(composed, shape)) if isinstance(shape, tuple | list) else shape


def told(release: Release) -> list[Shape]:
    """Return what a reader must find, told from the model alone."""
    ranks = HeadingRanks(has_title=has_title(release.blocks), deepest=6)
    return list(_told(release.blocks, ranks))


def _told(blocks: Iterable[Block], ranks: HeadingRanks) -> Iterator[Shape]:
    for block in blocks:
        if isinstance(block, List):
            items = [_item(item, ranks) for item in block.items]
            found = tuple(item for item in items if item)
            if found:
                yield "list", found
        elif isinstance(block, Table):
            yield from _grid(block)
        elif isinstance(block, Note) and block.children:
            item = _item(block, ranks)
            if item:
                yield "list", (item,)
        elif not isinstance(block, Furniture):
            yield from _words(block, ranks)


def _item(item: ListItem | Note, ranks: HeadingRanks) -> Shape:
    head = _shown(item)
    return (*([("p", head)] if head else []), *_told(item.children, ranks))


def _words(block: Any, ranks: HeadingRanks) -> Iterator[Shape]:
    words = _shown(block)
    if not words:
        return
    if block.kind is BlockKind.TITLE and not isinstance(block, Quote | Note):
        yield "h", ranks.title(), words
    elif isinstance(block, Heading) and block.kind is BlockKind.HEADING:
        yield "h", ranks.heading(block.level), words
    else:
        yield ("quote", (("p", words),)) if isinstance(block, Quote) else ("p", words)


def _grid(table: Table) -> Iterator[Shape]:
    width = max((len(row.cells) for row in table.rows), default=0)
    rows = [tuple(_clean(c.text) for c in row.cells) for row in table.rows]
    rows = [(*row, *[()] * (width - len(row))) for row in rows]
    if any(any(row) for row in rows):
        none = [] if header_rows(table) else [((),) * width]
        yield "table", (*none, *rows)


def _shown(block: Any) -> tuple[str, ...]:
    marker = getattr(block, "marker", None)
    return _clean(f"{marker.shown if marker else ''} {block.text}")


def _clean(text: str) -> tuple[str, ...]:
    return tuple(plain(one_line(text))[0].split())


def read_by_markdown_it(text: str) -> list[Shape]:
    """Return what markdown-it finds."""
    return [_node(node) for node in SyntaxTreeNode(_READER.parse(text)).children]


def _node(node: SyntaxTreeNode) -> Shape:
    shape: Shape = (node.type,)
    match node.type:
        case "paragraph":
            shape = "p", _inline(node)
        case "heading":
            shape = "h", int(node.tag[1]), _inline(node)
        case "blockquote":
            shape = "quote", tuple(map(_node, node.children))
        case "bullet_list":
            found = (tuple(map(_node, item.children)) for item in node.children)
            shape = "list", tuple(found)
        case "ordered_list":
            first = int(node.attrs.get("start", 1))
            items = (
                _counted(f"{n}{item.markup}", list(map(_node, item.children)))
                for n, item in enumerate(node.children, first)
            )
            shape = "list", tuple(items)
        case "table":
            rows = [row for part in node.children for row in part.children]
            shape = "table", tuple(tuple(map(_inline, row.children)) for row in rows)
    return shape


def _inline(node: SyntaxTreeNode) -> tuple[str, ...]:
    kinds = {"softbreak": " ", "hardbreak": " "}
    plain_ones = {"text", "text_special"}
    words = []
    for each in node.walk():
        if each.type in plain_ones | kinds.keys():
            words.append(kinds.get(each.type, each.content))
        elif each.type not in {node.type, "inline", "link", "strong"}:
            words.append(f" <{each.type}> ")  # markup that no release has
    return tuple("".join(words).split())


def _counted(label: str, blocks: list[Shape]) -> Shape:
    """Return an item whose number is the first of its words."""
    if blocks and blocks[0][0] == "p":
        return (("p", (label, *blocks[0][1])), *blocks[1:])
    return (("p", (label,)), *blocks)


def read_by_pandoc(texts: Sequence[str]) -> list[list[Shape]]:
    """Return what pandoc finds in each of several texts, which it reads at once."""
    whole = _APART.join(texts)
    tree = json.loads(pypandoc.convert_text(whole, "json", format=_FORMAT))
    found: list[list[Shape]] = [[]]
    for block in map(_element, tree["blocks"]):
        if block == _WHOLE:
            found.append([])
        else:
            found[-1].append(block)
    return found


def _element(block: Any) -> Shape:
    inside = block.get("c")
    shape: Shape = (block["t"],)
    match block["t"]:
        case "Para" | "Plain":
            shape = "p", _string(inside)
        case "Header":
            shape = "h", inside[0], _string(inside[2])
        case "BlockQuote":
            shape = "quote", tuple(map(_element, inside))
        case "BulletList":
            shape = "list", tuple(tuple(map(_element, item)) for item in inside)
        case "OrderedList":
            (first, _, delimiter), items = inside
            sign = _DELIMITERS[delimiter["t"]]
            shape = (
                "list",
                tuple(
                    _counted(f"{n}{sign}", list(map(_element, item)))
                    for n, item in enumerate(items, first)
                ),
            )
        case "Table":
            rows = [*inside[3][1], *(row for body in inside[4] for row in body[3])]
            shape = "table", tuple(tuple(map(_cell, row[1])) for row in rows)
    return shape


def _cell(cell: Any) -> tuple[str, ...]:
    return tuple(word for block in cell[4] for word in _string(block["c"]))


def _string(inlines: Any) -> tuple[str, ...]:
    return tuple("".join(map(_part, inlines)).split())


def _part(inline: Any) -> str:
    match inline["t"]:
        case "Str":
            return str(inline["c"])
        case "Space" | "SoftBreak" | "LineBreak":
            return " "
        case "Link":
            return "".join(map(_part, inline["c"][1]))
        case "Strong":
            return "".join(map(_part, inline["c"]))
        case other:
            return f" <{other}> "  # markup that no release has


if __name__ == "__main__":
    GOLDEN.write_text(markdown(specimen()), "utf-8", newline="\n")
