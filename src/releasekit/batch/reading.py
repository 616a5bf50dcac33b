"""Reading in a batch: an item becomes the releases that it holds."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import evolve

from releasekit import api
from releasekit.batch.item import Item
from releasekit.batch.job import Reading
from releasekit.batch.sources import draw_item, encoding_for
from releasekit.batch.sources.kinds import FILE, URL
from releasekit.model import Release, SourceOrigin

if TYPE_CHECKING:  # loading the parser takes time, and a plan needs none of it
    from releasekit.parsing.profile import ProfileChoice


_TAKEN: Final = "RKD142"
"""The diagnostic that tells out of what a text was taken."""


def profile_of(reading: Reading) -> ProfileChoice | None:
    """Return the profile of an id or a file, or all profiles to find one among.

    Raises:
        InputError: the file or folder cannot be read.
        ProfileError: a profile has a mistake.
        UnknownProfileError: no profile has the id.
    """
    named, folder = reading.profile, reading.profile_dir
    if named is None and folder is None:
        return None
    # The parser takes time to load, and a plan needs none of it.
    from releasekit.api import profiles as files  # noqa: PLC0415

    if named and named.endswith(files.SUFFIX):
        return files.load_profile(Path(named))
    profiles = files.load_profiles(*([folder] if folder else []))
    return profiles.get(named) if named else profiles


def read_item(item: Item, reading: Reading, profile: ProfileChoice | None) -> Release:
    """Return the release that an item holds.

    Raises:
        InputError: it cannot be read, is another format, or is over a limit.
    """
    is_file = item.source == FILE
    drawn = None if is_file else draw_item(item, max_bytes=reading.max_bytes)
    release = api.read(
        item.location if drawn is None else BytesIO(drawn.data),
        name=item.name,
        encoding=encoding_for(item, reading.encoding),
        as_text=reading.as_text,
        max_bytes=reading.max_bytes,
        max_blocks=reading.max_blocks,
        profile=profile,
    )
    if drawn and drawn.taken:
        return evolve(release, diagnostics=(drawn.taken, *release.diagnostics))
    if item.source != URL:
        return release
    # A file is a file, wherever it is: its record is the same as from a disk.
    return evolve(release, source=evolve(release.source, origin=SourceOrigin.FILE))


def parts_of(
    whole: Release, reading: Reading, profile: ProfileChoice | None
) -> tuple[Release, ...]:
    """Return the releases of an input; itself where it is one or stays whole."""
    parts: tuple[Release, ...] = (whole,)
    if reading.split:
        parts = api.split(whole, profile=profile)
    if reading.split_languages and len(parts) == 1:
        parts = api.split(whole, by_language=True, profile=profile)
    return tuple(_with_origin(part, whole) for part in parts)


def _with_origin(part: Release, whole: Release) -> Release:
    """Return a part that says, as the whole does, what its text was taken out of."""
    origin = tuple(d for d in whole.diagnostics[:1] if d.code == _TAKEN)
    if part is whole or not origin:
        return part
    return evolve(part, diagnostics=(*origin, *part.diagnostics))
