"""The rules that a schema cannot say: one table, each rule on the elements it names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from hashlib import sha256
from itertools import pairwise
from types import MappingProxyType
from typing import Final, TypeAlias

from attrs import frozen
from lxml import etree

from releasekit.model import PartOf, Release, Severity, Span
from releasekit.record.languages import is_language_tag
from releasekit.record.names import XML_LANG, local
from releasekit.record.reader import Reader, every, maybe, one
from releasekit.record.write_metadata import is_complete
from releasekit.text import show


@frozen(kw_only=True)
class Context:
    """What the rules know of the record besides the element they look at."""

    reader: Reader
    release: Release
    """The release that the record holds."""
    ids: Mapping[str, int]
    """How many blocks carry each id."""
    notes: frozenset[str]
    """Ids of the notes."""


# lxml's only name for the type of an element begins with an underscore.
Test: TypeAlias = "Callable[[etree._Element, Context], Iterator[str]]"  # noqa: SLF001
"""Yields what is wrong with one element."""


@frozen(kw_only=True)
class Rule:
    """A rule beyond the schema."""

    id: str
    clause: str
    """What must hold."""
    test: Test
    remedy: str
    on: tuple[str, ...] = ()
    """Elements it looks at, as ``name`` or ``parent/name``; all where none is named."""
    severity: Severity = Severity.ERROR
    """``warning`` where the source itself, or healing it, may be the reason."""


_WORDED: Final = ("p", "heading", "item", "quote", "note", "turn", "contact")
"""Blocks with a text that people read."""
_DAY: Final = 10
_LENGTHS: Final = MappingProxyType(
    {"year": 4, "month": 7, "day": 10, "minute": 16, "second": 19, "month-day": 7}
)
_NO_YEAR: Final = "--"
_LEAP_YEAR: Final = "2000-"
_LAST_PARTS: Final = "0000-01-01T00:00:00"
_BLANKS: Final = " \t\n\r"


def _partition(element: etree._Element, context: Context) -> Iterator[str]:
    before, total = "", 0
    for word in context.reader.text(element).split():
        if word[0] == before or int(word[1:]) == 0:
            yield f"segment {word} is empty or of the class before it"
        before, total = word[0], total + int(word[1:])
    chars = len(context.release.source.text)
    if total != chars:
        yield f"the segments cover {total} of {chars} code points"


def _places(element: etree._Element, context: Context) -> Iterator[str]:
    if "src" not in element.attrib or local(str(element.tag)) == "partOf":
        return
    chars = len(context.release.source.text)
    for span in context.reader.spans(element):
        if span.end > chars:
            yield f"the place {span.start}-{span.end} is beyond {chars}"


def _inlines(element: etree._Element, context: Context) -> Iterator[str]:
    length = len(context.reader.text(one(element, "text")))
    last = Span(0, 0)
    for child in element:
        if "start" not in child.attrib or local(str(child.tag)) == "at":
            continue
        place = context.reader.place(child)
        if not last.end <= place.start < place.end <= length:
            yield f"the range {place.start}-{place.end} is out of the text or of order"
        last = place


def _unique(element: etree._Element, context: Context) -> Iterator[str]:
    name = context.reader.optional(element, "id")
    if name is not None and context.ids[name] > 1:
        yield f"the id {show(name)} names {context.ids[name]} blocks"


def _resolves(element: etree._Element, context: Context) -> Iterator[str]:
    name = context.reader.attribute(element, "note")
    if name not in context.notes:
        yield f"the reference {show(name)} names no note"


def _language(element: etree._Element, context: Context) -> Iterator[str]:
    for name in (XML_LANG, "fromLang"):
        value = context.reader.optional(element, name)
        if value is not None and not is_language_tag(value):
            yield f"{show(value, limit=40)!r} is no language tag"


def _language_value(element: etree._Element, context: Context) -> Iterator[str]:
    value = context.reader.optional(element, "value")
    if value is not None and not is_language_tag(value):
        yield f"{show(value, limit=40)!r} is no language tag"


def _embargo(element: etree._Element, _: Context) -> Iterator[str]:
    dates, terms = one(element, "dates"), maybe(element, "releaseTerms")
    issued = one(dates, "issued").get("when", "")
    ends = [
        date.get("when", "")
        for date in every(dates, "date")
        if date.get("type") == "embargo-until"
    ]
    if terms is not None:
        ends.append(terms.get("until", ""))
    for end in ends:
        if _is_day(issued) and _is_day(end) and end[:_DAY] < issued[:_DAY]:
            yield f"the embargo ends on {end[:_DAY]}, before {issued[:_DAY]}"


def _is_day(when: str) -> bool:
    return len(when) >= _DAY and not when.startswith(_NO_YEAR)


def _source(element: etree._Element, context: Context) -> Iterator[str]:
    source = context.release.source
    if sha256(source.data).hexdigest() != source.sha256:
        yield "the digest is not that of the bytes"
    lengths = (("bytes", len(source.data)), ("chars", len(source.text)))
    for name, length in lengths:
        if element.get(name) != str(length):
            yield f"{name} says {element.get(name)}, counted are {length}"
    if source.part and not _is_part(source.part, len(source.text)):
        yield "it does not fill the places of the whole that it was cut from"


def _is_part(part: PartOf, length: int) -> bool:
    """Tell whether a part's number and places fit what was cut."""
    spans = part.evidence.spans
    in_order = all(one.end <= other.start for one, other in pairwise(spans))
    return (
        1 <= part.number <= part.count and in_order and length == sum(map(len, spans))
    )


