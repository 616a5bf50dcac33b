"""Pages: source texts and the blocks on them, drawn together so that they agree."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from releasekit import model
from releasekit.testing.any_value import texts
from releasekit.testing.draft import Draft

LANGUAGES: Final = (
    "en",
    "ko",
    "en-GB",
    "zh-Hant-TW",
    "de-1996",
    "sl-rozaj-biske",
    "und",
)
"""Well-formed language tags."""
MARGIN: Final = 64
"""How many blanks every page begins with."""
_RULES: Final = ("body.paragraph", "outline.marker", "plug-in.own_rule")
_MARKERS: Final = (
    ("1.", "decimal-dot", 1),
    ("□", "bullet", None),
    ("가.", "ganada", 1),
)
_KINDS: Final = tuple(
    kind for kind in model.BlockKind if kind not in model.FURNITURE_KINDS
)
_MOST: Final = 3
_PERCENT: Final = 100


def new_page() -> Draft:
    """Return a page with a margin, so that places in it always lie inside the text."""
    page = Draft()
    page.put(" " * MARGIN, model.SegmentClass.SPACE)
    return page


def draw_blocks(draw: DrawFn, page: Draft) -> tuple[model.Block, ...]:
    """Draw blocks of every class onto a page."""
    return _draw_some(draw, page, (*_CLOSED, _draw_list, _draw_note))


def _draw_some(
    draw: DrawFn, page: Draft, kinds: tuple[Callable[[DrawFn, Draft], model.Block], ...]
) -> tuple[model.Block, ...]:
    chosen = draw(st.lists(st.sampled_from(kinds), max_size=_MOST))
    return tuple(draw_one(draw, page) for draw_one in chosen)


def _draw_words(draw: DrawFn, page: Draft) -> tuple[str, model.Origin]:
    """Draw a text of one or more source lines, healed with blanks."""
    lines = draw(st.lists(texts(), min_size=1, max_size=_MOST))
    spans = []
    for line in lines:
        spans.append(page.put(line))
        page.put("\r\n", model.SegmentClass.SPACE)
    return " ".join(lines), _draw_origin(draw, tuple(spans))


def _draw_origin(draw: DrawFn, spans: tuple[model.Span, ...]) -> model.Origin:
    return model.Origin(
        spans=spans,
        rule=draw(st.sampled_from(_RULES)),
        confidence=draw(st.integers(0, _PERCENT)),
    )


def _draw_language(draw: DrawFn) -> str | None:
    return draw(st.none() | st.sampled_from(LANGUAGES))


def _draw_marker(draw: DrawFn, page: Draft) -> model.Marker:
    text, scheme, ordinal = draw(st.sampled_from(_MARKERS))
    glyph = draw(st.sampled_from(("", "•")))
    span = page.put(text, model.SegmentClass.MARKER)
    page.put("\u00a0", model.SegmentClass.SPACE)
    return model.Marker(
        text=text, span=span, scheme=scheme, ordinal=ordinal, glyph=glyph
    )


def _draw_maybe_marker(draw: DrawFn, page: Draft) -> model.Marker | None:
    return _draw_marker(draw, page) if draw(st.booleans()) else None


def _draw_inlines(draw: DrawFn, page: Draft, text: str) -> tuple[model.Inline, ...]:
    ends = draw(st.lists(st.integers(0, len(text)), max_size=2 * _MOST))
    ends = sorted(ends)[: len(ends) // 2 * 2]
    places = map(model.Span, ends[::2], ends[1::2])
    return tuple(_draw_inline(draw, page, place) for place in places if len(place))


def _draw_inline(draw: DrawFn, page: Draft, place: model.Span) -> model.Inline:
    choices: list[model.Inline] = [
        model.Link(at=place, target="https://example.org/?a=1&b=<2>"),
        model.Email(at=place, address='"o\'press"@example.org'),
        model.Foreign(at=place, language="ko"),
        *(model.NoteReference(at=place, note=note) for note in page.notes),
    ]
    return draw(st.sampled_from(choices))


def _draw_paragraph(draw: DrawFn, page: Draft) -> model.Paragraph:
    block_id, marker = page.next_id(), _draw_maybe_marker(draw, page)
    text, origin = _draw_words(draw, page)
    return model.Paragraph(
        id=block_id,
        kind=draw(st.sampled_from(_KINDS)),
        text=text,
        origin=origin,
        marker=marker,
        inlines=_draw_inlines(draw, page, text),
        language=_draw_language(draw),
    )


def _draw_heading(draw: DrawFn, page: Draft) -> model.Heading:
    block_id, marker = page.next_id(), _draw_maybe_marker(draw, page)
    text, origin = _draw_words(draw, page)
    return model.Heading(
        id=block_id,
        text=text,
        level=draw(st.integers(1, 6)),
        origin=origin,
        marker=marker,
        inlines=_draw_inlines(draw, page, text),
    )


def _draw_quote(draw: DrawFn, page: Draft) -> model.Quote:
    block_id = page.next_id()
    text, origin = _draw_words(draw, page)
    speaker = draw(st.none() | texts())
    return model.Quote(id=block_id, text=text, origin=origin, speaker=speaker)


def _draw_turn(draw: DrawFn, page: Draft) -> model.Turn:
    block_id = page.next_id()
    text, origin = _draw_words(draw, page)
    speaker = text[: draw(st.integers(0, len(text)))]
    return model.Turn(id=block_id, text=text, speaker=speaker, origin=origin)


def _draw_contact(draw: DrawFn, page: Draft) -> model.Contact:
    block_id = page.next_id()
    text, origin = _draw_words(draw, page)
    lines = tuple(span.slice(page.text) for span in origin.spans)
    inlines = _draw_inlines(draw, page, text)
    return model.Contact(
        id=block_id,
        text=text,
        lines=lines,
        people=_draw_people(draw, lines, origin),
        origin=origin,
        inlines=inlines,
    )


def _draw_people(
    draw: DrawFn, lines: tuple[str, ...], origin: model.Origin
) -> tuple[model.Fact[model.Agent], ...]:
    """Draw persons whose names are lines, with a way to reach some of them."""
    pairs = zip(lines, origin.spans, strict=True)
    return tuple(_person(*pair) for pair in pairs if draw(st.booleans()))


def _person(line: str, span: model.Span) -> model.Fact[model.Agent]:
    channel = model.Channel(kind=model.ChannelKind.WEB, value=line, span=span)
    agent = model.Agent(
        role=model.AgentRole.CONTACT,
        kind=model.AgentKind.PERSON,
        name=line,
        organisation=line or None,
        channels=(channel,),
    )
    evidence = model.Evidence(how=model.How.PARSED, rule="drawn", spans=(span,))
    return model.Fact(agent, evidence)


def _draw_furniture(draw: DrawFn, page: Draft) -> model.Furniture:
    block_id = page.next_id()
    text = draw(texts())
    origin = _draw_origin(draw, (page.put(text, model.SegmentClass.FURNITURE),))
    kind = draw(st.sampled_from(sorted(model.FURNITURE_KINDS)))
    return model.Furniture(id=block_id, kind=kind, text=text, origin=origin)


def _draw_table(draw: DrawFn, page: Draft) -> model.Table:
    block_id, width = page.next_id(), draw(st.integers(1, _MOST))
    rows = tuple(
        model.Row(cells=tuple(_draw_cell(draw, page) for _ in range(width)))
        for _ in range(draw(st.integers(1, _MOST)))
    )
    spans = tuple(span for row in rows for cell in row.cells for span in cell.spans)
    return model.Table(id=block_id, rows=rows, origin=_draw_origin(draw, spans))


def _draw_cell(draw: DrawFn, page: Draft) -> model.Cell:
    text = draw(texts())
    spans = (page.put(text),) if text else ()
    page.put("\t", model.SegmentClass.SPACE)
    return model.Cell(text=text, spans=spans, header=draw(st.booleans()))


def _draw_note(draw: DrawFn, page: Draft, depth: int = 0) -> model.Note:
    block_id, marker = page.next_id(), _draw_maybe_marker(draw, page)
    text, origin = _draw_words(draw, page)
    children = _draw_children(draw, page, depth)
    # Only now: what stands inside a note does not refer to it.
    page.notes.append(block_id)
    return model.Note(
        id=block_id,
        text=text,
        level=depth,
        origin=origin,
        marker=marker,
        children=children,
    )


def _draw_list(draw: DrawFn, page: Draft, depth: int = 0) -> model.List:
    count = draw(st.integers(1, _MOST))
    items = tuple(_draw_item(draw, page, depth) for _ in range(count))
    return model.List(level=depth, items=items)


def _draw_item(draw: DrawFn, page: Draft, depth: int) -> model.ListItem:
    block_id, marker = page.next_id(), _draw_marker(draw, page)
    text, origin = _draw_words(draw, page)
    inlines = _draw_inlines(draw, page, text)
    return model.ListItem(
        id=block_id,
        kind=draw(
            st.sampled_from((model.BlockKind.LIST_ITEM, model.BlockKind.ATTACHMENT))
        ),
        text=text,
        level=depth,
        marker=marker,
        origin=origin,
        inlines=inlines,
        language=_draw_language(draw),
        children=_draw_children(draw, page, depth),
    )


def _draw_children(draw: DrawFn, page: Draft, depth: int) -> tuple[model.Block, ...]:
    if depth >= _MOST or not draw(st.booleans()):
        return ()
    nested = (
        lambda d, p: _draw_list(d, p, depth + 1),
        lambda d, p: _draw_note(d, p, depth + 1),
    )
    return (draw(st.sampled_from(nested))(draw, page),)


_CLOSED: Final = (
    _draw_paragraph,
    _draw_heading,
    _draw_quote,
    _draw_turn,
    _draw_contact,
    _draw_furniture,
    _draw_table,
)
"""Draws a block that holds no other."""
