"""EAD3: valid whole and in parts, at the level that is known, and honest."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

import releasekit
from releasekit import ExportContext, Release, Source
from releasekit.exporters.ead3.exporter import EXPORTER
from releasekit.exporters.ead3.options import Ead3Options, Form
from releasekit.model import (
    Access,
    AccessLevel,
    Agent,
    AgentKind,
    AgentRole,
    ArchivalSeries,
    Attachment,
    Classification,
    Date,
    DateType,
    Metadata,
    Precision,
    Relation,
    RelationKind,
    Retention,
    RetentionAction,
    Rights,
    Translation,
    TranslationStatus,
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
from tests.validators.official import complaints, ead3_grammar, ead3_schema

GOLDEN = Path(__file__).with_name("golden")
NS = {"e": "http://ead3.archivists.org/schema/"}
SERIES = ArchivalSeries(title="Releases", code="A-1", fonds="Ministry", fonds_code="A")
UNDATED = ExportContext()


def export(
    release: Release, form: Form = Form.FINDING_AID, context: ExportContext = UNDATED
) -> bytes:
    return EXPORTER.export(release, Ead3Options(form=form), context).data


def pasted(release: Release) -> bytes:
    """Return the component of a release in the finding aid of another."""
    aid = etree.fromstring((GOLDEN / "05-department-embargo-uk.ead.xml").read_bytes())
    (series,) = aid.iterfind(".//e:c[@level='series']", NS)
    series.append(etree.fromstring(export(release, Form.COMPONENT)))
    return etree.tostring(aid)


def wrong(data: bytes) -> list[str]:
    return complaints(ead3_schema(), data)


def release_of(metadata: Metadata) -> Release:
    return Release(source=Source.from_text("x"), metadata=metadata)


def item_of(metadata: Metadata) -> etree._Element:
    """Return the one unit of a release that is of no known series."""
    (unit,) = etree.fromstring(export(release_of(metadata))).findall("e:archdesc", NS)
    return unit


def texts(metadata: Metadata, path: str) -> list[str | None]:
    return [found.text for found in item_of(metadata).findall(path, NS)]


def dated(kind: DateType, when: str, literal: str = "") -> Date:
    precision = Precision.DAY
    return Date(type=kind, when=when, precision=precision, zone="Z", literal=literal)


def test_every_sample_and_specimen_is_valid() -> None:
    for name, release in (*samples(), *hand_made().items()):
        assert (name, wrong(export(release))) == (name, [])
        assert (name, wrong(pasted(release))) == (name, [])


def test_every_real_release_is_valid() -> None:
    for name, release in real_releases():
        for one in (release, described(release)):
            assert (name, wrong(export(one))) == (name, [])
            assert (name, complaints(ead3_grammar(), export(one))) == (name, [])


@settings(max_examples=20)
@given(release=releases() | any_releases())
def test_every_release_that_the_model_can_hold_is_valid(release: Release) -> None:
    assert wrong(export(release)) == []
    assert wrong(pasted(release)) == []


@pytest.mark.parametrize(
    ("good", "bad", "reason"),
    [
        (b'level="item"', b'level="piece"', "'piece' is not an element of the set"),
        (b"unittitle", b"title", "}title': This element is not expected"),
        (b'value="derived"', b'value="made"', "'made' is not an element of the set"),
        (b"agencyname", b"agency", "}agency': This element is not expected"),
        (b' coverage="whole"', b"", "The attribute 'coverage' is required"),
    ],
)
def test_a_planted_fault_is_found(good: bytes, bad: bytes, reason: str) -> None:
    data = export(described(sample("05")))
    broken = data.replace(good, bad)

    assert broken != data
    assert wrong(data) == []
    assert any(reason in complaint for complaint in wrong(broken))


def test_a_sample_reads_as_the_golden_one() -> None:
    golden = GOLDEN / "05-department-embargo-uk.ead.xml"

    assert export(described(sample("05"))) == golden.read_bytes()


@pytest.mark.parametrize(
    ("series", "levels"),
    [
        (None, ["item"]),
        (SERIES, ["fonds", "series", "item"]),
        (ArchivalSeries(title="Releases"), ["series", "item"]),
        (ArchivalSeries(title=" "), ["item"]),
    ],
)
def test_a_finding_aid_begins_at_the_highest_known_level(
    series: ArchivalSeries | None, levels: list[str]
) -> None:
    metadata = Metadata(series=fact(series) if series else None)
    aid = etree.fromstring(export(release_of(metadata)))
    first, *others = (unit for unit in aid.iter() if unit.get("level"))

    assert [unit.get("level") for unit in (first, *others)] == levels
    assert etree.QName(first).localname == "archdesc"
    assert {etree.QName(unit).localname for unit in others} <= {"c"}


def test_the_keeper_stands_at_the_first_level_and_keeps_the_finding_aid() -> None:
    keeper = fact(Agent(role=AgentRole.CUSTODIAN, name="National Archives"))
    metadata = Metadata(series=fact(SERIES), agents=(keeper,))
    aid = etree.fromstring(export(release_of(metadata)))

    assert len(aid.findall(".//e:repository", NS)) == 1
    assert aid.find("e:archdesc/e:did/e:repository", NS) is not None
    assert aid.findtext(".//e:agencyname", None, NS) == "National Archives"


def test_a_finding_aid_without_a_keeper_is_kept_by_its_maker() -> None:
    aid = etree.fromstring(export(release_of(Metadata())))

    assert aid.findtext(".//e:agencyname", None, NS) == "releasekit"


def test_a_component_has_the_name_of_its_record_and_its_keeper() -> None:
    keeper = fact(Agent(role=AgentRole.CUSTODIAN, name="National Archives"))
    release = release_of(Metadata(series=fact(SERIES), agents=(keeper,)))
    unit = etree.fromstring(export(release, Form.COMPONENT))
    record = unit.findtext("e:did/e:unitid[@localtype='record']", None, NS)

    assert etree.QName(unit).localname == "c"
    assert record == f"sha256:{release.source.sha256}"
    assert unit.find("e:did/e:repository", NS) is not None


@pytest.mark.parametrize(
    ("time", "text", "standard"),
    [
        (None, "unknown", None),
        (datetime(2026, 11, 23, 9, 30, tzinfo=UTC), *["2026-11-23T09:30:00+00:00"] * 2),
    ],
)
def test_the_finding_aid_is_dated_by_the_caller_only(
    time: datetime | None, text: str, standard: str | None
) -> None:
    data = export(release_of(Metadata()), context=ExportContext(time=time))
    (event,) = etree.fromstring(data).iterfind(".//e:eventdatetime", NS)

    assert (event.text, event.get("standarddatetime")) == (text, standard)
    assert wrong(data) == []


def test_what_stands_for_a_missing_title_is_told() -> None:
    source = Source.from_text("x", name="release-7.txt")
    made = EXPORTER.export(Release(source=source), Ead3Options(), UNDATED)

    assert b"<titleproper>release-7</titleproper>" in made.data
    assert [odd.code for odd in made.diagnostics] == ["RKD203", "RKD210"]


@pytest.mark.parametrize(
    ("when", "standard"),
    [
        ("2017-02-07", "2017-02-07"),
        ("2017-02-07T14:30", "2017-02-07"),
        ("2017", "2017"),
        ("--02-07", None),
    ],
)
def test_a_date_is_a_day_in_the_words_of_the_source(
    when: str, standard: str | None
) -> None:
    issued = dated(DateType.ISSUED, when, "7 February")
    path = "e:did/e:unitdatestructured[@datechar='issued']/e:datesingle"
    (single,) = item_of(Metadata(issued=fact(issued))).findall(path, NS)

    assert (single.text, single.get("standarddate")) == ("7 February", standard)


def test_several_dates_of_a_kind_are_a_set() -> None:
    days = (dated(DateType.MODIFIED, f"2017-02-0{day}") for day in (7, 8))
    metadata = Metadata(dates=tuple(map(fact, days)))
    path = "e:did/e:unitdatestructured[@datechar='modified']/e:dateset/e:datesingle"

    assert texts(metadata, path) == ["2017-02-07", "2017-02-08"]


def test_what_the_text_tells_of_is_no_date_of_the_unit() -> None:
    event = dated(DateType.EVENT, "--02-07", "7 February")
    made = EXPORTER.export(
        release_of(Metadata(dates=(fact(event),))), Ead3Options(), UNDATED
    )
    (told,) = (odd.message for odd in made.diagnostics if odd.code == "RKD210")

    assert b"7 February" not in made.data
    assert "dates/date[@type='event']/@when" in told


def test_an_agent_is_a_person_or_a_body_with_its_parts() -> None:
    person = Agent(
        role=AgentRole.SPOKESPERSON,
        kind=AgentKind.PERSON,
        name="Kim Ann",
        position="Director",
        organisation="Press Office",
    )
    body = Agent(role=AgentRole.PUBLISHER, name="Press Office")
    metadata = Metadata(agents=(fact(person), fact(body)))

    assert texts(metadata, "e:controlaccess/e:persname/e:part") == [
        "Kim Ann",
        "Director",
        "Press Office",
    ]
    assert texts(metadata, "e:controlaccess/e:corpname/e:part") == ["Press Office"]


def test_who_has_no_name_gets_none() -> None:
    desk = Agent(role=AgentRole.PUBLISHER, name="")

    assert item_of(Metadata(agents=(fact(desk),))).find("e:controlaccess", NS) is None


def test_a_translation_says_its_standing_and_its_original() -> None:
    translation = Translation(
        status=TranslationStatus.UNOFFICIAL,
        authoritative=False,
        of="urn:example:1",
        from_language="ko",
        literal="* unofficial translation",
    )
    metadata = Metadata(translation=fact(translation))
    process = "e:processinfo[@localtype='unofficial translation']/e:p"

    assert texts(metadata, process) == [translation.literal]
    assert texts(metadata, "e:originalsloc/e:p/e:ref") == ["urn:example:1"]


def test_an_attachment_is_related_material_with_its_label() -> None:
    attachment = Attachment(title="A table", label="Annex A")
    metadata = Metadata(attachments=(fact(attachment),))
    part = "e:relatedmaterial[@localtype='attachment']/e:p"

    assert texts(metadata, f"{part}/e:num") == ["Annex A"]
    assert texts(metadata, f"{part}/e:title/e:part") == ["A table"]


def test_a_relation_that_is_no_address_is_named_in_words() -> None:
    relation = Relation(kind=RelationKind.CONFORMS_TO, target="ISO 8601", title="Dates")
    metadata = Metadata(relations=(fact(relation),))
    path = "e:relatedmaterial[@localtype='conforms-to']/e:p"

    assert texts(metadata, path) == ["Dates", "ISO 8601"]


def test_conditions_stand_in_words_with_what_they_rest_on() -> None:
    rights = Rights(statement="Free", licence="https://licences.example/1", holder="H")
    metadata = Metadata(
        access=fact(Access(level=AccessLevel.OPEN)), rights=fact(rights)
    )
    links = item_of(metadata).findall("e:userestrict/e:p/e:ref", NS)

    assert texts(metadata, "e:accessrestrict[@localtype='open']/e:p") == ["open"]
    assert texts(metadata, "e:userestrict/e:p")[0] == "Free"
    assert [link.get("href") for link in links] == [rights.licence]
    assert texts(metadata, "e:userestrict/e:p/e:name/e:part") == ["H"]


def test_retention_is_appraisal_with_its_schedule_and_period() -> None:
    retention = Retention(
        action=RetentionAction.TRANSFER, period="P5Y", schedule="GS 12"
    )
    metadata = Metadata(retention=fact(retention))
    numbers = "e:appraisal[@localtype='transfer']/e:p/e:num"

    assert texts(metadata, numbers) == ["GS 12", "P5Y"]


def test_retention_that_says_only_what_becomes_of_it_says_that() -> None:
    retention = Retention(action=RetentionAction.KEEP)

    assert texts(Metadata(retention=fact(retention)), "e:appraisal/e:p") == ["keep"]


def test_a_class_of_the_file_plan_has_its_scheme_and_code() -> None:
    group = Classification(label="News", scheme="plan", code="7.2")
    metadata = Metadata(classifications=(fact(group),))
    (subject,) = item_of(metadata).findall("e:fileplan/e:p/e:subject", NS)

    assert (subject.get("source"), subject.get("identifier")) == ("plan", "7.2")


@pytest.mark.parametrize(
    ("name", "title", "shown"), [("a.txt", "T", "a.txt"), ("", "T", "T")]
)
def test_the_file_is_named_by_its_digest_and_has_a_title(
    name: str, title: str, shown: str
) -> None:
    source = Source.from_text("x", name=name)
    release = Release(source=source, metadata=Metadata(title=fact(title)))
    (dao,) = etree.fromstring(export(release)).iterfind(".//e:dao", NS)
    urn = f"urn:sha256:{source.sha256}"

    assert (dao.get("identifier"), dao.get("href")) == (urn, urn)
    assert dao.get("linktitle") == shown


def test_a_file_without_any_name_has_that_of_its_digest() -> None:
    unit = item_of(Metadata())
    (dao,) = unit.findall("e:did/e:dao", NS)

    assert dao.get("linktitle") == dao.get("identifier")


def test_a_caller_can_ask_for_the_component(tmp_path: Path) -> None:
    release = sample("05")
    options = {"ead3": {"form": "component"}}
    releasekit.save(release, tmp_path, to=["ead3"], options=options)
    written = tmp_path / "05-department-embargo-uk.ead.xml"

    assert written.read_bytes() == export(release, Form.COMPONENT)
