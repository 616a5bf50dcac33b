"""A specimen with every class, kind and metadata field of the model."""

from __future__ import annotations

from typing import Any, Final, TypeVar

from releasekit import model
from releasekit.testing.draft import RULE, Draft, origin

T = TypeVar("T")

_PARAGRAPH_KINDS: Final = tuple(
    kind
    for kind in model.BlockKind
    if kind not in model.FURNITURE_KINDS
    and kind
    not in {
        model.BlockKind.TITLE,
        model.BlockKind.HEADING,
        model.BlockKind.LIST_ITEM,
        model.BlockKind.QUOTE,
        model.BlockKind.NOTE,
        model.BlockKind.TABLE,
        model.BlockKind.CONTACT,
    }
)
_LINKS: Final = "See www.example.org or write to press@example.org* – auf Deutsch."

_ROWS: Final = (("Year", "만 명"), ("2016", "5.1"), ("", "=1+1"))


def every_kind(draft: Draft) -> tuple[model.Block, ...]:
    """Put a block of every class and kind on a draft."""
    furniture = tuple(_furniture(draft, kind) for kind in sorted(model.FURNITURE_KINDS))
    title = _heading(draft, "Every Kind of Block", model.BlockKind.TITLE, 1)
    paragraphs = tuple(_paragraph(draft, kind) for kind in _PARAGRAPH_KINDS)
    section = _heading(draft, "A section", model.BlockKind.HEADING, 2)
    return (
        *furniture,
        title,
        *paragraphs,
        section,
        *_linked(draft),
        _quote(draft),
        _turn(draft),
        _table(draft),
        _contact(draft),
        _attachments(draft),
    )


def _furniture(draft: Draft, kind: model.BlockKind) -> model.Furniture:
    text = "Skip to content" if kind is model.BlockKind.CHROME else "------"
    span = draft.line(text, model.SegmentClass.FURNITURE)
    return model.Furniture(
        id=draft.next_id(), kind=kind, text=text, origin=origin(span)
    )


def _heading(
    draft: Draft, text: str, kind: model.BlockKind, level: int
) -> model.Heading:
    words = draft.lines(text)
    return model.Heading(
        id=draft.next_id(), kind=kind, text=text, level=level, origin=words
    )


def _paragraph(draft: Draft, kind: model.BlockKind) -> model.Paragraph:
    lines = (f"These words are the {kind}", "over two lines.")
    words = draft.lines(*lines)
    return model.Paragraph(
        id=draft.next_id(), kind=kind, text=" ".join(lines), origin=words
    )


def _linked(draft: Draft) -> tuple[model.Block, ...]:
    words = draft.lines(_LINKS)
    block_id, note_id = draft.next_id(), draft.next_id()
    places = {word: _place(word) for word in ("www.example.org", "press@example.org")}
    inlines = (
        model.Link(at=places["www.example.org"], target="https://www.example.org"),
        model.Email(at=places["press@example.org"], address="press@example.org"),
        model.NoteReference(at=_place("*"), note=note_id),
        model.Foreign(at=_place("auf Deutsch"), language="de"),
    )
    paragraph = model.Paragraph(
        id=block_id, text=_LINKS, origin=words, inlines=inlines, language="en"
    )
    marker = draft.marker("*", "note")
    text = "A note with items"
    note_words = draft.lines(text)
    items = (_item(draft, "-", model.BlockKind.LIST_ITEM, level=1),)
    note = model.Note(
        id=note_id,
        text=text,
        marker=marker,
        origin=note_words,
        children=(model.List(level=1, items=items),),
    )
    return paragraph, note


def _place(words: str) -> model.Span:
    start = _LINKS.index(words)
    return model.Span(start, start + len(words))


def _item(
    draft: Draft, mark: str, kind: model.BlockKind, *, level: int = 0
) -> model.ListItem:
    marker = draft.marker(mark, "bullet")
    text = f"an item that is a {kind}"
    words = draft.lines(text)
    return model.ListItem(
        id=draft.next_id(),
        kind=kind,
        text=text,
        level=level,
        marker=marker,
        origin=words,
    )


def _quote(draft: Draft) -> model.Quote:
    text = "“We are pleased,” said Director Kim."
    words = draft.lines(text)
    name = "Director Kim"
    start = words.spans[0].start + text.index(name)
    place = model.Span(start, start + len(name))
    return model.Quote(
        id=draft.next_id(),
        text=text,
        origin=words,
        speaker=name,
        attribution=model.Evidence(how=model.How.PARSED, rule=RULE, spans=(place,)),
    )


def _turn(draft: Draft) -> model.Turn:
    text = "QUESTION: When does it start?"
    words = draft.lines(text)
    return model.Turn(id=draft.next_id(), text=text, speaker="QUESTION", origin=words)


def _table(draft: Draft) -> model.Table:
    rows = tuple(_row(draft, texts, header=not n) for n, texts in enumerate(_ROWS))
    spans = tuple(span for row in rows for cell in row.cells for span in cell.spans)
    return model.Table(id=draft.next_id(), rows=rows, origin=origin(*spans))


def _row(draft: Draft, texts: tuple[str, ...], *, header: bool) -> model.Row:
    cells = (model.Cell(text=t, spans=(draft.line(t),), header=header) for t in texts)
    return model.Row(cells=tuple(cells))


