"""A specimen with every class, kind and metadata field of the model."""

from __future__ import annotations

from typing import Final, TypeVar

from releasekit.model import (
    FURNITURE_KINDS,
    Acronym,
    Agent,
    AgentKind,
    AgentRole,
    Attachment,
    Block,
    BlockKind,
    Cell,
    Channel,
    ChannelKind,
    Contact,
    Date,
    Dateline,
    DateType,
    DocumentType,
    Email,
    Evidence,
    Fact,
    Foreign,
    Furniture,
    Heading,
    How,
    Identifier,
    Link,
    List,
    ListItem,
    Metadata,
    Note,
    NoteReference,
    Paragraph,
    Precision,
    Quote,
    ReleaseTerms,
    Row,
    SegmentClass,
    Span,
    Subject,
    Table,
    TermsKind,
    Title,
    TitleRole,
    Translation,
    TranslationStatus,
    Turn,
)
from releasekit.testing.draft import RULE, Draft, origin

T = TypeVar("T")

_PARAGRAPH_KINDS: Final = tuple(
    kind
    for kind in BlockKind
    if kind not in FURNITURE_KINDS
    and kind
    not in {
        BlockKind.TITLE,
        BlockKind.HEADING,
        BlockKind.LIST_ITEM,
        BlockKind.QUOTE,
        BlockKind.NOTE,
        BlockKind.TABLE,
        BlockKind.CONTACT,
    }
)
_LINKS: Final = "See www.example.org or write to press@example.org* – auf Deutsch."

_ROWS: Final = (("Year", "만 명"), ("2016", "5.1"), ("", "=1+1"))


def every_kind(draft: Draft) -> tuple[Block, ...]:
    """Put a block of every class and kind on a draft."""
    furniture = tuple(_furniture(draft, kind) for kind in sorted(FURNITURE_KINDS))
    title = _heading(draft, "Every Kind of Block", BlockKind.TITLE, 1)
    paragraphs = tuple(_paragraph(draft, kind) for kind in _PARAGRAPH_KINDS)
    section = _heading(draft, "A section", BlockKind.HEADING, 2)
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


def _furniture(draft: Draft, kind: BlockKind) -> Furniture:
    text = "Skip to content" if kind is BlockKind.CHROME else "------"
    span = draft.line(text, SegmentClass.FURNITURE)
    return Furniture(id=draft.next_id(), kind=kind, text=text, origin=origin(span))


def _heading(draft: Draft, text: str, kind: BlockKind, level: int) -> Heading:
    words = draft.lines(text)
    return Heading(id=draft.next_id(), kind=kind, text=text, level=level, origin=words)


def _paragraph(draft: Draft, kind: BlockKind) -> Paragraph:
    lines = (f"These words are the {kind}", "over two lines.")
    words = draft.lines(*lines)
    return Paragraph(id=draft.next_id(), kind=kind, text=" ".join(lines), origin=words)


def _linked(draft: Draft) -> tuple[Block, ...]:
    words = draft.lines(_LINKS)
    block_id, note_id = draft.next_id(), draft.next_id()
    places = {word: _place(word) for word in ("www.example.org", "press@example.org")}
    inlines = (
        Link(at=places["www.example.org"], target="https://www.example.org"),
        Email(at=places["press@example.org"], address="press@example.org"),
        NoteReference(at=_place("*"), note=note_id),
        Foreign(at=_place("auf Deutsch"), language="de"),
    )
    paragraph = Paragraph(
        id=block_id, text=_LINKS, origin=words, inlines=inlines, language="en"
    )
    marker = draft.marker("*", "note")
    text = "A note with items"
    note_words = draft.lines(text)
    items = (_item(draft, "-", BlockKind.LIST_ITEM, level=1),)
    note = Note(
        id=note_id,
        text=text,
        marker=marker,
        origin=note_words,
        children=(List(level=1, items=items),),
    )
    return paragraph, note


def _place(words: str) -> Span:
    start = _LINKS.index(words)
    return Span(start, start + len(words))


