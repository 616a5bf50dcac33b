"""The style sheet as data: every named style of a document and how it looks."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from attrs import frozen

from releasekit.exporters.docx.numbering import LEVELS, MAIN
from releasekit.exporters.docx.numbering_part import STEP
from releasekit.model import BlockKind

Property = tuple[str, str]
"""Element name and its ready XML."""

_NAVY: Final = "1F3864"
_GREY: Final = "595959"
_RULE: Final = "8496B0"
_PALE: Final = "EDF1F7"


@frozen(kw_only=True)
class Style:
    """A named style (ISO 29500-1, 17.7.4)."""

    id: str
    name: str
    """What people see; names of Word's own styles are kept."""
    kind: str = "paragraph"
    """``paragraph``, ``character`` or ``table``."""
    base: str | None = "Normal"
    next: str | None = None
    """The style of the paragraph that is typed after it."""
    own: bool = True
    """Whether it is ours rather than one of Word's."""
    paragraph: tuple[Property, ...] = ()
    run: tuple[Property, ...] = ()
    table: str = ""
    """Ready table properties."""


def _on(name: str) -> Property:
    return name, f"<w:{name}/>"


def _value(name: str, value: object) -> Property:
    return name, f'<w:{name} w:val="{value}"/>'


def _space(before: int = 0, after: int = 0, line: int = 0) -> Property:
    """Return spacing in twentieths of a point; ``line`` in 240ths of a line."""
    lines = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return "spacing", f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>'


def _indent(left: int = 0, right: int = 0) -> Property:
    return "ind", f'<w:ind w:left="{left}" w:right="{right}"/>'


def _size(points: float) -> tuple[Property, ...]:
    half = round(points * 2)
    return _value("sz", half), _value("szCs", half)


def _border(side: str, size: int, space: int, colour: str = _RULE) -> Property:
    """Return one border; ``size`` in eighths of a point, ``space`` in points."""
    line = f'w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"'
    return "pBdr", f"<w:pBdr><w:{side} {line}/></w:pBdr>"


def _tabs(*stops: str) -> Property:
    return "tabs", f"<w:tabs>{''.join(stops)}</w:tabs>"


_BOLD: Final = (_on("b"), _on("bCs"))
_KEEP: Final = (_on("keepNext"), _on("keepLines"))
_WHOLE: Final = _on("keepLines")
_CLOSE: Final = _on("contextualSpacing")
_QUIET: Final = (_value("color", _GREY),)
_ACCENT: Final = (_value("color", _NAVY),)


def _heading(level: int, points: float, before: int) -> Style:
    return Style(
        id=f"Heading{level}",
        name=f"heading {level}",
        own=False,
        next="Normal",
        paragraph=(
            *_KEEP,
            _space(before, 80, 252),
            _value("outlineLvl", level - 1),
        ),
        run=(*_BOLD, *_ACCENT, *_size(points)),
    )


def _list_item(level: int) -> Style:
    depth = f'<w:ilvl w:val="{level}"/>' if level else ""
    number = f'<w:numPr>{depth}<w:numId w:val="{MAIN}"/></w:numPr>'
    return Style(
        id=f"ListItem{level + 1}",
        name=f"List Item {level + 1}",
        paragraph=(("numPr", number), _space(0, 120 if level == 0 else 90)),
    )


def _list_text(level: int) -> Style:
    return Style(
        id=f"ListText{level + 1}",
        name=f"List Text {level + 1}",
        paragraph=(_space(0, 90), _indent(STEP * (level + 1))),
    )


_TABLE: Final = (
    '<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="1F3864"/>'
    '<w:bottom w:val="single" w:sz="8" w:space="0" w:color="1F3864"/>'
    '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="BFC8D6"/></w:tblBorders>'
    '<w:tblCellMar><w:top w:w="45" w:type="dxa"/><w:left w:w="100" w:type="dxa"/>'
    '<w:bottom w:w="45" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
    '</w:tblPr><w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>'
    '<w:bottom w:val="single" w:sz="8" w:space="0" w:color="1F3864"/></w:tcBorders>'
    f'<w:shd w:val="clear" w:color="auto" w:fill="{_PALE}"/></w:tcPr></w:tblStylePr>'
)

