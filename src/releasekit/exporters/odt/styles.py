"""The style sheet: a named style for each kind of block, by language."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from attrs import frozen

from releasekit.exporters.common.language import is_right_to_left
from releasekit.exporters.odt.tongues import language_xml
from releasekit.model import BlockKind

_DEEPEST: Final = 9
_HEADINGS: Final = ((15, 16), (13.5, 15), (12, 13), (11, 11), (11, 10))
"""Points of type, and points above, of each rank of heading."""
_ACCENT: Final = ' fo:color="#1f3864"'
_QUIET: Final = ' fo:color="#525a66"'
_BOLD: Final = (
    ' fo:font-weight="bold" style:font-weight-asian="bold"'
    ' style:font-weight-complex="bold"'
)
_KEEP: Final = ' fo:keep-with-next="always"'
_WHOLE: Final = ' fo:keep-together="always"'


@frozen(kw_only=True)
class Style:
    """A paragraph style."""

    name: str
    """As people see it."""
    points: float = 0
    """Size of type; 0 for that of its parent."""
    above: float = 0
    """Points."""
    below: float = 0
    rank: int = 0
    """Rank in the outline; without it LibreOffice drops the label of a heading."""
    paragraph: str = ""
    """Other attributes of the paragraph, ready XML."""
    text: str = ""
    """Other attributes of the text, ready XML."""


def _heading(rank: int) -> Style:
    points, above = _HEADINGS[min(rank, len(_HEADINGS)) - 1]
    return Style(
        name=f"Heading {rank}",
        rank=rank,
        points=points,
        above=above,
        below=5,
        paragraph=_KEEP,
        text=_BOLD + _ACCENT,
    )


_END: Final = 'fo:text-align="end"'
"""LibreOffice takes it for the right, whatever the direction: so sides are named."""
_CENTRED: Final = ' fo:text-align="center"'
STYLES: Final = (
    Style(
        name="Title",
        rank=1,
        points=20,
        above=3,
        below=10,
        paragraph=_KEEP,
        text=_BOLD + _ACCENT,
    ),
    Style(name="Subtitle", points=13, below=8, paragraph=_KEEP, text=_QUIET),
    *map(_heading, range(1, _DEEPEST + 1)),
    Style(name="Letterhead", points=14, below=4, paragraph=_KEEP, text=_BOLD + _ACCENT),
    Style(name="Release Label", above=6, below=3, paragraph=_KEEP, text=_BOLD + _QUIET),
    Style(name="Release Line", below=8, paragraph=_KEEP, text=_BOLD),
    Style(name="Dateline", below=8, paragraph=_KEEP, text=_QUIET),
    Style(name="Release Meta", points=10, below=2, text=_QUIET),
    Style(
        name="Release Quote",
        above=2,
        below=8,
        paragraph=' fo:margin-left="0.75cm" fo:margin-right="0.75cm"',
    ),
    Style(name="Turn", below=8),
    Style(name="Release Item", below=4.5),
    Style(
        name="Release Note",
        points=10,
        above=2,
        below=6,
        paragraph=_WHOLE,
        text=_QUIET,
    ),
    Style(
        name="Caption",
        points=10,
        above=8,
        below=4,
        paragraph=_KEEP,
        text=_BOLD + _ACCENT,
    ),
    Style(name="Attachment", above=3, below=3, paragraph=_WHOLE),
    Style(
        name="Contact",
        points=10,
        above=10,
        below=10,
        paragraph=_WHOLE + ' fo:margin-left="0.75cm"',
    ),
    Style(name="Signature", above=10, below=8, paragraph=' fo:text-align="end"'),
    Style(name="Boilerplate", points=9.5, above=8, below=6, text=_QUIET),
    Style(name="Text Mark", above=8, below=8, paragraph=_KEEP + _CENTRED, text=_QUIET),
    Style(name="End Mark", above=10, below=10, paragraph=_CENTRED, text=_QUIET),
    Style(name="Web Furniture", points=8.5, text=' fo:color="#767676"'),
    Style(name="TableText", points=10),
    Style(name="TableNumber", points=10, paragraph=' fo:text-align="end"'),
    Style(name="TableHeading", points=10, text=_BOLD),
    Style(
        name="TableNumberHeading",
        points=10,
        paragraph=' fo:text-align="end"',
        text=_BOLD,
    ),
    Style(name="Footnote", points=9, below=2),
    Style(name="Header", points=8.5, text=_QUIET),
    Style(name="Footer", points=8.5, paragraph=_CENTRED, text=_QUIET),
    Style(name="Masthead", points=14, below=6, text=_BOLD + _ACCENT),
)

CENTRED: Final = frozenset({"Text_20_Mark", "End_20_Mark"})
"""Names of styles that no direction moves."""
STYLE_OF: Final = MappingProxyType(
    {
        BlockKind.CHROME: "Web_20_Furniture",
        BlockKind.RULE: "Web_20_Furniture",
        BlockKind.LABEL: "Release_20_Label",
        BlockKind.LETTERHEAD: "Letterhead",
        BlockKind.RELEASE_LINE: "Release_20_Line",
        BlockKind.DATELINE: "Dateline",
        BlockKind.META: "Release_20_Meta",
        BlockKind.TITLE: "Title",
        BlockKind.SUBTITLE: "Subtitle",
        BlockKind.PARAGRAPH: "Standard",
        BlockKind.QUOTE: "Release_20_Quote",
        BlockKind.HEADING: "Standard",
        BlockKind.CAPTION: "Caption",
        BlockKind.LIST_ITEM: "Release_20_Item",
        BlockKind.NOTE: "Release_20_Note",
        BlockKind.TABLE: "TableText",
        BlockKind.ATTACHMENT: "Attachment",
        BlockKind.CONTACT: "Contact",
        BlockKind.SIGNATURE: "Signature",
        BlockKind.BOILERPLATE: "Boilerplate",
        BlockKind.TEXT_MARK: "Text_20_Mark",
        BlockKind.END_MARK: "End_20_Mark",
    }
)
"""Name of the style of each kind of block."""

_FACES: Final = MappingProxyType(
    {
        "ko": "Malgun Gothic",
        "ja": "Yu Gothic",
        "zh": "Microsoft YaHei",
        "zh-tw": "Microsoft JhengHei",
        "zh-hant": "Microsoft JhengHei",
    }
)
_SIZE: Final = 11


def styles_xml(language: str) -> str:
    """Return the styles of a document in a language (ODF 1.3 part 3, 16)."""
    first, last = ("right", "left") if is_right_to_left(language) else ("left", "right")
    sheet = "".join(map(_style, STYLES)).replace(_END, f'fo:text-align="{last}"')
    return (
        f"{_default(language, first)}"
        '<style:style style:name="Standard" style:family="paragraph">'
        f"{_spacing(0, 8)}</style:style>"
        f"{sheet}{_TEXT_STYLES}"
    )


def _default(language: str, side: str) -> str:
    tag = language.lower()
    face = _FACES.get(tag) or _FACES.get(tag.partition("-")[0], "Noto Sans CJK SC")
    way = "rl-tb" if is_right_to_left(language) else "lr-tb"
    return (
        '<style:default-style style:family="paragraph"><style:paragraph-properties'
        f' style:writing-mode="{way}" fo:line-height="115%" fo:orphans="2"'
        f' fo:widows="2" fo:text-align="{side}"/><style:text-properties'
        f" {_points(_SIZE)} fo:font-family=\"'Liberation Sans'\""
        f" style:font-family-asian=\"'{face}'\""
        f" style:font-family-complex=\"'DejaVu Sans'\" {language_xml(language)}/>"
        "</style:default-style>"
    )


def _points(points: float) -> str:
    names = ("fo:font-size", "style:font-size-asian", "style:font-size-complex")
    return " ".join(f'{name}="{points}pt"' for name in names)


def _spacing(above: float, below: float, more: str = "") -> str:
    return (
        f'<style:paragraph-properties fo:margin-top="{above}pt"'
        f' fo:margin-bottom="{below}pt"{more}/>'
    )


def _style(style: Style) -> str:
    name = style.name.replace(" ", "_20_")
    shown = f' style:display-name="{style.name}"' if " " in style.name else ""
    size = f" {_points(style.points)}" if style.points else ""
    rank = f' style:default-outline-level="{style.rank}"' if style.rank else ""
    text = f"<style:text-properties{size}{style.text}/>" if size or style.text else ""
    return (
        f'<style:style style:name="{name}"{shown} style:family="paragraph"'
        f' style:parent-style-name="Standard"{rank}>'
        f"{_spacing(style.above, style.below, style.paragraph)}{text}</style:style>"
    )


def _text_style(name: str, inside: str) -> str:
    return (
        f'<style:style style:name="{name}" style:family="text">'
        f"<style:text-properties{inside}/></style:style>"
    )


_TEXT_STYLES: Final = (
    _text_style("Speaker", _BOLD)
    + _text_style("ContactName", _BOLD)
    + _text_style("Mark", ' style:text-position="super 58%"')
)
