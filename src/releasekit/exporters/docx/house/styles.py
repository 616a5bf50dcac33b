"""Styles of a house template: known by their names, whatever their ids are.

Word gives its own styles ids in the language of whoever made the file, and the same
names everywhere (ISO 29500-1, 17.7.4.9). A style that documents use gets our id, and
every reference to it too; nothing else of it changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from attrs import frozen
from docx.oxml.ns import qn
from lxml import etree

from releasekit.exporters.docx.style_sheet import STYLES

_STYLE: Final = qn("w:style")
_ID: Final = qn("w:styleId")
_TYPE: Final = qn("w:type")
_VALUE: Final = qn("w:val")
_REFERENCES: Final = tuple(
    map(
        qn,
        (
            "w:basedOn",
            "w:link",
            "w:next",
            "w:numStyleLink",
            "w:pStyle",
            "w:rStyle",
            "w:styleLink",
            "w:tblStyle",
        ),
    )
)
"""Elements that name a style by its id."""
DEFAULTS: Final = MappingProxyType(
    {
        "paragraph": "Normal",
        "character": "DefaultParagraphFont",
        "table": "TableNormal",
        "numbering": "NoList",
    }
)
"""Id of the style that holds where none is named, by its kind (17.7.4.17)."""
_OFF: Final = frozenset({"0", "false", "off"})


@frozen
class StyleIds:
    """The ids that styles of a house template get."""

    new: Mapping[str, str]
    """New id by old id, where it changes."""

    def rename(self, root: etree._Element) -> None:
        """Give the new ids to all styles in a part, and to what refers to them."""
        for style in root.iter(_STYLE):
            old = style.get(_ID, "")
            style.set(_ID, self.new.get(old, old))
        for reference in root.iter(*_REFERENCES):
            old = reference.get(_VALUE, "")
            reference.set(_VALUE, self.new.get(old, old))


def style_ids(styles: etree._Element) -> StyleIds:
    """Return the ids that the styles of a house template get."""
    ours = {(each.kind, each.name.lower()): each.id for each in STYLES}
    taken = {*(each.id for each in STYLES), *DEFAULTS.values()}
    found: dict[str, str] = {}
    for style in styles.findall(_STYLE):
        kind = style.get(_TYPE, "paragraph")
        known = ours.get((kind, style_name(style).lower()))
        if is_on(style.get(qn("w:default"), "0")):
            known = DEFAULTS.get(kind)
        if known and known not in found.values():
            found[style.get(_ID, "")] = known
    ids = {style.get(_ID, "") for style in styles.findall(_STYLE)}
    for foreign in sorted(ids & taken - set(found)):
        found[foreign] = _free(foreign, ids | taken)
    return StyleIds({old: new for old, new in found.items() if old != new})


def _free(id_: str, taken: Iterable[str]) -> str:
    """Return an id like a given one that no style has."""
    known, number = set(taken), 2
    while f"{id_}{number}" in known:
        number += 1
    return f"{id_}{number}"


def style_name(style: etree._Element) -> str:
    """Return the name of a style, nothing where it has none."""
    name = style.find(qn("w:name"))
    return "" if name is None else name.get(_VALUE, "")


def is_on(value: str | None) -> bool:
    """Tell whether a switch is on; one without a value is (ISO 29500-1, 17.17.4)."""
    return value not in _OFF


def runs_to_left(styles: etree._Element) -> bool:
    """Tell whether paragraphs without a direction of their own run to the left."""
    places = (
        f"{_STYLE}[@{_ID}='Normal']/{qn('w:pPr')}/{qn('w:bidi')}",
        f"{qn('w:docDefaults')}/{qn('w:pPrDefault')}/{qn('w:pPr')}/{qn('w:bidi')}",
    )
    for place in places:
        found = styles.find(place)
        if found is not None:
            return is_on(found.get(_VALUE))
    return False


def title_ranks(styles: etree._Element) -> bool:
    """Tell whether titles have the first outline level, as ours have."""
    title = styles.find(f"{_STYLE}[@{_ID}='Title']")
    if title is None:
        return True
    level = title.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    return level is not None and level.get(_VALUE) == "0"
