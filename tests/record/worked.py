"""Worked examples: a small release for each kind of block, and one with all facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from releasekit import model
from releasekit.model import Block, BlockKind, Release, Span
from releasekit.testing.draft import Draft, origin
from releasekit.testing.specimen_kinds import full_metadata

_LINES: Final[Mapping[BlockKind, tuple[str, ...]]] = MappingProxyType(
    {
        BlockKind.LABEL: ("Press Releases",),
        BlockKind.LETTERHEAD: ("Harbour Office of Ahn", "1 Quay Road"),
        BlockKind.RELEASE_LINE: ("FOR IMMEDIATE RELEASE",),
        BlockKind.DATELINE: ("AHN, 8 March 2021",),
        BlockKind.META: ("No. 14/2021",),
        BlockKind.SUBTITLE: ("Boats sail again", "after two years"),
        BlockKind.PARAGRAPH: ("Boats to the islands sail daily", "from Monday."),
        BlockKind.CAPTION: ("Table 1. Boats a day",),
        BlockKind.SIGNATURE: ("Kim Min-ji, Harbour Master",),
        BlockKind.BOILERPLATE: ("About us: the Harbour Office", "runs two ports."),
        BlockKind.TEXT_MARK: ("(The text follows.)",),
        BlockKind.END_MARK: ("###",),
    }
)
"""Kinds that are paragraphs, with the lines they were read from."""


def worked_examples() -> Mapping[str, Release]:
    """Return a release for each kind of block and each class, by name."""
    examples: dict[str, Release] = {}
    for name in (*map(str, BlockKind), "turn"):
        draft = Draft()
        draw = _DRAWN.get(name) or _paragraph
        blocks = draw(draft, BlockKind.PARAGRAPH if name == "turn" else BlockKind(name))
        examples[name] = draft.release(blocks, name=f"{name}.txt")
    examples["metadata"] = _all_facts()
    return MappingProxyType(examples)


def _all_facts() -> Release:
    draft = Draft()
    words = draft.lines("Every Kind of Block")
    title = model.Heading(
        id=draft.next_id(),
        kind=BlockKind.TITLE,
        level=1,
        text="Every Kind of Block",
        origin=words,
    )
    metadata = full_metadata(words.spans[0])
    return draft.release((title,), name="metadata.txt", metadata=metadata)


def _paragraph(draft: Draft, kind: BlockKind) -> tuple[Block, ...]:
    lines = _LINES[kind]
    words = draft.lines(*lines)
    text = " ".join(lines)
    return (model.Paragraph(id=draft.next_id(), kind=kind, text=text, origin=words),)


def _furniture(draft: Draft, kind: BlockKind) -> tuple[Block, ...]:
    text = "Home | News | Contact" if kind is BlockKind.CHROME else "----------"
    place = origin(draft.line(text, model.SegmentClass.FURNITURE))
    return (model.Furniture(id=draft.next_id(), kind=kind, text=text, origin=place),)


def _heading(draft: Draft, kind: BlockKind) -> tuple[Block, ...]:
    is_title = kind is BlockKind.TITLE
    text = "Island Ferries Resume" if is_title else "Timetable"
    return (
        model.Heading(
            id=draft.next_id(),
            kind=kind,
            text=text,
            level=1 if is_title else 2,
            origin=draft.lines(text),
        ),
    )


def _items(draft: Draft, kind: BlockKind) -> tuple[Block, ...]:
    attached = kind is BlockKind.ATTACHMENT
    first = "Timetable" if attached else "Two boats sail to Ahn:"
    inner = () if attached else (("-", "one at nine"), ("-", "one at noon"))
    marker = draft.marker("1.", "decimal-dot", 1)
    words, name = draft.lines(first), draft.next_id()
    children = tuple(_bullet(draft, mark, text) for mark, text in inner)
    item = model.ListItem(
        id=name,
        kind=kind,
        text=first,
        marker=marker,
        origin=words,
        children=(model.List(level=1, items=children),) if children else (),
    )
    return (model.List(level=0, items=(item,)),)


def _bullet(draft: Draft, mark: str, text: str) -> model.ListItem:
    marker = draft.marker(mark, "dash")
    return model.ListItem(
        id=draft.next_id(), text=text, level=1, marker=marker, origin=draft.lines(text)
    )


def _quote(draft: Draft, kind: BlockKind) -> tuple[Block, ...]:
    text = "“We have waited long,” said Mayor Lee."
    words = draft.lines(text)
    start = words.spans[0].start + text.index("Mayor Lee")
    why = model.Evidence(
        how=model.How.PARSED,
        rule="specimen",
        spans=(Span(start, start + len("Mayor Lee")),),
    )
    return (
        model.Quote(
            id=draft.next_id(),
            kind=kind,
            text=text,
            origin=words,
            speaker="Mayor Lee",
            attribution=why,
        ),
    )


def _note(draft: Draft, kind: BlockKind) -> tuple[Block, ...]:
    text = "Boats sail daily*; see www.ferry.example."
    words = draft.lines(text)
    paragraph = model.Paragraph(
        id=draft.next_id(),
        text=text,
        origin=words,
        inlines=(
            model.NoteReference(at=Span(16, 17), note="b2"),
            model.Link(at=Span(23, 40), target="https://www.ferry.example"),
        ),
    )
    marker = draft.marker("*", "asterisk")
    remark = "except in storms"
    note = model.Note(
        id=draft.next_id(),
        kind=kind,
        text=remark,
        marker=marker,
        origin=draft.lines(remark),
    )
    return paragraph, note


def _table(draft: Draft, kind: BlockKind) -> tuple[Block, ...]:
    rows = tuple(
        model.Row(cells=tuple(_cell(draft, word, header=head) for word in words))
        for words, head in ((("Port", "Boats"), True), (("Ahn", "7"), False))
    )
    spans = [span for row in rows for cell in row.cells for span in cell.spans]
    return (
        model.Table(id=draft.next_id(), kind=kind, rows=rows, origin=origin(*spans)),
    )


def _cell(draft: Draft, text: str, *, header: bool) -> model.Cell:
    span = draft.put(text)
    draft.put("\n" if text in {"Boats", "7"} else "\t", model.SegmentClass.SPACE)
    return model.Cell(text=text, spans=(span,), header=header)


def _contact(draft: Draft, kind: BlockKind) -> tuple[Block, ...]:
    lines = ("Press desk", "desk@ferry.example")
    words = draft.lines(*lines)
    email = model.Channel(
        kind=model.ChannelKind.EMAIL, value=lines[1], span=words.spans[1]
    )
    desk = model.Agent(
        role=model.AgentRole.CONTACT,
        kind=model.AgentKind.UNIT,
        name=lines[0],
        channels=(email,),
    )
    why = model.Evidence(how=model.How.PARSED, rule="specimen", spans=(words.spans[0],))
    return (
        model.Contact(
            id=draft.next_id(),
            kind=kind,
            text=" ".join(lines),
            lines=lines,
            people=(model.Fact(desk, why),),
            inlines=(model.Email(at=Span(11, 29), address=lines[1]),),
            origin=words,
        ),
    )


def _turn(draft: Draft, kind: BlockKind) -> tuple[Block, ...]:
    text = "QUESTION: When does the first boat sail?"
    return (
        model.Turn(
            id=draft.next_id(),
            kind=kind,
            text=text,
            speaker="QUESTION",
            role=model.TurnRole.QUESTION,
            origin=draft.lines(text),
        ),
    )


_DRAWN: Final[Mapping[str, Callable[[Draft, BlockKind], tuple[Block, ...]]]] = (
    MappingProxyType(
        {
            "chrome": _furniture,
            "rule": _furniture,
            "title": _heading,
            "heading": _heading,
            "list_item": _items,
            "attachment": _items,
            "quote": _quote,
            "note": _note,
            "table": _table,
            "contact": _contact,
            "turn": _turn,
        }
    )
)
"""What draws the kinds that are no paragraphs, and the turn."""
