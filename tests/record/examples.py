"""Releases that the record tests share."""

from __future__ import annotations

import io
from typing import Final

from lxml import etree

from releasekit.model import (
    Agent,
    AgentKind,
    AgentRole,
    Block,
    BlockKind,
    Cell,
    Channel,
    ChannelKind,
    Contact,
    Date,
    Dateline,
    DateType,
    Email,
    Evidence,
    Fact,
    Furniture,
    Heading,
    How,
    Identifier,
    Link,
    List,
    ListItem,
    Marker,
    Metadata,
    Note,
    NoteReference,
    Origin,
    Paragraph,
    Precision,
    Release,
    ReleaseTerms,
    Row,
    SegmentClass,
    Segments,
    Source,
    Span,
    Table,
    TermsKind,
    Title,
    TitleRole,
    Translation,
    TranslationStatus,
    Turn,
    diagnostic,
)

TEXT: Final = (
    "Home\n"
    "EMBARGOED UNTIL 9 MARCH 2021\n"
    "Ferry R&D <resumes>\n"
    "1. Boats sail* daily; see www.ferry.example.\n"
    "* except in storms\n"
    "Mayor: We waited long.\n"
    "Port\tBoats\n"
    "Ahn\t7\n"
    "Press desk\n"
    "desk@ferry.example\n"
)
"""A press release that was never issued."""


def small_release() -> Release:
    """Return a sound release with most kinds of block and value."""
    return Release(
        source=Source.from_text(TEXT, name="ferry.txt"),
        metadata=_metadata(),
        blocks=_blocks(),
        segments=_segments(),
        diagnostics=(diagnostic("RKD122", span=at("1."), before=0, after=1),),
    )


def respelt(data: bytes) -> bytes:
    """Return a record as another program might write it: indented, in UTF-16."""
    root = etree.fromstring(data)
    etree.indent(root, "\t")
    written = io.BytesIO()
    root.getroottree().write(written, encoding="utf-16", xml_declaration=True)
    return written.getvalue()


def at(words: str) -> Span:
    """Return the first place of some words in `TEXT`."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def known(words: str, rule: str = "example.rule", how: How = How.PARSED) -> Evidence:
    """Return evidence whose place is where some words stand."""
    return Evidence(how=how, rule=rule, spans=(at(words),), confidence=90)


def _metadata() -> Metadata:
    mayor = Agent(
        role=AgentRole.SPOKESPERSON,
        kind=AgentKind.PERSON,
        name="Mayor",
        identifier=Identifier("example", "mayor-1"),
        country="KR",
        position="Mayor of Ahn",
        channels=(Channel(kind=ChannelKind.EMAIL, value="desk@ferry.example"),),
    )
    end = Date(
        type=DateType.EMBARGO_UNTIL,
        when="2021-03-09",
        precision=Precision.DAY,
        zone="+09:00",
        literal="9 MARCH 2021",
    )
    terms = ReleaseTerms(
        kind=TermsKind.EMBARGO, until="2021-03-09", literal="EMBARGOED UNTIL 9 MARCH"
    )
    translation = Translation(
        status=TranslationStatus.UNOFFICIAL,
        authoritative=False,
        from_language="ko",
        literal="Boats",
    )
    subtitle = Title(role=TitleRole.SUB, text="Boats sail", language="en-GB")
    issued = Date(
        type=DateType.ISSUED,
        when="2021-03-08",
        precision=Precision.DAY,
        literal="8 March",
    )
    harbour = Agent(role=AgentRole.ISSUER, name="Harbour Office")
    return Metadata(
        title=Fact("Ferry R&D <resumes>", known("Ferry R&D <resumes>")),
        other_titles=(Fact(subtitle, known("Boats sail")),),
        issuer=Fact(harbour, known("Press desk", how=How.INFERRED)),
        agents=(Fact(mayor, known("Mayor")),),
        issued=Fact(issued, known("1.", how=How.SUPPLIED)),
        dates=(Fact(end, known("9 MARCH 2021")),),
        terms=Fact(terms, known("EMBARGOED UNTIL")),
        dateline=Fact(Dateline(place="Ahn", literal="Ahn"), known("Ahn")),
        language=Fact("en", known("Home", how=How.INFERRED)),
        translation=Fact(translation, known("Boats")),
        links=(Fact("https://www.ferry.example", known("www.ferry.example")),),
    )


def _origin(*words: str) -> Origin:
    spans = tuple(map(at, words))
    return Origin(spans=spans, rule="example.block", confidence=80)


def _blocks() -> tuple[Block, ...]:
    return (
        Furniture(id="b1", text="Home", origin=_origin("Home")),
        Paragraph(
            id="b2",
            kind=BlockKind.RELEASE_LINE,
            text="EMBARGOED UNTIL 9 MARCH 2021",
            origin=_origin("EMBARGOED UNTIL 9 MARCH 2021"),
        ),
        Heading(
            id="b3",
            kind=BlockKind.TITLE,
            text="Ferry R&D <resumes>",
            level=1,
            origin=_origin("Ferry R&D <resumes>"),
        ),
        List(level=0, items=(_item(),)),
        Turn(
            id="b6",
            text="Mayor: We waited long.",
            speaker="Mayor",
            origin=_origin("Mayor: We waited long."),
        ),
        _table(),
        Contact(
            id="b8",
            text="Press desk desk@ferry.example",
            lines=("Press desk", "desk@ferry.example"),
            inlines=(Email(at=Span(11, 29), address="desk@ferry.example"),),
            origin=_origin("Press desk", "desk@ferry.example"),
        ),
    )


def _item() -> ListItem:
    text = "Boats sail* daily; see www.ferry.example."
    note = Note(
        id="b5",
        text="except in storms",
        level=1,
        marker=Marker(text="*", span=Span(99, 100), scheme="asterisk"),
        origin=_origin("except in storms"),
    )
    return ListItem(
        id="b4",
        text=text,
        marker=Marker(text="1.", span=at("1."), scheme="decimal-dot", ordinal=1),
        origin=_origin(text),
        inlines=(
            NoteReference(at=Span(10, 11), note="b5"),
            Link(at=Span(23, 40), target="https://www.ferry.example"),
        ),
        language="en-GB",
        children=(note,),
    )


def _table() -> Table:
    rows = (("Port", "Boats\nAhn"), ("Ahn", "7"))
    header, body = (
        Row(
            cells=tuple(
                Cell(
                    text=word.split(maxsplit=1)[0], spans=(_cell_at(word),), header=head
                )
                for word in row
            )
        )
        for row, head in zip(rows, (True, False), strict=True)
    )
    spans = tuple(s for row in (header, body) for c in row.cells for s in c.spans)
    origin = Origin(spans=spans, rule="example.table")
    return Table(id="b7", rows=(header, body), origin=origin)


def _cell_at(word: str) -> Span:
    found = at(word)
    return Span(found.start, found.start + len(word.split(maxsplit=1)[0]))


def _segments() -> Segments:
    pieces: list[tuple[SegmentClass, int]] = []
    offset = 0
    for line in TEXT.splitlines():
        furniture = line == "Home"
        kind = SegmentClass.FURNITURE if furniture else SegmentClass.CONTENT
        pieces += [
            (kind, offset + len(line)),
            (SegmentClass.SPACE, offset + len(line) + 1),
        ]
        offset += len(line) + 1
    return Segments(pieces)
