"""Opening: the bytes of one input, read in a worker, and nothing beside them."""

from __future__ import annotations

import os
from typing import Final

from releasekit.batch.item import Item
from releasekit.batch.names import printable_id
from releasekit.batch.sources import kinds
from releasekit.batch.sources.containers import container_of
from releasekit.batch.sources.holder import INSIDE
from releasekit.batch.sources.refused import refuse
from releasekit.batch.sources.streams import read_whole, refuse_size
from releasekit.errors import InputError

_MADE_HERE: Final = frozenset({kinds.MAIL, kinds.MBOX, kinds.JSON_LINES})
"""Kinds whose texts are put together here, in UTF-8, whatever the file's encoding."""


def open_item(item: Item, *, max_bytes: int | None = None) -> bytes:
    """Return the bytes of an input: of a file, or of its piece of a container.

    Mails and JSON give their text in UTF-8 (`encoding_for`). A container is opened at
    the place the item tells, and nothing else in it is read.

    Raises:
        InputError: it is gone, changed, damaged or no text; the error names the input.
        InputTooLargeError: it is larger than ``max_bytes``.
        MissingDependencyError: a package that reads its kind is not installed.
    """
    try:
        return _open(item, max_bytes)
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
    mark = f"{printable_id(os.path.basename(item.location))}{INSIDE}"  # noqa: PTH119
    _, _, member = item.id.partition(mark)
    return f"{item.location}{INSIDE}{member}" if member else item.location


def _open(item: Item, max_bytes: int | None) -> bytes:
    if item.source == kinds.REFUSED:
        refuse(item)
    container = container_of(item.source)
    data = container.read(item, max_bytes) if container else _whole(item, max_bytes)
    if not _is_mail(item):
        return data
    # Most inputs are no mails, and loading what reads them takes time.
    from releasekit.batch.sources.mail import mail_text  # noqa: PLC0415

    return mail_text(data)


def _whole(item: Item, max_bytes: int | None) -> bytes:
    if item.data is None:
        return read_whole(item.location, max_bytes)
    refuse_size(len(item.data), max_bytes)
    return item.data


def _is_mail(item: Item) -> bool:
    if item.source in {kinds.MAIL, kinds.MBOX}:
        return True
    return item.source == kinds.ZIP and kinds.is_mail(item.name)
