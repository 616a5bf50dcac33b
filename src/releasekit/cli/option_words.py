"""An exporter's options in words: what each can be, and what it is by default."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from types import MappingProxyType
from typing import Any, Final, get_type_hints

import attrs
from attrs import frozen

from releasekit.plugins.options import is_loadable

_KINDS: Final = MappingProxyType(
    {bool: "yes or no", int: "whole number", float: "number", str: "text"}
)


@frozen(kw_only=True)
class OptionWords:
    """One option as a person reads it."""

    name: str
    """Its key: ``page_size``."""
    values: str
    """What it can be."""
    default: str
    """What it is where nothing is said."""


def describe_options(options: type[Any]) -> Iterator[OptionWords]:
    """Yield the options of an exporter's options class, in their order."""
    hints, defaults = get_type_hints(options), options()
    for field in attrs.fields(options):
        yield OptionWords(
            name=field.name,
            values=_values(hints[field.name]),
            default=_word(getattr(defaults, field.name)),
        )


def _values(kind: Any) -> str:  # noqa: ANN401 - any type form stands in an annotation
    if isinstance(kind, type) and issubclass(kind, Enum):
        return ", ".join(_word(value) for value in kind)
    if is_loadable(kind):
        return "path of a file"
    if isinstance(kind, type):
        return _KINDS.get(kind, kind.__name__)
    return str(kind)


def _word(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case Enum():
            return str(value.value)
        case tuple():
            return ",".join(map(_word, value))
        case None:
            return ""
        case _:
            return str(value)
