"""Docling: the backend that its converter uses for .md and .txt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from io import BytesIO
from typing import Any, Final

from attrs import frozen
from docling.backend.md_backend import MarkdownDocumentBackend
from docling.datamodel.base_models import InputFormat
from docling.datamodel.document import InputDocument
from docling_core.types.doc import DocItemLabel as Label
from docling_core.types.doc.document import (
    ContentLayer,
    DoclingDocument,
    InlineGroup,
    ListGroup,
    ListItem,
    TableItem,
    TextItem,
)

from benchmarks.scoreboard.adapters.contract import (
    Tool,
    block,
    linked,
    restored,
    verbatim,
    with_title,
)
from benchmarks.scoreboard.reading import Block, squeeze

_KINDS: Final = {
    Label.TITLE: "title",
    Label.SECTION_HEADER: "heading",
    Label.FOOTNOTE: "note",
    Label.CAPTION: "caption",
    Label.PAGE_HEADER: "chrome",
    Label.PAGE_FOOTER: "chrome",
}
_MARKS: Final = (
    ("bold", ("**", "__")),
    ("italic", ("*", "_")),
    ("strikethrough", ("~~", "~")),
)
_CLOSING: Final = re.compile(r"[.,;:!?)\]}’”]")
_OPENING: Final = "([“‘"


def load() -> Tool:
    """Return the backend; the converter around it would load models it never asks."""
    return Tool(
        version=version("docling-slim"),
        parse=_parse,
        read=lambda document, text: with_title(
            _Walk(document, squeeze(text)).blocks(document.body.children)
        ),
    )


def _parse(text: str) -> DoclingDocument:
    document = InputDocument(
        path_or_stream=BytesIO(text.encode()),
        format=InputFormat.MD,
        backend=MarkdownDocumentBackend,
        filename="release.md",
    )
    # The backend of an input has no public name; the converter reads it so, too.
    return document._backend.convert()  # noqa: SLF001


@frozen
class _Walk:
    document: DoclingDocument
    source: str
    """The text without its blanks."""

    def blocks(self, children: Sequence[Any], depth: int = -1) -> Iterator[Block]:
        for reference in children:
            node = reference.resolve(self.document)
            match node:
                case ListGroup():
                    yield from self.blocks(node.children, depth + 1)
                case InlineGroup():
                    yield from block("paragraph", self._shown(node))
                case TableItem():
                    cells = (cell.text for cell in node.data.table_cells)
                    yield from block("table", " ".join(filter(None, cells)))
                case TextItem():
                    yield from self._item(node, max(depth, 0))
                    yield from self.blocks(self._below(node), depth)
                case _:
                    yield from self.blocks(node.children, depth)

    def _item(self, node: TextItem, depth: int) -> Iterator[Block]:
        if isinstance(node, ListItem):
            marker = node.marker or "-"
            yield from block("list_item", self._shown(node), depth, marker)
        elif node.content_layer == ContentLayer.FURNITURE:
            yield from block("chrome", self._shown(node))
        elif node.label == Label.CODE:
            yield from verbatim(node.text)
        else:
            yield from block(_KINDS.get(node.label, "paragraph"), self._shown(node))

    def _below(self, node: TextItem) -> list[Any]:
        """Return the children that are blocks of their own."""
        return [
            child
            for child in node.children
            if not isinstance(child.resolve(self.document), InlineGroup)
        ]

    def _shown(self, node: Any) -> str:  # noqa: ANN401 -- any item or group
        """Return the text with that of inline children; blanks are not kept there."""
        text = self._marked(node) if isinstance(node, TextItem) else ""
        for reference in node.children:
            child = reference.resolve(self.document)
            if isinstance(child, InlineGroup) or isinstance(node, InlineGroup):
                more = self._shown(child)
                tight = not text or _CLOSING.match(more) or text[-1] in _OPENING
                text += more if tight else f" {more}"
        return text

    def _marked(self, item: TextItem) -> str:
        text = item.text
        for name, marks in _MARKS:
            if item.formatting and getattr(item.formatting, name):
                text = restored(text, marks, self.source)
        return linked(text, str(item.hyperlink)) if item.hyperlink else text
