"""Containers: which module lists the members of each kind, and reads them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Protocol

from releasekit.batch.item import Item
from releasekit.batch.sources import kinds
from releasekit.batch.sources.holder import Holder
from releasekit.errors import InputError

_PATTERN_HINT: Final = "name others with --pattern"
_WARC_HINT: Final = "extract the text of its pages first: WET files hold it"


class Container(Protocol):
    """What the module of a kind has."""

    def members(self, holder: Holder, /) -> Iterator[Item]:
        """Yield the items of a container; no more of it is read than that takes."""
        ...

    def read(self, item: Item, max_bytes: int | None, /) -> bytes:
        """Return the bytes of an item, of which there may be so many."""
        ...


def container_of(kind: str) -> Container | None:
    """Return what opens a kind of container; nothing for what is none."""
    # Most batches have none, and loading what reads them takes time.
    match kind:
        case kinds.ZIP:
            from releasekit.batch.sources import archive  # noqa: PLC0415

            return archive
        case kinds.MBOX:
            from releasekit.batch.sources import mbox  # noqa: PLC0415

            return mbox
        case kinds.JSON_LINES:
            from releasekit.batch.sources import json_lines  # noqa: PLC0415

            return json_lines
        case kinds.WARC:
            from releasekit.batch.sources import warc  # noqa: PLC0415

            return warc
        case _:
            return None


def members_of(holder: Holder) -> Iterator[Item]:
    """Yield the items of a container; what is wrong with it becomes an item."""
    container = container_of(holder.kind)
    empty = True
    try:
        for item in container.members(holder) if container else ():
            empty = False
            yield item
    except InputError as error:
        yield holder.refused(error)
        return
    if empty:
        yield holder.refused(_nothing_in(holder))


def _nothing_in(holder: Holder) -> InputError:
    match holder.kind:
        case kinds.ZIP:
            like = " or ".join(holder.patterns)
            message, hint = f"no member is named like {like}", _PATTERN_HINT
        case kinds.WARC:
            message, hint = "no record in it is plain text", _WARC_HINT
        case _:
            message, hint = "nothing is in it", ""
    return InputError(message, hint=hint)
