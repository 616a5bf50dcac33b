"""The style sheet as data: every named style of a document and how it looks.

No paragraph has a border: LibreOffice draws it outside the tags of an accessible PDF.
No name is that of a PDF structure type (Note, Quote): LibreOffice would remap it.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from releasekit.exporters.docx.numbering import LEVELS, MAIN
from releasekit.exporters.docx.numbering_part import STEP
from releasekit.exporters.docx.style import (
    Style,
    indent,
    on,
    size,
    space,
    tabs,
    value,
)
from releasekit.model import BlockKind

ACCENT: Final = "1F3864"
"""Colour of titles and rules: a dark blue."""
_GREY: Final = "595959"
_PALE: Final = "EDF1F7"

_BOLD: Final = (on("b"), on("bCs"))
_KEEP: Final = (on("keepNext"), on("keepLines"))
_WHOLE: Final = on("keepLines")
_CLOSE: Final = on("contextualSpacing")
_QUIET: Final = (value("color", _GREY),)
_COLOURED: Final = (value("color", ACCENT),)


def _heading(level: int) -> Style:
    points, before = _HEADINGS[min(level, len(_HEADINGS)) - 1]
    return Style(
        id=f"Heading{level}",
        name=f"heading {level}",
        own=False,
        next="Normal",
        paragraph=(*_KEEP, space(before, 80, 252), value("outlineLvl", level - 1)),
        run=(*_BOLD, *_COLOURED, *size(points)),
    )


def _list_item(level: int) -> Style:
    depth = f'<w:ilvl w:val="{level}"/>' if level else ""
    number = f'<w:numPr>{depth}<w:numId w:val="{MAIN}"/></w:numPr>'
    return Style(
        id=f"ListItem{level + 1}",
        name=f"List Item {level + 1}",
        paragraph=(("numPr", number), space(0, 120 if level == 0 else 90)),
    )


def _list_text(level: int) -> Style:
    return Style(
        id=f"ListText{level + 1}",
        name=f"List Text {level + 1}",
        paragraph=(space(0, 90), indent(STEP * (level + 1))),
    )


_HEADINGS: Final = ((15, 320), (13.5, 300), (12, 260), (11, 220), (11, 200))
"""Size in points and space before of each level of heading, deeper ones as the last."""
_LINE: Final = 'w:val="single" w:space="0"'
_TABLE: Final = (
    f'<w:tblPr><w:tblBorders><w:top {_LINE} w:sz="8" w:color="{ACCENT}"/>'
    f'<w:bottom {_LINE} w:sz="8" w:color="{ACCENT}"/>'
    f'<w:insideH {_LINE} w:sz="4" w:color="BFC8D6"/></w:tblBorders>'
    '<w:tblCellMar><w:top w:w="45" w:type="dxa"/><w:left w:w="100" w:type="dxa"/>'
    '<w:bottom w:w="45" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
    '</w:tblPr><w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>'
    f'<w:bottom {_LINE} w:sz="8" w:color="{ACCENT}"/></w:tcBorders>'
    f'<w:shd w:val="clear" w:color="auto" w:fill="{_PALE}"/></w:tcPr></w:tblStylePr>'
)

STYLES: Final[tuple[Style, ...]] = (
    Style(
        id="Title",
        name="Title",
        own=False,
        next="Normal",
        paragraph=(*_KEEP, space(60, 200, 252), value("outlineLvl", 0)),
        run=(*_BOLD, *_COLOURED, *size(20)),
    ),
    Style(
        id="Subtitle",
        name="Subtitle",
        own=False,
        next="Normal",
        paragraph=(*_KEEP, space(0, 160, 259)),
        run=(*_QUIET, *size(13)),
    ),
    *map(_heading, range(1, 10)),
    Style(
        id="Letterhead",
        name="Letterhead",
        paragraph=(*_KEEP, space(0, 240), _CLOSE),
        run=(*_BOLD, *_COLOURED, *size(14)),
    ),
    Style(
        id="ReleaseLabel",
        name="Release Label",
        next="Title",
        paragraph=(*_KEEP, space(120, 60)),
        run=(*_BOLD, *_QUIET, *size(11)),
    ),
    Style(
        id="ReleaseLine",
        name="Release Line",
        paragraph=(*_KEEP, space(0, 160)),
        run=(*_BOLD, *size(11)),
    ),
    Style(
        id="Dateline",
        name="Dateline",
        next="Normal",
        paragraph=(on("keepNext"), space(0, 160)),
        run=_QUIET,
    ),
    Style(
        id="ReleaseMeta",
        name="Release Meta",
        paragraph=(space(0, 40),),
        run=(*_QUIET, *size(10)),
    ),
    Style(
        id="ReleaseQuote",
        name="Release Quote",
        next="Normal",
        paragraph=(space(40, 160), indent(425, 425)),
    ),
    *map(_list_item, range(LEVELS)),
    *map(_list_text, range(LEVELS)),
    Style(
        id="ReleaseNote",
        name="Release Note",
        paragraph=(_WHOLE, space(40, 120, 252)),
        run=(*_QUIET, *size(10)),
    ),
    Style(
        id="Caption",
        name="caption",
        own=False,
        next="Normal",
        paragraph=(on("keepNext"), space(160, 80)),
        run=(*_BOLD, *_COLOURED, *size(10)),
    ),
    Style(
        id="Attachment",
        name="Attachment",
        paragraph=(_WHOLE, space(60, 60)),
    ),
    Style(
        id="Contact",
        name="Contact",
        paragraph=(
            _WHOLE,
            space(200, 200, 264),
            indent(425),
        ),
        run=size(10),
    ),
    Style(
        id="Signature",
        name="Signature",
        own=False,
        paragraph=(_WHOLE, space(200, 160), value("jc", "right")),
    ),
    Style(
        id="Boilerplate",
        name="Boilerplate",
        paragraph=(_WHOLE, space(160, 120, 252)),
        run=(*_QUIET, *size(9.5)),
    ),
    Style(
        id="TextMark",
        name="Text Mark",
        paragraph=(on("keepNext"), space(160, 160), value("jc", "center")),
        run=_QUIET,
    ),
    Style(
        id="EndMark",
        name="End Mark",
        paragraph=(space(200, 200), value("jc", "center")),
        run=_QUIET,
    ),
    Style(id="Turn", name="Turn", paragraph=(space(0, 160),)),
    Style(
        id="WebFurniture",
        name="Web Furniture",
        paragraph=(space(0, 0),),
        run=(value("color", "767676"), *size(8.5)),
    ),
    Style(
        id="TableText",
        name="Table Text",
        paragraph=(space(0, 0, 252),),
        run=size(10),
    ),
    Style(
        id="TableNumber",
        name="Table Number",
        base="TableText",
        paragraph=(value("jc", "right"),),
    ),
    Style(
        id="TableHeading",
        name="Table Heading",
        base="TableText",
        run=(*_BOLD, *_COLOURED),
    ),
    Style(
        id="TableNumberHeading",
        name="Table Number Heading",
        base="TableHeading",
        paragraph=(value("jc", "right"),),
    ),
    Style(
        id="AfterTable",
        name="After Table",
        next="Normal",
        paragraph=(space(160, 140),),
    ),
    Style(
        id="TableEnd",
        name="Table End",
        paragraph=(space(0, 120, 20, rule="exact"),),
        run=size(1),
    ),
    Style(
        id="ReleaseTable",
        name="Release Table",
        kind="table",
        base="TableNormal",
        table=_TABLE,
    ),
    Style(
        id="Header",
        name="header",
        own=False,
        paragraph=(
            tabs('<w:tab w:val="right" w:pos="{text_width}"/>'),
            space(0, 0),
        ),
        run=(*_QUIET, *size(9)),
    ),
    Style(id="FirstHeader", name="First Header", paragraph=(space(0, 0),)),
    Style(
        id="Footer",
        name="footer",
        own=False,
        paragraph=(space(0, 0), value("jc", "center")),
        run=(*_QUIET, *size(9)),
    ),
    Style(
        id="FootnoteText",
        name="footnote text",
        own=False,
        paragraph=(space(0, 40, 240),),
        run=size(9),
    ),
    Style(
        id="FootnoteReference",
        name="footnote reference",
        kind="character",
        base="DefaultParagraphFont",
        own=False,
        run=(value("vertAlign", "superscript"),),
    ),
    Style(
        id="Hyperlink",
        name="Hyperlink",
        kind="character",
        base="DefaultParagraphFont",
        own=False,
        run=(value("color", "0B4F9E"), value("u", "single")),
    ),
    Style(
        id="Speaker",
        name="Speaker",
        kind="character",
        base="DefaultParagraphFont",
        run=_BOLD,
    ),
    Style(
        id="ContactName",
        name="Contact Name",
        kind="character",
        base="DefaultParagraphFont",
        run=_BOLD,
    ),
)
"""All styles that documents use; ``{text_width}`` stands for the paper's."""

