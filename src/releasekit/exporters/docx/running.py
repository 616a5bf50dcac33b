"""What stands on every page: paper, running header and page numbers."""

from __future__ import annotations

from functools import lru_cache
from string import Formatter
from types import MappingProxyType
from typing import Final

from attrs import frozen

from releasekit.exporters.common.language import is_right_to_left
from releasekit.exporters.common.paper import PageSize
from releasekit.exporters.common.words import words
from releasekit.exporters.docx.house.values import SECTION_ORDER, House
from releasekit.exporters.docx.inlines import RunWriter, text_runs
from releasekit.exporters.docx.markup import NAMESPACES, paragraph
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

PAPERS: Final = MappingProxyType(
    {PageSize.A4: Paper(11906, 16838), PageSize.LETTER: Paper(12240, 15840)}
)
"""The dimensions of each size."""

_LONGEST_TITLE: Final = 54
_LONGEST_ISSUER: Final = 36
"""Most columns of headline and issuer in the running header."""


@frozen(kw_only=True)
class Page:
    """How the pages of a document are set up."""

    section: str
    """The section properties, ready XML (ISO 29500-1, 17.6.17)."""
    text_width: int
    """Width between the margins, in twentieths of a point."""


_REFERENCES: Final = (
    '<w:headerReference w:type="default" r:id="rIdHeader"/>'
    '<w:headerReference w:type="first" r:id="rIdFirstHeader"/>'
    '<w:footerReference w:type="default" r:id="rIdFooter"/>'
    '<w:footerReference w:type="first" r:id="rIdFirstFooter"/>'
)


@lru_cache(maxsize=64)
def page_of(
    paper: PageSize, asked: PageSize, house: House, *, right_to_left: bool
) -> Page:
    """Return the pages of a document.

    Args:
        paper: the paper of a release.
        asked: what the caller asked for: a size goes before that of the house.
        house: its pages hold where it has any.
        right_to_left: direction of the document.
    """
    size = PAPERS[paper]
    setup = _setup(size)
    width = size.text_width
    if house.page_width:
        own = dict(house.section)
        kept = own if asked is PageSize.AUTO else {**own, "pgSz": setup["pgSz"]}
        # A house without headers has our own, the first of which differs.
        shown = {} if house.references else {"titlePg": setup["titlePg"]}
        setup = {**kept, **shown}
        across = house.page_width if asked is PageSize.AUTO else size.width
        width = max(across - house.margins, 1)
    if right_to_left:
        setup["bidi"] = "<w:bidi/>"
    inside = "".join(setup[name] for name in SECTION_ORDER if name in setup)
    references = house.references or _REFERENCES
    return Page(section=f"<w:sectPr>{references}{inside}</w:sectPr>", text_width=width)


def _setup(size: Paper) -> dict[str, str]:
    return {
        "pgSz": f'<w:pgSz w:w="{size.width}" w:h="{size.height}"/>',
        "pgMar": f'<w:pgMar w:top="{_TOP}" w:right="{MARGIN}" w:bottom="{_TOP}"'
        f' w:left="{MARGIN}" w:header="{_EDGE}" w:footer="{_EDGE}" w:gutter="0"/>',
        "titlePg": "<w:titlePg/>",
    }


def header_xml(title: str, issuer: str, runs: RunWriter) -> str:
    """Return the running header: a short headline, and who issued it."""
    first = runs.text(_shortened(title, _LONGEST_TITLE))
    last = runs.text(_shortened(issuer, _LONGEST_ISSUER))
    inside = f"{first}<w:r><w:tab/></w:r>{last}"
    return f"<w:hdr {NAMESPACES}>{paragraph('Header', inside)}</w:hdr>"


def first_header_xml(masthead: str, runs: RunWriter) -> str:
    """Return the first page's header: who issued the release, or nothing."""
    style = "Letterhead" if masthead else "FirstHeader"
    return f"<w:hdr {NAMESPACES}>{paragraph(style, runs.text(masthead))}</w:hdr>"


@lru_cache(maxsize=64)
def footer_xml(language: str) -> str:
    """Return the footer: page n of m, in the words of a language (BCP 47)."""
    fields = {"n": "PAGE", "m": "NUMPAGES"}
    leftward = is_right_to_left(language)
    number = text_runs("1", right_to_left=leftward)
    inside = ""
    for text, name, _, _ in Formatter().parse(words(language).page):
        inside += text_runs(text, right_to_left=leftward) if text else ""
        if name:
            inside += f'<w:fldSimple w:instr=" {fields[name]} ">{number}</w:fldSimple>'
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
