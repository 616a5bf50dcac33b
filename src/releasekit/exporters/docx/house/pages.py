"""Pages of a house template: size, margins, headers and footers of its last section.

A section without a header has that of the section before it (ISO 29500-1, 17.10.2).
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from attrs import frozen
from docx.oxml.ns import qn
from lxml import etree

from releasekit.errors import TemplateError
from releasekit.exporters.docx.house.package import Relation, WordFile
from releasekit.exporters.docx.house.styles import StyleIds
from releasekit.exporters.docx.house.values import SECTION_ORDER, HousePart
from releasekit.exporters.docx.markup import OFFICE, attribute, part_bytes
from releasekit.text import show

_REFERENCES: Final = MappingProxyType(
    {qn("w:headerReference"): "header", qn("w:footerReference"): "footer"}
)
_PAGES: Final = frozenset({"default", "even", "first"})
_SUFFIX: Final = re.compile(r"\.[A-Za-z0-9]{1,8}\Z")
_NUMBER: Final = re.compile("[0-9]{1,9}")
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_REMEDY: Final = "leave text, fields and pictures in headers and footers"


@frozen(kw_only=True)
class Running:
    """Headers and footers: what refers to them, and their parts."""

    references: str = ""
    parts: tuple[HousePart, ...] = ()


def plain(element: etree._Element) -> str:
    """Return an element as text, without what extensions of Word have added."""
    clone = copy.deepcopy(element)
    known = clone.nsmap.get(clone.prefix)
    for each in list(clone.iter()):
        for name in list(each.attrib):
            if etree.QName(name).namespace not in {known, None}:
                del each.attrib[name]
        parent = each.getparent()
        if etree.QName(each).namespace != known and parent is not None:
            parent.remove(each)
    etree.cleanup_namespaces(clone)
    return etree.tostring(clone, encoding="unicode", with_tail=False)


@frozen(kw_only=True)
class Setup:
    """How pages are set up."""

    section: tuple[tuple[str, str], ...] = ()
    """Name and ready XML of each property."""
    width: int = 0
    """Of the page, in twentieths of a point; 0 where it is not said."""
    margins: int = 0
    """Left and right together."""


def setup_of(document: etree._Element) -> Setup:
    """Return how the pages of the last section are set up."""
    section = document.find(f"{qn('w:body')}/{qn('w:sectPr')}")
    if section is None:
        return Setup()
    found = {
        name: each
        for each in section
        if (name := etree.QName(each).localname) in SECTION_ORDER
    }
    page, margins = found.get("pgSz"), found.get("pgMar")
    if page is None or margins is None:
        return Setup()
    return Setup(
        section=tuple((name, plain(each)) for name, each in found.items()),
        width=_length(page, "w"),
        margins=_length(margins, "left") + _length(margins, "right"),
    )


def _length(element: etree._Element, name: str) -> int:
    """Return a length in twentieths of a point, 0 where it is in another unit."""
    value = element.get(qn(f"w:{name}"), "")
    return int(value) if _NUMBER.fullmatch(value) else 0


def running_of(file: WordFile, main: str, ids: StyleIds) -> Running:
    """Return the headers and footers that hold at the end of a document.

    Raises:
        TemplateError: one refers to what cannot be taken over.
    """
    relations = file.relations(main)
    latest: dict[tuple[str, str], Relation] = {}
    for reference in file.xml(main).iter(*_REFERENCES):
        kind = _REFERENCES[str(reference.tag)]
        where = reference.get(qn("w:type"), "default")
        found = relations.get(reference.get(qn("r:id"), ""))
        if where not in _PAGES or found is None or found.kind != kind or found.external:
            raise TemplateError(f"a {kind} of it is missing")
        latest[kind, where] = found
    parts, references = list[HousePart](), ""
    for at, ((kind, where), relation) in enumerate(sorted(latest.items()), start=1):
        references += f'<w:{kind}Reference w:type="{where}" r:id="rIdHouse{at}"/>'
        parts += _parts(file, relation, at, ids)
    return Running(references=references, parts=tuple(parts))


def _parts(
    file: WordFile, running: Relation, at: int, ids: StyleIds
) -> Iterator[HousePart]:
    """Yield a header or footer with its pictures and relationships."""
    kind, own = running.kind, f"{running.kind}-house{at}"
    root = file.part(running)
    ids.rename(root)
    yield HousePart(
        name=f"word/{own}.xml",
        data=etree.tostring(
            root, xml_declaration=True, encoding="UTF-8", standalone=True
        ),
        content_type="application/vnd.openxmlformats-officedocument"
        f".wordprocessingml.{kind}+xml",
        id=f"rIdHouse{at}",
        relationship=f"{OFFICE}/relationships/{kind}",
    )
    rows = ""
    relations = sorted(file.relations(running.target).items())
    for number, (key, relation) in enumerate(relations, start=1):
        target, mode = relation.target, ""
        if relation.kind == "image" and not relation.external:
            picture = _picture(file, relation, (own, number))
            yield picture
            target = picture.name.removeprefix("word/")
        elif relation.kind == "hyperlink" and relation.external:
            mode = ' TargetMode="External"'
        else:
            message = f"its {kind} refers to {_what(relation)}"
            raise TemplateError(message, hint=_REMEDY)
        rows += (
            f'<Relationship Id="{attribute(key)}" Target="{attribute(target)}"'
            f' Type="{OFFICE}/relationships/{relation.kind}"{mode}/>'
        )
    if rows:
        yield HousePart(
            name=f"word/_rels/{own}.xml.rels",
            data=part_bytes(
                f'<Relationships xmlns="{_RELATIONS}">{rows}</Relationships>'
            ),
        )


def _what(relation: Relation) -> str:
    where = " elsewhere" if relation.external else ""
    return f"{show(relation.kind, limit=40) or 'something'}{where}"


def _picture(file: WordFile, relation: Relation, number: tuple[str, int]) -> HousePart:
    kind = file.type(relation.target)
    if not kind.startswith("image/"):
        message = f"its picture {show(relation.target, limit=80)} has no type of one"
        raise TemplateError(message)
    owner, at = number
    suffix = _SUFFIX.search(relation.target)
    return HousePart(
        name=f"word/media/{owner}-{at}{suffix[0].lower() if suffix else ''}",
        data=file.bytes(relation.target),
        content_type=kind,
    )
