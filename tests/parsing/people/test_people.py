"""Who a contact names, and how to reach them: what the case file says."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet
from hypothesis import given
from hypothesis import strategies as st

from releasekit.model import Agent, AgentKind, AgentRole, Contact, Fact, Span
from releasekit.parsing import parse_text
from releasekit.parsing.people import read_people

CASES = Path(__file__).with_name("cases.txt")
PIECES = st.sampled_from(
    (
        *("Ada Quill", "Press Office", "Director", "Tel.:", "555-010-0123", "담당자"),
        *(
            "과  장",
            "김하람",
            "물길과",
            "(02-000-0000)",
            "担当：",
            "真柴",
            "a@b.example",
        ),
        *(", ", "; ", " – ", "  ", " ", "(", "or", "１２３", "Fax", "\ud800"),
        *("\u2009", "\x1c", "\u200b", "...", "- ", "and", "사무관", "정하람주무관"),
    )
)


def cases() -> Iterator[ParameterSet]:
    for entry in CASES.read_text("utf-8").split("=== ")[1:]:
        title, _, rest = entry.partition("\n")
        text, _, expected = rest.partition("--- people\n")
        yield pytest.param(text.splitlines(), expected.strip(), id=title)


def placed(lines: list[str]) -> tuple[tuple[str, Span], ...]:
    """Return lines with their places in the text that they make."""
    ends = [0]
    for line in lines:
        ends.append(ends[-1] + len(line) + 1)
    spans = (Span(start, end - 1) for start, end in pairwise(ends))
    return tuple(zip(lines, spans, strict=True))


def shown(agent: Agent) -> str:
    """Return an agent as the case file writes it."""
    kind = "person" if agent.kind is AgentKind.PERSON else "office"
    who = ", ".join(
        filter(None, (agent.name or "?", agent.position, agent.organisation))
    )
    channels = (f"{channel.kind} {channel.value}" for channel in agent.channels)
    return " | ".join((f"{kind} {who}", *channels))


@pytest.mark.parametrize(("lines", "expected"), list(cases()))
def test_people_are_read(lines: list[str], expected: str) -> None:
    people = read_people(placed(lines), ())

    assert "\n".join(shown(fact.value) for fact in people) == expected


@given(st.lists(st.lists(PIECES, max_size=8).map("".join), max_size=8))
def test_what_is_read_stands_in_the_lines(lines: list[str]) -> None:
    text = "\n".join(lines)

    for fact in read_people(placed(lines), ()):
        assert all(words_at(text, fact))


def words_at(text: str, fact: Fact[Agent]) -> Iterator[bool]:
    """Yield whether each channel and each place of evidence holds what it says."""
    agent = fact.value
    for channel in agent.channels:
        yield channel.span is not None
        yield channel.span is None or channel.span.slice(text) == channel.value
    found = "".join("".join(s.slice(text).split()) for s in fact.evidence.spans)
    yield "".join(agent.name.split()) in found


def test_contacts_of_the_metadata_are_those_of_the_blocks() -> None:
    release = parse_text(
        "Harbor Opens\n\nBoats sail daily from the new quay, the harbor said.\n\n"
        "Contact: Ada Quill, 555-010-0123\n"
    )
    block = release.blocks[-1]
    agents = release.metadata.agents

    assert isinstance(block, Contact)
    assert block.people == agents
    assert [fact.value.role for fact in agents] == [AgentRole.CONTACT]