def _item(draft: Draft, mark: str, kind: BlockKind, *, level: int = 0) -> ListItem:
    marker = draft.marker(mark, "bullet")
    text = f"an item that is a {kind}"
    words = draft.lines(text)
    return ListItem(
        id=draft.next_id(),
        kind=kind,
        text=text,
        level=level,
        marker=marker,
        origin=words,
    )


def _quote(draft: Draft) -> Quote:
    text = "“We are pleased,” said Director Kim."
    words = draft.lines(text)
    return Quote(id=draft.next_id(), text=text, origin=words, speaker="Director Kim")


def _turn(draft: Draft) -> Turn:
    text = "QUESTION: When does it start?"
    words = draft.lines(text)
    return Turn(id=draft.next_id(), text=text, speaker="QUESTION", origin=words)


def _table(draft: Draft) -> Table:
    rows = tuple(_row(draft, texts, header=not n) for n, texts in enumerate(_ROWS))
    spans = tuple(span for row in rows for cell in row.cells for span in cell.spans)
    return Table(id=draft.next_id(), rows=rows, origin=origin(*spans))


def _row(draft: Draft, texts: tuple[str, ...], *, header: bool) -> Row:
    cells = (Cell(text=t, spans=(draft.line(t),), header=header) for t in texts)
    return Row(cells=tuple(cells))


def _contact(draft: Draft) -> Contact:
    lines = ("Press office", "Tel. +82 2 2100 0000")
    words = draft.lines(*lines)
    text = " ".join(lines)
    return Contact(id=draft.next_id(), text=text, lines=lines, origin=words)


def _attachments(draft: Draft) -> List:
    items = tuple(_item(draft, mark, BlockKind.ATTACHMENT) for mark in ("1.", "2."))
    return List(level=0, items=items)


def full_metadata(span: Span) -> Metadata:
    """Return metadata with a value in every field."""
    evidence = Evidence(how=How.PARSED, rule=RULE, spans=(span,), confidence=90)

    def fact(value: T) -> Fact[T]:
        return Fact(value, evidence)

    return Metadata(
        identifiers=(fact(Identifier("example", "pr-2017-11")),),
        title=fact("Every Kind of Block"),
        other_titles=(fact(Title(role=TitleRole.SUB, text="And every field")),),
        type=fact(DocumentType.PRESS_RELEASE),
        number=fact("17-11"),
        issuer=fact(_agent(AgentRole.ISSUER)),
        agents=(fact(_agent(AgentRole.CONTACT)),),
        issued=fact(_date(DateType.ISSUED)),
        dates=(fact(_date(DateType.EVENT)),),
        terms=fact(ReleaseTerms(kind=TermsKind.IMMEDIATE, literal="FOR RELEASE")),
        dateline=fact(Dateline(place="Seoul", literal="SEOUL, Feb. 7")),
        places=(fact("Seoul"),),
        language=fact("en"),
        other_languages=(fact("ko"),),
        translation=fact(_translation()),
        subjects=(fact(Subject(term="diplomacy", scheme="example", code="d1")),),
        attachments=(fact(Attachment(title="A table", label="Annex A")),),
        links=(fact("https://www.example.org"),),
        acronyms=(fact(Acronym(short="EKB", expansion="Every Kind of Block")),),
        access=fact("open"),
        rights=fact("https://creativecommons.org/publicdomain/zero/1.0/"),
        profile=fact("example"),
    )


def _agent(role: AgentRole) -> Agent:
    is_contact = role is AgentRole.CONTACT
    return Agent(
        role=role,
        kind=AgentKind.PERSON if is_contact else AgentKind.ORGANISATION,
        name="Kim Min-ji" if is_contact else "Ministry of Examples",
        identifier=None if is_contact else Identifier("releasekit", "xx-example"),
        country="KR",
        position="Director" if is_contact else None,
        channels=(Channel(kind=ChannelKind.EMAIL, value="press@example.org"),),
    )


def _date(kind: DateType) -> Date:
    return Date(
        type=kind,
        when="2017-02-07T14:30",
        precision=Precision.MINUTE,
        zone="+09:00",
        literal="Feb. 7, 2017 14:30 KST",
    )


def _translation() -> Translation:
    return Translation(
        status=TranslationStatus.UNOFFICIAL,
        authoritative=False,
        from_language="ko",
        literal="unofficial translation",
    )
