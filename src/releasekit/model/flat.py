"""The flat view: a release as plain data, one row a block, for programs."""

from __future__ import annotations

from typing import Any, Final

from releasekit.model.block import Leaf
from releasekit.model.release import Release
from releasekit.model.walk import leaves, level_of

_DAY_LENGTH: Final = len("2017-02-07")


def flat_view(release: Release) -> dict[str, Any]:
    """Return title, subtitle, date, agency, language and blocks in source order.

    The vocabulary of kinds is `BlockKind`. ``start`` and ``end`` of a block are code
    points in the source text, from its marker to its last character. ``date`` is
    given only where it is known to the day or better.
    """
    subtitles = [t.value.text for t in release.metadata.other_titles]
    return {
        "title": release.title,
        "subtitle": " ".join(subtitles) or None,
        "date": _day(release),
        "agency": release.issuer,
        "language": release.language,
        "blocks": [_row(leaf) for leaf in leaves(release.blocks)],
    }


def _day(release: Release) -> str | None:
    when = release.issued
    return (
        when
        if when and not when.startswith("--") and len(when) >= _DAY_LENGTH
        else None
    )


def _row(leaf: Leaf) -> dict[str, Any]:
    marker = getattr(leaf, "marker", None)
    spans = (*((marker.span,) if marker else ()), *leaf.origin.spans)
    return {
        "kind": str(leaf.kind),
        "level": level_of(leaf),
        "marker": marker.text if marker else None,
        "text": leaf.text,
        "start": min((s.start for s in spans), default=0),
        "end": max((s.end for s in spans), default=0),
    }
