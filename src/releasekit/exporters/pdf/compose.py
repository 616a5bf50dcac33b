"""From a release to the bytes of a PDF: the steps in order."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from releasekit import record as records
from releasekit.containers.records import ATTACHMENT_NAME
from releasekit.exporters.common.words import Words, words
from releasekit.exporters.pdf.dates import moment_of
from releasekit.exporters.pdf.document.assemble import Document, assemble
from releasekit.exporters.pdf.document.fontuse import FontUse
from releasekit.exporters.pdf.document.painter import Painter
from releasekit.exporters.pdf.document.running import Running, running_parts
from releasekit.exporters.pdf.document.xmp import Facts
from releasekit.exporters.pdf.fonts.library import library_of
from releasekit.exporters.pdf.layout.geometry import (
    A4,
    LETTER,
    LETTER_COUNTRIES,
    Geometry,
)
from releasekit.exporters.pdf.layout.pages import paginate
from releasekit.exporters.pdf.options import PageSize, PdfOptions
from releasekit.exporters.pdf.standards import STANDARDS
from releasekit.exporters.pdf.story.teller import Teller
from releasekit.exporters.pdf.story.typesetter import Typesetter
from releasekit.exporters.pdf.tags.language import language_tag
from releasekit.model import (
    BlockKind,
    Diagnostic,
    Fact,
    Furniture,
    Release,
    Severity,
    diagnostic,
    leaves,
)
from releasekit.plugins.contract import ExportContext
from releasekit.record.names import SCHEMA_VERSION

_LONGEST_TITLE: Final = 1000
"""Longest title in metadata, in code points."""


@frozen
class Composed:
    """A finished file and what was odd about it."""

    data: bytes
    diagnostics: tuple[Diagnostic, ...]


def compose(release: Release, options: PdfOptions, context: ExportContext) -> Composed:
    """Return the PDF of a release."""
    spoken = words(release.language)
    typesetter = Typesetter(library_of(context.resources), release)
    teller = _told(release, options, Teller.begin(typesetter, spoken, release.language))
    geometry = geometry_for(release, options.page_size)
    pages = paginate(teller.finished(), geometry)
    painter = Painter(geometry)
    bodies = [painter.page(page) for page in pages]
    title, oddities = _title(release, spoken)
    running = _running(release, title, spoken)
    around = running_parts(running, painter, typesetter, len(pages))
    moment = moment_of(release, context.time)
    pairs = zip(around, bodies, strict=True)
    document = Document(
        pages=pages,
        contents=[head + body + foot for (head, foot), body in pairs],
        painter=painter,
        root=teller.root,
        facts=_facts(release, title, (spoken, context.producer, moment.iso)),
        pdf_date=moment.pdf,
        standard=STANDARDS[options.standard],
        record=_record(release, context, painter.use),
        record_description=spoken.record,
    )
    unsafe = (diagnostic("RKD206", link=target) for target in teller.unsafe)
    found = (*oddities, *typesetter.diagnostics(release), *unsafe)
    return Composed(assemble(document), found)


def geometry_for(release: Release, size: PageSize) -> Geometry:
    """Return the page that an option means for a release."""
    if size is PageSize.AUTO:
        issuer = release.metadata.issuer
        country = issuer.value.country if isinstance(issuer, Fact) else None
        return LETTER if country in LETTER_COUNTRIES else A4
    return LETTER if size is PageSize.LETTER else A4


def _told(release: Release, options: PdfOptions, teller: Teller) -> Teller:
    blocks = release.blocks
    if not options.furniture:
        blocks = tuple(b for b in blocks if not isinstance(b, Furniture))
    teller.tell(blocks, teller.root, 0)
    teller.root.attach()
    return teller


def _title(release: Release, spoken: Words) -> tuple[str, tuple[Diagnostic, ...]]:
    if release.title:
        return shortened(release.title), ()
    stem = release.source.name.rpartition(".")[0] or release.source.name
    shown = stem or spoken.untitled
    return shown, (diagnostic("RKD203", Severity.WARNING, shown=shown),)


def shortened(title: str) -> str:
    """Return a title short enough for metadata: the whole one stands on the page."""
    if len(title) <= _LONGEST_TITLE:
        return title
    return title[: _LONGEST_TITLE - 1].rstrip() + "…"


def _running(release: Release, title: str, spoken: Words) -> Running:
    issuer = release.issuer or spoken.press_release
    kinds = {leaf.kind for leaf in leaves(release.blocks)}
    says_so = BlockKind.LETTERHEAD in kinds
    masthead = "" if says_so else release.issuer or ""
    return Running(masthead=masthead, title=title, issuer=issuer, words=spoken)


def _facts(release: Release, title: str, made: tuple[Words, str, str]) -> Facts:
    spoken, producer, created = made
    return Facts(
        title=title,
        author=release.issuer or "",
        subject=spoken.press_release,
        language=language_tag(release.language),
        producer=producer,
        created=created,
        record_name=ATTACHMENT_NAME,
        record_version=SCHEMA_VERSION,
    )


def _record(release: Release, context: ExportContext, use: FontUse) -> bytes:
    """Return the record; it names the font files that the document depends on."""
    name = context.identifier(release) if context.identifier else None
    made_by = records.Software(resources=use.resources())
    return records.write(release, software=made_by, identifier=name)
