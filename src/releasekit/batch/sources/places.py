"""Places of outputs: below their destination, and on no input."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path

from releasekit.batch.names import (
    fold,
    mirrored_folder,
    mirrored_stem,
    printable_id,
    stem_apart,
)
from releasekit.batch.sources.checks import Naming
from releasekit.batch.sources.listing import Listing
from releasekit.batch.sources.streams import is_url
from releasekit.errors import OutputError, OutputIsInputError
from releasekit.files.names import stem_of


def check_places(
    listings: Sequence[Listing], links: Iterable[str], naming: Naming
) -> None:
    """Refuse a plan whose outputs would leave their destination or meet an input.

    Args:
        listings: the files that are read.
        links: real paths of files that were reached by name or by link.
        naming: what outputs will be called.

    Raises:
        OutputError: the destination is a file, or a link leads out of it.
        OutputIsInputError: an input would be overwritten.
    """
    top = naming.destination
    if not top or is_url(top):
        return
    if os.path.lexists(top) and not os.path.isdir(top):  # noqa: PTH112 - any string
        message = "this is a file, not a folder"
        hint = "name a folder with -o, or a new file with a format's suffix"
        raise OutputError(message, hint=hint, path=top)
    inputs = _folders_of(listings, links)
    real_top = os.path.realpath(top)
    places: defaultdict[str, list[Listing]] = defaultdict(list)
    for listing in listings:
        folder = "" if naming.flat else mirrored_folder(listing.relative)
        places[folder].append(listing)
    for folder, group in places.items():
        place = Path(top, folder)
        real = os.path.realpath(place)
        if not Path(real).is_relative_to(real_top):
            message = "a link leads out of the output folder"
            raise OutputError(message, hint="remove the link", path=str(place))
        if real in inputs:
            _refuse_inputs(place, group, inputs[real], naming)


def _folders_of(
    listings: Iterable[Listing], links: Iterable[str]
) -> Mapping[str, Sequence[Listing]]:
    """Return what is read of folders, by their real paths."""
    found: defaultdict[str, list[Listing]] = defaultdict(list)
    for listing in listings:
        if not is_url(listing.location):
            found[os.path.realpath(listing.location)].append(listing)
    for link in links:
        folder, name = os.path.split(link)
        found[folder].append(Listing.of(folder, "", [name]))
    return found


def _refuse_inputs(
    place: Path, group: Iterable[Listing], inputs: Iterable[Listing], naming: Naming
) -> None:
    taken = {fold(name) for listing in inputs for name in listing.names()}
    for listing in group:
        for stem, suffix in product(_stems(listing, naming), naming.suffixes):
            if fold(stem + suffix) in taken:
                message = "this is an input and is not overwritten"
                path = str(place / f"{stem}{suffix}")
                raise OutputIsInputError(message, path=path)


def _stems(listing: Listing, naming: Naming) -> Iterator[str]:
    for name in listing.names():
        if naming.flat:
            yield stem_apart(stem_of(name), printable_id(listing.below(name)))
        else:
            yield mirrored_stem(name)
