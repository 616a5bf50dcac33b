"""Whom the press may ask: contact blocks as agents with their channels."""

from __future__ import annotations

from collections.abc import Iterator

from releasekit.model import (
    Agent,
    AgentKind,
    AgentRole,
    BlockKind,
    Contact,
    Fact,
)
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.metadata.view import View, evidence

_SPOKESPERSON = LazyPattern(
    r"attributable to (?:[A-Z][\w.]+ ){0,3}Spokes(?:person|man|woman) "
    r"(?P<name>[A-Z][\w’.-]+(?: [A-Z][\w’.-]+){1,3})"
)


def read_contacts(view: View) -> tuple[Fact[Agent], ...]:
    """Return the spokesperson quoted, and everybody that the contacts name."""
    return (*_spokespersons(view), *_contacts(view))


def _contacts(view: View) -> Iterator[Fact[Agent]]:
    """Yield whom the blocks name, first mention only; they were read with them."""
    seen: set[tuple[object, ...]] = set()
    for leaf in view.of(BlockKind.CONTACT):
        for fact in leaf.people if isinstance(leaf, Contact) else ():
            agent = fact.value
            values = (channel.value for channel in agent.channels)
            key = (agent.name, agent.position, agent.organisation, *values)
            if key not in seen:
                seen.add(key)
                yield fact


def _spokespersons(view: View) -> Iterator[Fact[Agent]]:
    for leaf, _ in zip(view.body(), range(3), strict=False):
        front = leaf.text[:300]
        match = _SPOKESPERSON.search(front) if "attributable to" in front else None
        if match:
            agent = Agent(
                role=AgentRole.SPOKESPERSON,
                kind=AgentKind.PERSON,
                name=match["name"],
                position="Spokesperson",
            )
            spans = view.places(leaf, match.start("name"), match.end("name"))
            yield Fact(agent, evidence("spokesperson.attributable", spans))
