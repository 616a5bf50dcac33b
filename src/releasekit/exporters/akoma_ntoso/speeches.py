"""Speeches: turns of a transcript, in a section of debate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from releasekit.exporters.akoma_ntoso.flow import flow
from releasekit.exporters.akoma_ntoso.inlines import content_of, language_attribute
from releasekit.exporters.akoma_ntoso.references import Tlc
from releasekit.exporters.akoma_ntoso.scribe import Scribe, num
from releasekit.exporters.akoma_ntoso.sections import Part, Section
from releasekit.exporters.common.crosswalk.node import Node
from releasekit.model import Block, Heading, Turn, TurnRole

_ELEMENTS: Final[Mapping[TurnRole | None, str]] = MappingProxyType(
    {TurnRole.QUESTION: "question", TurnRole.ANSWER: "answer"}
)
"""Element of a turn whose form says what it is; any other is a ``speech``."""
_BLANKS: Final = " \u00a0\u3000"
_AFTER_NAME: Final = re.compile(f"[{_BLANKS}]?[:：)）\\]】」–—-]?[{_BLANKS}]*")
"""What parts the speaker from the words."""


def debate_section(
    scribe: Scribe, section: Section, container: str, *, transcript: bool
) -> Node:
    """Return a section in which somebody speaks, with its sections."""
    eid = scribe.ids.next(container, "debateSection")
    children = (
        *section_head(scribe, section.heading, eid),
        *_parts(scribe, section.parts, eid, transcript=transcript),
    )
    return _debate(eid, children)


def exchange(
    scribe: Scribe, blocks: Iterable[Block], container: str, *, transcript: bool
) -> Node:
    """Return turns that stand under no heading, with what stands between them."""
    eid = scribe.ids.next(container, "debateSection")
    return _debate(eid, _parts(scribe, blocks, eid, transcript=transcript))


def section_head(scribe: Scribe, heading: Heading, eid: str) -> tuple[Node, ...]:
    """Return the enumerator and the heading of a section."""
    label = (num(heading.marker.shown),) if heading.marker else ()
    named = ("eId", scribe.ids.only(eid, "heading"))
    attributes = (named, *language_attribute(heading.language))
    words = scribe.content(heading, eid)
    return (*label, Node(tag="heading", attributes=attributes, mixed=words))


def _debate(eid: str, children: tuple[Node, ...]) -> Node:
    attributes = (("eId", eid), ("name", "transcript"))
    return Node(tag="debateSection", attributes=attributes, children=children)


def _parts(
    scribe: Scribe, parts: Iterable[Part], container: str, *, transcript: bool
) -> tuple[Node, ...]:
    """Return turns as speeches and sections as sections of debate.

    In a transcript, what stands between two turns belongs to the first of them; what
    comes after the last may be anybody's, and stays beside it.
    """
    out: list[Node] = []
    turn: Turn | None = None
    since: list[Block] = []

    def settle(*, is_said: bool) -> None:
        said = tuple(since) if is_said and turn else ()
        if turn:
            out.append(_speech(scribe, turn, said, container))
        out.extend(() if said else flow(scribe, since, container))
        since.clear()

    for part in parts:
        if isinstance(part, Turn):
            settle(is_said=transcript)
            turn = part
        elif isinstance(part, Section):
            settle(is_said=False)
            turn = None
            out.append(debate_section(scribe, part, container, transcript=transcript))
        else:
            since.append(part)
    settle(is_said=False)
    return tuple(out)


def _speech(
    scribe: Scribe, turn: Turn, since: tuple[Block, ...], container: str
) -> Node:
    tag = _ELEMENTS.get(turn.role, "speech")
    eid = scribe.ids.next(container, tag)
    by = ("by", _speaker(scribe, turn))
    attributes = (by, ("eId", eid), *language_attribute(turn.language))
    label = (num(turn.marker.shown),) if turn.marker else ()
    children = (*label, *_words(scribe, turn, eid), *flow(scribe, since, eid))
    return Node(tag=tag, attributes=attributes, children=children)


def _speaker(scribe: Scribe, turn: Turn) -> str:
    """Refer to who speaks: a person, or only somebody who asks or answers."""
    if turn.role in _ELEMENTS:
        return scribe.references.term(Tlc.ROLE, turn.speaker)
    return scribe.references.speaker(turn.speaker)


def _words(scribe: Scribe, turn: Turn, eid: str) -> tuple[Node, ...]:
    """Return the speaker as written, then what is said."""
    pieces = scribe.pieces(turn, eid)
    end = len(turn.speaker) if turn.text.startswith(turn.speaker) else 0
    found = _AFTER_NAME.match(turn.text, end) if end else None
    start = found.end() if found else 0
    if any(piece.at.start < start < piece.at.end for piece in pieces):
        start = 0
    name = turn.text[:start].rstrip(_BLANKS)
    speaker = Node(tag="from", mixed=content_of(name, pieces))
    later = [piece for piece in pieces if piece.at.start >= start]
    named = (("eId", scribe.ids.next(eid, "p")),)
    said = Node(
        tag="p", attributes=named, mixed=content_of(turn.text[start:], later, start)
    )
    return (speaker, said) if name else (said,)
