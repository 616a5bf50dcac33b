"""Dressing: the styles of a house, with those of ours that it lacks."""

from __future__ import annotations

import copy
from typing import Final

from docx.oxml.ns import nsdecls, qn
from lxml import etree

from releasekit.exporters.docx.house.styles import style_name
from releasekit.exporters.docx.house.values import House
from releasekit.exporters.docx.style_sheet import ACCENT
from releasekit.xml_safety import read_xml

_STYLE: Final = qn("w:style")
_ID: Final = qn("w:styleId")
_VALUE: Final = qn("w:val")
_COLOUR: Final = qn("w:color")
_AFTER_LANGUAGE: Final = frozenset(
    map(qn, ("w:eastAsianLayout", "w:specVanish", "w:oMath"))
)
"""What follows w:lang in run properties (ISO 29500-1, 17.3.2)."""
_HEADLINES: Final = ("Heading1", "Title", "Heading2")
"""Styles whose colour is that of a house."""


def house_styles(house: House, own: bytes, language: str) -> bytes:
    """Return the styles part of a document in the look of a house.

    Args:
        house: what a Word file gave; its styles stay as they are, but for the
            language, which is that of the release.
        own: our styles part.
        language: ready ``w:lang`` of the document.
    """
    styles = read_xml(house.styles)
    known = {each.get(_ID) for each in styles.findall(_STYLE)}
    names = {style_name(each).lower() for each in styles.findall(_STYLE)}
    colour = _colour_of(styles)
    for style in read_xml(own).findall(_STYLE):
        if style.get(_ID) in known:
            continue
        if style_name(style).lower() in names:  # of another kind
            style[0].set(_VALUE, f"{style_name(style)} 2")
        _take_colour(style, colour)
        styles.append(style)
    _say_language(styles, language)
    return etree.tostring(
        styles, xml_declaration=True, encoding="UTF-8", standalone=True
    )


def _colour_of(styles: etree._Element) -> etree._Element | None:
    """Return the colour of the headlines of a house, nothing where they have none."""
    for id_ in _HEADLINES:
        found = styles.find(f"{_STYLE}[@{_ID}='{id_}']/{qn('w:rPr')}/{_COLOUR}")
        if found is not None:
            return found
    return None


def _take_colour(style: etree._Element, colour: etree._Element | None) -> None:
    """Give a style of ours the colour of the house in place of our own."""
    plain = "auto" if colour is None else colour.get(_VALUE, "auto")
    for look in style.findall(qn("w:rPr")):
        for element in look.findall(f"{_COLOUR}[@{_VALUE}='{ACCENT}']"):
            if colour is not None:
                element.addprevious(copy.deepcopy(colour))
            look.remove(element)
    for line in style.iter():
        if line.get(_COLOUR) == ACCENT:
            line.set(_COLOUR, plain)


def _say_language(styles: etree._Element, language: str) -> None:
    normal = styles.find(f"{_STYLE}[@{_ID}='Normal']/{qn('w:rPr')}")
    if normal is not None:
        etree.strip_elements(normal, qn("w:lang"))
    look = styles
    for name in ("w:docDefaults", "w:rPrDefault", "w:rPr"):
        inner = look.find(qn(name))
        if inner is None:
            inner = etree.Element(qn(name))
            look.insert(0, inner)
        look = inner
    etree.strip_elements(look, qn("w:lang"))
    said = read_xml(language.replace("<w:lang", f"<w:lang {nsdecls('w')}").encode())
    later = [at for at, each in enumerate(look) if each.tag in _AFTER_LANGUAGE]
    look.insert(min(later, default=len(look)), said)
