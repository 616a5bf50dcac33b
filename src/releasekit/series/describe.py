"""Describing: series facts merged into the metadata of a release, conflicts told.

Who wins, in this order: what the caller said of this one release; what its text
states; the series; what was concluded, or taken from a profile. A text is evidence of
what its issuer said, and a series is written once for thousands of them; a conclusion
is the weakest of all.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final, TypeVar

from attrs import evolve

from releasekit.model import (
    Diagnostic,
    Evidence,
    Fact,
    How,
    Identifier,
    Metadata,
    Release,
    Source,
    diagnostic,
)
from releasekit.model.minting import Unminted, mint
from releasekit.model.series import Series
from releasekit.series.agents import joined_agents, settled_issuer
from releasekit.series.settle import BASIS, settle

T = TypeVar("T")
_MINTED: Final = Evidence(how=How.COMPUTED, rule="series.identifier")
_MISSING: Final = MappingProxyType(
    {
        "fonds": "code of a fonds",
        "series": "code of a series",
        "issued": "date of issue exact enough",
    }
)
"""What the places of a pattern are in words, where their names do not say it."""


def describe_release(release: Release, series: Series) -> Release:
    """Return a release with what is true of its series; `api.describe` says more."""
    known = release.metadata
    issuer = settled_issuer(known, series.issuer)
    place = settle("series", known.series, series.place)
    access = settle("access", known.access, series.access)
    rights = settle("rights", known.rights, series.rights)
    retention = settle("retention", known.retention, series.retention)
    metadata = evolve(
        known,
        issuer=issuer.value,
        agents=joined_agents(known.agents, series.agents),
        series=place.value,
        classifications=_joined(known.classifications, series.classifications),
        access=access.value,
        rights=rights.value,
        retention=retention.value,
        subjects=_joined(known.subjects, series.subjects),
        relations=_joined(known.relations, series.relations),
        described_by=Fact(series.id, BASIS),
    )
    identifiers, unminted = _identifiers(release.source, metadata, series)
    told = (issuer.told, place.told, access.told, rights.told, retention.told)
    return evolve(
        release,
        metadata=evolve(metadata, identifiers=identifiers),
        diagnostics=_with(release.diagnostics, (*filter(None, told), *unminted)),
    )


def _joined(known: tuple[Fact[T], ...], given: tuple[T, ...]) -> tuple[Fact[T], ...]:
    """Return what is known and, after it, what the series adds."""
    values = [fact.value for fact in known]
    new = [value for value in dict.fromkeys(given) if value not in values]
    return (*known, *(Fact(value, BASIS) for value in new))


def _identifiers(
    source: Source, metadata: Metadata, series: Series
) -> tuple[tuple[Fact[Identifier], ...], tuple[Diagnostic, ...]]:
    """Return the minted identifiers before the others, and what could not be minted."""
    schemes = {one.scheme for one in series.identifiers}
    kept = tuple(
        fact
        for fact in metadata.identifiers
        if fact.evidence.rule != _MINTED.rule or fact.value.scheme not in schemes
    )
    minted: dict[Identifier, None] = {}
    told: list[Diagnostic] = []
    for one in series.identifiers:
        found = mint(one.pattern, source, metadata, series.id)
        if isinstance(found, Unminted):
            missing = _MISSING.get(found.missing, found.missing)
            told.append(diagnostic("RKD303", scheme=one.scheme, missing=missing))
        else:
            minted[Identifier(one.scheme, found)] = None
    known = [fact.value for fact in kept]
    new = (Fact(value, _MINTED) for value in minted if value not in known)
    return (*new, *kept), tuple(told)


def _with(
    known: tuple[Diagnostic, ...], told: tuple[Diagnostic, ...]
) -> tuple[Diagnostic, ...]:
    return (*known, *(one for one in dict.fromkeys(told) if one not in known))
