"""Writing a description: canonical XML, and what could not be written in it."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from releasekit.exporters.common.crosswalk.node import Node
from releasekit.model import Diagnostic, diagnostic
from releasekit.record.names import DECLARATION, MAX_TEXT
from releasekit.record.writer import Writer
from releasekit.xml_safety import is_xml_text, xml_illegal, xml_visible


@frozen(kw_only=True)
class Written:
    """A description as bytes."""

    data: bytes = field(repr=False)
    """UTF-8, an element a line, LF line ends."""
    diagnostics: tuple[Diagnostic, ...]
    """What XML cannot hold."""


class _Held:
    """Makes text that XML can hold, and keeps what it could not."""

    __slots__ = ("illegal",)

    def __init__(self) -> None:
        self.illegal: set[str] = set()

    def __call__(self, text: str) -> str:
        if is_xml_text(text):
            return text
        self.illegal.update(char for _, char in xml_illegal(text))
        return xml_visible(text)


def write_description(root: Node) -> Written:
    """Return a description as XML.

    Guarantees:
        - equal nodes give equal bytes, on every machine;
        - a character that XML cannot hold is shown as U+FFFD and reported;
        - a value over 1,000,000 code points, which readers refuse, is left out and
          reported.
    """
    held = _Held()
    writer = Writer(held)
    writer.raw(DECLARATION)
    too_long: list[Diagnostic] = []
    _write(writer, root, too_long)
    return Written(
        data=writer.result().encode("utf-8"),
        diagnostics=(*_replaced(held.illegal), *too_long),
    )


def _write(writer: Writer, node: Node, too_long: list[Diagnostic]) -> None:
    """Write a node; descriptions are a few levels deep, whatever the release."""
    values = (node.text, *(value for _, value in node.attributes))
    longest = max(map(len, values))
    if longest > MAX_TEXT:
        too_long.append(diagnostic("RKD212", place=node.tag, length=longest))
        return
    attributes = "".join(writer.attribute(*pair) for pair in node.attributes)
    if not node.children:
        writer.text(node.tag, node.text, attributes)
        return
    writer.open(node.tag, attributes)
    for child in node.children:
        _write(writer, child, too_long)
    writer.close(node.tag)


def _replaced(illegal: set[str]) -> Iterator[Diagnostic]:
    for char in sorted(illegal):
        yield diagnostic("RKD201", code=f"{ord(char):04X}")
