"""What the tests of the PDF exporter share."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final

from releasekit.exporters.pdf.exporter import EXPORTER
from releasekit.exporters.pdf.options import PdfOptions
from releasekit.files.resources import Resources
from releasekit.model import (
    BlockKind,
    Email,
    Foreign,
    Link,
    NoteReference,
    Release,
    Span,
)
from releasekit.plugins.contract import ExportContext, Rendition
from tests import builders as b

GOLDENS: Final = Path(__file__).parent / "goldens"
RESOURCES: Final = Resources()


class CoreFontsOnly(Resources):
    """An installation without the fonts for Chinese, Japanese and Korean."""

    def has_package(self, package: str) -> bool:
        return package == "fontpkg_fira_sans"


@cache
def core_fonts_only() -> CoreFontsOnly:
    return CoreFontsOnly()


def render(
    release: Release, *, resources: Resources = RESOURCES, **options: Any
) -> Rendition:
    context = ExportContext(resources=resources)
    return EXPORTER.export(release, PdfOptions(**options), context)


def inside(text: str, words: str) -> Span:
    """Return the place of some words in a text."""
    start = text.index(words)
    return Span(start, start + len(words))


def everything() -> Release:
    """Return a release with every class and kind of block, and every inline."""
    see = "See https://example.org/a(b) or write to press@example.org*, merci beaucoup."
    inlines = (
        Link(
            at=inside(see, "https://example.org/a(b)"),
            target="https://example.org/a(b)",
        ),
        Email(at=inside(see, "press@example.org"), address="press@example.org"),
        NoteReference(at=inside(see, "*"), note="n1"),
        Foreign(at=inside(see, "merci beaucoup"), language="fr"),
    )
    kinds = (
        BlockKind.LETTERHEAD,
        BlockKind.LABEL,
        BlockKind.RELEASE_LINE,
        BlockKind.META,
        BlockKind.DATELINE,
    )
    return b.make_release(
        b.furniture("Skip to content"),
        *(b.paragraph(f"The {kind} of it", kind=kind) for kind in kinds),
        b.title("A title (with brackets) \\ and more"),
        b.paragraph("A line under the title", kind=BlockKind.SUBTITLE),
        b.paragraph(see, inlines=inlines),
        b.note("a note on the address", id="n1", marker=b.label("*")),
        b.heading("What was agreed"),
        _items(),
        b.heading("In detail", level=4, marker=b.label("2.1", 1)),
        b.quote("We are glad.", speaker="Somebody"),
        b.turn("MINISTER", "Thank you."),
        b.paragraph("Table 1", kind=BlockKind.CAPTION),
        b.table(("Item", "2024", ""), ("Trees", "1,204", "–"), ("Nests", "", "7")),
        b.paragraph("Une phrase.", language="fr"),
        b.paragraph("Annex 1", kind=BlockKind.ATTACHMENT),
        b.paragraph("A. Person", kind=BlockKind.SIGNATURE),
        b.contact("Press office", "Tel. +00 1", "press@example.org"),
        b.paragraph("About the agency: it is.", kind=BlockKind.BOILERPLATE),
        b.paragraph("(text ends)", kind=BlockKind.TEXT_MARK),
        b.paragraph("###", kind=BlockKind.END_MARK),
        issuer="Agency of Examples",
        issued="2026-01-30",
    )


def _items() -> Any:
    return b.listing(
        b.item(
            b.label("1.", 1),
            "First, with □ ○ ① and a mark.",
            b.listing(
                b.item(
                    b.label("□"),
                    "below",
                    b.listing(b.item(b.label("-"), "deeper")),
                    b.note("under the item", marker=b.label("※")),
                )
            ),
        ),
        b.item(b.label("2.", 2), "Second."),
        b.item(b.label("An attachment with a very long label 3.", 3), "Third."),
    )


def shown_texts(release: Release) -> list[str]:
    """Return the texts that the document must hold, in order: markers and blocks."""
    from releasekit.model import Furniture, Table, leaves

    out: list[str] = []
    for leaf in leaves(release.blocks):
        if isinstance(leaf, Furniture):
            continue
        marker = getattr(leaf, "marker", None)
        if marker:
            out.append(marker.shown)
        if isinstance(leaf, Table):
            out += [cell.text for row in leaf.rows for cell in row.cells if cell.text]
        elif leaf.text:
            out.append(leaf.text)
    return out
