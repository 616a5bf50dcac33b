"""A release gets what is true of its series; what its text states stays."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import releasekit
from releasekit import record
from releasekit.model import (
    Access,
    AccessLevel,
    Agent,
    AgentRole,
    Channel,
    Date,
    DateType,
    Diagnostic,
    Evidence,
    Fact,
    How,
    Identifier,
    Precision,
    Release,
    Retention,
    RetentionAction,
    Rights,
    Severity,
    missing_values,
)
from releasekit.model.minting import IdentifierPattern
from releasekit.model.series import Series, SeriesAgent
from releasekit.testing.any_value import Values
from releasekit.testing.strategies import any_releases, releases
from tests.support import SAMPLES

PATTERNS = st.sampled_from(
    ["{digest:8}", "{fonds}/{digest}", "x{issued}{number}", "{id}:{language}:{digest}"]
)
VALUES = Values({(IdentifierPattern, "pattern"): PATTERNS})
ANY_SERIES: st.SearchStrategy[Series] = VALUES.of(Series)
SOUND_SERIES: st.SearchStrategy[Series] = Values(
    {
        (IdentifierPattern, "pattern"): PATTERNS,
        (Retention, "period"): st.sampled_from((None, "P10Y", "P6M")),
        (Agent, "country"): st.sampled_from((None, "KR")),
        (Channel, "span"): st.none(),
    }
).of(Series)

PARSED = Evidence(how=How.PARSED, rule="agency.letterhead", confidence=90)
CONSTANT = Evidence(how=How.CONSTANT, rule="series")
SERIES = Series(
    id="harbour",
    access=Access(level=AccessLevel.OPEN),
    rights=Rights(licence="CC0-1.0"),
    agents=(
        SeriesAgent(
            agent=Agent(
                role=AgentRole.ISSUER,
                name="Harbour Office",
                identifier=Identifier("isni", "1"),
                country="XH",
            ),
            also=("항만청",),
        ),
        SeriesAgent(agent=Agent(role=AgentRole.CUSTODIAN, name="Record Office")),
    ),
    identifiers=(IdentifierPattern(scheme="ho", pattern="{id}-{digest:8}"),),
)


def release_of(
    issuer: str | None = None,
    how: How = How.PARSED,
    confidence: int = 90,
    role: AgentRole = AgentRole.ISSUER,
) -> Release:
    """Return a release that names an agent, known in some way."""
    release = releasekit.parse("Ferry Opens\n\nThe ferry opened.\n")
    if issuer is None:
        return release
    evidence = Evidence(how=how, rule="agency.letterhead", confidence=confidence)
    fact = Fact(Agent(role=role, name=issuer), evidence)
    metadata = release.metadata
    if role is AgentRole.ISSUER:
        return evolve(release, metadata=evolve(metadata, issuer=fact))
    return evolve(release, metadata=evolve(metadata, agents=(fact,)))


def issuer_of(release: Release) -> Fact[Agent]:
    assert isinstance(release.metadata.issuer, Fact)
    return release.metadata.issuer


def codes(release: Release) -> list[str]:
    return [d.code for d in release.diagnostics if d.code.startswith("RKD3")]


@settings(max_examples=30)  # values with everything in them take long to draw
@given(any_releases(), ANY_SERIES)
def test_any_series_describes_any_release_once_and_for_all(
    release: Release, series: Series
) -> None:
    described = releasekit.describe(release, series)

    assert releasekit.describe(described, series) == described
    assert described.source == release.source
    assert described.blocks == release.blocks
    assert described.segments == release.segments


@settings(max_examples=30)
@given(releases(), SOUND_SERIES)
def test_a_described_release_comes_back_from_a_valid_record(
    release: Release, series: Series
) -> None:
    described = releasekit.describe(release, series)
    data = record.write(described)
    breaches = record.validate(data)

    assert record.read(data) == described
    assert not [b for b in breaches if b.severity is Severity.ERROR]


def test_every_value_says_that_the_series_gives_it() -> None:
    known = releasekit.describe(release_of(), SERIES).metadata

    assert known.access == Fact(Access(level=AccessLevel.OPEN), CONSTANT)
    assert known.rights == Fact(Rights(licence="CC0-1.0"), CONSTANT)
    assert known.issuer == Fact(SERIES.agents[0].agent, CONSTANT)
    assert known.agents == (Fact(SERIES.agents[1].agent, CONSTANT),)
    assert known.described_by == Fact("harbour", CONSTANT)
    assert known.identifiers[0].evidence == Evidence(
        how=How.COMPUTED, rule="series.identifier"
    )
    assert missing_values(known) == ("issued",)


def test_a_complete_description_makes_a_complete_record() -> None:
    release = release_of()
    when = Date(
        type=DateType.ISSUED, when="2026-01-09", precision=Precision.DAY, literal="9.1."
    )
    known = evolve(release.metadata, issued=Fact(when, PARSED))
    described = releasekit.describe(evolve(release, metadata=known), SERIES)
    head = record.write(described).split(b"<control>")[0]

    assert missing_values(described.metadata) == ()
    assert b'description="complete"' in head


@pytest.mark.parametrize("name", ["HARBOUR  office", "항만청"])
def test_the_same_issuer_keeps_the_name_of_the_text(name: str) -> None:
    described = releasekit.describe(release_of(name), SERIES)
    issuer = issuer_of(described)

    assert issuer.value.name == name
    assert issuer.value.identifier == Identifier("isni", "1")
    assert issuer.value.country == "XH"
    assert issuer.evidence.rule == "agency.letterhead+series"
    assert codes(described) == []


def test_another_issuer_in_the_text_stays_and_is_told() -> None:
    described = releasekit.describe(release_of("Lamp Board"), SERIES)

    assert issuer_of(described).value.name == "Lamp Board"
    assert [d for d in described.diagnostics if d.code == "RKD301"] == [
        Diagnostic(
            code="RKD301",
            arguments=(
                ("what", "issuer"),
                ("stated", "Lamp Board"),
                ("given", "Harbour Office"),
            ),
        )
    ]


@pytest.mark.parametrize(
    ("how", "confidence"),
    [
        (How.INFERRED, 95),
        (How.CONSTANT, 100),
        (How.DEFAULT, 100),
        (How.PARSED, 40),
    ],
)
def test_a_concluded_issuer_gives_way_and_is_told(how: How, confidence: int) -> None:
    described = releasekit.describe(release_of("Lamp Board", how, confidence), SERIES)

    assert issuer_of(described) == Fact(SERIES.agents[0].agent, CONSTANT)
    assert codes(described) == ["RKD302"]


def test_what_the_caller_supplied_stays() -> None:
    release = release_of("Lamp Board", How.SUPPLIED, 100)

    assert issuer_of(releasekit.describe(release, SERIES)) == issuer_of(release)


def test_one_of_joint_issuers_is_no_conflict() -> None:
    release = release_of("Harbour Office", role=AgentRole.CO_ISSUER)
    board = Fact(Agent(role=AgentRole.ISSUER, name="Lamp Board"), PARSED)
    release = evolve(release, metadata=evolve(release.metadata, issuer=board))
    described = releasekit.describe(release, SERIES)

    assert issuer_of(described) == board
    assert codes(described) == []


def test_an_agent_that_the_text_names_stands_once() -> None:
    release = release_of("RECORD OFFICE", role=AgentRole.CUSTODIAN)
    described = releasekit.describe(release, SERIES)

    assert described.metadata.agents == release.metadata.agents


def test_a_later_series_wins_over_an_earlier_one() -> None:
    closed = Series(
        id="closed",
        access=Access(level=AccessLevel.CLOSED),
        agents=(SeriesAgent(agent=Agent(role=AgentRole.CUSTODIAN, name="Vault")),),
    )
    known = releasekit.describe(
        releasekit.describe(release_of(), SERIES), closed
    ).metadata

    assert known.access == Fact(Access(level=AccessLevel.CLOSED), CONSTANT)
    assert known.rights == Fact(Rights(licence="CC0-1.0"), CONSTANT)
    assert [fact.value.name for fact in known.agents] == ["Vault"]
    assert known.described_by == Fact("closed", CONSTANT)


def test_retention_that_the_caller_gave_stays_and_is_told() -> None:
    release = release_of()
    given_ = Fact(
        Retention(action=RetentionAction.KEEP),
        Evidence(how=How.SUPPLIED, rule="caller"),
    )
    release = evolve(release, metadata=evolve(release.metadata, retention=given_))
    series = Series(id="a", retention=Retention(action=RetentionAction.REVIEW))
    described = releasekit.describe(release, series)

    assert described.metadata.retention == given_
    assert described.diagnostics[-1].message == (
        "retention: the release says keep, which stays; the series review"
    )


def test_a_name_that_cannot_be_minted_is_told() -> None:
    pattern = IdentifierPattern(scheme="ho", pattern="{issued:%Y%m%d}-{digest:8}")
    described = releasekit.describe(
        release_of(), Series(id="a", identifiers=(pattern,))
    )

    assert described.diagnostics[-1].message == (
        "no identifier of ho: the release has no date of issue exact enough"
    )


def test_the_minted_name_stands_first() -> None:
    series = releasekit.load_series(SAMPLES / "series" / "haesol-mer-press.toml")
    release = releasekit.read(SAMPLES / "04-state-immediate-us.txt")
    names = [
        fact.value.value
        for fact in releasekit.describe(release, series).metadata.identifiers
    ]
    digest = release.source.sha256

    assert names == [
        f"HS-MER-PR-EN-20260312-{digest[:8]}",
        f"HS-MER:{digest[:16]}",
        f"urn:releasekit:sha256:{digest}",
    ]
