"""What stands on every page: paper, running header and page numbers."""

from __future__ import annotations

from functools import lru_cache
from string import Formatter
from types import MappingProxyType
from typing import Final

from attrs import frozen

from releasekit.exporters.common.words import words
from releasekit.exporters.docx.markup import NAMESPACES, paragraph, run
from releasekit.exporters.docx.options import PageSize
from releasekit.model import BlockKind, Release, leaves
from releasekit.text import display_width


@frozen
class Paper:
    """A paper size, in twentieths of a point."""

    width: int
    height: int

    @property
    def text_width(self) -> int:
        """Width between the margins."""
        return self.width - 2 * MARGIN


MARGIN: Final = 1418
"""Left and right, in twentieths of a point: 25 mm."""
_TOP: Final = 1304
_EDGE: Final = 680

_SIZES: Final = MappingProxyType(
    {PageSize.A4: Paper(11906, 16838), PageSize.LETTER: Paper(12240, 15840)}
)
_LETTER_COUNTRIES: Final = frozenset(
    "BO CA CL CO CR DO GT HN MX NI PA PH PR SV US VE".split()
)
"""Countries whose offices use Letter paper (Unicode CLDR, paperSize)."""
_LONGEST_TITLE: Final = 54
_LONGEST_ISSUER: Final = 36
"""Most columns of headline and issuer in the running header."""


def paper(size: PageSize, country: str | None) -> Paper:
    """Return the paper for an option and the issuer's country."""
    if size is PageSize.AUTO:
        letter = country in _LETTER_COUNTRIES
        size = PageSize.LETTER if letter else PageSize.A4
    return _SIZES[size]


def section_xml(size: Paper) -> str:
    """Return the section properties (ISO 29500-1, 17.6.17)."""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/>'
        '<w:headerReference w:type="first" r:id="rIdFirstHeader"/>'
        '<w:footerReference w:type="default" r:id="rIdFooter"/>'
        '<w:footerReference w:type="first" r:id="rIdFirstFooter"/>'
        f'<w:pgSz w:w="{size.width}" w:h="{size.height}"/>'
        f'<w:pgMar w:top="{_TOP}" w:right="{MARGIN}" w:bottom="{_TOP}"'
        f' w:left="{MARGIN}" w:header="{_EDGE}" w:footer="{_EDGE}" w:gutter="0"/>'
        "<w:titlePg/></w:sectPr>"
    )


def header_xml(title: str, issuer: str) -> str:
    """Return the running header: a short headline, and who issued it."""
    tab = "<w:r><w:tab/></w:r>"
    inside = run(_shortened(title, _LONGEST_TITLE)) if title else ""
    if issuer:
        inside += (tab if title else "") + run(_shortened(issuer, _LONGEST_ISSUER))
    return f"<w:hdr {NAMESPACES}>{paragraph('Header', inside)}</w:hdr>"


def first_header_xml(release: Release) -> str:
    """Return the first page's header: the letterhead, where the text has none."""
    own = any(leaf.kind is BlockKind.LETTERHEAD for leaf in leaves(release.blocks))
    issuer = None if own else release.issuer
    style = "Letterhead" if issuer else "FirstHeader"
    inside = run(issuer) if issuer else ""
    return f"<w:hdr {NAMESPACES}>{paragraph(style, inside)}</w:hdr>"


@lru_cache(maxsize=64)
def footer_xml(language: str) -> str:
    """Return the footer: page n of m, in the words of a language (BCP 47)."""
    fields = {"n": "PAGE", "m": "NUMPAGES"}
    inside = ""
    for text, name, _, _ in Formatter().parse(words(language).page):
        inside += run(text) if text else ""
        if name:
            inside += (
                f'<w:fldSimple w:instr=" {fields[name]} ">{run("1")}</w:fldSimple>'
            )
    return f"<w:ftr {NAMESPACES}>{paragraph('Footer', inside)}</w:ftr>"


def _shortened(text: str, columns: int) -> str:
    text = " ".join(text.split())
    if display_width(text[: columns + 1]) <= columns:
        return text
    cut = text[: columns - 1]
    while display_width(cut) > columns - 1:
        cut = cut[:-1]
    # End at a word where there are words.
    head, blank, _ = cut.rpartition(" ")
    return f"{(head if blank and len(head) * 2 > len(cut) else cut).rstrip()}…"
