"""What cannot be an input: kept as an item, so that it fails alone and by name."""

from __future__ import annotations

from typing import Final, NoReturn

from releasekit.batch.item import Item
from releasekit.errors import (
    ForeignFormatError,
    InputError,
    InputNotFoundError,
    InputTooLargeError,
    UnreadableInputError,
)

_CLASSES: Final[dict[str, type[InputError]]] = {
    kind.code: kind
    for kind in (
        ForeignFormatError,
        InputNotFoundError,
        InputTooLargeError,
        UnreadableInputError,
    )
}


def locator_of(error: InputError) -> str:
    """Return an error in one string, as the locator of an item that is refused."""
    return f"{error.code}\n{error.hint}\n{error.message}"


def refuse(item: Item) -> NoReturn:
    """Raise the error that an item stands for.

    Raises:
        InputError: always.
    """
    code, hint, message = item.member.split("\n", 2)
    raise _CLASSES.get(code, InputError)(message, hint=hint)
