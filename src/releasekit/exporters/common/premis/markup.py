"""Elements of PREMIS, put together from their names and what stands in them."""

from __future__ import annotations

import hashlib
from typing import Final

from releasekit.exporters.common.crosswalk.node import Node
from releasekit.record.names import MAX_TEXT

NAMESPACE: Final = "http://www.loc.gov/premis/v3"
VERSION: Final = "3.0"
"""The version of the data dictionary."""


def element(
    name: str,
    content: str | tuple[Node, ...],
    attributes: tuple[tuple[str, str], ...] = (),
) -> Node:
    """Return an element that holds a text or other elements, empty text too."""
    if isinstance(content, str):
        return Node(tag=name, text=content, attributes=attributes)
    return Node(tag=name, children=content, attributes=attributes)


def leaf(name: str, text: str | None) -> tuple[Node, ...]:
    """Return an element that holds a text, or nothing where there is none."""
    return (element(name, text),) if text else ()


def identified(prefix: str, kind: str, value: str, *more: Node) -> Node:
    """Return an identifier as PREMIS spells all of them: a type and a value.

    A value that is too long for XML readers, such as the title of an attachment that
    never ends, is named by its digest: an identifier without value would be none.

    Args:
        prefix: whose: ``objectIdentifier``, ``linkingAgentIdentifier`` …
        kind: who gives such names.
        value: the name.
        more: what stands after the two.
    """
    if len(value) > MAX_TEXT:
        data = value.encode("utf-8", "surrogatepass")
        value = f"sha256:{hashlib.sha256(data).hexdigest()}"
    parts = (element(f"{prefix}Type", kind), element(f"{prefix}Value", value))
    return element(prefix, (*parts, *more))


def linked(what: str, scheme: str, value: str, role: str) -> Node:
    """Return what links an event to an agent or an object.

    Args:
        what: ``Agent`` or ``Object``.
        scheme: type of its identifier.
        value: its identifier.
        role: the part it has in the event.
    """
    said = element(f"linking{what}Role", role)
    return identified(f"linking{what}Identifier", scheme, value, said)
