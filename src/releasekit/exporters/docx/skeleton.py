"""The skeleton: what every document shares, made once a process with python-docx.

Styles, settings, theme and font table come from the template that python-docx
carries, cut down to what a document needs and dressed with our own style sheet.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from attrs import frozen
from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part as OpcPart
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from releasekit.exporters.common.language import is_right_to_left
from releasekit.exporters.docx.house.dress import house_styles
from releasekit.exporters.docx.house.values import NO_HOUSE, House
from releasekit.exporters.docx.language import (
    Typefaces,
    default_language_xml,
    is_east_asian,
    typefaces,
)
from releasekit.exporters.docx.markup import part_bytes
from releasekit.exporters.docx.numbering import MAIN
from releasekit.exporters.docx.style import Style, style_xml
from releasekit.exporters.docx.style_sheet import STYLES
from releasekit.xml_safety import read_xml

_KEPT_PARTS: Final = frozenset(
    {
        RELATIONSHIP_TYPE.STYLES,
        RELATIONSHIP_TYPE.SETTINGS,
        RELATIONSHIP_TYPE.FONT_TABLE,
        RELATIONSHIP_TYPE.THEME,
    }
)
_KEPT_STYLES: Final = frozenset(
    {"Normal", "DefaultParagraphFont", "TableNormal", "NoList"}
)
_KEPT_SETTINGS: Final = frozenset(
    {"characterSpacingControl", "clrSchemeMapping", "decimalSymbol", "listSeparator"}
)
HOUSE_SETTINGS: Final = (
    "mirrorMargins", "alignBordersAndEdges", "bordersDoNotSurroundHeader",
    "bordersDoNotSurroundFooter", "gutterAtTop", "defaultTabStop", "autoHyphenation",
    "consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps",
    "evenAndOddHeaders", "characterSpacingControl", "noLineBreaksAfter",
    "noLineBreaksBefore", "clrSchemeMapping", "decimalSymbol", "listSeparator",
)  # fmt: skip
"""Settings that are part of a house's look, in the schema's order (17.15.1)."""
_SETTINGS_ORDER: Final = (
    "zoom",
    *HOUSE_SETTINGS[:-5],
    *HOUSE_SETTINGS[-5:-3],
    "footnotePr",
    "compat",
    "themeFontLang",
    *HOUSE_SETTINGS[-3:],
)
_W: Final = nsdecls("w")


@frozen
class StaticPart:
    """A part that no release changes."""

    name: str
    """Path in the package, without the leading slash."""
    content_type: str
    relationship: str
    """Relationship type that ties it to the document, or nothing."""
    data: bytes
    id: str = ""
    """Relationship id, where the document names it."""


@frozen(kw_only=True)
class Setting:
    """What a skeleton depends on."""

    language: str
    """As Word writes it: ``en-GB``."""
    country: str | None = None
    """The issuer's country (ISO 3166-1 alpha-2), where it is known."""
    text_width: int
    """Width between the margins, in twentieths of a point."""
    house: House = NO_HOUSE
    """Whose look documents have."""


@lru_cache(maxsize=64)
def skeleton(setting: Setting) -> tuple[StaticPart, ...]:
    """Return the static parts of documents in a language, sorted by name."""
    document = Document()
    _dress(document, setting)
    _settle(document, setting)
    parts = [
        StaticPart(each.name, each.content_type, each.relationship, each.data, each.id)
        for each in setting.house.parts
    ]
    for relation in document.part.rels.values():
        if relation.reltype in _KEPT_PARTS:
            part = relation.target_part
            name = str(part.partname).lstrip("/")
            data = _data(relation.reltype, part, setting)
            parts.append(StaticPart(name, part.content_type, relation.reltype, data))
    return tuple(sorted(parts, key=lambda part: part.name))


def _data(kind: str, part: OpcPart, setting: Setting) -> bytes:
    house = setting.house
    faces = typefaces(setting.language, setting.country)
    match kind:
        case RELATIONSHIP_TYPE.FONT_TABLE:
            return house.fonts or _fonts(faces)
        case RELATIONSHIP_TYPE.THEME:
            return house.theme or _theme(part.blob, faces)
        case RELATIONSHIP_TYPE.STYLES if house:
            language = default_language_xml(setting.language, setting.country)
            return house_styles(house, part.blob, language)
        case _:
            return part.blob


def _dress(document: WordDocument, setting: Setting) -> None:
    styles = document.styles.element
    latent = styles.find(qn("w:latentStyles"))
    # In one go: taking out 160 styles one after the other takes twice the time.
    styles[:] = [
        child
        for child in styles
        if child.tag != qn("w:style") or child.get(qn("w:styleId")) in _KEPT_STYLES
    ]
    etree.strip_elements(styles, qn("w:rsid"))
    del latent[:]
    del latent.attrib[qn("w:count")]
    styles.replace(styles.find(qn("w:docDefaults")), _defaults(setting))
    for style in STYLES:
        styles.append(_style(style, setting))


