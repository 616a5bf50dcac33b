"""Checks on the fields of values."""

from __future__ import annotations

from typing import Final

from attrs import Attribute

_WHOLE: Final = 100


def percentage(_: object, attribute: Attribute[int], value: int) -> None:
    """Refuse a trust that is not 0 to 100.

    Raises:
        ValueError: the value is out of range.
    """
    if not 0 <= value <= _WHOLE:
        message = f"{attribute.name} must be 0 to {_WHOLE}, not {value}"
        raise ValueError(message)
