"""Writing facts: the forms that values of all kinds share, evidence on the element."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from releasekit.model import Fact, Unknown
from releasekit.record.writer import Writer

T = TypeVar("T")


def write_text_fact(writer: Writer, tag: str, fact: Fact[str]) -> None:
    """Write a value that is a text as one element."""
    write_content(writer, tag, fact, fact.value)


def write_content(
    writer: Writer, tag: str, fact: Fact[T], text: str, attributes: str = ""
) -> None:
    """Write a value as one element that holds text."""
    evidence = fact.evidence
    attributes += writer.evidence(evidence)
    writer.text(tag, text, attributes, evidence.spans)


def write_parts(
    writer: Writer,
    tag: str,
    fact: Fact[T],
    attributes: str,
    parts: Iterable[tuple[str, str | None]],
) -> None:
    """Write a value as an element with a child for each part that there is."""
    writer.open(tag, attributes + writer.evidence(fact.evidence))
    for name, text in parts:
        if text is not None:
            writer.text(name, text)
    writer.more_places(fact.evidence.spans)
    writer.close(tag)


def write_group(
    writer: Writer,
    tag: str,
    facts: tuple[Fact[T], ...],
    write_one: Callable[[Writer, Fact[T]], None],
) -> None:
    """Write values inside an element of their own; nothing where there are none."""
    if facts:
        writer.open(tag)
        for fact in facts:
            write_one(writer, fact)
        writer.close(tag)


def write_unknown(writer: Writer, tag: str, unknown: Unknown) -> None:
    """Write the reason why a value is missing."""
    writer.raw(f'<{tag}><unknown reason="{unknown.reason}"/></{tag}>')
