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
from releasekit.exporters.docx.language import (
    Typefaces,
    default_language_xml,
    is_east_asian,
    typefaces,
)
from releasekit.exporters.docx.markup import part_bytes
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
_W: Final = nsdecls("w")


@frozen
class StaticPart:
    """A part that no release changes."""

    name: str
    """Path in the package, without the leading slash."""
    content_type: str
    relationship: str
    """Relationship type that ties it to the document."""
    data: bytes


@frozen(kw_only=True)
class Setting:
    """What a skeleton depends on."""

    language: str
    """As Word writes it: ``en-GB``."""
    country: str | None = None
    """The issuer's country (ISO 3166-1 alpha-2), where it is known."""
    text_width: int
    """Width between the margins, in twentieths of a point."""


@lru_cache(maxsize=64)
def skeleton(setting: Setting) -> tuple[StaticPart, ...]:
    """Return the static parts of documents in a language, sorted by name."""
    document = Document()
    faces = typefaces(setting.language, setting.country)
    _dress(document, setting)
    _settle(document, setting)
    parts = []
    for relation in document.part.rels.values():
        if relation.reltype in _KEPT_PARTS:
            part = relation.target_part
            name = str(part.partname).lstrip("/")
            data = _data(relation.reltype, part, faces)
            parts.append(StaticPart(name, part.content_type, relation.reltype, data))
    return tuple(sorted(parts, key=lambda part: part.name))


def _data(kind: str, part: OpcPart, faces: Typefaces) -> bytes:
    if kind == RELATIONSHIP_TYPE.FONT_TABLE:
        return _fonts(faces)
    if kind == RELATIONSHIP_TYPE.THEME:
        return _theme(part.blob, faces)
    return part.blob


def _dress(document: WordDocument, setting: Setting) -> None:
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in _KEPT_STYLES:
            styles.remove(style)
    etree.strip_elements(styles, qn("w:rsid"))
    latent = styles.find(qn("w:latentStyles"))
    for exception in list(latent):
        latent.remove(exception)
    del latent.attrib[qn("w:count")]
    styles.replace(styles.find(qn("w:docDefaults")), _defaults(setting))
    for style in STYLES:
        styles.append(_style(style, setting.text_width))


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


def _style(style: Style, text_width: int) -> etree._Element:
    custom = ' w:customStyle="1"' if style.own else ""
    return read_xml(
        f'<w:style {_W} w:type="{style.kind}"{custom} w:styleId="{style.id}">'
        f"{style_xml(style)}</w:style>".replace(
            "{text_width}", str(text_width)
        ).encode()
    )


def _settle(document: WordDocument, setting: Setting) -> None:
    settings = document.settings.element
    kept = {
        etree.QName(child).localname: child
        for child in settings
        if etree.QName(child).localname in _KEPT_SETTINGS
    }
    for child in list(settings):
        settings.remove(child)
    language = default_language_xml(setting.language, setting.country)
    # CT_Settings is a sequence (ISO 29500-1, 17.15.1): the order below is its order.
    for each in (
        _setting('<w:zoom {} w:percent="100"/>'),
        _setting('<w:defaultTabStop {} w:val="425"/>'),
        kept["characterSpacingControl"],
        _setting(
            '<w:footnotePr {}><w:footnote w:id="-1"/><w:footnote w:id="0"/>'
            "</w:footnotePr>"
        ),
        _setting(_COMPATIBILITY),
        _setting(language.replace("<w:lang", "<w:themeFontLang {}")),
        kept["clrSchemeMapping"],
        kept["decimalSymbol"],
        kept["listSeparator"],
    ):
        settings.append(each)


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
