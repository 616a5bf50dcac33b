"""Writing a description: canonical XML, and what could not be written in it."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from releasekit.exporters.common.crosswalk.node import Node
from releasekit.model import Diagnostic, diagnostic
from releasekit.record.names import DECLARATION, MAX_TEXT
from releasekit.record.writer import Writer
from releasekit.xml_safety import is_xml_text, xml_illegal, xml_text, xml_visible


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
    writing = _Writing()
    writing.writer.raw(DECLARATION)
    writing.node(root)
    return Written(
        data=writing.writer.result().encode("utf-8"),
        diagnostics=(*_replaced(writing.held.illegal), *writing.too_long),
    )


class _Writing:
    """Writes nodes; the model bounds how deep they stand in one another."""

    __slots__ = ("held", "too_long", "writer")

    def __init__(self) -> None:
        self.held = _Held()
        self.writer = Writer(self.held)
        self.too_long: list[Diagnostic] = []

    def node(self, node: Node) -> None:
        """Write an element on lines of its own."""
        if self._is_too_long(node):
            return
        attributes = self._attributes(node)
        if node.mixed:
            body = self._body(node)
            self.writer.raw(f"<{node.tag}{attributes}>{body}</{node.tag}>")
        elif not node.children:
            self.writer.text(node.tag, node.text, attributes)
        else:
            self.writer.open(node.tag, attributes)
            for child in node.children:
                self.node(child)
            self.writer.close(node.tag)

    def _inline(self, part: Node | str) -> str:
        """Return text, or an element inside text, as XML."""
        if isinstance(part, str):
            return xml_text(self.held(part))
        if self._is_too_long(part):
            return ""
        body = self._body(part)
        start = f"<{part.tag}{self._attributes(part)}"
        return f"{start}>{body}</{part.tag}>" if body else f"{start}/>"

    def _body(self, node: Node) -> str:
        return "".join(map(self._inline, (node.text, *node.mixed, *node.children)))

    def _attributes(self, node: Node) -> str:
        return "".join(self.writer.attribute(*pair) for pair in node.attributes)

    def _is_too_long(self, node: Node) -> bool:
        longest = max(len(node.text), *(len(v) for _, v in node.attributes), 0)
        if longest > MAX_TEXT:
            place = node.tag
            self.too_long.append(diagnostic("RKD212", place=place, length=longest))
        return longest > MAX_TEXT


def _replaced(illegal: set[str]) -> Iterator[Diagnostic]:
    for char in sorted(illegal):
        yield diagnostic("RKD201", code=f"{ord(char):04X}")
