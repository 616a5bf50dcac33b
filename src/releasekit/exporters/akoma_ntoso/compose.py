"""Composing: meta, preface, body and what closes it become one document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import evolve

from releasekit.exporters.akoma_ntoso.body import main_body
from releasekit.exporters.akoma_ntoso.column import COLUMN
from releasekit.exporters.akoma_ntoso.dates import UNKNOWN_DATE, whole_date
from releasekit.exporters.akoma_ntoso.flow import flow, note_body
from releasekit.exporters.akoma_ntoso.identification import (
    WRITTEN_DATES,
    Identified,
    missing,
)
from releasekit.exporters.akoma_ntoso.identity import identity_of
from releasekit.exporters.akoma_ntoso.ids import Ids
from releasekit.exporters.akoma_ntoso.inlines import language_attribute
from releasekit.exporters.akoma_ntoso.marks import marks_of
from releasekit.exporters.akoma_ntoso.meta import attachments, collect, meta_parts
from releasekit.exporters.akoma_ntoso.notes import footnotes_of
from releasekit.exporters.akoma_ntoso.parts import parts_of
from releasekit.exporters.akoma_ntoso.references import References
from releasekit.exporters.akoma_ntoso.scribe import Scribe
from releasekit.exporters.common.crosswalk.column import left_out
from releasekit.exporters.common.crosswalk.node import Node
from releasekit.exporters.common.crosswalk.subject import Subject, subject_of
from releasekit.exporters.common.crosswalk.writing import Written, write_description
from releasekit.exporters.common.links import unsafe_links
from releasekit.model import (
    DateType,
    Diagnostic,
    DocumentType,
    Furniture,
    Release,
    Severity,
    Turn,
    TurnRole,
    diagnostic,
    leaves,
)
from releasekit.plugins.contract import ExportContext

_NAMESPACE: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def compose(release: Release, context: ExportContext) -> Written:
    """Return the document of a release, and what it leaves out."""
    subject = subject_of(release, context)
    ids = Ids()
    places = {tag: ids.only("", tag) for tag in ("preface", "mainBody", "conclusions")}
    references = References(ids)
    about = Identified(
        subject=subject,
        identity=identity_of(subject),
        references=references,
        context=context,
        maker=references.software(context.producer),
    )
    meta = meta_parts(about)
    scribe = _scribe(about)
    text = tuple(_text(scribe, about, places))
    collect(about)
    told = (*missing(about),)
    head = Node(tag="meta", children=(*meta, *references.node(about.maker)))
    named = (("name", about.identity.document_name),)
    document = Node(tag="doc", attributes=named, children=(head, *text))
    root = Node(
        tag="akomaNtoso", attributes=(("xmlns", _NAMESPACE),), children=(document,)
    )
    written = write_description(root)
    odd = (
        *_unknown(told),
        *_inexact(subject),
        *unsafe_links(scribe.unsafe),
        *_left_out(release),
    )
    return evolve(written, diagnostics=(*written.diagnostics, *odd))


def _scribe(about: Identified) -> Scribe:
    return Scribe(
        ids=about.references.ids,
        references=about.references,
        marks=marks_of(about.subject, about.references),
        footnotes=footnotes_of(about.subject.release.blocks),
        note_body=note_body,
    )


def _text(scribe: Scribe, about: Identified, places: dict[str, str]) -> Iterator[Node]:
    """Yield what follows ``meta``."""
    release = about.subject.release
    is_transcript = _is_transcript(release)
    parts = parts_of(release.blocks)
    preface = flow(scribe, parts.preface, places["preface"])
    body = main_body(scribe, parts.body, transcript=is_transcript)
    conclusions = flow(scribe, parts.conclusions, places["conclusions"])
    body = (*body, *flow(scribe, scribe.footnotes.left(), ""))
    language = language_attribute(about.subject.language)
    nothing = Node(tag="p", attributes=(("eId", scribe.ids.next("", "p")),))
    contents = {
        "preface": preface,
        "mainBody": body or (nothing,),
        "conclusions": conclusions,
    }
    for tag, children in contents.items():
        if children:
            attributes = (("eId", places[tag]), *language)
            yield Node(tag=tag, attributes=attributes, children=children)
    yield from attachments(about)


def _is_transcript(release: Release) -> bool:
    """Tell whether a release says that it is one, or has questions in it."""
    kind = release.metadata.type
    return (kind is not None and kind.value is DocumentType.TRANSCRIPT) or any(
        isinstance(block, Turn) and block.role is TurnRole.QUESTION
        for block in release.blocks
    )


def _unknown(missing_values: tuple[tuple[str, str], ...]) -> Iterator[Diagnostic]:
    for what, shown in missing_values:
        yield diagnostic(
            "RKD217", Severity.INFO, format=COLUMN.target, what=what, shown=shown
        )


def _inexact(subject: Subject) -> Iterator[Diagnostic]:
    """Yield the dates that are known to less than the day."""
    for moment in subject.moments:
        if moment.type in WRITTEN_DATES and whole_date(moment) is None:
            is_required = moment.type is DateType.ISSUED
            yield diagnostic(
                "RKD213",
                Severity.INFO,
                format=COLUMN.target,
                date=moment.when,
                shown=UNKNOWN_DATE if is_required else "nothing",
            )


def _left_out(release: Release) -> Iterator[Diagnostic]:
    has_furniture = any(isinstance(b, Furniture) for b in leaves(release.blocks))
    more = ("content/furniture",) if has_furniture else ()
    return left_out(COLUMN, release, *more)
