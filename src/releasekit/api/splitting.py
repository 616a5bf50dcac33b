"""Splitting: the several releases of one text, each on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from releasekit.model import Release

if TYPE_CHECKING:  # loading the parser takes time, and exporting needs none of it
    from releasekit.parsing.profile import ProfileChoice


def split(
    release: Release,
    *,
    by_language: bool = False,
    profile: ProfileChoice | None = None,
) -> tuple[Release, ...]:
    """Return the releases that one text surely holds; else the release alone.

    ``source.part`` of each says which part of which source it is, at which exact
    places of the whole text, and what decided it. The parts' places are a partition
    of the text; their bytes, in the order of those places, are the bytes of the whole.

    Args:
        release: what was read from the whole text.
        by_language: cut by language instead, also where paragraphs of two languages
            alternate: one release for each language that tells enough.
        profile: as in `parse`.
    """
    # The rules take time to load, and exporting needs none of them.
    from releasekit.parsing.joined.parts import split_release  # noqa: PLC0415

    return split_release(release, by_language=by_language, profile=profile)
