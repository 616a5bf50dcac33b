"""Composing: the parts of a description become one JSON-LD document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from attrs import evolve

from releasekit.exporters.common.crosswalk.addresses import is_uri
from releasekit.exporters.common.crosswalk.column import left_out
from releasekit.exporters.common.crosswalk.moments import changed_moments
from releasekit.exporters.common.crosswalk.subject import Subject, subject_of
from releasekit.exporters.jsonld.agents import agents, is_kept
from releasekit.exporters.jsonld.body import article_body
from releasekit.exporters.jsonld.column import COLUMN
from releasekit.exporters.jsonld.dates import dates, worded
from releasekit.exporters.jsonld.naming import identifiers, languages, titles
from releasekit.exporters.jsonld.options import JsonLdOptions
from releasekit.exporters.jsonld.origin import encodings
from releasekit.exporters.jsonld.relations import relations
from releasekit.exporters.jsonld.resource import Json, Pair, Resource, collected
from releasekit.exporters.jsonld.topics import conditions, opening, topics
from releasekit.exporters.jsonld.writing import Written, write
from releasekit.model import Release
from releasekit.plugins.contract import ExportContext

_ARTICLE: Final = "NewsArticle"
_KEPT: Final = "ArchiveComponent"
"""Second type of a release that an archive keeps: only such a thing names it."""


def compose(
    release: Release, options: JsonLdOptions, context: ExportContext
) -> Written:
    """Return a release as JSON-LD, and what it leaves out."""
    subject = subject_of(release, context)
    pairs = [pair for part in _PARTS for pair in part(subject)]
    if options.body:
        pairs.append(("articleBody", article_body(release)))
    document: Resource = {**_head(subject), **collected(pairs)}
    written = write(document, options.indent)
    changed = changed_moments(worded(subject), COLUMN.target)
    return evolve(
        written,
        diagnostics=(*written.diagnostics, *changed, *left_out(COLUMN, release)),
    )


def _head(subject: Subject) -> Resource:
    """Return context, name and type; nothing in them must be fetched."""
    context: Resource = {
        "@vocab": "https://schema.org/",
        "dcterms": "http://purl.org/dc/terms/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "license": {"@type": "@id"},
        "url": {"@type": "@id"},
    }
    names = (fact.value.value for fact in subject.metadata.identifiers)
    name = next(filter(is_uri, names), None)
    kind: Json = [_ARTICLE, _KEPT] if is_kept(subject) else _ARTICLE
    return {
        "@context": context,
        **({"@id": name} if name else {}),
        "@type": kind,
    }


_PARTS: Final[tuple[Callable[[Subject], Iterator[Pair]], ...]] = (
    titles,
    agents,
    dates,
    opening,
    languages,
    topics,
    relations,
    identifiers,
    conditions,
    encodings,
)
"""The parts of a description, in the order in which they are written."""
