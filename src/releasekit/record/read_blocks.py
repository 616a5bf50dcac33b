"""Reading blocks: the elements of ``content`` become the model's classes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, TypedDict

from lxml import etree

from releasekit import model
from releasekit.record.names import XML_LANG, local
from releasekit.record.read_metadata import read_agents
from releasekit.record.reader import Reader, every, invalid, maybe, one

DEEPEST: Final = 4 * model.MAX_DEPTH
"""Deepest nesting of block elements that is read: a list, its item and a note each
count, so this holds what the model allows and stays far from Python's limit."""


class _Named(TypedDict):
    id: str
    kind: model.BlockKind
    origin: model.Origin


class _Spoken(_Named):
    text: str
    language: str | None
    inlines: tuple[model.Inline, ...]


class _Marked(_Spoken):
    marker: model.Marker | None


def read_blocks(reader: Reader, element: etree._Element) -> tuple[model.Block, ...]:
    """Return the blocks that stand directly inside an element, in order.

    Raises:
        RecordInvalidError: an element is unknown, broken or nested too deeply.
    """
    return _blocks(reader, element, 1)


def _blocks(
    reader: Reader, element: etree._Element, depth: int
) -> tuple[model.Block, ...]:
    if depth > DEEPEST:
        raise invalid(element, f"is nested deeper than {DEEPEST} levels")
    found = ((child, local(str(child.tag))) for child in element)
    return tuple(
        _READERS[tag](reader, child, depth) for child, tag in found if tag in _READERS
    )


def _named(reader: Reader, element: etree._Element) -> _Named:
    origin = model.Origin(
        spans=reader.spans(element),
        rule=reader.attribute(element, "rule"),
        confidence=reader.confidence(element),
    )
    return {
        "id": reader.attribute(element, "id"),
        "kind": reader.choice(element, "kind", model.BlockKind),
        "origin": origin,
    }


def _spoken(reader: Reader, element: etree._Element) -> _Spoken:
    return {
        **_named(reader, element),
        "text": reader.text(one(element, "text")),
        "language": reader.optional(element, XML_LANG),
        "inlines": tuple(_inlines(reader, element)),
    }


def _marked(reader: Reader, element: etree._Element) -> _Marked:
    return {**_spoken(reader, element), "marker": _marker(reader, element)}


def _marker(reader: Reader, element: etree._Element) -> model.Marker | None:
    found = maybe(element, "marker")
    if found is None:
        return None
    spans = reader.spans(found)
    if len(spans) != 1:
        raise invalid(found, f"has {len(spans)} places in the source, not one")
    return model.Marker(
        text=reader.text(found),
        span=spans[0],
        scheme=reader.attribute(found, "scheme"),
        ordinal=reader.number(found, "ordinal") if "ordinal" in found.attrib else None,
        glyph=reader.optional(found, "glyph") or "",
    )


def _inlines(reader: Reader, element: etree._Element) -> Iterator[model.Inline]:
    for child in element:
        make = _INLINES.get(local(str(child.tag)))
        if make:
            yield make(reader, child)


_INLINES: Final[Mapping[str, Callable[[Reader, etree._Element], model.Inline]]] = (
    MappingProxyType(
        {
            "link": lambda reader, element: model.Link(
                at=reader.place(element), target=reader.attribute(element, "target")
            ),
            "email": lambda reader, element: model.Email(
                at=reader.place(element), address=reader.attribute(element, "address")
            ),
            "noteRef": lambda reader, element: model.NoteReference(
                at=reader.place(element), note=reader.attribute(element, "note")
            ),
            "foreign": lambda reader, element: model.Foreign(
                at=reader.place(element), language=reader.attribute(element, XML_LANG)
            ),
        }
    )
)


def _paragraph(reader: Reader, element: etree._Element, _: int) -> model.Paragraph:
    return model.Paragraph(**_marked(reader, element))


def _heading(reader: Reader, element: etree._Element, _: int) -> model.Heading:
    level = reader.number(element, "level")
    return model.Heading(**_marked(reader, element), level=level)


def _list(reader: Reader, element: etree._Element, depth: int) -> model.List:
    items = tuple(_item(reader, item, depth + 1) for item in every(element, "item"))
    return model.List(level=reader.number(element, "level"), items=items)


def _item(reader: Reader, element: etree._Element, depth: int) -> model.ListItem:
    marker = _marker(reader, element)
    if marker is None:
        raise invalid(element, "has no marker")
    return model.ListItem(
        **_spoken(reader, element),
        marker=marker,
        level=reader.number(element, "level"),
        children=_blocks(reader, element, depth + 1),
    )


def _quote(reader: Reader, element: etree._Element, _: int) -> model.Quote:
    speaker = maybe(element, "speaker")
    said_by = None if speaker is None else reader.text(speaker)
    why = maybe(element, "attribution")
    return model.Quote(
        **_marked(reader, element),
        speaker=said_by,
        attribution=None if why is None else reader.evidence(why),
    )


def _note(reader: Reader, element: etree._Element, depth: int) -> model.Note:
    return model.Note(
        **_marked(reader, element),
        level=reader.number(element, "level"),
        children=_blocks(reader, element, depth + 1),
    )


def _table(reader: Reader, element: etree._Element, _: int) -> model.Table:
    rows = tuple(
        model.Row(cells=tuple(_cell(reader, cell) for cell in every(row, "cell")))
        for row in every(element, "row")
    )
    language = reader.optional(element, XML_LANG)
    return model.Table(**_named(reader, element), rows=rows, language=language)


def _cell(reader: Reader, element: etree._Element) -> model.Cell:
    return model.Cell(
        text=reader.text(element),
        spans=reader.spans(element),
        header=reader.flag(element, "header"),
    )


def _turn(reader: Reader, element: etree._Element, _: int) -> model.Turn:
    speaker = reader.text(one(element, "speaker"))
    told = "role" in element.attrib
    role = reader.choice(element, "role", model.TurnRole) if told else None
    return model.Turn(**_marked(reader, element), speaker=speaker, role=role)


def _contact(reader: Reader, element: etree._Element, _: int) -> model.Contact:
    lines = tuple(reader.text(line) for line in every(element, "line"))
    people = read_agents(reader, element)
    return model.Contact(**_spoken(reader, element), lines=lines, people=people)


def _furniture(reader: Reader, element: etree._Element, _: int) -> model.Furniture:
    text = reader.text(one(element, "text"))
    return model.Furniture(**_named(reader, element), text=text)


_READERS: Final[Mapping[str, Callable[[Reader, etree._Element, int], model.Block]]] = (
    MappingProxyType(
        {
            "p": _paragraph,
            "heading": _heading,
            "list": _list,
            "quote": _quote,
            "note": _note,
            "table": _table,
            "turn": _turn,
            "contact": _contact,
            "furniture": _furniture,
        }
    )
)
