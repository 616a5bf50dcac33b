"""Elements of PREMIS, and how they are spelled: one canonical form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from releasekit.xml_safety import xml_attribute, xml_text, xml_visible

_INDENT: Final = "  "


@frozen
class Element:
    """An element with text or with other elements in it."""

    name: str
    content: str | tuple[Element, ...]
    attributes: tuple[tuple[str, str], ...] = ()

    def texts(self) -> Iterator[str]:
        """Yield every text and attribute below, in document order."""
        yield from (value for _, value in self.attributes)
        if isinstance(self.content, str):
            yield self.content
            return
        for child in self.content:
            yield from child.texts()


def leaf(name: str, text: str | None) -> tuple[Element, ...]:
    """Return an element that holds a text, or nothing where there is none."""
    return (Element(name, text),) if text else ()


def identified(prefix: str, kind: str, value: str) -> Element:
    """Return an identifier as PREMIS spells all of them: a type and a value.

    Args:
        prefix: whose: ``objectIdentifier``, ``linkingAgentIdentifier`` …
        kind: who gives such names.
        value: the name.
    """
    parts = (Element(f"{prefix}Type", kind), Element(f"{prefix}Value", value))
    return Element(prefix, parts)


def spelled(element: Element, pad: str = "") -> Iterator[str]:
    """Yield the lines of an element; what XML cannot hold is shown as U+FFFD."""
    head = element.name + "".join(
        f' {name}="{xml_attribute(xml_visible(value))}"'
        for name, value in element.attributes
    )
    if isinstance(element.content, str):
        text = xml_text(xml_visible(element.content))
        yield f"{pad}<{head}>{text}</{element.name}>\n"
        return
    yield f"{pad}<{head}>\n"
    for child in element.content:
        yield from spelled(child, pad + _INDENT)
    yield f"{pad}</{element.name}>\n"
