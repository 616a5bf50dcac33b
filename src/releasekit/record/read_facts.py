"""Reading facts: the forms that values of all kinds share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias, TypeVar

from lxml import etree

from releasekit.model import Fact, Stated, Unknown, UnknownReason
from releasekit.record.reader import Reader, every, maybe

T = TypeVar("T")

# lxml's only name for the type of an element begins with an underscore.
ReadValue: TypeAlias = "Callable[[Reader, etree._Element], T]"  # noqa: SLF001
"""Reads the value that an element holds, its evidence left to others."""


def read_fact(
    reader: Reader, element: etree._Element, read_value: ReadValue[T]
) -> Fact[T]:
    """Return the value of an element with its evidence."""
    return Fact(read_value(reader, element), reader.evidence(element))


def read_stated(
    reader: Reader, element: etree._Element, read_value: ReadValue[T]
) -> Stated[T]:
    """Return the value of an element, or the reason why it is missing."""
    unknown = maybe(element, "unknown")
    if unknown is not None:
        return Unknown(reader.choice(unknown, "reason", UnknownReason))
    return read_fact(reader, element, read_value)


def read_known(
    reader: Reader, element: etree._Element, read_value: ReadValue[T]
) -> Fact[T] | None:
    """Return the value of an element, or nothing where it is unknown."""
    if maybe(element, "unknown") is not None:
        return None
    return read_fact(reader, element, read_value)


def read_maybe(
    reader: Reader, parent: etree._Element, name: str, read_value: ReadValue[T]
) -> Fact[T] | None:
    """Return the value of the only child of a name, or nothing."""
    element = maybe(parent, name)
    return None if element is None else read_fact(reader, element, read_value)


def read_all(
    reader: Reader,
    parent: etree._Element | None,
    name: str,
    read_value: ReadValue[T],
) -> tuple[Fact[T], ...]:
    """Return the values of all children of a name, in order."""
    if parent is None:
        return ()
    return tuple(read_fact(reader, child, read_value) for child in every(parent, name))


def read_text(reader: Reader, element: etree._Element) -> str:
    """Return the text that is the whole value of an element."""
    return reader.text(element)


def read_part(reader: Reader, element: etree._Element, name: str) -> str | None:
    """Return the text of the only child of a name, or nothing."""
    found = maybe(element, name)
    return None if found is None else reader.text(found)
