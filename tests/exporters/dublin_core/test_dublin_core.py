"""Dublin Core: valid in both forms, with the right terms, and honest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from lxml import etree

import releasekit
from releasekit import Release, Source
from releasekit.exporters.dublin_core.options import Form
from releasekit.model import (
    Agent,
    AgentRole,
    Date,
    DateType,
    Metadata,
    Precision,
    Rights,
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
    complaints,
    dcterms_schema,
    oai_dc_schema,
    official_oai_dc_schema,
)

GOLDEN = Path(__file__).with_name("golden")
NS = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}
XSI_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

Schema = Callable[[], etree.XMLSchema]
FORMS = [
    pytest.param(Form.DCTERMS, dcterms_schema, id="dcterms"),
    pytest.param(Form.OAI_DC, oai_dc_schema, id="oai_dc"),
    pytest.param(Form.OAI_DC, official_oai_dc_schema, id="oai_dc over dc"),
]


def export(release: Release, form: Form = Form.DCTERMS) -> bytes:
    return releasekit.export(release, "dublin-core", {"form": str(form)}).data


def found(metadata: Metadata, term: str) -> list[etree._Element]:
    release = Release(source=Source.from_text("x"), metadata=metadata)
    return etree.fromstring(export(release)).findall(term, NS)


def dated(when: str, precision: Precision, zone: str | None = None) -> Metadata:
    date = Date(
        type=DateType.ISSUED,
        when=when,
        precision=precision,
        zone=zone,
        literal="the words",
    )
    return Metadata(issued=fact(date))


@pytest.mark.parametrize(("form", "schema"), FORMS)
def test_every_sample_and_specimen_is_valid(form: Form, schema: Schema) -> None:
    for name, release in (*samples(), *hand_made().items()):
        assert (name, complaints(schema(), export(release, form))) == (name, [])


@pytest.mark.parametrize(("form", "schema"), FORMS)
def test_every_real_release_is_valid(form: Form, schema: Schema) -> None:
    for name, release in real_releases():
        assert (name, complaints(schema(), export(release, form))) == (name, [])
        assert complaints(schema(), export(described(release), form)) == []


@pytest.mark.parametrize(("form", "schema"), FORMS)
@settings(max_examples=40)
@given(release=releases() | any_releases())
def test_every_release_that_the_model_can_hold_is_valid(
    form: Form, schema: Schema, release: Release
) -> None:
    assert complaints(schema(), export(release, form)) == []


@pytest.mark.parametrize(
    ("form", "schema", "good", "bad", "reason"),
    [
        (
            Form.DCTERMS,
            dcterms_schema,
            b">2026-01-19<",
            b">2026-02-30<",
            "'2026-02-30' is not a valid value of the local union",
        ),
        (
            Form.DCTERMS,
            dcterms_schema,
            b"dcterms:extent",
            b"dcterms:size",
            "}size': This element is not expected",
        ),
        (
            Form.OAI_DC,
            oai_dc_schema,
            b"dc:creator",
            b"dc:author",
            "}author': This element is not expected",
        ),
    ],
)
def test_a_planted_fault_is_found(
    form: Form, schema: Schema, good: bytes, bad: bytes, reason: str
) -> None:
    data = export(described(sample("05")), form)
    broken = data.replace(good, bad)

    assert broken != data
    assert complaints(schema(), data) == []
    assert any(reason in complaint for complaint in complaints(schema(), broken))


@pytest.mark.parametrize("form", Form)
def test_a_sample_reads_as_the_golden_one(form: Form) -> None:
    golden = GOLDEN / f"05-department-embargo-uk.{form}.xml"

    assert export(described(sample("05")), form) == golden.read_bytes()


@pytest.mark.parametrize(
    ("metadata", "text", "scheme"),
    [
        (dated("2017-02", Precision.MONTH), "2017-02", "dcterms:W3CDTF"),
        (
            dated("2017-02-07T14:30:05", Precision.SECOND, "+09:00"),
            "2017-02-07T14:30:05+09:00",
            "dcterms:W3CDTF",
        ),
        # W3CDTF allows it, and the type that the schema gives it does not.
        (
            dated("2017-02-07T14:30", Precision.MINUTE, "+09:00"),
            "2017-02-07T14:30+09:00",
            None,
        ),
        (dated("2017-02-07T14:30", Precision.MINUTE), "2017-02-07", "dcterms:W3CDTF"),
        (dated("--02-07", Precision.DAY_OF_YEAR), "the words", None),
    ],
)
def test_a_date_names_its_scheme_where_it_keeps_it(
    metadata: Metadata, text: str, scheme: str | None
) -> None:
    (issued,) = found(metadata, "dcterms:issued")

    assert (issued.text, issued.get(XSI_TYPE)) == (text, scheme)


def test_the_issuer_publishes_unless_another_does() -> None:
    issuer = Agent(role=AgentRole.ISSUER, name="Ministry")
    publisher = Agent(role=AgentRole.PUBLISHER, name="Press Office")
    alone = Metadata(issuer=fact(issuer))
    both = attrs.evolve(alone, agents=(fact(publisher),))

    assert [e.text for e in found(alone, "dc:publisher")] == ["Ministry"]
    assert [e.text for e in found(both, "dc:publisher")] == ["Press Office"]
    assert [e.text for e in found(both, "dc:creator")] == ["Ministry"]


def test_whom_to_ask_and_who_keeps_it_made_no_contribution() -> None:
    agents = tuple(fact(Agent(role=r, name=f"The {r}")) for r in list(AgentRole)[1:])
    names = [e.text for e in found(Metadata(agents=agents), "dc:contributor")]

    assert names == ["The spokesperson", "The translator"]


def test_a_licence_is_an_address_only_where_it_is_one() -> None:
    spdx = Metadata(rights=fact(Rights(licence="CC-BY-4.0")))
    web = Metadata(rights=fact(Rights(licence="https://licences.example/1")))

    assert [e.get(XSI_TYPE) for e in found(spdx, "dc:rights")] == [None]
    assert [e.get(XSI_TYPE) for e in found(web, "dc:rights")] == ["dcterms:URI"]


def test_nothing_is_said_of_what_is_unknown() -> None:
    root = etree.fromstring(export(Release(source=Source.from_text(""))))

    assert [etree.QName(child).localname for child in root] == [
        "identifier",
        "type",
        "format",
        "extent",
    ]


def test_the_headline_says_its_language_where_it_is_known() -> None:
    title = Metadata(title=fact("표제"), language=fact("ko"))
    unknown = attrs.evolve(title, language=fact("und"))

    assert [e.get(XML_LANG) for e in found(title, "dc:title")] == ["ko"]
    assert [e.get(XML_LANG) for e in found(unknown, "dc:title")] == [None]
    assert found(unknown, "dc:language") == []


def test_a_thing_is_said_once() -> None:
    metadata = Metadata(places=(fact("Port"), fact("Port")))

    assert len(found(metadata, "dcterms:spatial")) == 1