def _stated(element: etree._Element, _: Context) -> Iterator[str]:
    unknown = maybe(element, "unknown") is not None
    if unknown and (element.attrib or (element.text or "").strip(_BLANKS)):
        yield "something is said of a value that is unknown"


def _when(element: etree._Element, _: Context) -> Iterator[str]:
    when = element.get("when") or element.get("until")
    if when is None:
        return
    if not _is_on_calendar(when):
        yield f"{when} is not in the calendar"
    precision = element.get("precision")
    if precision and not _fits(when, precision):
        yield f"{when} is not known to the {precision}"


def _fits(when: str, precision: str) -> bool:
    without_year = when.startswith(_NO_YEAR)
    return len(when) == _LENGTHS[precision] and without_year == (
        precision == "month-day"
    )


def _is_on_calendar(when: str) -> bool:
    full = (
        _LEAP_YEAR + when.removeprefix(_NO_YEAR) if when.startswith(_NO_YEAR) else when
    )
    try:
        datetime.fromisoformat(full + _LAST_PARTS[len(full) :])
    except ValueError:
        return False
    return True


def _rows(element: etree._Element, _: Context) -> Iterator[str]:
    widths = {len(row) for row in every(element, "row")}
    if len(widths) > 1:
        yield f"its rows have from {min(widths)} to {max(widths)} cells"


def _speaker(element: etree._Element, context: Context) -> Iterator[str]:
    speaker = context.reader.text(one(element, "speaker"))
    if not context.reader.text(one(element, "text")).startswith(speaker):
        yield f"the text does not begin with {show(speaker, limit=40)!r}"


def _stray(element: etree._Element, _: Context) -> Iterator[str]:
    if (element.tail or "").strip(_BLANKS):
        yield f"text stands after it: {show(element.tail or '', limit=40)}"


def _chunks(element: etree._Element, _: Context) -> Iterator[str]:
    chunks = every(element, "chunk")
    numbers = [chunk.get("n") for chunk in chunks]
    if numbers != [str(number) for number in range(1, len(chunks) + 1)]:
        yield "the chunks are not numbered from 1"
    if chunks and (element.text or "").strip(_BLANKS):
        yield "text stands beside the chunks"


def _words(element: etree._Element, context: Context) -> Iterator[str]:
    spans = context.reader.spans(element)
    holder = maybe(element, "text")
    stated = context.reader.text(element if holder is None else holder)
    source = context.release.source.text
    found = "".join(span.slice(source) for span in spans)
    if spans and not _same_words(stated, found):
        yield f"{show(stated, limit=40)!r} is not what the source has there"