def _defaults(setting: Setting) -> etree._Element:
    hint = ' w:hint="eastAsia"' if is_east_asian(setting.language) else ""
    # Word sets a quarter em between Hangul and digits; Korean offices set none.
    korean = setting.language.partition("-")[0] == "ko"
    layout = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>' if korean else ""
    layout += "<w:bidi/>" if is_right_to_left(setting.language) else ""
    language = default_language_xml(setting.language, setting.country)
    return read_xml(
        f"<w:docDefaults {_W}><w:rPrDefault><w:rPr>"
        f'<w:rFonts{hint} w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"'
        f' w:eastAsiaTheme="minorEastAsia" w:cstheme="minorBidi"/>'
        f'<w:sz w:val="22"/><w:szCs w:val="22"/>{language}</w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{layout}"
        f'<w:spacing w:after="140" w:line="276" w:lineRule="auto"/></w:pPr>'
        f"</w:pPrDefault></w:docDefaults>".encode()
    )


def _style(style: Style, setting: Setting) -> etree._Element:
    custom = ' w:customStyle="1"' if style.own else ""
    root = read_xml(
        f'<w:style {_W} w:type="{style.kind}"{custom} w:styleId="{style.id}">'
        f"{style_xml(style)}</w:style>".replace(
            "{text_width}", str(setting.text_width)
        ).encode()
    )
    house = setting.house
    if house.has_item_styles:
        etree.strip_elements(root, qn("w:numPr"))
    for id_ in root.iter(qn("w:numId")):
        id_.set(qn("w:val"), str(MAIN + house.last_list))
    return root


def _settle(document: WordDocument, setting: Setting) -> None:
    settings = document.settings.element
    found = {
        name: child
        for child in settings
        if (name := etree.QName(child).localname) in _KEPT_SETTINGS
    }
    for child in list(settings):
        settings.remove(child)
    language = default_language_xml(setting.language, setting.country)
    given = {
        "zoom": '<w:zoom {} w:percent="100"/>',
        "defaultTabStop": '<w:defaultTabStop {} w:val="425"/>',
        "footnotePr": '<w:footnotePr {}><w:footnote w:id="-1"/><w:footnote w:id="0"/>'
        "</w:footnotePr>",
        "compat": _COMPATIBILITY,
        "themeFontLang": language.replace("<w:lang", "<w:themeFontLang {}"),
    }
    found |= {name: _setting(xml) for name, xml in given.items()}
    found |= {name: read_xml(xml.encode()) for name, xml in setting.house.settings}
    for name in _SETTINGS_ORDER:
        if name in found:
            settings.append(found[name])


_MODE: Final = 'w:uri="http://schemas.microsoft.com/office/word" w:val='
_COMPATIBILITY: Final = (
    "<w:compat {}>"
    f'<w:compatSetting w:name="compatibilityMode" {_MODE}"15"/>'
    f'<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" {_MODE}"1"/>'
    f'<w:compatSetting w:name="enableOpenTypeFeatures" {_MODE}"1"/>'
    f'<w:compatSetting w:name="doNotFlipMirrorIndents" {_MODE}"1"/>'
    f'<w:compatSetting w:name="differentiateMultirowTableHeaders" {_MODE}"1"/>'
    "</w:compat>"
)
"""Word 2013 and later: without it Word opens a document in a mode of old."""


def _setting(template: str) -> etree._Element:
    return read_xml(template.replace("{}", _W).encode())


def _theme(data: bytes, faces: Typefaces) -> bytes:
    root = read_xml(data)
    a = f"{{{root.nsmap['a']}}}"
    for group in (f"{a}majorFont", f"{a}minorFont"):
        fonts = root.find(f".//{a}fontScheme/{group}")
        if fonts is None:
            continue
        for child in list(fonts):
            fonts.remove(child)
        for name, face in (
            ("latin", faces.latin),
            ("ea", faces.east_asian),
            ("cs", faces.complex),
        ):
            etree.SubElement(fonts, f"{a}{name}", typeface=face)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _fonts(faces: Typefaces) -> bytes:
    names = sorted({faces.latin, faces.east_asian, faces.complex})
    fonts = "".join(
        f'<w:font w:name="{name}"><w:family w:val="swiss"/>'
        '<w:pitch w:val="variable"/></w:font>'
        for name in names
    )
    return part_bytes(f"<w:fonts {_W}>{fonts}</w:fonts>")
