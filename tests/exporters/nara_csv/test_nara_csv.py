"""NARA CSV: read back exactly, joined to one list, no value changed unseen."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from releasekit import ExportContext, Release, Source
from releasekit.exporters.nara_csv.compose import LONGEST_CELL
from releasekit.exporters.nara_csv.exporter import EXPORTER
from releasekit.exporters.nara_csv.labels import Label
from releasekit.exporters.nara_csv.options import NaraCsvOptions
from releasekit.model import (
    Access,
    AccessLevel,
    Agent,
    AgentRole,
    ArchivalSeries,
    Attachment,
    Date,
    DateType,
    Identifier,
    Metadata,
    Precision,
    Relation,
    RelationKind,
    Title,
    TitleRole,
)
from releasekit.testing.strategies import any_releases, releases
from tests.builders import fact
from tests.exporters.crosswalk.releases import (
    described,
    hand_made,
    real_releases,
    sample,
    samples,
)

GOLDEN = Path(__file__).with_name("golden")
CONTEXT = ExportContext()
ROW_ONLY = NaraCsvOptions(header=False)
LABELS = """
    Identifier:FileName Identifier:RecordID Title Description Creator Date:CreationDate
    Rights:SecurityClassification Rights:PreviousSecurityClassification
    Rights:AccessRights Rights:UsageRights Rights:RightsHolder
    Coverage:SpatialCoverage Coverage:TemporalCoverage
    Relation:HasPart Relation:IsPartOf
""".split()
UNFIT = [*map(chr, (0, 1, 8, 11, 12, 27, 31)), "\ud800", "\udfff"]


def export(release: Release, options: NaraCsvOptions | None = None) -> bytes:
    return EXPORTER.export(release, options or NaraCsvOptions(), CONTEXT).data


def rows(data: bytes) -> list[list[str]]:
    text = data.decode("utf-8")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter="|", strict=True))


def row(release: Release) -> dict[str, str]:
    labels, values = rows(export(release))
    return dict(zip(labels, values, strict=True))


def cells(metadata: Metadata) -> dict[str, str]:
    return row(Release(source=Source.from_text("x"), metadata=metadata))


def told(metadata: Metadata) -> list[str]:
    release = Release(source=Source.from_text("x"), metadata=metadata)
    made = EXPORTER.export(release, NaraCsvOptions(), CONTEXT)
    return [odd.code for odd in made.diagnostics]


def test_the_labels_are_those_of_the_bulletin() -> None:
    assert list(Label) == LABELS


def test_every_release_gives_one_row_with_every_label() -> None:
    for name, release in (*samples(), *hand_made().items()):
        assert (name, [len(r) for r in rows(export(release))]) == (name, [15, 15])


def test_every_real_release_gives_one_row_with_every_label() -> None:
    for name, release in real_releases():
        one = described(release)
        assert (name, [len(r) for r in rows(export(one))]) == (name, [15, 15])


@settings(max_examples=20)
@given(release=releases() | any_releases())
def test_whatever_the_model_holds_gives_one_row(release: Release) -> None:
    assert [len(one) for one in rows(export(release))] == [15, 15]


@given(title=st.text(min_size=1).filter(str.strip))
def test_a_value_reads_back_exactly(title: str) -> None:
    fit = not any(char in title for char in map(chr, range(32)) if char not in "\t\n\r")

    assert not fit or cells(Metadata(title=fact(title)))["Title"] == title


@pytest.mark.parametrize(
    "title",
    [
        "a|b",
        'the "quiet" harbour',
        '"',
        "two\nlines",
        "two\r\nlines",
        "a\rb",
        " blanks around ",
        "a\u2028b\x85c",
        "'=1",
        "부두, 선착장",
    ],
)
def test_delimiters_quotes_and_line_ends_read_back_exactly(title: str) -> None:
    assert cells(Metadata(title=fact(title)))["Title"] == title


@pytest.mark.parametrize("char", UNFIT)
def test_what_no_reader_takes_for_text_is_shown_and_told(char: str) -> None:
    metadata = Metadata(title=fact(f"a{char}b"))

    assert cells(metadata)["Title"] == "a\ufffdb"
    assert "RKD209" in told(metadata)


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_formula_is_told_and_left_as_it_is(start: str) -> None:
    title = f'{start}HYPERLINK("https://example.org")'
    metadata = Metadata(title=fact(title))

    assert cells(metadata)["Title"] == title
    assert "RKD216" in told(metadata)
    assert "RKD216" not in told(Metadata(title=fact(f"A{title}")))


def test_a_value_longer_than_a_cell_is_left_out_and_told() -> None:
    longest = Metadata(title=fact("a" * LONGEST_CELL))
    longer = Metadata(title=fact("a" * LONGEST_CELL + "b"))

    assert len(cells(longest)["Title"]) == LONGEST_CELL
    assert "RKD212" not in told(longest)
    assert cells(longer)["Title"] == ""
    assert "RKD212" in told(longer)


def test_rows_of_many_releases_join_under_one_header() -> None:
    first, second = sample("01"), described(sample("05"))
    joined = export(first) + export(second, ROW_ONLY)

    assert [len(one) for one in rows(joined)] == [15, 15, 15]
    assert rows(joined)[0] == LABELS
    assert rows(joined)[2][2] == second.title


def test_a_sample_reads_as_the_golden_one() -> None:
    golden = GOLDEN / "05-department-embargo-uk.nara.csv"

    assert export(described(sample("05"))) == golden.read_bytes()


def test_the_record_id_is_the_preferred_identifier() -> None:
    names = (Identifier("agency", "PR-1"), Identifier("sha256", "ab"))
    release = Release(source=Source.from_text("x"))

    assert cells(Metadata(identifiers=tuple(map(fact, names))))[
        "Identifier:RecordID"
    ] == ("PR-1")
    assert row(release)["Identifier:RecordID"] == f"sha256:{release.source.sha256}"


def test_several_values_of_a_label_stand_in_one_cell() -> None:
    issuer = fact(Agent(role=AgentRole.ISSUER, name="Ministry A"))
    other = fact(Agent(role=AgentRole.CO_ISSUER, name="Ministry B"))

    assert cells(Metadata(issuer=issuer, agents=(other,)))["Creator"] == (
        "Ministry A; Ministry B"
    )


def test_what_describes_the_content_is_the_description() -> None:
    titles = (fact(Title(role=TitleRole.SUB, text="Below")),)

    assert cells(Metadata(number=fact("7/2026"), other_titles=titles))[
        "Description"
    ] == ("7/2026; Below")


def test_the_creation_date_is_the_date_of_issue() -> None:
    issued = Date(
        type=DateType.ISSUED,
        when="2017-02-07T14:30",
        precision=Precision.MINUTE,
        zone="+09:00",
        literal="7 February 2017, 14:30",
    )

    assert cells(Metadata(issued=fact(issued)))["Date:CreationDate"] == (
        "2017-02-07T14:30+09:00"
    )


def test_a_time_that_is_covered_has_a_year() -> None:
    dates = (
        Date(type=DateType.EVENT, when=when, precision=Precision.DAY, literal="May")
        for when in ("2017-05-02", "--05-02")
    )
    metadata = Metadata(dates=tuple(map(fact, dates)))

    assert cells(metadata)["Coverage:TemporalCoverage"] == "2017-05-02"
    assert "RKD213" in told(metadata)


def test_a_whole_and_its_parts_are_relations() -> None:
    series = ArchivalSeries(title="Releases", code="A-1", fonds="Ministry")
    attachment = Attachment(title="A table", label="Annex A")
    relations = (
        Relation(kind=RelationKind.IS_PART_OF, target="https://example.org/a"),
        Relation(kind=RelationKind.HAS_PART, target="b.pdf"),
    )
    said = cells(
        Metadata(
            series=fact(series),
            attachments=(fact(attachment),),
            relations=tuple(map(fact, relations)),
        )
    )

    assert said["Relation:IsPartOf"] == "Ministry; A-1 Releases; https://example.org/a"
    assert said["Relation:HasPart"] == "Annex A A table; b.pdf"


def test_a_relation_that_has_no_label_is_told() -> None:
    kinds = (RelationKind.HAS_PART, RelationKind.REPLACES)
    relations = tuple(fact(Relation(kind=kind, target="a")) for kind in kinds)
    release = Release(
        source=Source.from_text("x"), metadata=Metadata(relations=relations)
    )
    made = EXPORTER.export(release, NaraCsvOptions(), CONTEXT)
    (left,) = (odd.message for odd in made.diagnostics if odd.code == "RKD210")

    assert "relations/relation[@kind='replaces']" in left
    assert "[@kind='has-part']" not in left


def test_access_is_said_in_a_word_and_in_words() -> None:
    access = Access(level=AccessLevel.RESTRICTED, statement="Until 2030.")

    assert cells(Metadata(access=fact(access)))["Rights:AccessRights"] == (
        "restricted; Until 2030."
    )


def test_the_security_classification_is_the_callers() -> None:
    options = NaraCsvOptions(security_classification="Unclassified")
    data = export(Release(source=Source.from_text("x")), options)
    said = dict(zip(*rows(data), strict=True))

    assert said["Rights:SecurityClassification"] == "Unclassified"
    assert said["Rights:PreviousSecurityClassification"] == ""
