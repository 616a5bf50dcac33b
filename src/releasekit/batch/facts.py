"""Facts: what a report tells of a release, taken from it while it is at hand."""

from __future__ import annotations

from releasekit.batch.doubts import Doubts, doubts_of, furniture_of, measured
from releasekit.batch.result import Facts
from releasekit.model import Agent, Fact, Release
from releasekit.model.completeness import missing_values


def facts_of(release: Release, part: int = 0) -> Facts:
    """Return what a report tells of a release, without the release.

    Args:
        release: described already, so that what its series says is not missing.
        part: which release of its input it is, from 1; 0 where the input is one.
    """
    blocks = measured(release)
    doubts = doubts_of(release, blocks)
    issuer = _issuer(release)
    names = release.metadata.identifiers
    return Facts(
        part=part,
        title=release.title,
        identifier=names[0].value.value if names else None,
        language=release.language,
        issuer=issuer.name if issuer else None,
        country=issuer.country if issuer else None,
        issued=release.issued,
        doubt=doubts.score,
        doubtful=_doubtful(release, doubts),
        missing=missing_values(release.metadata),
        characters=len(release.source.text),
        furniture=furniture_of(blocks),
        blocks=len(release.blocks),
    )


def _issuer(release: Release) -> Agent | None:
    fact = release.metadata.issuer
    return fact.value if isinstance(fact, Fact) else None


def _doubtful(release: Release, doubts: Doubts) -> tuple[str, ...]:
    """Return what is doubtful, the most first; oddities have names of their own."""
    codes = {found.code for found in release.diagnostics}
    return tuple(
        dict.fromkeys(each.what for each in doubts.places if each.what not in codes)
    )
