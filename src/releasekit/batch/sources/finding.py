"""Finding: what the arguments of a batch lead to, all names checked before work."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path, PurePath
from typing import BinaryIO, Final

from attrs import frozen

from releasekit.batch.sources.checks import Naming, check_names
from releasekit.batch.sources.folders import Search
from releasekit.batch.sources.items import STDIN, Given, Items, Manner
from releasekit.batch.sources.kinds import WARC
from releasekit.batch.sources.listing import Listing
from releasekit.batch.sources.places import check_places
from releasekit.batch.sources.streams import is_url, local_path
from releasekit.errors import InputError, UsageError

_NAMELESS: Final = "stdin.txt"
"""Names the outputs of what came from standard input without a name."""


class Layout(StrEnum):
    """Where outputs go below their destination."""

    MIRRORED = "mirrored"
    """Into the folders that their inputs are in."""
    FLAT = "flat"
    """All into one folder, their names with a digest."""


@frozen(kw_only=True)
class Finding:
    """How inputs are found, and what their outputs are named after."""

    patterns: tuple[str, ...] = ("*.txt",)
    """Which names in folders and containers are taken, as shells match them."""
    layout: Layout = Layout.MIRRORED
    """Where outputs go."""
    destination: str = ""
    """Folder or URL that outputs go below; nothing to leave it unchecked."""
    suffixes: tuple[str, ...] = ()
    """Suffixes of the outputs that each input has."""
    leave_out: Callable[[Path], bool] = lambda _: False
    """Tells which folders inside others are not looked into."""
    as_text: bool = False
    """Whether every file is one text, whatever its name says."""
    splits: bool = False
    """Whether inputs may be cut into parts, whose stems get numbers."""
    text_field: str = "text"
    """Which field of a JSON object is the text."""
    id_field: str = ""
    """Which field of a JSON object tells it from others; nothing for its line."""
    name: str = ""
    """File name of what comes from standard input."""
    stdin: BinaryIO | None = None
    """Standard input; nothing where ``-`` makes no sense."""
    max_bytes: int | None = None
    """Largest input, in bytes."""
    remedy: str = "name the files themselves"
    """What to do about a folder without such names."""


def find_items(arguments: Iterable[str], finding: Finding | None = None) -> Items:
    """Return the inputs that some arguments stand for, each once.

    Folders are listed and all names of outputs checked before this returns; files are
    not opened.

    Args:
        arguments: files, folders, containers, URLs, and ``-`` for standard input.
        finding: how they are found.

    Raises:
        UsageError: two inputs would become the same file, or have one id.
        OutputIsInputError: an input would be overwritten.
        OutputError: the destination is a file, or a link leads out of it.
    """
    how = finding or Finding()
    is_local = how.destination and not is_url(how.destination)
    search = Search(
        patterns=how.patterns,
        leave_out=how.leave_out,
        output=os.path.realpath(how.destination) if is_local else "",
        remedy=how.remedy,
    )
    sources = tuple(_expand(arguments, how, search))
    listings = [s if isinstance(s, Listing) else s.listing for s in sources]
    naming = Naming(
        flat=how.layout is Layout.FLAT,
        destination=how.destination,
        suffixes=how.suffixes,
        splits=how.splits,
        as_text=how.as_text,
    )
    numbered = check_names(listings, naming)
    check_places(listings, search.apart, naming)
    return Items(
        problems=tuple(search.problems),
        count=_count(sources, how),
        sources=sources,
        manner=Manner(
            flat=naming.flat,
            as_text=how.as_text,
            patterns=how.patterns,
            text_field=how.text_field,
            id_field=how.id_field,
            numbered=numbered,
        ),
    )


def _expand(
    arguments: Iterable[str], how: Finding, search: Search
) -> Iterator[Listing | Given]:
    given = False
    for argument in map(local_path, arguments):
        try:
            if argument == STDIN and how.stdin is not None:
                if not given:
                    yield _given(how, how.stdin)
                given = True
            elif is_url(argument):
                yield from search.url(argument)
            else:
                yield from search.local(argument)
        except InputError as error:
            search.problems.append(error)


def _given(how: Finding, stdin: BinaryIO) -> Given:
    name = how.name or _NAMELESS
    if PurePath(name).name != name or name in {".", ".."}:
        message = f"--name {name} is not a plain file name"
        raise UsageError(message, hint="leave folders out of it")
    named = bool(how.name)
    return Given(name=name, is_named=named, stream=stdin, max_bytes=how.max_bytes)


def _count(sources: Iterable[Listing | Given], how: Finding) -> int | None:
    """Return how many inputs there are; nothing where containers hold some.

    Raises:
        MissingDependencyError: a package that reads one is not installed.
    """
    count, kinds = 0, set[str]()
    for source in sources:
        if isinstance(source, Given):
            count += 1
        else:
            count += source.count
            kinds |= source.kinds
    if how.as_text or not kinds:
        return count
    if WARC in kinds:
        # Few batches have such files, and loading what reads them takes time.
        from releasekit.batch.sources.warc import require_warcio  # noqa: PLC0415

        require_warcio()
    return None
