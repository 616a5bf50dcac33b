"""The XML reader of the record: typed values; each refusal names its line."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Final, TypeVar

from attrs import frozen
from lxml import etree

from releasekit.errors import RecordInvalidError
from releasekit.model import Evidence, How, Span
from releasekit.record.names import local, qualified
from releasekit.text import show
from releasekit.xml_safety import xml_unescape

E = TypeVar("E", bound=StrEnum)
_MOST_DIGITS: Final = 18
_MOST_CONFIDENCE: Final = 100
_PREFIX: Final = qualified("")
_CHUNK: Final = qualified("chunk")
_AT: Final = qualified("at")


def invalid(element: etree._Element, message: str) -> RecordInvalidError:
    """Return the error that names line, element and what is wrong with it."""
    name = show(local(str(element.tag)), limit=60)
    return RecordInvalidError(f"line {line_of(element)}: <{name}> {message}")


def line_of(element: etree._Element) -> int:
    """Return the line an element begins on, from 1; 0 where lxml cannot tell."""
    line: Any = element.sourceline  # the stubs of lxml leave its type open
    return int(line or 0)


@frozen
class Reader:
    """Reads values from the elements of one record."""

    escaped: bool
    """Whether text and attributes use the reversible escapes."""

    def text(self, element: etree._Element) -> str:
        """Return the text that an element holds, exactly."""
        held = element.text or ""
        if len(element):
            chunks = [chunk.text or "" for chunk in element.iterchildren(_CHUNK)]
            held = "".join(chunks) if chunks else held
        return xml_unescape(held) if self.escaped else held

    def optional(self, element: etree._Element, name: str) -> str | None:
        """Return an attribute, or nothing where it is absent."""
        value = element.get(name)
        return xml_unescape(value) if value and self.escaped else value

    def attribute(self, element: etree._Element, name: str) -> str:
        """Return an attribute that must be there."""
        value = self.optional(element, name)
        if value is None:
            raise invalid(element, f"has no attribute {name}")
        return value

    def choice(self, element: etree._Element, name: str, kind: type[E]) -> E:
        """Return an attribute that must be one of a closed list."""
        value = self.attribute(element, name)
        try:
            return kind(value)
        except ValueError as error:
            shown = show(value, limit=60)
            raise invalid(element, f"has an unknown {name}: {shown}") from error

    def flag(self, element: etree._Element, name: str) -> bool:
        """Return an attribute that is ``true`` or ``false``; absent is false."""
        value = element.get(name, "false")
        if value not in {"true", "false"}:
            raise invalid(element, f"has an attribute {name} that is not true or false")
        return value == "true"

    def number(self, element: etree._Element, name: str) -> int:
        """Return an attribute that must be a whole number."""
        return _whole(element, self.attribute(element, name), name)

    def evidence(self, element: etree._Element) -> Evidence:
        """Return how the value of an element is known."""
        return Evidence(
            how=self.choice(element, "how", How),
            rule=self.attribute(element, "rule"),
            spans=self.spans(element),
            confidence=self.confidence(element),
        )

    def confidence(self, element: etree._Element) -> int:
        """Return ``@conf``, 0 to 100."""
        value = self.number(element, "conf")
        if not 0 <= value <= _MOST_CONFIDENCE:
            raise invalid(element, f"has a confidence of {value}, not 0 to 100")
        return value

    def spans(self, element: etree._Element) -> tuple[Span, ...]:
        """Return all places of an element: its ``@src``, then its ``at`` elements."""
        words = element.get("src", "").split()
        first = tuple([_span(element, *_ends(word)) for word in words])
        if not len(element):
            return first
        return first + tuple([self.place(at) for at in element.iterchildren(_AT)])

    def place(self, element: etree._Element) -> Span:
        """Return the place that ``@start`` and ``@end`` of an element give."""
        start, end = self.attribute(element, "start"), self.attribute(element, "end")
        return _span(element, start, end)


def one(element: etree._Element, name: str) -> etree._Element:
    """Return the only child of a name."""
    found = maybe(element, name)
    if found is None:
        raise invalid(element, f"has no {name}")
    return found


def maybe(element: etree._Element, name: str) -> etree._Element | None:
    """Return the only child of a name, or nothing."""
    found = every(element, name)
    if len(found) > 1:
        raise invalid(found[1], "stands here a second time")
    return found[0] if found else None


def every(element: etree._Element, name: str) -> list[etree._Element]:
    """Return all children of a name, in order."""
    return list(element.iterchildren(_PREFIX + name))


def _ends(word: str) -> tuple[str, str]:
    start, _, end = word.partition("-")
    return start, end


def _span(element: etree._Element, start: str, end: str) -> Span:
    first, last = _whole(element, start, "place"), _whole(element, end, "place")
    try:
        return Span(first, last)
    except ValueError as error:
        raise invalid(element, f"has a place {first}-{last} that ends early") from error


def _whole(element: etree._Element, text: str, name: str) -> int:
    if not _is_number(text.removeprefix("-")):
        shown = show(text, limit=60)
        raise invalid(element, f"has a {name} that is no whole number: {shown}")
    return int(text)


def _is_number(digits: str) -> bool:
    # Three methods of str take a third of the time of one pattern.
    return digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS
