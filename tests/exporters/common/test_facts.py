"""What documents say of a release: title, moment, masthead, paper."""

from __future__ import annotations

from datetime import UTC, datetime

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasekit.exporters.common.facts import (
    Facts,
    facts_of,
    issued_moment,
    masthead_of,
    missing_facts,
)
from releasekit.exporters.common.paper import PageSize, paper_for
from releasekit.model import (
    Access,
    AccessLevel,
    BlockKind,
    Date,
    DateType,
    Fact,
    How,
    Precision,
    Release,
    Rights,
)
from releasekit.plugins.contract import ExportContext
from tests import builders as b

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def issued(when: str, zone: str | None = None) -> Release:
    date = Date(
        type=DateType.ISSUED,
        when=when,
        precision=Precision.DAY,
        zone=zone,
        literal=when,
    )
    release = b.make_release(b.title("T"))
    return attrs.evolve(
        release, metadata=attrs.evolve(release.metadata, issued=b.fact(date))
    )


@pytest.mark.parametrize(
    ("when", "zone", "expected"),
    [
        ("2017-02-07", None, "2017-02-07T00:00:00+00:00"),
        ("2017-02-07", "+09:00", "2017-02-07T00:00:00+00:00"),
        ("2017-02-07T14:30", "+09:00", "2017-02-07T14:30:00+09:00"),
        ("2017-02-07T23:30:05", "-03:30", "2017-02-07T23:30:05-03:30"),
        ("2017-02-07T14:30", "Z", "2017-02-07T14:30:00+00:00"),
        ("2017-02-07T14:30", None, "2017-02-07T14:30:00+00:00"),
    ],
)
def test_the_date_of_issue_is_a_moment(
    when: str, zone: str | None, expected: str
) -> None:
    found = issued_moment(issued(when, zone))

    assert found is not None
    assert found.isoformat() == expected


@pytest.mark.parametrize(
    ("when", "zone"),
    [
        ("2017", None),
        ("2017-02", None),
        ("--02-07", None),
        ("2017-02-30", None),
        ("soon", None),
        ("20170207T1430", None),
        ("2017-W06-2", None),
        ("2017-02-07T14:30", "Seoul"),
        ("0001-01-01T00:00", "+09:00"),
    ],
)
def test_a_date_that_is_no_moment_is_not_used(when: str, zone: str | None) -> None:
    release = issued(when, zone)

    assert issued_moment(release) is None
    assert facts_of(release, ExportContext(time=NOON)).moment == NOON
    assert facts_of(release, ExportContext()).moment is None


@given(st.text(min_size=1, max_size=25), st.text(max_size=6))
def test_any_text_may_stand_for_a_date(when: str, zone: str) -> None:
    found = issued_moment(issued(when, zone))

    assert found is None or found.tzinfo is not None


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("2017-02.txt", "2017-02"),
        ("2017.2.7", "2017.2.7"),
        ("", "Untitled release"),
    ],
)
def test_without_a_headline_something_stands_for_it(name: str, title: str) -> None:
    release = b.make_release(b.paragraph("text"), name=name)
    facts = facts_of(release, ExportContext())

    assert facts.title == title
    assert [d.message for d in missing_facts(release, facts)] == [
        f"the release has no headline; {title} stands for it"
    ]


def test_a_very_long_headline_is_cut() -> None:
    facts = facts_of(b.make_release(b.title("word " * 5000)), ExportContext())

    assert len(facts.title) <= 1000
    assert facts.title.endswith("word…")


def test_a_letterhead_of_its_own_is_enough() -> None:
    head = b.paragraph("Office", kind=BlockKind.LETTERHEAD)

    assert masthead_of(b.make_release(b.title("T"), issuer="Office")) == "Office"
    assert masthead_of(b.make_release(head, issuer="Office")) == ""


@pytest.mark.parametrize("how", [How.INFERRED, How.CONSTANT])
def test_a_page_names_no_issuer_that_the_text_does_not_name(how: How) -> None:
    release = b.make_release(b.title("T"), issuer="Office")
    fact = attrs.evolve(b.BY_HAND, how=how)
    assert isinstance(release.metadata.issuer, Fact)
    issuer = attrs.evolve(release.metadata.issuer, evidence=fact)
    metadata = attrs.evolve(release.metadata, issuer=issuer)

    assert masthead_of(attrs.evolve(release, metadata=metadata)) == ""


def described(rights: Rights, access: Access) -> Facts:
    release = b.make_release(b.title("T"))
    metadata = attrs.evolve(
        release.metadata, rights=b.fact(rights), access=b.fact(access)
    )
    return facts_of(attrs.evolve(release, metadata=metadata), ExportContext())


@pytest.mark.parametrize(
    ("rights", "words", "licence"),
    [
        (Rights(statement="For all."), "For all", ""),
        (Rights(licence="CC0-1.0", holder="Office"), "© Office. CC0-1.0", ""),
        (
            Rights(licence="https://l.example/1", holder="Office", statement="Free."),
            "© Office. Free",
            "https://l.example/1",
        ),
    ],
)
def test_rights_are_said_in_words(rights: Rights, words: str, licence: str) -> None:
    facts = described(rights, Access(level=AccessLevel.OPEN))

    assert (facts.rights, facts.licence) == (words, licence)
    assert facts.access == "open"


def test_access_comes_with_its_conditions() -> None:
    access = Access(level=AccessLevel.RESTRICTED, statement="Until 2030")

    assert described(Rights(statement="x"), access).access == "restricted: Until 2030"


@pytest.mark.parametrize(
    ("country", "size", "paper"),
    [
        ("US", PageSize.AUTO, PageSize.LETTER),
        ("PH", PageSize.AUTO, PageSize.LETTER),
        ("KR", PageSize.AUTO, PageSize.A4),
        (None, PageSize.AUTO, PageSize.A4),
        ("US", PageSize.A4, PageSize.A4),
        ("KR", PageSize.LETTER, PageSize.LETTER),
    ],
)
def test_paper_follows_the_issuer(
    country: str | None, size: PageSize, paper: PageSize
) -> None:
    release = b.make_release(b.title("T"), issuer="Agency", country=country)

    assert paper_for(release, size) is paper
