"""Items as a stream: made when they are asked for, as often as they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final

from attrs import field, frozen

from releasekit.batch.item import Item
from releasekit.batch.names import (
    fold,
    mirrored_folder,
    mirrored_stem,
    printable_id,
    stem_apart,
)
from releasekit.batch.sources.containers import members_of
from releasekit.batch.sources.holder import Holder, folder_of, member_patterns
from releasekit.batch.sources.kinds import (
    DATA,
    FILE,
    MAIL,
    URL,
    container_kind,
    is_mail,
)
from releasekit.batch.sources.listing import Listing
from releasekit.batch.sources.streams import is_url
from releasekit.errors import InputError
from releasekit.files.inputs import read_stream
from releasekit.files.names import stem_of

STDIN: Final = "-"
"""The argument and location that stand for standard input."""


@frozen(kw_only=True)
class Manner:
    """How files become items."""

    flat: bool = False
    """Whether all outputs go to one folder."""
    as_text: bool = False
    """Whether every file is one text, whatever its name says."""
    patterns: tuple[str, ...] = ("*.txt",)
    """Which members of containers are taken."""
    text_field: str = "text"
    """Which field of a JSON object is the text."""
    id_field: str = ""
    """Which field of a JSON object tells it from others; nothing for its line."""
    numbered: frozenset[str] = frozenset()
    """Stems that parts of other inputs may get, folded, with their folders."""


@frozen(kw_only=True)
class Given:
    """What came through standard input, read when it is asked for, and once."""

    name: str
    """What its outputs are named after."""
    is_named: bool = True
    """Whether somebody named it: else its source has no name."""
    stream: BinaryIO = field(repr=False)
    max_bytes: int | None = None
    """Largest input, in bytes."""
    _read: list[bytes] = field(factory=list, repr=False)

    @property
    def listing(self) -> Listing:
        """It as the only file of a folder, for checks of names."""
        return Listing.of(STDIN, "", [self.name])

    def data(self) -> bytes:
        """Return the bytes.

        Raises:
            InputTooLargeError: there are more than allowed.
        """
        if not self._read:
            self._read.append(read_stream(self.stream, max_bytes=self.max_bytes))
        return self._read[0]


@frozen(kw_only=True)
class Items:
    """The inputs of a batch, in the order given, folders in order of names.

    Guarantees:
        - names of files were taken when the batch was planned, and stay the same;
        - contents of containers are listed when their turn comes;
        - each iteration starts anew; only names are kept in memory.
    """

    problems: tuple[InputError, ...] = ()
    """Arguments that led nowhere; the others go on without them."""
    count: int | None
    """How many items there are; nothing where containers are among them."""
    _sources: tuple[Listing | Given, ...] = ()
    _manner: Manner = Manner()

    def __iter__(self) -> Iterator[Item]:
        """Yield the items; files are looked at as they come."""
        for source in self._sources:
            match source:
                case Given():
                    yield _given_item(source, self._manner)
                case Listing():
                    yield from _listed_items(source, self._manner)


def _given_item(given: Given, manner: Manner) -> Item:
    kind = MAIL if is_mail(given.name) and not manner.as_text else DATA
    holder = Holder(id=printable_id(given.name), location=STDIN, name="", kind=kind)
    try:
        data = given.data()
    except InputError as error:
        return holder.refused(error)
    return Item(
        id=holder.id,
        location=STDIN,
        source=kind,
        name=given.name if given.is_named else "",
        stem=_stem(given.name, holder.id, "", manner),
        size=len(data),
        data=data,
    )


def _listed_items(listing: Listing, manner: Manner) -> Iterator[Item]:
    folder = "" if manner.flat else mirrored_folder(listing.relative)
    plain = URL if is_url(listing.location) else FILE
    for name, stat in listing.files():
        kind = None if manner.as_text else container_kind(name)
        item_id = printable_id(listing.below(name))
        if kind:
            holder = Holder(
                id=item_id,
                location=listing.path(name),
                name=name,
                kind=kind,
                stat=stat,
                folder="" if manner.flat else folder_of(folder, name),
                patterns=member_patterns(manner.patterns),
                text_field=manner.text_field,
                id_field=manner.id_field,
            )
            yield from members_of(holder)
            continue
        yield Item(
            id=item_id,
            location=listing.path(name),
            source=MAIL if is_mail(name) and not manner.as_text else plain,
            name=name,
            folder=folder,
            stem=_stem(name, item_id, folder, manner),
            size=stat.size,
            mtime_ns=stat.mtime_ns,
        )


def _stem(name: str, item_id: str, folder: str, manner: Manner) -> str:
    if manner.flat:
        return stem_apart(stem_of(name), item_id)
    stem = mirrored_stem(name)
    if manner.numbered and fold(f"{folder}/{stem}") in manner.numbered:
        return stem_apart(stem, item_id)
    return stem
