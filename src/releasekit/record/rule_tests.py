"""What the rules beyond the schema ask: each test yields what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from itertools import pairwise
from typing import Final

from lxml import etree

from releasekit.model import PartOf, Span
from releasekit.record.languages import is_language_tag
from releasekit.record.names import LENGTHS, XML_LANG, local
from releasekit.record.reader import every, maybe, one
from releasekit.record.rule import Context
from releasekit.record.write_metadata import is_complete
from releasekit.text import show

_DAY: Final = 10
_NO_YEAR: Final = "--"
_LEAP_YEAR: Final = "2000-"
_LAST_PARTS: Final = "0000-01-01T00:00:00"
_BLANKS: Final = " \t\n\r"


def partition(element: etree._Element, context: Context) -> Iterator[str]:
    """Look whether the segments are a partition of the source."""
    before, total = "", 0
    for word in context.reader.text(element).split():
        if word[0] == before or int(word[1:]) == 0:
            yield f"segment {word} is empty or of the class before it"
        before, total = word[0], total + int(word[1:])
    chars = len(context.release.source.text)
    if total != chars:
        yield f"the segments cover {total} of {chars} code points"


def places(element: etree._Element, context: Context) -> Iterator[str]:
    """Look whether all places of an element are in the source."""
    if local(str(element.tag)) == "partOf":
        return
    chars = len(context.release.source.text)
    for start, end in _ranges(element):
        if end > chars:
            yield f"the place {start}-{end} is beyond {chars}"


def _ranges(element: etree._Element) -> Iterator[tuple[int, int]]:
    """Yield the places of an element; that they are numbers is known from reading."""
    for word in element.get("src", "").split():
        start, _, end = word.partition("-")
        yield int(start), int(end)
    for place in every(element, "at") if len(element) else ():
        yield int(place.get("start", "")), int(place.get("end", ""))


def inlines(element: etree._Element, context: Context) -> Iterator[str]:
    """Look whether a block's inlines follow each other inside its text."""
    ranges = [child for child in element if "start" in child.attrib]
    length = len(context.reader.text(one(element, "text"))) if ranges else 0
    last = Span(0, 0)
    for child in ranges:
        if local(str(child.tag)) == "at":
            continue
        place = context.reader.place(child)
        if not last.end <= place.start < place.end <= length:
            yield f"the range {place.start}-{place.end} is out of the text or of order"
        last = place


def unique(element: etree._Element, context: Context) -> Iterator[str]:
    """Look whether a block has its id for itself."""
    name = context.reader.optional(element, "id")
    if name is not None and context.ids[name] > 1:
        yield f"the id {show(name)} names {context.ids[name]} blocks"


def resolves(element: etree._Element, context: Context) -> Iterator[str]:
    """Look whether a reference leads to a note."""
    name = context.reader.attribute(element, "note")
    if name not in context.notes:
        yield f"the reference {show(name)} names no note"


def language(element: etree._Element, context: Context) -> Iterator[str]:
    """Look whether an element's language tags are well formed."""
    for name in (XML_LANG, "fromLang"):
        value = context.reader.optional(element, name)
        if value is not None and not is_language_tag(value):
            yield f"{show(value, limit=40)!r} is no language tag"


def language_value(element: etree._Element, context: Context) -> Iterator[str]:
    """Look whether a language that is a value is well formed."""
    value = context.reader.optional(element, "value")
    if value is not None and not is_language_tag(value):
        yield f"{show(value, limit=40)!r} is no language tag"


def embargo(element: etree._Element, _: Context) -> Iterator[str]:
    """Look whether no embargo ends before the day of issue."""
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


def source(element: etree._Element, context: Context) -> Iterator[str]:
    """Look whether digest and lengths are those of the source."""
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


def stated(element: etree._Element, _: Context) -> Iterator[str]:
    """Look whether an unknown value is nothing but unknown."""
    unknown = maybe(element, "unknown") is not None
    if unknown and (element.attrib or (element.text or "").strip(_BLANKS)):
        yield "something is said of a value that is unknown"


def when(element: etree._Element, _: Context) -> Iterator[str]:
    """Look whether a date exists and is as exact as it says."""
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
    return len(when) == LENGTHS[precision] and without_year == (
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


def rows(element: etree._Element, _: Context) -> Iterator[str]:
    """Look whether the rows of a table are of one length."""
    widths = {len(row) for row in every(element, "row")}
    if len(widths) > 1:
        yield f"its rows have from {min(widths)} to {max(widths)} cells"


def speaker(element: etree._Element, context: Context) -> Iterator[str]:
    """Look whether a turn begins with its speaker."""
    speaker = context.reader.text(one(element, "speaker"))
    if not context.reader.text(one(element, "text")).startswith(speaker):
        yield f"the text does not begin with {show(speaker, limit=40)!r}"


def stray(element: etree._Element, _: Context) -> Iterator[str]:
    """Look whether text follows an element."""
    if (element.tail or "").strip(_BLANKS):
        yield f"text stands after it: {show(element.tail or '', limit=40)}"


def chunk(element: etree._Element, _: Context) -> Iterator[str]:
    """Look at the first chunk of a text, and from there at the others."""
    before, parent = element.getprevious(), element.getparent()
    if parent is None or (before is not None and before.tag == element.tag):
        return
    for number, other in enumerate(every(parent, "chunk"), 1):
        if other.get("n") != str(number):
            yield f"chunk {number} is numbered {show(other.get('n', ''), limit=40)}"
            break
    if (parent.text or "").strip(_BLANKS):
        yield "text stands beside the chunks"


def words(element: etree._Element, context: Context) -> Iterator[str]:
    """Look whether a block's words are those of its places."""
    holder = maybe(element, "text")
    stated = context.reader.text(element if holder is None else holder)
    source = context.release.source.text
    found = "".join([source[start:end] for start, end in _ranges(element)])
    if "src" in element.attrib and not _same_words(stated, found):
        yield f"{show(stated, limit=40)!r} is not what the source has there"


def _same_words(one_text: str, other: str) -> bool:
    return one_text == other or "".join(one_text.split()) == "".join(other.split())


def description(element: etree._Element, context: Context) -> Iterator[str]:
    """Look whether the record says rightly if it is complete."""
    stated = element.get("description")
    counted = "complete" if is_complete(context.release.metadata) else "incomplete"
    if stated != counted:
        yield f"the description is {counted}, not {stated}"
