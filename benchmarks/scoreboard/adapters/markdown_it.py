"""markdown-it-py: CommonMark with tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.metadata import version

from attrs import define, field
from markdown_it import MarkdownIt
from markdown_it.token import Token

from benchmarks.scoreboard.adapters.contract import Tool, block, verbatim, with_title
from benchmarks.scoreboard.reading import Block


def load() -> Tool:
    """Return the parser; it keeps the source of inline marks, so none are put back."""
    parser = MarkdownIt("commonmark").enable("table")
    return Tool(
        version=version("markdown-it-py"),
        parse=parser.parse,
        read=lambda tokens, _: with_title(_Walk().blocks(tokens)),
    )


@define
class _Walk:
    """Where the walk along the tokens is."""

    lists: list[Token] = field(factory=list)
    marker: str | None = None
    """Of an item whose text has not come yet."""
    heading: str | None = None
    """The marks of the heading that is open."""
    quotes: int = 0
    cells: list[str] | None = None
    """Of the table that is open."""

    def blocks(self, tokens: Sequence[Token]) -> Iterator[Block]:
        for token in tokens:
            if token.type == "inline":
                yield from self._text(token.content)
            elif token.type in {"code_block", "fence", "html_block"}:
                yield from verbatim(token.content)
            elif token.type == "hr":
                yield from block("rule", token.markup)
            elif token.nesting > 0:
                self._open(token)
            else:
                yield from self._close(token)

    def _text(self, text: str) -> Iterator[Block]:
        marker, self.marker = self.marker, None
        if self.cells is not None:
            self.cells.append(text)
        elif self.heading is not None:
            empty = block("end_mark", self.heading)
            yield from block("heading", text) if text else empty
        elif marker is not None:
            yield from block("list_item", text, len(self.lists) - 1, marker)
        else:
            yield from block("quote" if self.quotes else "paragraph", text)

    def _open(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self.lists.append(token)
            case "list_item_open":
                self.marker = token.info + token.markup
            case "blockquote_open":
                self.quotes += 1
            case "heading_open":
                self.heading = token.markup
            case "table_open":
                self.cells = []

    def _close(self, token: Token) -> Iterator[Block]:
        match token.type:
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
            case "list_item_close" if self.marker is not None:
                yield from self._text("")
            case "blockquote_close":
                self.quotes -= 1
            case "heading_close":
                self.heading = None
            case "table_close" if self.cells is not None:
                yield from block("table", " ".join(self.cells))
                self.cells = None
