"""Opening: the bytes of one input, read in a worker, and nothing beside them."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import Final

from attrs import field, frozen

from releasekit.batch.item import Item
from releasekit.batch.names import printable_id
from releasekit.batch.sources import kinds
from releasekit.batch.sources.containers import container_of
from releasekit.batch.sources.holder import INSIDE
from releasekit.batch.sources.refused import refuse
from releasekit.batch.sources.streams import read_whole, refuse_size
from releasekit.errors import InputError, InputNotFoundError
from releasekit.files.digest import sha256_of
from releasekit.model import Diagnostic, Severity, diagnostic

_MADE_HERE: Final = frozenset({kinds.MAIL, kinds.MBOX, kinds.JSON_LINES})
"""Kinds whose texts are put together here, in UTF-8, whatever the file's encoding."""
_GONE: Final = "put it back, or mend the link it is, and run the same again"


@frozen(kw_only=True)
class Drawn:
    """The bytes of an input."""

    data: bytes = field(repr=False)
    taken: Diagnostic | None = None
    """Out of what they were taken, where they are not all of it as it stands."""


def open_item(item: Item, *, max_bytes: int | None = None) -> bytes:
    """Return the bytes of an input: of a file, or of its piece of a container.

    Mails and JSON give their text in UTF-8 (`encoding_for`). A container is opened at
    the place the item tells, and nothing else in it is read.

    Raises:
        InputError: it is gone, changed, damaged or no text; the error names the input.
        InputTooLargeError: it is larger than ``max_bytes``.
        MissingDependencyError: a package that reads its kind is not installed.
    """
    return draw_item(item, max_bytes=max_bytes).data


def draw_item(item: Item, *, max_bytes: int | None = None) -> Drawn:
    """Return the bytes of an input and, where they were put together, out of what.

    Raises:
        InputError: as `open_item` does.
    """
    try:
        whole = _open(item, max_bytes)
        take = _taker(item)
        if take is None:
            return Drawn(data=whole)
        return Drawn(data=take(whole), taken=_taken(item, whole))
    except InputNotFoundError as error:
        # It stood in a folder when inputs were looked for, so its name is right.
        raise InputNotFoundError(error.message, hint=_GONE, path=shown(item)) from error
    except InputError as error:
        raise error.with_path(shown(item)) from error


def encoding_for(item: Item, named: str | None) -> str | None:
    """Return the encoding to read the bytes of `open_item` in.

    Args:
        item: the input.
        named: the encoding the user named; nothing to have it detected.
    """
    return "utf-8" if item.source in _MADE_HERE or _is_mail(item) else named


def shown(item: Item) -> str:
    """Return what messages call an input: its path, and the member in it."""
    member = _member(item)
    return f"{item.location}{INSIDE}{member}" if member else item.location


def _member(item: Item) -> str:
    """Return what an item is called in its container; nothing for what is in none."""
    return item.id.partition(f"{_name(item)}{INSIDE}")[2]


def _name(item: Item) -> str:
    return printable_id(os.path.basename(item.location))  # noqa: PTH119


def _open(item: Item, max_bytes: int | None) -> bytes:
    if item.source == kinds.REFUSED:
        refuse(item)
    container = container_of(item.source)
    return container.read(item, max_bytes) if container else _whole(item, max_bytes)


def _taker(item: Item) -> Callable[[bytes], bytes] | None:
    """Return what takes the text out of an item's bytes; nothing where they are it."""
    # Most inputs are neither, and loading what reads them takes time.
    if _is_mail(item):
        from releasekit.batch.sources.mail import mail_text  # noqa: PLC0415

        return mail_text
    if item.source == kinds.JSON_LINES:
        from releasekit.batch.sources.json_lines import text_of  # noqa: PLC0415

        return partial(text_of, item)
    return None


def _taken(item: Item, whole: bytes) -> Diagnostic:
    """Say what a text was taken out of, by names that no move of a folder changes."""
    place = f"{_name(item)}{INSIDE}{member}" if (member := _member(item)) else item.name
    digest = sha256_of(whole)
    return diagnostic("RKD142", Severity.INFO, place=place or "-", sha256=digest)


def _whole(item: Item, max_bytes: int | None) -> bytes:
    if item.data is None:
        return read_whole(item.location, max_bytes)
    refuse_size(len(item.data), max_bytes)
    return item.data


def _is_mail(item: Item) -> bool:
    if item.source in {kinds.MAIL, kinds.MBOX}:
        return True
    return item.source == kinds.ZIP and kinds.is_mail(item.name)
