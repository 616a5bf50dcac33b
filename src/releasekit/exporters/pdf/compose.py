"""From a release to the bytes of a PDF: the steps in order."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from attrs import evolve, frozen

from releasekit.exporters.common.facts import (
    Facts,
    facts_of,
    masthead_of,
    missing_facts,
    printed_issuer,
)
from releasekit.exporters.common.headings import HeadingRanks, has_title
from releasekit.exporters.common.links import unsafe_links
from releasekit.exporters.common.paper import PageSize, paper_for
from releasekit.exporters.common.record import record_of
from releasekit.exporters.common.theme.values import Texts
from releasekit.exporters.common.words import FALLBACK, Words, words
from releasekit.exporters.pdf.document.assemble import Document, assemble
from releasekit.exporters.pdf.document.house import House, house_of
from releasekit.exporters.pdf.document.painter import Painter
from releasekit.exporters.pdf.document.running import Running, running_parts
from releasekit.exporters.pdf.fonts.collection import FontCollection, collection_of
from releasekit.exporters.pdf.layout.geometry import A4, LETTER
from releasekit.exporters.pdf.layout.look import geometry_of, look_of
from releasekit.exporters.pdf.layout.pages import paginate
from releasekit.exporters.pdf.options import PdfOptions
from releasekit.exporters.pdf.standards import STANDARDS, StandardSet
from releasekit.exporters.pdf.story.tables import table_parts
from releasekit.exporters.pdf.story.teller import Teller
from releasekit.exporters.pdf.story.typesetter import Typesetter
from releasekit.exporters.pdf.tags.tree import HEADINGS
from releasekit.files.resources import SYSTEM
from releasekit.model import (
    BlockKind,
    Diagnostic,
    Furniture,
    Paragraph,
    Release,
    Severity,
    Table,
    diagnostic,
    leaves,
)
from releasekit.plugins.contract import ExportContext

_PAGES: Final = MappingProxyType({PageSize.A4: A4, PageSize.LETTER: LETTER})
"""The page of each size of paper."""


@frozen
class Composed:
    """A finished file and what was odd about it."""

    data: bytes
    diagnostics: tuple[Diagnostic, ...]


def compose(release: Release, options: PdfOptions, context: ExportContext) -> Composed:
    """Return the PDF of a release."""
    facts = facts_of(release, context)
    spoken = words(release.language)
    typesetter = Typesetter(_fonts(options, context), release)
    teller = _told(release, options, _teller(release, options, typesetter, spoken))
    house = _house(release, options, typesetter)
    pages = paginate(teller.finished(), house.geometry)
    painter = Painter(house.geometry, house.look, house.emblem(teller.root))
    bodies = [painter.page(page) for page in pages]
    running = _running(release, facts, _drawable(spoken, typesetter), house)
    around = running_parts(running, painter, typesetter, len(pages))
    pairs = zip(around, bodies, strict=True)
    standard = STANDARDS[options.standard]
    resources = (*options.theme.resources, *painter.use.resources())
    document = Document(
        pages=pages,
        contents=[head + body + foot for (head, foot), body in pairs],
        painter=painter,
        root=teller.root,
        facts=facts,
        standard=standard,
        record=record_of(release, context, resources),
        record_description=spoken.record,
    )
    odd = (
        *missing_facts(release, facts),
        *typesetter.diagnostics(release),
        *_of_system(painter),
        *unsafe_links(teller.unsafe),
        *_cut_tables(release, standard),
    )
    return Composed(assemble(document), odd)


def _cut_tables(release: Release, standard: StandardSet) -> Iterator[Diagnostic]:
    """Yield the tables that are several in the file."""
    most = standard.longest_table
    if most is None:
        return
    for leaf in leaves(release.blocks):
        if isinstance(leaf, Table) and len(leaf.rows) > most:
            yield diagnostic(
                "RKD219",
                Severity.INFO,
                count=len(leaf.rows),
                format=standard.title,
                parts=len(table_parts(leaf, most)),
            )


def _fonts(options: PdfOptions, context: ExportContext) -> FontCollection:
    return collection_of(context.resources, options.theme.fonts.family)


def _house(release: Release, options: PdfOptions, typesetter: Typesetter) -> House:
    theme = options.theme
    paper = _PAGES[paper_for(release, options.page_size)]
    geometry = geometry_of(paper, theme)
    if _says(release, theme.name):
        theme = evolve(theme, name=())
    return house_of(theme, geometry, release.language, typesetter)


def _says(release: Release, name: Texts) -> bool:
    """Tell whether a release has a name in its own letterhead."""
    names = {text.casefold() for _, text in name}
    return bool(names) and any(
        leaf.kind is BlockKind.LETTERHEAD and leaf.text.strip().casefold() in names
        for leaf in leaves(release.blocks)
        if isinstance(leaf, Paragraph)
    )


def _of_system(painter: Painter) -> Iterator[Diagnostic]:
    """Yield the fonts that another machine may not have."""
    for name, _ in painter.use.resources():
        label, _, font = name.partition(":")
        if label == SYSTEM:
            yield diagnostic("RKD220", Severity.INFO, font=font)


def _teller(
    release: Release, options: PdfOptions, typesetter: Typesetter, spoken: Words
) -> Teller:
    return Teller(
        typesetter=typesetter,
        words=spoken,
        look=look_of(options.theme),
        longest_table=STANDARDS[options.standard].longest_table,
        language=release.language,
        ranks=HeadingRanks(has_title=has_title(release.blocks), deepest=len(HEADINGS)),
    )


def _told(release: Release, options: PdfOptions, teller: Teller) -> Teller:
    blocks = release.blocks
    if not options.furniture:
        blocks = tuple(b for b in blocks if not isinstance(b, Furniture))
    teller.tell(blocks, teller.root, 0)
    teller.root.attach()
    return teller


def _drawable(spoken: Words, typesetter: Typesetter) -> Words:
    """Return words that can be printed: English where no font has the letters."""
    drawn = typesetter.draws(spoken.page + spoken.press_release)
    return spoken if drawn else words(FALLBACK)


def _running(release: Release, facts: Facts, spoken: Words, house: House) -> Running:
    return Running(
        masthead=masthead_of(release),
        title=facts.title,
        issuer=printed_issuer(release) or house.name or spoken.press_release,
        words=spoken,
        house=house,
    )