STYLE_OF: Final = MappingProxyType(
    {
        BlockKind.CHROME: "WebFurniture",
        BlockKind.RULE: "WebFurniture",
        BlockKind.LABEL: "ReleaseLabel",
        BlockKind.LETTERHEAD: "Letterhead",
        BlockKind.RELEASE_LINE: "ReleaseLine",
        BlockKind.DATELINE: "Dateline",
        BlockKind.META: "ReleaseMeta",
        BlockKind.TITLE: "Title",
        BlockKind.SUBTITLE: "Subtitle",
        BlockKind.PARAGRAPH: "Normal",
        BlockKind.QUOTE: "ReleaseQuote",
        BlockKind.HEADING: "Heading2",
        BlockKind.CAPTION: "Caption",
        BlockKind.LIST_ITEM: "ListItem1",
        BlockKind.NOTE: "ReleaseNote",
        BlockKind.TABLE: "TableText",
        BlockKind.ATTACHMENT: "Attachment",
        BlockKind.CONTACT: "Contact",
        BlockKind.SIGNATURE: "Signature",
        BlockKind.BOILERPLATE: "Boilerplate",
        BlockKind.TEXT_MARK: "TextMark",
        BlockKind.END_MARK: "EndMark",
    }
)
"""The style of each kind; headings and list items add their level."""
