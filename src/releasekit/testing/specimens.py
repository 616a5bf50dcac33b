"""Specimens: lawful releases, made by hand, that exporters find hard."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

import attrs

from releasekit.model import (
    MAX_DEPTH,
    Block,
    BlockKind,
    Evidence,
    Fidelity,
    Heading,
    How,
    List,
    ListItem,
    Newline,
    Note,
    Paragraph,
    PartOf,
    Release,
    Row,
    SegmentClass,
    Segments,
    Source,
    SourceOrigin,
    Span,
    Table,
)
from releasekit.model import Cell as TableCell
from releasekit.testing.draft import RULE, Draft, origin
from releasekit.testing.specimen_kinds import every_kind, full_metadata

NASTY: Final = (
    'R&D <b>bold</b> &amp; <img src="/etc/passwd"> ]]> <!-- -- --> <?php ?>',
    "NUL \x00, bell \x07, escape \x1b[31m, DEL \x7f, C1 \x9b31m, FFFE \ufffe\uffff",
    "lone surrogates \ud800 and \udfff, replacement \ufffd",
    "overrides \u202eesrever\u202c \u2066isolate\u2069, marks \u200e\u200f\ufeff",
    "combining Z\u0351\u036b\u0343, family 👨\u200d👩\u200d👧, flag 🇰🇷, tag \U000e0001",
    "private use \ue000 \uf0a7 \U000f02b1, unassigned \U0003fffe",
    "breaks \x0b \x0c \x1c \x85 \u2028 \u2029 tab\tend",
    "javascript:alert(1) file:///etc/passwd =cmd|' /C calc'!A0 \\u{41} \\\\ %s {0} $x",
    "한글 漢字 かな Ελληνικά Кириллица עברית العربية हिन्दी ไทย ① ㉮ □ ○ ※",
    "Non\u00adbreaking\u00a0blank\u2011hyphen\u3000wide\u200bzero",
)
"""Lines that break careless writers of XML, PDF, OOXML and terminals."""

_LONG_WORD: Final = 3_000
_PARAGRAPHS: Final = 120
_SENTENCE: Final = "The committee met again and agreed to publish its findings. "


def specimens() -> Mapping[str, Callable[[], Release]]:
    """Return what makes each specimen, by name."""
    return _SPECIMENS


def _empty() -> Release:
    return Release(source=Source.from_text(""))


def _untitled() -> Release:
    draft = Draft()
    words = "No headline, no date, no issuer."
    block = Paragraph(id=draft.next_id(), text=words, origin=draft.lines(words))
    return draft.release([block], name="")


def _nested() -> Release:
    draft = Draft()
    title = _title(draft, "Ministers Agree on a Timetable")
    first = _item(draft, "1.", "decimal-dot", ("The ministers met", "for two hours."))
    second_marker = draft.marker("2.", "decimal-dot", 2)
    second_id, second_words = draft.next_id(), draft.lines("They agreed as follows.")
    inner = [_item(draft, "°", "bullet-degree", ("A first step",), level=1)]
    dash = _item(draft, "-", "bullet-dash", ("with a detail",), level=2)
    inner[0] = attrs.evolve(inner[0], children=(List(level=2, items=(dash,)),))
    inner.append(_item(draft, "°", "bullet-degree", ("A second step",), level=1))
    second = ListItem(
        id=second_id,
        text="They agreed as follows.",
        marker=second_marker,
        origin=second_words,
        children=(List(level=1, items=tuple(inner)),),
    )
    note = _note(draft, "*", "unofficial translation")
    return draft.release([title, List(level=0, items=(first, second)), note])


def _deep() -> Release:
    draft = Draft()
    levels = range(MAX_DEPTH)
    items = [_item(draft, "-", "bullet-dash", (f"{n}",), level=n) for n in levels]
    inner: tuple[Block, ...] = ()
    for level in reversed(levels):
        item = attrs.evolve(items[level], children=inner)
        inner = (List(level=level, items=(item,)),)
    return draft.release(inner)


def _nasty() -> Release:
    draft = Draft()
    blocks: list[Block] = [_title(draft, NASTY[1] + NASTY[0])]
    for text in NASTY:
        words = draft.lines(text)
        blocks.append(Paragraph(id=draft.next_id(), text=text, origin=words))
        blocks.append(List(level=0, items=(_item(draft, "\uf0a7", "bullet", (text,)),)))
        blocks.append(_note(draft, "※", text))
    cells = tuple(TableCell(text=t, spans=(draft.line(t),)) for t in NASTY)
    spans = tuple(span for cell in cells for span in cell.spans)
    rows = (Row(cells=cells), Row(cells=cells))
    blocks.append(Table(id=draft.next_id(), rows=rows, origin=origin(*spans)))
    return draft.release(blocks, name="a\x1b\u202e<&>\ud800.txt")


def _long() -> Release:
    draft = Draft()
    word, text = "x" * _LONG_WORD, (_SENTENCE * 12).strip()
    blocks: list[Block] = [_title(draft, _SENTENCE.strip() * 9)]
    for words in (word, "가" * _LONG_WORD, *[text] * _PARAGRAPHS):
        place = draft.lines(words)
        blocks.append(Paragraph(id=draft.next_id(), text=words, origin=place))
    return draft.release(blocks)


def _stored() -> Release:
    """Return a release whose bytes do not come back by encoding its text."""
    data = b"Caf\xe9 \xff\xfe\x81 ends\r\nhere"
    text = data.decode("cp1252", "replace")
    evidence = Evidence(how=How.INFERRED, rule=RULE, confidence=40)
    source = Source(
        data=data,
        text=text,
        encoding="cp1252",
        newline=Newline.CRLF,
        sha256=hashlib.sha256(data).hexdigest(),
        fidelity=Fidelity.STORED,
        origin=SourceOrigin.FILE,
        name="café.txt",
        evidence=evidence,
    )
    end = len(text)
    words = " ".join(text.split())
    block = Paragraph(id="b1", text=words, origin=origin(Span(0, end)))
    segments = Segments([(SegmentClass.CONTENT, end)])
    return Release(source=source, blocks=(block,), segments=segments)


def _every_kind() -> Release:
    draft = Draft()
    blocks = every_kind(draft)
    release = draft.release(blocks, metadata=full_metadata(draft.end))
    source = release.source
    places = (Span(0, 1), Span(2, len(source.text) + 1))
    cut = Evidence(how=How.INFERRED, rule=RULE, spans=places, confidence=90)
    part = PartOf(number=1, count=2, name="w.txt", sha256="0" * 64, evidence=cut)
    return attrs.evolve(release, source=attrs.evolve(source, part=part))


def _title(draft: Draft, text: str) -> Heading:
    words = draft.lines(text)
    kind = BlockKind.TITLE
    return Heading(id=draft.next_id(), kind=kind, text=text, level=1, origin=words)


def _item(
    draft: Draft, mark: str, scheme: str, lines: tuple[str, ...], *, level: int = 0
) -> ListItem:
    ordinal = int(mark[:-1]) if mark[:-1].isdecimal() else None
    marker = draft.marker(mark, scheme, ordinal, "▪" if mark == "\uf0a7" else "")
    words = draft.lines(*lines)
    return ListItem(
        id=draft.next_id(),
        text=" ".join(lines),
        level=level,
        marker=marker,
        origin=words,
    )


def _note(draft: Draft, mark: str, text: str) -> Note:
    marker = draft.marker(mark, "note")
    words = draft.lines(text)
    return Note(id=draft.next_id(), text=text, marker=marker, origin=words)


_SPECIMENS: Final = MappingProxyType(
    {
        "empty": _empty,
        "untitled": _untitled,
        "nested": _nested,
        "every-kind": _every_kind,
        "nasty": _nasty,
        "deep": _deep,
        "long": _long,
        "stored": _stored,
    }
)
