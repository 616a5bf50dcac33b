"""What stands on every page: paper, running header and page numbers."""

from __future__ import annotations

from string import Formatter
from types import MappingProxyType
from typing import Final

from releasekit.exporters.common.language import is_right_to_left
from releasekit.exporters.common.paper import PageSize
from releasekit.exporters.common.shortening import shortened
from releasekit.exporters.common.words import words
from releasekit.exporters.odt.markup import content

_SIZES: Final = MappingProxyType(
    {PageSize.A4: ("21cm", "29.7cm"), PageSize.LETTER: ("8.5in", "11in")}
)
_TAB: Final = MappingProxyType({PageSize.A4: "16cm", PageSize.LETTER: "6.53in"})
"""Width between the margins."""
_LONGEST_TITLE: Final = 54
_LONGEST_ISSUER: Final = 36
"""Most characters of headline and issuer in the running header."""
_FIELDS: Final = MappingProxyType(
    {
        "n": '<text:page-number text:select-page="current">1</text:page-number>',
        "m": "<text:page-count>1</text:page-count>",
    }
)


def layout_xml(paper: PageSize, language: str) -> str:
    """Return the automatic styles of pages (16.5)."""
    width, height = _SIZES[paper]
    way = "rl-tb" if is_right_to_left(language) else "lr-tb"
    return (
        '<style:page-layout style:name="Page"><style:page-layout-properties'
        f' fo:page-width="{width}" fo:page-height="{height}" fo:margin-left="2.5cm"'
        ' fo:margin-right="2.5cm" fo:margin-top="1.5cm" fo:margin-bottom="1.5cm"'
        f' style:print-orientation="portrait" style:writing-mode="{way}"/>'
        + _apart("header", "bottom")
        + _apart("footer", "top")
        + "</style:page-layout>"
        '<style:style style:name="Running" style:family="paragraph"'
        ' style:parent-style-name="Header"><style:paragraph-properties>'
        f'<style:tab-stops><style:tab-stop style:position="{_TAB[paper]}"'
        ' style:type="right"/></style:tab-stops></style:paragraph-properties>'
        "</style:style>"
    )


def _apart(place: str, side: str) -> str:
    return (
        f"<style:{place}-style><style:header-footer-properties"
        f' fo:min-height="0.6cm" fo:margin-{side}="0.4cm"/></style:{place}-style>'
    )


def master_xml(title: str, issuer: str, masthead: str, language: str) -> str:
    """Return the master page (16.9): on the first page the masthead heads it."""
    first = content(shortened(title, _LONGEST_TITLE))
    last = content(shortened(issuer, _LONGEST_ISSUER))
    head = f'<text:p text:style-name="Running">{first}<text:tab/>{last}</text:p>'
    top = f'<text:p text:style-name="Masthead">{content(masthead)}</text:p>'
    foot = f'<text:p text:style-name="Footer">{_page_of(language)}</text:p>'
    return (
        '<style:master-page style:name="Standard" style:page-layout-name="Page">'
        f"<style:header>{head}</style:header>"
        f"<style:header-first>{top}</style:header-first>"
        f"<style:footer>{foot}</style:footer>"
        f"<style:footer-first>{foot}</style:footer-first></style:master-page>"
    )


def _page_of(language: str) -> str:
    pattern = Formatter().parse(words(language).page)
    return "".join(
        content(text, first=False) + (_FIELDS[name] if name else "")
        for text, name, _, _ in pattern
    )