def _contact(draft: Draft) -> model.Contact:
    lines = ("Press office", "Tel. +82 2 2100 0000")
    words = draft.lines(*lines)
    text = " ".join(lines)
    return model.Contact(
        id=draft.next_id(),
        text=text,
        lines=lines,
        people=(_desk(words),),
        origin=words,
    )


def _desk(words: model.Origin) -> model.Fact[model.Agent]:
    line = words.spans[1]
    number = model.Span(line.start + len("Tel. "), line.end)
    telephone = model.Channel(
        kind=model.ChannelKind.TELEPHONE, value="+82 2 2100 0000", span=number
    )
    desk = model.Agent(
        role=model.AgentRole.CONTACT,
        kind=model.AgentKind.UNIT,
        name="Press office",
        channels=(telephone,),
    )
    evidence = model.Evidence(how=model.How.PARSED, rule=RULE, spans=words.spans)
    return model.Fact(desk, evidence)


def _attachments(draft: Draft) -> model.List:
    items = tuple(
        _item(draft, mark, model.BlockKind.ATTACHMENT) for mark in ("1.", "2.")
    )
    return model.List(level=0, items=items)


def full_metadata(span: model.Span) -> model.Metadata:
    """Return metadata with a value in every field."""
    evidence = model.Evidence(
        how=model.How.PARSED, rule=RULE, spans=(span,), confidence=90
    )

    def fact(value: T) -> model.Fact[T]:
        return model.Fact(value, evidence)

    return model.Metadata(
        identifiers=(fact(model.Identifier("example", "pr-2017-11")),),
        title=fact("Every Kind of Block"),
        other_titles=(
            fact(model.Title(role=model.TitleRole.SUB, text="And every field")),
        ),
        type=fact(model.DocumentType.PRESS_RELEASE),
        number=fact("17-11"),
        issuer=fact(_agent(model.AgentRole.ISSUER)),
        agents=(fact(_agent(model.AgentRole.CONTACT)),),
        issued=fact(_date(model.DateType.ISSUED)),
        dates=(fact(_date(model.DateType.EVENT)),),
        terms=fact(
            model.ReleaseTerms(kind=model.TermsKind.IMMEDIATE, literal="FOR RELEASE")
        ),
        dateline=fact(model.Dateline(place="Seoul", literal="SEOUL, Feb. 7")),
        places=(fact("Seoul"),),
        language=fact("en"),
        other_languages=(fact("ko"),),
        translation=fact(_translation()),
        subjects=(fact(model.Subject(term="diplomacy", scheme="example", code="d1")),),
        attachments=(fact(model.Attachment(title="A table", label="Annex A")),),
        links=(fact("https://www.example.org"),),
        acronyms=(fact(model.Acronym(short="EKB", expansion="Every Kind of Block")),),
        profile=fact("example"),
        described_by=fact("example-press"),
        **_archival(evidence),
    )


def _archival(evidence: model.Evidence) -> dict[str, Any]:
    """Return the fields of the archival description."""
    values = {
        "series": model.ArchivalSeries(
            title="Press releases",
            code="XX-1/7",
            fonds="Ministry of Examples",
            fonds_code="XX-1",
        ),
        "access": model.Access(level=model.AccessLevel.OPEN, statement="For all"),
        "rights": model.Rights(
            statement="No rights reserved",
            licence="https://creativecommons.org/publicdomain/zero/1.0/",
            holder="Ministry of Examples",
        ),
        "retention": model.Retention(
            action=model.RetentionAction.TRANSFER,
            period="P10Y",
            schedule="XX 7.2",
            statement="Ten years, then to the archive",
        ),
    }
    classification = model.Classification(label="News", scheme="plan", code="7.2")
    relation = model.Relation(
        kind=model.RelationKind.IS_PART_OF,
        target="https://archive.example/xx-1-7",
        title="Press releases",
    )
    return {
        **{name: model.Fact(value, evidence) for name, value in values.items()},
        "classifications": (model.Fact(classification, evidence),),
        "relations": (model.Fact(relation, evidence),),
    }


def _agent(role: model.AgentRole) -> model.Agent:
    is_contact = role is model.AgentRole.CONTACT
    return model.Agent(
        role=role,
        kind=model.AgentKind.PERSON if is_contact else model.AgentKind.ORGANISATION,
        name="Kim Min-ji" if is_contact else "Ministry of Examples",
        identifier=None if is_contact else model.Identifier("releasekit", "xx-example"),
        country="KR",
        position="Director" if is_contact else None,
        organisation="Office of Examples" if is_contact else None,
        channels=(
            model.Channel(kind=model.ChannelKind.EMAIL, value="press@example.org"),
        ),
    )


def _date(kind: model.DateType) -> model.Date:
    return model.Date(
        type=kind,
        when="2017-02-07T14:30",
        precision=model.Precision.MINUTE,
        zone="+09:00",
        literal="Feb. 7, 2017 14:30 KST",
    )


def _translation() -> model.Translation:
    return model.Translation(
        status=model.TranslationStatus.UNOFFICIAL,
        authoritative=False,
        from_language="ko",
        literal="unofficial translation",
    )
