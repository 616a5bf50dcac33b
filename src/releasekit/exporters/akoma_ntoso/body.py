"""The main body: sections and points in one another, and blocks between them.

A section is a heading with what stands under it, a point an item that a number or a
letter opens: both are ``hcontainer``. What bullets open is a list of blocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from releasekit.exporters.akoma_ntoso.flow import flow, item_blocks, item_id
from releasekit.exporters.akoma_ntoso.scribe import Scribe, num
from releasekit.exporters.akoma_ntoso.sections import Part, Section, sections_of
from releasekit.exporters.akoma_ntoso.speeches import (
    debate_section,
    exchange,
    section_head,
)
from releasekit.exporters.common.crosswalk.node import Node
from releasekit.model import Block, BlockKind, List, ListItem, Turn

_POINT: Final = "point"
_SECTION: Final = "section"
_TEXT: Final = "text"
"""Name of a container for blocks that stand between two others."""


def main_body(
    scribe: Scribe, blocks: Iterable[Block], *, transcript: bool
) -> tuple[Node, ...]:
    """Return what stands in ``mainBody``.

    Args:
        scribe: writes the texts.
        blocks: what belongs neither to the preface nor to the conclusions.
        transcript: whether what follows a turn is said by the same speaker.
    """
    parts = sections_of(blocks)
    under_none = [part for part in parts if not isinstance(part, Section)]
    first, last = _turns(under_none)
    out = [
        *_mixed(scribe, under_none[:first]),
        *_exchange(scribe, under_none[first:last], transcript=transcript),
        *_mixed(scribe, under_none[last:]),
    ]
    out += (
        _section(scribe, part, "", transcript=transcript)
        for part in parts
        if isinstance(part, Section)
    )
    return tuple(out)


def _turns(blocks: list[Block]) -> tuple[int, int]:
    """Return where the first turn begins and the last one ends."""
    places = [at for at, block in enumerate(blocks) if isinstance(block, Turn)]
    return (places[0], places[-1] + 1) if places else (len(blocks), len(blocks))


def _exchange(
    scribe: Scribe, blocks: list[Block], *, transcript: bool
) -> tuple[Node, ...]:
    return (exchange(scribe, blocks, "", transcript=transcript),) if blocks else ()


def _mixed(scribe: Scribe, blocks: Iterable[Block]) -> Iterator[Node]:
    """Yield points and blocks side by side, as the main body alone takes them."""
    for is_block, group in groupby(blocks, key=_is_block):
        if is_block:
            yield from flow(scribe, group, "")
            continue
        for points in group:
            yield from _hierarchical(scribe, points, "", transcript=False)


def _section(
    scribe: Scribe, section: Section, container: str, *, transcript: bool
) -> Node:
    if section.has_turns:
        return debate_section(scribe, section, container, transcript=transcript)
    eid = _section_id(scribe, section, container)
    head = section_head(scribe, section.heading, eid)
    inside = _inside(scribe, section.parts, eid, transcript=transcript)
    return _container(_SECTION, eid, (*head, *inside))


def _section_id(scribe: Scribe, section: Section, container: str) -> str:
    """Return the eId of a section; one without a number never takes another's."""
    mark = section.heading.marker
    if mark:
        return scribe.ids.numbered(container, _SECTION, mark.shown)
    name = f"{_SECTION}_nn" if section.is_exception else _SECTION
    return scribe.ids.next(container, name)


def _point(scribe: Scribe, item: ListItem, container: str) -> Node:
    eid = item_id(scribe, _POINT, item.marker, container)
    label = num(item.marker.shown)
    if not any(map(_is_points, item.children)):
        content = _content(scribe, eid, item_blocks(scribe, item, eid))
        return _container(_POINT, eid, (label, content))
    text = scribe.element("p", item, eid)
    inside = _inside(scribe, item.children, eid, (text,))
    return _container(_POINT, eid, (label, *inside))


def _inside(
    scribe: Scribe,
    parts: Iterable[Part],
    container: str,
    before: tuple[Node, ...] = (),
    *,
    transcript: bool = False,
) -> tuple[Node, ...]:
    """Return what stands in a section or point, under its number and heading.

    A hierarchical element takes blocks alone, or others of its kind with an
    introduction before them and a conclusion after them: blocks between two of them
    stand in a container of their own.

    Args:
        scribe: writes the texts.
        parts: blocks and sections, in source order.
        container: eId of the element.
        before: blocks that come first.
        transcript: whether what follows a turn is said by the same speaker.
    """
    out: list[Node] = []
    blocks = before
    for is_block, group in groupby(parts, key=_is_block):
        if is_block:
            loose = [part for part in group if not isinstance(part, Section)]
            blocks = (*blocks, *flow(scribe, loose, container))
            continue
        if blocks:
            out.append(_leading(scribe, container, blocks, is_first=not out))
            blocks = ()
        for part in group:
            out += _hierarchical(scribe, part, container, transcript=transcript)
    if blocks and not out:
        return (_content(scribe, container, blocks),)
    if blocks:
        eid = scribe.ids.only(container, "wrapUp")
        out.append(Node(tag="wrapUp", attributes=(("eId", eid),), children=blocks))
    return tuple(out)


def _leading(
    scribe: Scribe, container: str, blocks: tuple[Node, ...], *, is_first: bool
) -> Node:
    """Return blocks before a hierarchical element."""
    if is_first:
        eid = scribe.ids.only(container, "intro")
        return Node(tag="intro", attributes=(("eId", eid),), children=blocks)
    eid = scribe.ids.next(container, _TEXT)
    return _container(_TEXT, eid, (_content(scribe, eid, blocks),))


def _hierarchical(
    scribe: Scribe, part: Part, container: str, *, transcript: bool
) -> Iterator[Node]:
    if isinstance(part, Section):
        yield _section(scribe, part, container, transcript=transcript)
    elif isinstance(part, List):
        for item in part.items:
            yield _point(scribe, item, container)


def _content(scribe: Scribe, container: str, blocks: tuple[Node, ...]) -> Node:
    eid = scribe.ids.only(container, "content")
    return Node(tag="content", attributes=(("eId", eid),), children=blocks)


def _container(name: str, eid: str, children: tuple[Node, ...]) -> Node:
    attributes = (("eId", eid), ("name", name))
    return Node(tag="hcontainer", attributes=attributes, children=children)


def _is_block(part: Part) -> bool:
    return not isinstance(part, Section) and not _is_points(part)


def _is_points(part: Part) -> bool:
    """Tell whether a part is a list that numbers or letters count.

    A list of attachments names documents: it makes no points.
    """
    return isinstance(part, List) and any(
        item.marker.ordinal is not None and item.kind is BlockKind.LIST_ITEM
        for item in part.items
    )
