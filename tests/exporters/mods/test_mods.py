"""MODS: valid in 3.6 and 3.8, with the codes that libraries use, and honest."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from lxml import etree

import releasekit
from releasekit import Release, Source
from releasekit.model import (
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
    Rights,
    Title,
    TitleRole,
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
from tests.validators.official import (
    as_mods_36,
    complaints,
    mods_36_schema,
    mods_38_schema,
)

GOLDEN = Path(__file__).with_name("golden")
NS = {"m": "http://www.loc.gov/mods/v3", "xlink": "http://www.w3.org/1999/xlink"}
HREF = "{http://www.w3.org/1999/xlink}href"


def export(release: Release) -> bytes:
    return releasekit.export(release, "mods").data


def wrong(data: bytes, version: str) -> list[str]:
    """Return what the schema of a version of MODS finds wrong."""
    if version == "3.8":
        return complaints(mods_38_schema(), data)
    return complaints(mods_36_schema(), as_mods_36(data))


def found(metadata: Metadata, path: str) -> list[etree._Element]:
    release = Release(source=Source.from_text("x"), metadata=metadata)
    return etree.fromstring(export(release)).findall(path, NS)


def texts(metadata: Metadata, path: str) -> list[str | None]:
    return [element.text for element in found(metadata, path)]


VERSIONS = pytest.mark.parametrize("version", ["3.6", "3.8"])


@VERSIONS
def test_every_sample_and_specimen_is_valid(version: str) -> None:
    for name, release in (*samples(), *hand_made().items()):
        assert (name, wrong(export(release), version)) == (name, [])


@VERSIONS
def test_every_real_release_is_valid(version: str) -> None:
    for name, release in real_releases():
        assert (name, wrong(export(release), version)) == (name, [])
        assert wrong(export(described(release)), version) == []


@settings(max_examples=40)
@given(release=releases() | any_releases())
def test_every_release_that_the_model_can_hold_is_valid(release: Release) -> None:
    assert wrong(export(release), "3.6") == []


def test_a_link_that_is_no_uri_is_a_name() -> None:
    metadata = Metadata(links=(fact("https://example.org/한글"),))
    item = "m:relatedItem[@type='references']"

    assert texts(metadata, f"{item}/m:identifier") == ["https://example.org/한글"]
    assert found(metadata, f"{item}/m:location") == []


@VERSIONS
@pytest.mark.parametrize(
    ("good", "bad", "reason"),
    [
        (b'type="host"', b'type="hosts"', "'hosts' is not an element of the set"),
        (b'"w3cdtf"', b'"w3c"', "'w3c' is not an element of the set"),
        (b"extent", b"size", "}size': This element is not expected"),
        (b"namePart>", b"part>", "}part': This element is not expected"),
    ],
)
def test_a_planted_fault_is_found(
    version: str, good: bytes, bad: bytes, reason: str
) -> None:
    data = export(described(sample("05")))
    broken = data.replace(good, bad)

    assert broken != data
    assert wrong(data, version) == []
    assert any(reason in complaint for complaint in wrong(broken, version))


def test_a_sample_reads_as_the_golden_one() -> None:
    golden = GOLDEN / "05-department-embargo-uk.mods.xml"

    assert export(described(sample("05"))) == golden.read_bytes()


def test_a_role_has_the_code_of_marc_where_there_is_one() -> None:
    roles = [AgentRole.PUBLISHER, AgentRole.CONTACT]
    agents = tuple(fact(Agent(role=role, name="N")) for role in roles)
    metadata = Metadata(agents=agents)
    terms = "m:name/m:role/m:roleTerm"

    assert texts(metadata, f"{terms}[@type='text']") == ["publisher", "contact"]
    assert texts(metadata, f"{terms}[@authority='marcrelator']") == ["pbl"]


def test_a_person_has_office_and_house() -> None:
    person = Agent(
        role=AgentRole.CONTACT,
        kind=AgentKind.PERSON,
        name="Kim Ann",
        position="Director",
        organisation="Press Office",
    )
    metadata = Metadata(agents=(fact(person),))

    assert texts(metadata, "m:name[@type='personal']/m:namePart") == ["Kim Ann"]
    assert texts(metadata, "m:name/m:description") == ["Director"]
    assert texts(metadata, "m:name/m:affiliation") == ["Press Office"]


def test_who_has_no_name_gets_none() -> None:
    desk = Agent(role=AgentRole.CONTACT, name="")

    assert found(Metadata(agents=(fact(desk),)), "m:name") == []


def test_a_language_has_the_code_of_libraries_and_its_tag() -> None:
    metadata = Metadata(language=fact("de-AT"), other_languages=(fact("qaa"),))

    assert texts(metadata, "m:language/m:languageTerm[@authority='iso639-2b']") == [
        "ger"
    ]
    assert texts(metadata, "m:language/m:languageTerm[@authority='rfc5646']") == [
        "de-AT",
        "qaa",
    ]


@pytest.mark.parametrize(
    ("when", "zone", "text", "encoding"),
    [
        ("2017", None, "2017", "w3cdtf"),
        ("2017-02-07T14:30", "+09:00", "2017-02-07T14:30+09:00", "w3cdtf"),
        ("2017-02-07T14:30", None, "2017-02-07", "w3cdtf"),
        ("--02-07", None, "7 February", None),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(
    when: str, zone: str | None, text: str, encoding: str | None
) -> None:
    date = Date(
        type=DateType.ISSUED,
        when=when,
        precision=Precision.DAY,
        zone=zone,
        literal="7 February",
    )
    (issued,) = found(Metadata(issued=fact(date)), "m:originInfo/m:dateIssued")

    assert (issued.text, issued.get("encoding")) == (text, encoding)


def test_the_subtitle_stands_with_its_title() -> None:
    titles = (
        Title(role=TitleRole.SUB, text="Below"),
        Title(role=TitleRole.TRANSLATED, text="제목", language="ko"),
    )
    metadata = Metadata(title=fact("Above"), other_titles=tuple(map(fact, titles)))
    first, second = found(metadata, "m:titleInfo")

    assert [child.text for child in first] == ["Above", "Below"]
    assert second.get("type") == "translated"


def test_a_translation_names_its_original_and_its_standing() -> None:
    translation = Translation(
        status=TranslationStatus.UNOFFICIAL,
        authoritative=False,
        of="urn:example:1",
        from_language="ko",
        literal="* unofficial translation",
    )
    metadata = Metadata(translation=fact(translation))
    original = "m:relatedItem[@type='otherVersion']"

    assert texts(metadata, f"{original}/m:identifier[@type='uri']") == ["urn:example:1"]
    assert texts(metadata, f"{original}/m:language/m:languageTerm") == ["kor", "ko"]
    assert texts(metadata, "m:note[@type='translation']") == [translation.literal]
    assert texts(metadata, "m:note[@type='translation status']") == ["unofficial"]


def test_a_series_stands_in_its_fonds() -> None:
    series = ArchivalSeries(title="Releases", code="A-1", fonds="Ministry")
    metadata = Metadata(series=fact(series))
    host = "m:relatedItem[@type='host']"

    assert texts(metadata, f"{host}/m:titleInfo/m:title") == ["Releases"]
    assert texts(metadata, f"{host}/m:identifier") == ["A-1"]
    assert texts(metadata, f"{host}/{host}/m:titleInfo/m:title") == ["Ministry"]


def test_an_attachment_is_a_part_with_its_label() -> None:
    attachment = Attachment(title="A table", label="Annex A")
    metadata = Metadata(attachments=(fact(attachment),))
    (item,) = found(metadata, "m:relatedItem[@type='constituent']")

    assert item.get("displayLabel") == "Annex A"


def test_a_relation_that_mods_has_no_word_for_keeps_ours() -> None:
    relation = Relation(kind=RelationKind.CONFORMS_TO, target="ISO 8601")
    (item,) = found(Metadata(relations=(fact(relation),)), "m:relatedItem")

    assert (item.get("type"), item.get("otherType")) == (None, "conforms-to")


def test_a_class_is_its_code_or_without_one_its_label() -> None:
    coded = Classification(label="News", scheme="plan", code="7.2")
    bare = attrs.evolve(coded, code=None)
    first, second = found(
        Metadata(classifications=(fact(coded), fact(bare))), "m:classification"
    )

    assert (first.text, first.get("displayLabel")) == ("7.2", "News")
    assert (second.text, second.get("displayLabel")) == ("News", None)


def test_a_licence_is_linked_where_it_is_an_address() -> None:
    web = Rights(statement="Free", licence="https://licences.example/1")
    spdx = attrs.evolve(web, licence="CC-BY-4.0")
    (linked,) = found(Metadata(rights=fact(web)), "m:accessCondition")

    assert (linked.text, linked.get(HREF)) == ("Free", web.licence)
    assert texts(Metadata(rights=fact(spdx)), "m:accessCondition") == [
        "Free",
        "CC-BY-4.0",
    ]


def test_nothing_is_said_of_what_is_unknown() -> None:
    root = etree.fromstring(export(Release(source=Source.from_text(""))))

    assert [etree.QName(child).localname for child in root] == [
        "typeOfResource",
        "physicalDescription",
        "recordInfo",
    ]
