"""Resources: the things that a description names, before they are written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from releasekit.exporters.common.crosswalk.addresses import is_uri
from releasekit.model import Identifier

Json: TypeAlias = "str | dict[str, Json] | list[Json]"
"""A value of a property."""

Pair: TypeAlias = "tuple[str, Json | None]"
"""A property and one value of it; a value that says nothing is left out."""

Resource: TypeAlias = "dict[str, Json]"
"""Properties with their values: one by itself, several as an array."""


def resource(kind: str, *pairs: Pair) -> Resource:
    """Return a thing of a type, or nothing where nothing is said of it.

    Args:
        kind: type in schema.org.
        pairs: what is said of it; a property may stand several times.
    """
    stated = collected(pairs)
    return {"@type": kind, **stated} if stated else {}


def collected(pairs: Iterable[Pair]) -> Resource:
    """Return properties in order of first use, without the values that are blank."""
    values: dict[str, list[Json]] = {}
    for name, value in pairs:
        if not value or (isinstance(value, str) and not value.strip()):
            continue
        values.setdefault(name, []).append(value)
    return {name: held[0] if len(held) == 1 else held for name, held in values.items()}


def identified(identifier: Identifier | None) -> Json | None:
    """Return a name with who gives such names."""
    if identifier is None:
        return None
    return named_value(identifier.scheme, identifier.value)


def named_value(name: str, value: str | None) -> Resource:
    """Return a value with the name of its property, or nothing where it is blank."""
    if not value or not value.strip():
        return {}
    return resource("PropertyValue", ("propertyID", name), ("value", value))


def work(name: str, title: str = "", *more: Pair) -> Resource:
    """Return another work by its identifier: an address where it is one."""
    if not name.strip():
        return resource("CreativeWork", ("name", title), *more)
    key = "@id" if is_uri(name) else "identifier"
    return {"@type": "CreativeWork", key: name, **collected((("name", title), *more))}
