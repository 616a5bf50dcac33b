"""Nodes: the elements of a description, before they are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from attrs import frozen

_NO_ATTRIBUTES: Final[Mapping[str, str | None]] = MappingProxyType({})


@frozen(kw_only=True)
class Node:
    """An element with text, with other elements, or with both."""

    tag: str
    """Its name with its prefix, if any."""
    attributes: tuple[tuple[str, str], ...] = ()
    """Names and values in the order in which they are written."""
    text: str = ""
    children: tuple[Node, ...] = ()
    """Elements, each on its own lines."""
    mixed: tuple[Node | str, ...] = ()
    """Text and elements in it, on one line: no blank comes in between."""


def leaf(
    tag: str, text: str | None, attributes: Mapping[str, str | None] = _NO_ATTRIBUTES
) -> tuple[Node, ...]:
    """Return one element that holds text, or none where there is none to hold."""
    if not text or not text.strip():
        return ()
    return (Node(tag=tag, attributes=_stated(attributes), text=text),)


def branch(
    tag: str,
    *parts: Iterable[Node],
    attributes: Mapping[str, str | None] = _NO_ATTRIBUTES,
) -> tuple[Node, ...]:
    """Return one element that holds others, or none where there are none."""
    children = tuple(node for part in parts for node in part)
    if not children:
        return ()
    return (Node(tag=tag, attributes=_stated(attributes), children=children),)


def _stated(attributes: Mapping[str, str | None]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in attributes.items() if value)
