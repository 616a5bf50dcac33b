"""Agents of a series: which are the same as those that a text names."""

from __future__ import annotations

import unicodedata

from attrs import evolve

from releasekit.model import Agent, AgentRole, Fact, Metadata, Stated
from releasekit.model.series import SeriesAgent
from releasekit.series.settle import BASIS, RULE, Settled, is_stated, settle


def settled_issuer(
    known: Metadata, given: SeriesAgent | None
) -> Settled[Stated[Agent]]:
    """Return which issuer stays.

    The name of the same body stays as the text writes it, and gets what the series
    knows beside the name. A series' issuer that the text names as one of several
    joint issuers contradicts nothing.
    """
    found = known.issuer
    if given is None:
        return Settled(value=found)
    if isinstance(found, Fact) and is_stated(found.evidence):
        if _is_same(found.value, given):
            return Settled(value=_enriched(found, given.agent))
        if _is_among(known.agents, given, AgentRole.CO_ISSUER):
            return Settled(value=found)
    return settle("issuer", found, given.agent)


def joined_agents(
    known: tuple[Fact[Agent], ...], given: tuple[SeriesAgent, ...]
) -> tuple[Fact[Agent], ...]:
    """Return the agents of a release and, after them, those of its series.

    An agent that the release names in the same role stays alone; one of an earlier
    series goes where this series fills its role.
    """
    others = [one for one in given if one.agent.role is not AgentRole.ISSUER]
    roles = {one.agent.role for one in others}
    kept = tuple(
        fact
        for fact in known
        if fact.evidence.rule != RULE or fact.value.role not in roles
    )
    new = [
        Fact(one.agent, BASIS)
        for one in others
        if not _is_among(kept, one, one.agent.role)
    ]
    return (*kept, *new)


def _is_among(
    facts: tuple[Fact[Agent], ...], given: SeriesAgent, role: AgentRole
) -> bool:
    return any(f.value.role is role and _is_same(f.value, given) for f in facts)


def _is_same(found: Agent, given: SeriesAgent) -> bool:
    if found.identifier and found.identifier == given.agent.identifier:
        return True
    names = {_folded(name) for name in (given.agent.name, *given.also)}
    return _folded(found.name) in names


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _enriched(found: Fact[Agent], given: Agent) -> Fact[Agent]:
    """Return an agent with the identifier and country that the series knows."""
    agent = evolve(
        found.value,
        identifier=given.identifier or found.value.identifier,
        country=found.value.country or given.country,
    )
    if agent == found.value:
        return found
    rule = f"{found.evidence.rule.removesuffix(f'+{RULE}')}+{RULE}"
    return Fact(agent, evolve(found.evidence, rule=rule))
