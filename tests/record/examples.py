"""Releases that the record tests share."""

from __future__ import annotations

import io
from typing import Final

from lxml import etree

from releasekit import model

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


def small_release() -> model.Release:
    """Return a sound release with most kinds of block and value."""
    return model.Release(
        source=model.Source.from_text(TEXT, name="ferry.txt"),
        metadata=_metadata(),
        blocks=_blocks(),
        segments=_segments(),
        diagnostics=(model.diagnostic("RKD122", span=at("1."), before=0, after=1),),
    )


def respelt(data: bytes) -> bytes:
    """Return a record as another program might write it: indented, in UTF-16."""
    root = etree.fromstring(data)
    etree.indent(root, "\t")
    written = io.BytesIO()
    root.getroottree().write(written, encoding="utf-16", xml_declaration=True)
    return written.getvalue()


def at(words: str) -> model.Span:
    """Return the first place of some words in `TEXT`."""
    start = TEXT.index(words)
    return model.Span(start, start + len(words))


def known(
    words: str, rule: str = "example.rule", how: model.How = model.How.PARSED
) -> model.Evidence:
    """Return evidence whose place is where some words stand."""
    return model.Evidence(how=how, rule=rule, spans=(at(words),), confidence=90)


def _metadata() -> model.Metadata:
    mayor = model.Agent(
        role=model.AgentRole.SPOKESPERSON,
        kind=model.AgentKind.PERSON,
        name="Mayor",
        identifier=model.Identifier("example", "mayor-1"),
        country="KR",
        position="Mayor of Ahn",
        organisation="Ahn Town",
        channels=(
            model.Channel(kind=model.ChannelKind.EMAIL, value="desk@ferry.example"),
        ),
    )
    end = model.Date(
        type=model.DateType.EMBARGO_UNTIL,
        when="2021-03-09",
        precision=model.Precision.DAY,
        zone="+09:00",
        literal="9 MARCH 2021",
    )
    terms = model.ReleaseTerms(
        kind=model.TermsKind.EMBARGO,
        until="2021-03-09",
        literal="EMBARGOED UNTIL 9 MARCH",
    )
    translation = model.Translation(
        status=model.TranslationStatus.UNOFFICIAL,
        authoritative=False,
        from_language="ko",
        literal="Boats",
    )
    subtitle = model.Title(
        role=model.TitleRole.SUB, text="Boats sail", language="en-GB"
    )
    issued = model.Date(
        type=model.DateType.ISSUED,
        when="2021-03-08",
        precision=model.Precision.DAY,
        literal="8 March",
    )
    harbour = model.Agent(role=model.AgentRole.ISSUER, name="Harbour Office")
    return model.Metadata(
        title=model.Fact("Ferry R&D <resumes>", known("Ferry R&D <resumes>")),
        other_titles=(model.Fact(subtitle, known("Boats sail")),),
        issuer=model.Fact(harbour, known("Press desk", how=model.How.INFERRED)),
        agents=(model.Fact(mayor, known("Mayor")),),
        issued=model.Fact(issued, known("1.", how=model.How.SUPPLIED)),
        dates=(model.Fact(end, known("9 MARCH 2021")),),
        terms=model.Fact(terms, known("EMBARGOED UNTIL")),
        dateline=model.Fact(model.Dateline(place="Ahn", literal="Ahn"), known("Ahn")),
        language=model.Fact("en", known("Home", how=model.How.INFERRED)),
        translation=model.Fact(translation, known("Boats")),
        links=(model.Fact("https://www.ferry.example", known("www.ferry.example")),),
    )


def _origin(*words: str) -> model.Origin:
    spans = tuple(map(at, words))
    return model.Origin(spans=spans, rule="example.block", confidence=80)


def _blocks() -> tuple[model.Block, ...]:
    return (
        model.Furniture(id="b1", text="Home", origin=_origin("Home")),
        model.Paragraph(
            id="b2",
            kind=model.BlockKind.RELEASE_LINE,
            text="EMBARGOED UNTIL 9 MARCH 2021",
            origin=_origin("EMBARGOED UNTIL 9 MARCH 2021"),
        ),
        model.Heading(
            id="b3",
            kind=model.BlockKind.TITLE,
            text="Ferry R&D <resumes>",
            level=1,
            origin=_origin("Ferry R&D <resumes>"),
        ),
        model.List(level=0, items=(_item(),)),
        model.Turn(
            id="b6",
            text="Mayor: We waited long.",
            speaker="Mayor",
            origin=_origin("Mayor: We waited long."),
        ),
        _table(),
        model.Contact(
            id="b8",
            text="Press desk desk@ferry.example",
            lines=("Press desk", "desk@ferry.example"),
            people=(model.Fact(_desk(), known("Press desk")),),
            inlines=(model.Email(at=model.Span(11, 29), address="desk@ferry.example"),),
            origin=_origin("Press desk", "desk@ferry.example"),
        ),
    )


def _desk() -> model.Agent:
    address = "desk@ferry.example"
    email = model.Channel(kind=model.ChannelKind.EMAIL, value=address, span=at(address))
    return model.Agent(
        role=model.AgentRole.CONTACT,
        kind=model.AgentKind.UNIT,
        name="Press desk",
        channels=(email,),
    )


def _item() -> model.ListItem:
    text = "Boats sail* daily; see www.ferry.example."
    note = model.Note(
        id="b5",
        text="except in storms",
        level=1,
        marker=model.Marker(text="*", span=model.Span(99, 100), scheme="asterisk"),
        origin=_origin("except in storms"),
    )
    return model.ListItem(
        id="b4",
        text=text,
        marker=model.Marker(text="1.", span=at("1."), scheme="decimal-dot", ordinal=1),
        origin=_origin(text),
        inlines=(
            model.NoteReference(at=model.Span(10, 11), note="b5"),
            model.Link(at=model.Span(23, 40), target="https://www.ferry.example"),
        ),
        language="en-GB",
        children=(note,),
    )


def _table() -> model.Table:
    rows = (("Port", "Boats\nAhn"), ("Ahn", "7"))
    header, body = (
        model.Row(
            cells=tuple(
                model.Cell(
                    text=word.split(maxsplit=1)[0], spans=(_cell_at(word),), header=head
                )
                for word in row
            )
        )
        for row, head in zip(rows, (True, False), strict=True)
    )
    spans = tuple(s for row in (header, body) for c in row.cells for s in c.spans)
    origin = model.Origin(spans=spans, rule="example.table")
    return model.Table(id="b7", rows=(header, body), origin=origin)


def _cell_at(word: str) -> model.Span:
    found = at(word)
    return model.Span(found.start, found.start + len(word.split(maxsplit=1)[0]))


def _segments() -> model.Segments:
    pieces: list[tuple[model.SegmentClass, int]] = []
    offset = 0
    for line in TEXT.splitlines():
        furniture = line == "Home"
        kind = model.SegmentClass.FURNITURE if furniture else model.SegmentClass.CONTENT
        pieces += [
            (kind, offset + len(line)),
            (model.SegmentClass.SPACE, offset + len(line) + 1),
        ]
        offset += len(line) + 1
    return model.Segments(pieces)
