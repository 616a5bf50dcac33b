"""Metadata is read from blocks, each value with its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasekit.model import (
    Agent,
    AgentRole,
    BlockKind,
    Diagnostic,
    Evidence,
    Fact,
    How,
    Metadata,
    Source,
    Span,
    Unknown,
)
from releasekit.parsing.metadata import read_metadata
from releasekit.parsing.profile import FoundProfile, Profile
from tests.parsing.metadata.blocks import built

T = TypeVar("T")
CASES = Path(__file__).with_name("cases.txt")
Case = tuple[str, list[tuple[BlockKind, str]], dict[str, str]]


def cases() -> Iterator[Case]:
    """The cases of the file: name, lines with their kinds, expected values."""
    for part in CASES.read_text("utf-8").split("\n== ")[1:]:
        name, *rows = part.strip().splitlines()
        lines = [row.split(" | ", 1) for row in rows if " | " in row]
        pairs = [row.partition(" =")[::2] for row in rows if " | " not in row]
        values = [(key, value.strip()) for key, value in pairs]
        kinds = [(BlockKind(kind), text) for kind, text in lines]
        yield name, kinds, dict(values)


def shown(metadata: Metadata, diagnostics: Iterable[Diagnostic]) -> dict[str, str]:
    """What was read, as the case file writes it."""
    m = metadata
    agents = [f.value for f in m.agents]
    return {
        "issuer": stated(m.issuer, lambda a: a.name),
        "issuer id": stated(m.issuer, identifier_of),
        "issuer how": m.issuer.evidence.how if isinstance(m.issuer, Fact) else "",
        "issued": stated(m.issued, lambda d: d.when),
        "dates": ", ".join(f"{f.value.type} {f.value.when}" for f in m.dates),
        "language": optional(m.language, str),
        "type": optional(m.type, str),
        "number": optional(m.number, str),
        "terms": optional(m.terms, lambda t: f"{t.kind} {t.until or ''}".strip()),
        "dateline": optional(m.dateline, lambda d: d.place),
        "translation": optional(
            m.translation,
            lambda t: f"{t.status} {'' if t.authoritative else 'not '}authoritative",
        ),
        "attachments": ", ".join(f.value.title for f in m.attachments),
        "acronyms": ", ".join(
            f"{f.value.short} {f.value.expansion}" for f in m.acronyms
        ),
        "co-issuers": " ".join(
            identifier_of(a) for a in agents if a.role is AgentRole.CO_ISSUER
        ),
        "subjects": "; ".join(f.value.term for f in m.subjects),
        "places": "; ".join(f.value for f in m.places),
        "contact": with_channels(agents, AgentRole.CONTACT),
        "spokesperson": with_channels(agents, AgentRole.SPOKESPERSON),
        "diagnostics": " ".join(d.code for d in diagnostics),
    }


def identifier_of(agent: Agent) -> str:
    return agent.identifier.value if agent.identifier else ""


def stated(value: Fact[T] | Unknown, show: Callable[[T], str]) -> str:
    return "unknown" if isinstance(value, Unknown) else show(value.value)


def optional(fact: Fact[T] | None, show: Callable[[T], str]) -> str:
    return show(fact.value) if fact else ""


def with_channels(agents: list[Agent], role: AgentRole) -> str:
    return " ".join(
        word
        for agent in agents
        if agent.role is role
        for word in (agent.name, *(f"{c.kind} {c.value}" for c in agent.channels))
    )


@pytest.mark.parametrize(("name", "lines", "wanted"), list(cases()))
def test_values_are_read(
    name: str, lines: list[tuple[BlockKind, str]], wanted: dict[str, str]
) -> None:
    read = shown(*read_metadata(*built(lines)))

    assert {key: read[key] for key in wanted} == wanted


def test_evidence_points_at_the_words() -> None:
    lines = [
        (BlockKind.TITLE, "Harbor Opens"),
        (BlockKind.PARAGRAPH, "The Department of Justice announced it on May 5, 2020."),
    ]
    source, blocks = built(lines)

    metadata, _ = read_metadata(source, blocks)

    assert isinstance(metadata.issuer, Fact)
    assert quoted(source, metadata.issuer.evidence.spans) == ["Department of Justice"]
    (event,) = metadata.dates
    assert quoted(source, event.evidence.spans) == ["May 5, 2020"]


def quoted(source: Source, spans: Iterable[Span]) -> list[str]:
    return [span.slice(source.text) for span in spans]


def test_given_language_and_profile_are_supplied_facts() -> None:
    source, blocks = built([(BlockKind.PARAGRAPH, "Der Hafen ist offen.")])
    profile = FoundProfile(
        Profile(id="harbor", names={"nl": "Haven"}),
        Evidence(how=How.SUPPLIED, rule="caller"),
    )

    metadata, _ = read_metadata(source, blocks, language="nl", profile=profile)

    assert metadata.language is not None
    assert metadata.profile is not None
    assert metadata.language.value == "nl"
    assert metadata.profile.evidence.how is How.SUPPLIED


def test_identifier_is_computed_from_the_bytes() -> None:
    source, blocks = built([(BlockKind.PARAGRAPH, "Text.")])

    metadata, _ = read_metadata(source, blocks)

    (name,) = metadata.identifiers
    assert name.value.value == f"urn:releasekit:sha256:{source.sha256}"
    assert name.evidence.how is How.COMPUTED


def test_nothing_to_read_is_honest() -> None:
    metadata, diagnostics = read_metadata(Source.from_text(""), ())

    assert isinstance(metadata.title, Unknown)
    assert isinstance(metadata.issuer, Unknown)
    assert isinstance(metadata.issued, Unknown)
    assert metadata.language is not None
    assert metadata.language.value == "und"
    assert diagnostics == ()


WORDS = st.sampled_from(
    (
        "Department of|외교부는|May 5, 2020|(ABC)|Senator|The|–|7.2.|U.S.|보도자료|  "
        "|’17.2.7.|Contact:|+1 555 0100|外務省は|A"
    ).split("|")
)


@given(
    st.lists(
        st.tuples(
            st.sampled_from([k for k in BlockKind if k is not BlockKind.TABLE]),
            st.lists(WORDS | st.text(max_size=8), max_size=8).map(" ".join),
        ),
        max_size=6,
    )
)
def test_any_blocks_are_read_and_spans_lie_in_the_source(
    lines: list[tuple[BlockKind, str]],
) -> None:
    source, blocks = built(lines)

    metadata, _ = read_metadata(source, blocks)

    facts = (*metadata.dates, *metadata.agents, *metadata.acronyms)
    spans = [span for fact in facts for span in fact.evidence.spans]
    assert all(span.end <= len(source.text) for span in spans)
