"""A rule beyond the schema: what it says, how it is tested, how it is published."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from attrs import frozen
from lxml import etree

from releasekit.model import Release, Severity
from releasekit.record.reader import Reader


@frozen(kw_only=True)
class Context:
    """What the rules know of the record besides the element they look at."""

    reader: Reader
    release: Release
    """The release that the record holds."""
    ids: Mapping[str, int]
    """How many blocks carry each id."""
    notes: frozenset[str]
    """Ids of the notes."""


# lxml's only name for the type of an element begins with an underscore.
Test: TypeAlias = "Callable[[etree._Element, Context], Iterator[str]]"  # noqa: SLF001
"""Yields what is wrong with one element."""


@frozen(kw_only=True)
class Published:
    """A rule as Schematron says it (ISO/IEC 19757-3, query language XSLT 1).

    It is true wherever the rule holds, so it never refuses what releasekit accepts.
    """

    test: str
    """XPath 1 on the element; ``r`` is the prefix of the record's namespace."""
    lets: tuple[tuple[str, str], ...] = ()
    """Name and value of the variables that it uses."""
    without: str = ""
    """What the rule asks for and this does not; nothing where it asks all."""


@frozen(kw_only=True)
class Rule:
    """A rule beyond the schema."""

    id: str
    clause: str
    """What must hold."""
    test: Test
    remedy: str
    on: tuple[str, ...] = ()
    """Elements it looks at, as ``name`` or ``parent/name``; all where none is named."""
    having: frozenset[str] = frozenset()
    """Attributes of which an element must have one; any does where none is named."""
    severity: Severity = Severity.ERROR
    """``warning`` where the source itself, or healing it, may be the reason."""
    published: Published | None = None
    """The same for Schematron, where one element and its surroundings tell."""
