"""Origin: the file that a release was read from."""

from __future__ import annotations

from collections.abc import Iterator

from releasekit.exporters.common.crosswalk.subject import Subject
from releasekit.exporters.jsonld.dates import captures
from releasekit.exporters.jsonld.resource import Pair, Resource, resource
from releasekit.model import PartOf


def encodings(subject: Subject) -> Iterator[Pair]:
    """Yield the source: its name, size and digest, by which it can be told."""
    source = subject.release.source
    of_whole = _of_whole(source.part) if source.part else ()
    yield (
        "encoding",
        resource(
            "MediaObject",
            ("name", source.name),
            ("encodingFormat", source.media_type),
            ("contentSize", f"{len(source.data)} B"),
            ("sha256", source.sha256),
            *captures(subject),
            *of_whole,
        ),
    )


def _of_whole(part: PartOf) -> Iterator[Pair]:
    yield "position", f"{part.number} of {part.count}"
    whole: Resource = resource(
        "MediaObject", ("name", part.name), ("sha256", part.sha256)
    )
    yield "isPartOf", whole
