"""JSON-LD: terms that exist, where they may stand, and nothing to be fetched."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from pyld.jsonld import JsonLdError

import releasekit
from releasekit import Release, Source
from releasekit.model import (
    Acronym,
    Agent,
    AgentKind,
    AgentRole,
    ArchivalSeries,
    Channel,
    ChannelKind,
    Classification,
    Date,
    DateType,
    Identifier,
    Metadata,
    Precision,
    Relation,
    RelationKind,
    Rights,
    Subject,
    Title,
    TitleRole,
    Translation,
    TranslationStatus,
)
from releasekit.testing.strategies import any_releases, releases
from tests.builders import (
    fact,
    furniture,
    item,
    label,
    listing,
    make_release,
    paragraph,
    table,
    title,
)
from tests.exporters.crosswalk.releases import (
    described,
    hand_made,
    real_releases,
    sample,
    samples,
)
from tests.validators.linked_data import DCMI, SCHEMA_ORG, complaints, expanded

GOLDEN = Path(__file__).with_name("golden")


def export(release: Release, **options: object) -> bytes:
    return releasekit.export(release, "jsonld", options).data


def read(metadata: Metadata) -> dict[str, Any]:
    release = Release(source=Source.from_text("x"), metadata=metadata)
    loaded: dict[str, Any] = json.loads(export(release))
    return loaded


def dated(when: str, zone: str | None, kind: DateType = DateType.ISSUED) -> Date:
    return Date(
        type=kind,
        when=when,
        precision=Precision.DAY,
        zone=zone,
        literal="some day in May",
    )


def test_every_sample_and_specimen_keeps_to_the_vocabularies() -> None:
    for name, release in (*samples(), *hand_made().items()):
        assert (name, complaints(export(release))) == (name, [])


def test_every_real_release_keeps_to_the_vocabularies() -> None:
    for name, release in real_releases():
        assert (name, complaints(export(described(release), body=False))) == (name, [])


@settings(max_examples=20)
@given(release=releases() | any_releases())
def test_every_release_that_the_model_can_hold_keeps_to_them(release: Release) -> None:
    assert complaints(export(release)) == []


@pytest.mark.parametrize(
    ("good", "bad", "complaint"),
    [
        (b'"headline"', b'"headlien"', "no property headlien"),
        (b'"dcterms:available"', b'"dcterms:avail"', f"no property {DCMI}avail"),
        (b'"NewsArticle"', b'"PressRelease"', "no type PressRelease"),
        (
            b'"sha256"',
            b'"dateline"',
            "dateline is no property of MediaObject",
        ),
        (
            b'"translationOfWork"',
            b'"author"',
            "author may not hold CreativeWork",
        ),
        (b'"contactPoint"', b'"fax"', "no property fax"),
    ],
)
def test_a_planted_fault_is_found(good: bytes, bad: bytes, complaint: str) -> None:
    data = export(hand_made()["whole"])
    broken = data.replace(good, bad)

    assert broken != data
    assert complaints(data) == []
    assert complaint in complaints(broken)


def test_a_context_that_must_be_fetched_is_refused() -> None:
    data = export(sample("05"))
    context = json.dumps(json.loads(data)["@context"], indent=1).encode()
    distant = b'{"@context": "https://schema.org", "headline": "x"}'

    assert b"https://schema.org/" in context
    with pytest.raises(JsonLdError, match="loading remote context failed"):
        expanded(distant)


def test_a_sample_reads_as_the_golden_one() -> None:
    golden = GOLDEN / "05-department-embargo-uk.jsonld"

    assert export(described(sample("05"))) == golden.read_bytes()


def test_a_release_is_an_article_of_a_government_body() -> None:
    (article,) = expanded(export(sample("01")))
    (author,) = article[f"{SCHEMA_ORG}author"]
    (publisher,) = article[f"{SCHEMA_ORG}publisher"]

    assert article["@type"] == [f"{SCHEMA_ORG}NewsArticle"]
    assert author["@type"] == [f"{SCHEMA_ORG}GovernmentOrganization"]
    assert publisher["@id"] == author["@id"]


@pytest.mark.parametrize(
    ("when", "zone", "key", "value"),
    [
        ("2017", None, "datePublished", "2017"),
        ("2017-02", None, "datePublished", "2017-02"),
        ("2017-02-07T14:30", "+09:00", "datePublished", "2017-02-07T14:30+09:00"),
        ("2017-02-07T14:30", None, "datePublished", "2017-02-07T14:30"),
        (
            "--02-07",
            None,
            "dcterms:issued",
            {"@type": "xsd:gMonthDay", "@value": "--02-07"},
        ),
        ("2017-02-30", None, "dcterms:issued", "some day in May"),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(
    when: str, zone: str | None, key: str, value: object
) -> None:
    metadata = Metadata(issued=fact(dated(when, zone)))
    release = Release(source=Source.from_text("x"), metadata=metadata)
    told = [odd.code for odd in releasekit.export(release, "jsonld").diagnostics]

    assert read(metadata)[key] == value
    assert ("RKD213" in told) is (value == "some day in May")


def test_the_end_of_an_embargo_is_when_the_text_is_available() -> None:
    end = dated("2026-01-19T00:01", "Z", DateType.EMBARGO_UNTIL)

    assert (
        read(Metadata(dates=(fact(end),)))["dcterms:available"] == "2026-01-19T00:01Z"
    )


def test_a_capture_is_a_date_of_the_file() -> None:
    taken = dated("2026-02-01", None, DateType.CAPTURED)
    made = read(Metadata(dates=(fact(taken),)))

    assert made["encoding"]["dateCreated"] == "2026-02-01"
    assert "dateCreated" not in made


def test_whom_to_ask_is_a_contact_point_of_the_issuer() -> None:
    person = Agent(
        role=AgentRole.CONTACT,
        kind=AgentKind.PERSON,
        name="Kim Ann",
        position="Director",
        organisation="Press Office",
        channels=(
            Channel(kind=ChannelKind.TELEPHONE, value="02-123"),
            Channel(kind=ChannelKind.WEB, value="www.example.org"),
        ),
    )
    issuer = Agent(role=AgentRole.ISSUER, name="Ministry", country="KR")
    made = read(Metadata(issuer=fact(issuer), agents=(fact(person),)))

    assert made["author"]["address"]["addressCountry"] == "KR"
    assert made["author"]["contactPoint"] == {
        "@type": "ContactPoint",
        "contactType": "press contact",
        "name": "Kim Ann",
        "description": "Director, Press Office",
        "telephone": "02-123",
        "url": "https://www.example.org",
    }


def test_an_address_makes_a_contact_point_postal() -> None:
    desk = Agent(
        role=AgentRole.CONTACT,
        name="",
        channels=(
            Channel(kind=ChannelKind.ADDRESS, value="1 Quay, Ellery"),
            Channel(kind=ChannelKind.WEB, value="our pages"),
        ),
    )
    point = read(Metadata(agents=(fact(desk),)))["author"]["contactPoint"]

    assert point["@type"] == "PostalAddress"
    assert point["streetAddress"] == "1 Quay, Ellery"
    assert point["description"] == "our pages"


def test_a_person_has_office_and_house() -> None:
    person = Agent(
        role=AgentRole.SPOKESPERSON,
        kind=AgentKind.PERSON,
        name="Kim Ann",
        position="Spokesperson",
        organisation="Ministry",
        country="KR",
        identifier=Identifier("staff", "7"),
    )
    made = read(Metadata(agents=(fact(person),)))["contributor"]

    assert made["@type"] == "Person"
    assert made["jobTitle"] == "Spokesperson"
    assert made["worksFor"]["name"] == "Ministry"
    assert made["worksFor"]["address"]["addressCountry"] == "KR"
    assert made["identifier"]["propertyID"] == "staff"


def test_what_an_archive_keeps_is_of_its_holdings() -> None:
    keeper = Agent(role=AgentRole.CUSTODIAN, kind=AgentKind.PERSON, name="Archive")
    made = read(Metadata(agents=(fact(keeper),)))

    assert made["@type"] == ["NewsArticle", "ArchiveComponent"]
    assert made["holdingArchive"]["@type"] == "ArchiveOrganization"


def test_a_translation_names_its_original_and_its_standing() -> None:
    translation = Translation(
        status=TranslationStatus.UNOFFICIAL,
        authoritative=False,
        of="urn:example:1",
        from_language="ko",
        literal="* unofficial translation",
    )
    made = read(Metadata(translation=fact(translation)))

    assert made["translationOfWork"] == {
        "@type": "CreativeWork",
        "@id": "urn:example:1",
        "inLanguage": "ko",
    }
    assert made["creativeWorkStatus"] == "unofficial translation"
    assert made["disambiguatingDescription"] == translation.literal


def test_an_original_that_is_not_named_still_has_its_language() -> None:
    translation = Translation(
        status=TranslationStatus.UNOFFICIAL,
        authoritative=False,
        from_language="ko",
        literal="* unofficial translation",
    )
    made = read(Metadata(translation=fact(translation)))

    assert made["translationOfWork"] == {"@type": "CreativeWork", "inLanguage": "ko"}


def test_a_title_in_another_language_says_so() -> None:
    titles = (
        Title(role=TitleRole.SUB, text="Below"),
        Title(role=TitleRole.TRANSLATED, text="제목", language="ko"),
    )
    made = read(Metadata(title=fact("Above"), other_titles=tuple(map(fact, titles))))

    assert (made["headline"], made["alternativeHeadline"]) == ("Above", "Below")
    assert made["alternateName"] == {"@value": "제목", "@language": "ko"}


def test_an_identifier_says_who_gives_it_and_names_the_article_where_it_can() -> None:
    names = (Identifier("own", "A 1"), Identifier("releasekit", "urn:releasekit:1"))
    made = read(Metadata(identifiers=tuple(map(fact, names)), number=fact("14/2026")))

    assert made["@id"] == "urn:releasekit:1"
    assert [(one["propertyID"], one["value"]) for one in made["identifier"]] == [
        ("own", "A 1"),
        ("releasekit", "urn:releasekit:1"),
        ("release number", "14/2026"),
    ]


def test_a_series_stands_in_its_fonds() -> None:
    series = ArchivalSeries(title="Releases", code="A-1", fonds="Ministry")
    made = read(Metadata(series=fact(series)))["isPartOf"]

    assert (made["name"], made["identifier"]) == ("Releases", "A-1")
    assert made["isPartOf"]["name"] == "Ministry"


def test_keywords_of_a_vocabulary_name_it() -> None:
    topics = (Subject(term="boats"), Subject(term="Boats", scheme="list", code="3"))
    made = read(
        Metadata(
            subjects=tuple(map(fact, topics)),
            classifications=(fact(Classification(label="News", code="7.2")),),
            acronyms=(fact(Acronym(short="DHIW", expansion="Department")),),
        )
    )

    assert made["keywords"][0] == "boats"
    assert made["keywords"][1]["termCode"] == "3"
    assert made["dcterms:subject"]["codeValue"] == "7.2"
    assert made["mentions"]["description"] == "Department"


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        (RelationKind.REPLACES, "dcterms:replaces"),
        (RelationKind.REFERENCES, "citation"),
    ],
)
def test_a_relation_is_of_schema_org_where_it_has_one(
    kind: RelationKind, key: str
) -> None:
    relation = Relation(kind=kind, target="102/2024", title="A call")
    made = read(Metadata(relations=(fact(relation),)))[key]

    assert made == {
        "@type": "CreativeWork",
        "identifier": "102/2024",
        "name": "A call",
    }


def test_a_link_or_licence_that_is_no_uri_is_words() -> None:
    metadata = Metadata(
        links=(fact("https://example.org/한글"), fact("https://example.org/a")),
        rights=fact(Rights(licence="CC-BY-4.0")),
    )
    made = read(metadata)

    assert made["citation"][0] == "https://example.org/한글"
    assert made["citation"][1]["url"] == "https://example.org/a"
    assert made["license"] == {"@type": "CreativeWork", "name": "CC-BY-4.0"}


def test_the_file_has_its_size_and_digest() -> None:
    release = sample("01")
    made = json.loads(export(release))["encoding"]

    assert made["sha256"] == release.source.sha256
    assert made["contentSize"] == f"{len(release.source.data)} B"


def test_the_body_is_the_text_without_furniture_and_title() -> None:
    release = make_release(
        furniture("Menu"),
        title("A headline"),
        paragraph("First."),
        listing(item(label("1.", 1), "One"), item(label("2.", 2), "Two")),
        table(("a", "b"), ("1", "2")),
    )
    made = json.loads(export(release))

    assert made["headline"] == "A headline"
    assert made["articleBody"] == "First.\n\n1. One\n2. Two\n\na\tb\n1\t2"


def test_the_body_can_be_left_out() -> None:
    assert "articleBody" not in json.loads(export(sample("01"), body=False))


def test_the_bytes_can_stand_in_a_page() -> None:
    class Page(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.tags: list[str] = []
            self.data: list[str] = []

        def handle_starttag(
            self, tag: str, attrs: list[tuple[str, str | None]]
        ) -> None:
            self.tags.append(tag)

        def handle_data(self, data: str) -> None:
            self.data.append(data)

    words = "</script><script>alert(1)</script><!-- & \u2028 ]]>"
    made = export(make_release(paragraph(words)))
    page = Page()
    page.feed(f'<script type="application/ld+json">{made.decode()}</script>')

    assert page.tags == ["script"]
    assert json.loads("".join(page.data))["articleBody"] == words


def test_a_lone_surrogate_is_shown_and_told() -> None:
    release = Release(
        source=Source.from_text("x"), metadata=Metadata(title=fact("a\ud800b"))
    )
    made = releasekit.export(release, "jsonld")

    assert json.loads(made.data)["headline"] == "a\ufffdb"
    assert [o.message for o in made.diagnostics if o.code == "RKD215"] == [
        "U+D800 cannot stand in UTF-8; shown as U+FFFD"
    ]


def test_one_line_where_no_indent_is_asked() -> None:
    made = export(sample("01"), indent=0)

    assert made.count(b"\n") == 1
    assert json.loads(made) == json.loads(export(sample("01")))


def test_nothing_is_said_of_what_is_unknown() -> None:
    made = json.loads(export(Release(source=Source.from_text(""))))

    assert list(made) == ["@context", "@type", "subjectOf", "encoding"]
