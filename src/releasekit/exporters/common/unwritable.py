"""Characters that a format cannot hold: which ones, and where they came from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from releasekit.model import Release, Span


def unwritable(
    release: Release,
    parts: Iterable[str],
    found_in: Callable[[str], Iterable[tuple[int, str]]],
) -> Iterator[tuple[str, Span | None]]:
    """Yield the code point of each such character, and its first place in the source.

    Args:
        release: where they came from.
        parts: what is written, before they are replaced.
        found_in: gives offset and character of what the format cannot hold.
    """
    shown = {char for part in parts for _, char in found_in(part)}
    places: dict[str, int] = {}
    for at, char in found_in(release.source.text) if shown else ():
        places.setdefault(char, at)
    for char in sorted(shown):
        span = Span(places[char], places[char] + 1) if char in places else None
        yield f"{ord(char):04X}", span
