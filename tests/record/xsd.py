"""The record's schema as a reader of the manual sees it: elements, parts, values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import frozen
from lxml import etree

from releasekit.record.schema_files import schema_files

XS: Final = "{http://www.w3.org/2001/XMLSchema}"
_MANY: Final = "unbounded"


@frozen(kw_only=True)
class Attribute:
    """An attribute as an element declares it."""

    name: str
    required: bool
    type: str
    meaning: str


@frozen(kw_only=True)
class Child:
    """An element that may stand inside another."""

    element: Element
    least: int
    most: str
    """A number or ``unbounded``."""


@frozen(eq=False)
class Element:
    """One declaration of an element."""

    node: etree._Element

    @property
    def name(self) -> str:
        return self.node.get("name", "")

    @property
    def meaning(self) -> str:
        return documentation(self.node)


class Schema:
    """The declarations of ``release-1.xsd``, with references followed."""

    def __init__(self) -> None:
        self.root = etree.fromstring(schema_files()["release-1.xsd"])
        self._elements: dict[etree._Element, Element] = {}

    def release(self) -> Element:
        return self._element(self._named("element", "release"))

    def children(self, element: Element) -> list[Child]:
        return list(self._particles(self._type(element.node), 1, "1"))

    def attributes(self, element: Element) -> list[Attribute]:
        return list(self._attributes(self._type(element.node)))

    def holds(self, element: Element) -> str:
        """Return what an element holds as text; nothing where it holds none."""
        simple = element.node.get("type", "")
        if simple.startswith("xs:") or self._is_simple(simple):
            return simple
        kind = self._type(element.node)
        if kind is None:
            return ""
        extended = kind.find(f"{XS}simpleContent/{XS}extension")
        if extended is not None:
            return extended.get("base", "")
        content = kind.find(f"{XS}complexContent")
        mixed = kind.get("mixed") or (content is not None and content.get("mixed"))
        return "text" if mixed or self._base_is_mixed(kind) else ""

    def simple_types(self) -> list[etree._Element]:
        return self.root.findall(f"{XS}simpleType")

    def _is_simple(self, name: str) -> bool:
        return any(node.get("name") == name for node in self.simple_types())

    def _base_is_mixed(self, kind: etree._Element) -> bool:
        base = kind.find(f"{XS}complexContent/{XS}extension")
        if base is None:
            return False
        above = self._named("complexType", base.get("base", ""))
        return bool(above.get("mixed")) or self._base_is_mixed(above)

    def _element(self, node: etree._Element) -> Element:
        return self._elements.setdefault(node, Element(node))

    def _named(self, tag: str, name: str) -> etree._Element:
        (found,) = (n for n in self.root.findall(f"{XS}{tag}") if n.get("name") == name)
        return found

    def _type(self, node: etree._Element) -> etree._Element | None:
        inside = node.find(f"{XS}complexType")
        name = node.get("type", "")
        if inside is not None or name.startswith("xs:") or self._is_simple(name):
            return inside
        return self._named("complexType", name)

    def _particles(
        self, node: etree._Element | None, least: int, most: str
    ) -> Iterator[Child]:
        for part in () if node is None else node:
            tag = str(part.tag).removeprefix(XS)
            fewest = min(least, int(part.get("minOccurs", "1")))
            choice = tag == "choice"
            highest = _MANY if _MANY in {most, part.get("maxOccurs")} else "1"
            if tag == "element":
                yield Child(element=self._element(part), least=fewest, most=highest)
            elif tag == "group":
                group = self._named("group", part.get("ref", ""))
                yield from self._particles(group, fewest, highest)
            elif tag == "extension":
                base = self._named("complexType", part.get("base", ""))
                yield from self._particles(base, least, most)
                yield from self._particles(part, least, most)
            elif tag in {"sequence", "choice", "complexContent"}:
                yield from self._particles(part, 0 if choice else fewest, highest)

    def _attributes(self, node: etree._Element | None) -> Iterator[Attribute]:
        for part in () if node is None else node:
            tag = str(part.tag).removeprefix(XS)
            if tag == "attribute":
                yield _attribute(part)
            elif tag == "attributeGroup":
                group = self._named("attributeGroup", part.get("ref", ""))
                yield from self._attributes(group)
            elif tag in {"complexContent", "simpleContent"}:
                yield from self._attributes(part)
            elif tag == "extension" and not self._is_simple(part.get("base", "")):
                if not part.get("base", "").startswith("xs:"):
                    base = self._named("complexType", part.get("base", ""))
                    yield from self._attributes(base)
                yield from self._attributes(part)
            elif tag == "extension":
                yield from self._attributes(part)


def documentation(node: etree._Element) -> str:
    """Return what the schema says of a declaration, on one line."""
    text = node.findtext(f"{XS}annotation/{XS}documentation") or ""
    return " ".join(text.split())


def _attribute(node: etree._Element) -> Attribute:
    return Attribute(
        name=node.get("name", "") or node.get("ref", ""),
        required=node.get("use") == "required",
        type=node.get("type", "").removeprefix("xs:"),
        meaning=documentation(node),
    )
