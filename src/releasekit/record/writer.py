"""The XML writer of the record: one element a line, fixed indentation."""

from __future__ import annotations

from collections.abc import Callable

from releasekit.model import Evidence, Span
from releasekit.record.names import MAX_PLACES, MAX_TEXT
from releasekit.xml_safety import xml_attribute, xml_text

_INDENT = "  "


class Writer:
    """Collects the lines of an XML document.

    Strings, not a tree: docs/formats/record.md says why, with figures.

    Args:
        hold: makes a string one that XML can hold; nothing where all already are.
    """

    __slots__ = ("_hold", "_lines", "_pad")

    def __init__(self, hold: Callable[[str], str] | None = None) -> None:
        """Start an empty document."""
        self._hold = hold
        self._lines: list[str] = []
        self._pad = ""

    def result(self) -> str:
        """Return the document so far."""
        return "".join(self._lines)

    def raw(self, line: str) -> None:
        """Add a line that is XML already."""
        self._lines.append(f"{self._pad}{line}\n")

    def open(self, tag: str, attributes: str = "") -> None:
        """Begin an element; what follows stands inside."""
        self._lines.append(f"{self._pad}<{tag}{attributes}>\n")
        self._pad += _INDENT

    def close(self, tag: str) -> None:
        """End the element that `open` began."""
        self._pad = self._pad[: -len(_INDENT)]
        self._lines.append(f"{self._pad}</{tag}>\n")

    def empty(self, tag: str, attributes: str = "") -> None:
        """Add an element without content."""
        self._lines.append(f"{self._pad}<{tag}{attributes}/>\n")

    def text(
        self,
        tag: str,
        text: str,
        attributes: str = "",
        spans: tuple[Span, ...] = (),
    ) -> None:
        """Add an element that holds text, exactly, whatever its length.

        Args:
            tag: name of the element.
            text: its content.
            attributes: as `attribute` gives them, joined.
            spans: the places named in its ``@src``, for those beyond the limit.
        """
        held = self._hold(text) if self._hold else text
        body = xml_text(held) if len(held) <= MAX_TEXT else _chunks(held)
        if len(spans) > MAX_PLACES:
            body += "".join(map(_at, spans[MAX_PLACES:]))
        if body:
            self.raw(f"<{tag}{attributes}>{body}</{tag}>")
        else:
            self.empty(tag, attributes)

    def attribute(self, name: str, value: str | None) -> str:
        """Return an attribute with a blank before it, or nothing for `None`."""
        if value is None:
            return ""
        held = self._hold(value) if self._hold else value
        return f' {name}="{xml_attribute(held)}"'

    def evidence(self, evidence: Evidence) -> str:
        """Return the attributes that say how a value is known."""
        rule = self.attribute("rule", evidence.rule)
        places = places_attribute(evidence.spans)
        return f' how="{evidence.how}"{rule} conf="{evidence.confidence}"{places}'

    def more_places(self, spans: tuple[Span, ...]) -> None:
        """Add an ``at`` element for each place that ``@src`` has no room for."""
        for span in spans[MAX_PLACES:]:
            self.raw(_at(span))


def places_attribute(spans: tuple[Span, ...]) -> str:
    """Return ``@src`` with the first places of ``spans``; nothing without any."""
    if not spans:
        return ""
    ranges = " ".join(f"{span.start}-{span.end}" for span in spans[:MAX_PLACES])
    return f' src="{ranges}"'


def _at(span: Span) -> str:
    return f'<at start="{span.start}" end="{span.end}"/>'


def _chunks(text: str) -> str:
    starts = range(0, len(text), MAX_TEXT)
    return "".join(
        f'<chunk n="{number}">{xml_text(text[start : start + MAX_TEXT])}</chunk>'
        for number, start in enumerate(starts, 1)
    )