STYLES: Final[tuple[Style, ...]] = (
    Style(
        id="Title",
        name="Title",
        own=False,
        next="Normal",
        paragraph=(*_KEEP, _space(60, 200, 252), _value("outlineLvl", 0)),
        run=(*_BOLD, *_ACCENT, *_size(20)),
    ),
    Style(
        id="Subtitle",
        name="Subtitle",
        own=False,
        next="Normal",
        paragraph=(*_KEEP, _space(0, 160, 259)),
        run=(*_QUIET, *_size(13)),
    ),
    *(
        _heading(level, points, before)
        for level, points, before in (
            (1, 15, 320), (2, 13.5, 300), (3, 12, 260), (4, 11, 220),
            (5, 11, 200), (6, 11, 200), (7, 11, 200), (8, 11, 200), (9, 11, 200),
        )
    ),
    Style(
        id="Letterhead",
        name="Letterhead",
        paragraph=(*_KEEP, _border("bottom", 8, 4, _NAVY), _space(0, 200), _CLOSE),
        run=(*_BOLD, *_ACCENT, *_size(13)),
    ),
    Style(
        id="ReleaseLabel",
        name="Release Label",
        next="Title",
        paragraph=(*_KEEP, _space(120, 60)),
        run=(*_BOLD, *_QUIET, _value("spacing", 20), *_size(11)),
    ),
    Style(
        id="ReleaseLine",
        name="Release Line",
        paragraph=(*_KEEP, _space(0, 160)),
        run=(*_BOLD, *_size(11)),
    ),
    Style(
        id="Dateline",
        name="Dateline",
        next="Normal",
        paragraph=(_on("keepNext"), _space(0, 160)),
        run=_QUIET,
    ),
    Style(
        id="ReleaseMeta",
        name="Release Meta",
        paragraph=(_space(0, 40),),
        run=(*_QUIET, *_size(10)),
    ),
    Style(
        id="Quote",
        name="Quote",
        own=False,
        next="Normal",
        paragraph=(_border("left", 18, 10), _space(40, 160), _indent(425, 425)),
    ),
    *map(_list_item, range(LEVELS)),
    *map(_list_text, range(LEVELS)),
    Style(
        id="Note",
        name="Note",
        paragraph=(_WHOLE, _space(40, 90, 252)),
        run=(*_QUIET, *_size(10)),
    ),
    Style(
        id="Caption",
        name="caption",
        own=False,
        next="Normal",
        paragraph=(_on("keepNext"), _space(160, 80)),
        run=(*_BOLD, *_ACCENT, *_size(10)),
    ),
    Style(
        id="Attachment",
        name="Attachment",
        paragraph=(_WHOLE, _space(60, 60)),
    ),
    Style(
        id="Contact",
        name="Contact",
        paragraph=(
            _WHOLE,
            _border("left", 18, 10, _NAVY),
            _space(200, 160, 264),
            _indent(215),
        ),
        run=_size(10),
    ),
    Style(
        id="Signature",
        name="Signature",
        own=False,
        paragraph=(_WHOLE, _space(200, 160), _value("jc", "right")),
    ),
    Style(
        id="Boilerplate",
        name="Boilerplate",
        paragraph=(_WHOLE, _space(160, 120, 252)),
        run=(*_QUIET, *_size(9.5)),
    ),
    Style(
        id="TextMark",
        name="Text Mark",
        paragraph=(_on("keepNext"), _space(160, 160), _value("jc", "center")),
        run=_QUIET,
    ),
    Style(
        id="EndMark",
        name="End Mark",
        paragraph=(_space(200, 200), _value("jc", "center")),
        run=_QUIET,
    ),
    Style(id="Turn", name="Turn", paragraph=(_space(0, 160),)),
    Style(
        id="WebFurniture",
        name="Web Furniture",
        paragraph=(_space(0, 0),),
        run=(_value("color", "767676"), *_size(8.5)),
    ),
    Style(
        id="TableText",
        name="Table Text",
        paragraph=(_space(0, 0, 252),),
        run=_size(10),
    ),
    Style(
        id="TableNumber",
        name="Table Number",
        base="TableText",
        paragraph=(_value("jc", "right"),),
    ),
    Style(
        id="TableHeading",
        name="Table Heading",
        base="TableText",
        run=(*_BOLD, *_ACCENT),
    ),
    Style(
        id="TableEnd",
        name="Table End",
        paragraph=(("spacing", '<w:spacing w:before="0" w:after="120" w:line="20"'
                    ' w:lineRule="exact"/>'),),
        run=_size(1),
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
            _border("bottom", 4, 4),
            _tabs('<w:tab w:val="right" w:pos="9070"/>'),
            _space(0, 0),
        ),
        run=(*_QUIET, *_size(9)),
    ),
    Style(id="FirstHeader", name="First Header", paragraph=(_space(0, 0),)),
    Style(
        id="Footer",
        name="footer",
        own=False,
        paragraph=(_space(0, 0), _value("jc", "center")),
        run=(*_QUIET, *_size(9)),
    ),
    Style(
        id="FootnoteText",
        name="footnote text",
        own=False,
        paragraph=(_space(0, 40, 240),),
        run=_size(9),
    ),
    Style(
        id="FootnoteReference",
        name="footnote reference",
        kind="character",
        base="DefaultParagraphFont",
        own=False,
        run=(_value("vertAlign", "superscript"),),
    ),
    Style(
        id="Hyperlink",
        name="Hyperlink",
        kind="character",
        base="DefaultParagraphFont",
        own=False,
        run=(_value("color", "0B4F9E"), _value("u", "single")),
    ),
    Style(
        id="Speaker",
        name="Speaker",
        kind="character",
        base="DefaultParagraphFont",
        run=_BOLD,
    ),
)  # fmt: skip
"""All styles that documents use, in the order of Word's style pane."""

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
        BlockKind.QUOTE: "Quote",
        BlockKind.HEADING: "Heading2",
        BlockKind.CAPTION: "Caption",
        BlockKind.LIST_ITEM: "ListItem1",
        BlockKind.NOTE: "Note",
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

_PARAGRAPH_ORDER: Final = (
    "keepNext", "keepLines", "numPr", "pBdr", "tabs", "bidi", "spacing", "ind",
    "contextualSpacing", "jc", "outlineLvl",
)  # fmt: skip
"""The order of CT_PPr's children (ISO 29500-1, 17.3.1)."""
_RUN_ORDER: Final = ("b", "bCs", "color", "spacing", "sz", "szCs", "u", "vertAlign")
"""The order of CT_RPr's children (ISO 29500-1, 17.3.2)."""


def style_xml(style: Style) -> str:
    """Return the inside of ``w:style``, in the schema's order."""
    based = f'<w:basedOn w:val="{style.base}"/>' if style.base else ""
    following = f'<w:next w:val="{style.next}"/>' if style.next else ""
    shown = "<w:qFormat/>" if style.kind == "paragraph" else ""
    return (
        f'<w:name w:val="{style.name}"/>{based}{following}'
        f'<w:uiPriority w:val="1"/>{shown}'
        f"{_group('pPr', style.paragraph, _PARAGRAPH_ORDER)}"
        f"{_group('rPr', style.run, _RUN_ORDER)}{style.table}"
    )


def _group(name: str, found: tuple[Property, ...], order: tuple[str, ...]) -> str:
    if not found:
        return ""
    inside = sorted(found, key=lambda each: order.index(each[0]))
    return f"<w:{name}>{''.join(xml for _, xml in inside)}</w:{name}>"