def _same_words(one_text: str, other: str) -> bool:
    return "".join(one_text.split()) == "".join(other.split())


def _description(element: etree._Element, context: Context) -> Iterator[str]:
    stated = element.get("description")
    counted = "complete" if is_complete(context.release.metadata) else "incomplete"
    if stated != counted:
        yield f"the description is {counted}, not {stated}"


_REGENERATE: Final = "write the record anew from the release"

RULES: Final = (
    Rule(
        id="partition",
        clause="The segments cover the source text exactly; none is empty, and "
        "neighbours differ in class.",
        on=("segments",),
        test=_partition,
        remedy=_REGENERATE,
    ),
    Rule(
        id="places",
        clause="Every place lies inside the source text.",
        test=_places,
        remedy="correct the place, or take it out",
    ),
    Rule(
        id="words",
        clause="The words of a block or cell are those of its places in the source, "
        "blanks aside.",
        on=(*_WORDED, "furniture", "cell"),
        test=_words,
        remedy="compare the block with the source: one of them was changed",
        severity=Severity.WARNING,
    ),
    Rule(
        id="inlines",
        clause="What stands inside a block's text is in order, does not overlap, lies "
        "inside the text and is not empty.",
        on=_WORDED,
        test=_inlines,
        remedy="correct start and end: code points of the block's text",
    ),
    Rule(
        id="unique-id",
        clause="No two blocks have the same id.",
        on=(*_WORDED, "furniture", "table"),
        test=_unique,
        remedy="give each block an id of its own",
    ),
    Rule(
        id="note-reference",
        clause="Every reference names a note of the record.",
        on=("noteRef",),
        test=_resolves,
        remedy="name the id of a note, or take the reference out",
    ),
    Rule(
        id="language-tag",
        clause="Language tags are well formed (BCP 47).",
        test=_language,
        remedy="write a tag such as ko, en-GB or zh-Hant",
    ),
    Rule(
        id="language-value",
        clause="Languages of the text are well-formed tags (BCP 47).",
        on=("language/primary", "language/other"),
        test=_language_value,
        remedy="write a tag such as ko, en-GB or zh-Hant; und where it is not known",
    ),
    Rule(
        id="embargo",
        clause="An embargo does not end before the day of issue, where both are known.",
        on=("release",),
        test=_embargo,
        remedy="check both dates against the source",
        severity=Severity.WARNING,
    ),
    Rule(
        id="source",
        clause="Digest and lengths are those of the bytes and the text.",
        on=("release/source",),
        test=_source,
        remedy="the source is damaged: recover it from another copy",
    ),
    Rule(
        id="unknown",
        clause="Nothing is said of a value that is unknown.",
        on=(
            "identification/title",
            "identification/type",
            "agents/issuer",
            "dates/issued",
            "language/primary",
            "release/access",
            "release/rights",
        ),
        test=_stated,
        remedy="state the value with its evidence, or only the reason",
    ),
    Rule(
        id="calendar",
        clause="Dates exist, and are written as exactly as they are known.",
        on=("dates/issued", "dates/date", "release/releaseTerms"),
        test=_when,
        remedy="write the date as ISO 8601 says, as far as it is known",
    ),
    Rule(
        id="table-rows",
        clause="All rows of a table have the same number of cells.",
        on=("table",),
        test=_rows,
        remedy="fill the row with empty cells",
    ),
    Rule(
        id="speaker",
        clause="The text of a turn begins with its speaker.",
        on=("turn",),
        test=_speaker,
        remedy="write the speaker as the text has it",
    ),
    Rule(
        id="chunks",
        clause="Chunks are numbered from 1, and no text stands beside them.",
        test=_chunks,
        remedy="put the pieces in order and number them",
    ),
    Rule(
        id="stray-text",
        clause="No text stands after an element: it would not be read.",
        test=_stray,
        remedy="move the text to where it belongs, or take it out",
    ),
    Rule(
        id="description",
        clause="The description is complete when title, issuer, date of issue, access "
        "and rights are known, else incomplete.",
        on=("release",),
        test=_description,
        remedy=_REGENERATE,
    ),
)
"""Every rule beyond the schema, in the order of the manual."""
