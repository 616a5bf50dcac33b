"""Akoma Ntoso: valid, whole, and with identifiers as its convention forms them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from lxml import etree

import releasekit
from releasekit import ExportContext, Release, Source
from releasekit.exporters.akoma_ntoso.exporter import EXPORTER
from releasekit.exporters.akoma_ntoso.options import AkomaNtosoOptions
from releasekit.model import (
    Agent,
    AgentRole,
    Date,
    DateType,
    DocumentType,
    Identifier,
    Metadata,
    Precision,
    Translation,
    TranslationStatus,
)
from releasekit.plugins.contract import Rendition
from releasekit.testing.strategies import any_releases, releases
from releasekit.xml_safety import xml_visible
from tests.builders import (
    fact,
    heading,
    item,
    label,
    listing,
    make_release,
    paragraph,
    title,
)
from tests.exporters.akoma_ntoso.reading import AKN, letters, text_of, words_of
from tests.exporters.crosswalk.changing import whole_release
from tests.exporters.crosswalk.releases import (
    described,
    hand_made,
    real_releases,
    sample,
    samples,
)
from tests.validators.official import akoma_ntoso_schema, complaints, read_frbr_iri

GOLDEN = Path(__file__).with_name("golden") / "01-ministry-numbered-en.akn.xml"
UNKNOWN = "0001-01-01"
MOFA = Agent(
    role=AgentRole.ISSUER,
    name="Ministry of Foreign Affairs",
    identifier=Identifier("releasekit", "kr-mofa"),
    country="KR",
)


def export(release: Release, context: ExportContext | None = None) -> Rendition:
    return EXPORTER.export(release, AkomaNtosoOptions(), context or ExportContext())


def tree(release: Release) -> etree._Element:
    return etree.fromstring(export(release).data)


def wrong(release: Release) -> list[str]:
    return complaints(akoma_ntoso_schema(), export(release).data)


def found(release: Release, path: str) -> list[etree._Element]:
    names = [f"{AKN}{name}" for name in path.split("/")]
    return tree(release).findall(f".//{'/'.join(names)}")


def values(release: Release, path: str, attribute: str = "value") -> list[str | None]:
    return [element.get(attribute) for element in found(release, path)]


def issued(when: str, zone: str | None = None) -> Date:
    return Date(
        type=DateType.ISSUED,
        when=when,
        precision=Precision.DAY,
        zone=zone,
        literal=when,
    )


def of(**metadata: Any) -> Release:
    return Release(source=Source.from_text("x"), metadata=Metadata(**metadata))


def unknown(release: Release) -> dict[str, str]:
    odd = (o for o in export(release).diagnostics if o.code == "RKD217")
    told = [dict(o.arguments) for o in odd]
    return {arguments["what"]: arguments["shown"] for arguments in told}


def test_every_sample_and_specimen_is_valid() -> None:
    for name, release in (*samples(), *hand_made().items()):
        assert (name, wrong(release)) == (name, [])


def test_every_real_release_is_valid_and_whole() -> None:
    for name, release in real_releases():
        assert (name, wrong(release)) == (name, [])
        assert wrong(described(release)) == []
        assert letters(text_of(tree(release))) == letters(words_of(release))


@settings(max_examples=25)
@given(release=releases() | any_releases())
def test_every_release_that_the_model_can_hold_is_valid(release: Release) -> None:
    assert wrong(release) == []


@pytest.mark.parametrize(
    ("good", "bad", "reason"),
    [
        (b'name="point"', b'nam="point"', "'name' is required but missing"),
        (b"mainBody", b"body", "}body': This element is not expected"),
        (b'eId="point_2"', b'eId="point_1"', "Duplicate key-sequence ['point_1']"),
        (b'fromLanguage="und"', b"", "'fromLanguage' is required but missing"),
        (b'date="0001-01-01"', b'date="unknown"', "'unknown' is not a valid value"),
        (b"docTitle>", b"docHead>", "}docHead': This element is not expected"),
    ],
)
def test_a_planted_fault_is_found(good: bytes, bad: bytes, reason: str) -> None:
    data = export(sample("01")).data
    broken = data.replace(good, bad)

    assert broken != data
    assert complaints(akoma_ntoso_schema(), data) == []
    assert any(reason in c for c in complaints(akoma_ntoso_schema(), broken))


def test_a_sample_reads_as_the_golden_one() -> None:
    assert export(sample("01")).data == GOLDEN.read_bytes()


def test_nothing_of_a_sample_is_lost() -> None:
    for name, release in samples():
        text = letters(text_of(tree(release)))

        assert (name, text) == (name, letters(words_of(release)))


def test_the_main_body_holds_a_release_word_for_word() -> None:
    words = [f"words of block {at}" for at in range(9)]
    inner = listing(item(label("가.", 1), words[3]), item(label("나.", 2), words[4]))
    release = make_release(
        paragraph(words[0]),
        heading(words[1]),
        listing(item(label("1.", 1), words[2], inner), item(label("2.", 2), words[5])),
        paragraph(words[6]),
        heading(words[7], level=3),
        paragraph(words[8]),
    )
    text = text_of(tree(release), "mainBody")

    assert text.split() == words_of(release).split()


@settings(max_examples=25)
@given(release=releases())
def test_no_word_of_any_release_is_lost(release: Release) -> None:
    text = letters(text_of(tree(release)))

    assert text == letters(xml_visible(words_of(release)))


def test_identifiers_stand_below_that_of_their_container() -> None:
    for _, release in samples():
        for element in tree(release).iter():
            prefix = element.get("eId", "").rpartition("__")[0]
            above = [one.get("eId") for one in element.iterancestors()]

            assert not prefix or prefix in above


def test_every_local_reference_leads_somewhere() -> None:
    for _, release in (*samples(), *hand_made().items()):
        root = tree(release)
        ids = {f"#{element.get('eId')}" for element in root.iter()}
        local = {
            value
            for element in root.iter()
            for value in map(str, element.attrib.values())
            if value.startswith("#") and element.tag != f"{AKN}a"
        }

        assert {value for value in local if " " not in value} <= ids


def test_a_number_is_that_of_the_text_and_counts_in_its_container() -> None:
    marks = ("1.", "가.", "(a)", "①", "Ⅳ.", "1.2.", "1.", "□")
    items = [item(label(mark, 1), mark) for mark in marks]
    inner = listing(item(label("나)", 2), "b"))
    outer = attrs.evolve(items[0], children=(inner,))
    release = make_release(listing(outer, *items[1:]))

    assert values(release, "hcontainer", "eId") == [
        "point_1",
        "point_1__point_나",
        "point_가",
        "point_a",
        "point_1_2",
        "point_IV",
        "point_1-2",
        "point_1_3",
        "point_2",
    ]


def test_what_is_added_to_one_branch_changes_no_other() -> None:
    def points(*more: str) -> Release:
        added = listing(*(item(label("-"), text) for text in ("a", *more)))
        first = item(label("1.", 1), "first", added, *map(paragraph, more))
        second = item(label("2.", 2), "second", listing(item(label("-"), "c")))
        return make_release(listing(first, second), heading("End"), paragraph("z"))

    short, long = tree(points()), tree(points("b", "bb"))
    before = {element.get("eId") for element in short.iter()}
    after = {element.get("eId") for element in long.iter()}

    assert before <= after
    assert all(str(new).startswith("point_1__") for new in after - before)


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        ("2020-02-07", "2020-02-07"),
        ("2020-02", "2020-02"),
        ("2020", "2020"),
        ("--02-07", UNKNOWN),
    ],
)
def test_an_outside_reader_takes_the_iri_apart(when: str, shown: str) -> None:
    release = of(
        issuer=fact(MOFA),
        type=fact(DocumentType.PRESS_RELEASE),
        issued=fact(issued(when)),
        number=fact("No. 20-83"),
        language=fact("ko"),
    )
    (manifestation,) = values(release, "FRBRManifestation/FRBRthis")
    iri = read_frbr_iri(str(manifestation))

    assert (iri.country, iri.doctype, iri.subtype) == ("kr", "doc", "press-release")
    assert (iri.actor, iri.date, iri.number) == ("mofa", shown, "no-20-83")
    assert (iri.language, iri.expression_date, iri.format) == ("kor", "@", "xml")


def test_work_expression_and_manifestation_build_on_one_another() -> None:
    release = sample("05")
    work, expression, manifestation = values(release, "FRBRuri")
    parts = values(release, "FRBRthis")

    assert expression == f"{work}/eng@"
    assert manifestation == f"{expression}.xml"
    assert parts == [f"{work}/!main", f"{expression}/!main", f"{expression}/!main.xml"]


def test_a_release_without_number_is_named_by_its_headline_then_by_its_bytes() -> None:
    named = of(title=fact("A Title, in Words!"))
    nameless = of()

    assert values(named, "FRBRWork/FRBRname") == ["a-title-in-words"]
    assert values(nameless, "FRBRWork/FRBRname") == [nameless.source.sha256[:16]]


def test_what_is_required_and_unknown_is_told() -> None:
    assert unknown(of()) == {
        "FRBRcountry": "zz",
        "FRBRWork/FRBRdate": UNKNOWN,
        "FRBRlanguage": "und",
        "FRBRauthor": "#unknown",
        "FRBRManifestation/FRBRdate": UNKNOWN,
    }


def test_what_is_known_needs_no_stand_in() -> None:
    known = of(
        issuer=fact(MOFA), issued=fact(issued("2020-02-07")), language=fact("ko")
    )
    dated = ExportContext(time=datetime(2026, 1, 2, 3, 4, tzinfo=UTC))
    told = [odd.code for odd in export(known, dated).diagnostics]

    assert told == ["RKD210"]
    assert b"2026-01-02T03:04:00+00:00" in export(known, dated).data
    assert UNKNOWN.encode() not in export(known, dated).data


@pytest.mark.parametrize(
    ("when", "zone", "date"),
    [
        ("2017-02-07", "+09:00", "2017-02-07"),
        ("2017-02-07T14:30", "+09:00", "2017-02-07T14:30:00+09:00"),
        ("2017-02-07T14:30:05", None, "2017-02-07T14:30:05"),
        ("2017-02", None, UNKNOWN),
    ],
)
def test_a_date_is_a_day_or_a_day_with_its_time(
    when: str, zone: str | None, date: str
) -> None:
    release = of(issued=fact(issued(when, zone)))
    told = [o for o in export(release).diagnostics if o.code == "RKD213"]

    assert values(release, "FRBRWork/FRBRdate", "date") == [date]
    assert bool(told) is (date == UNKNOWN)


def test_an_unofficial_translation_says_so() -> None:
    translation = Translation(
        status=TranslationStatus.UNOFFICIAL,
        authoritative=False,
        from_language="ko",
        literal="unofficial translation",
    )
    release = of(
        issuer=fact(MOFA),
        language=fact("en"),
        title=fact("Talks"),
        translation=fact(translation),
    )
    (said,) = found(release, "FRBRExpression/FRBRtranslation")

    assert values(release, "FRBRExpression/FRBRauthoritative") == ["false"]
    assert dict(said.items()) == {
        "authoritative": "false",
        "by": "#unknown",
        "fromLanguage": "kor",
        "href": f"/akn/kr/doc/mofa/{UNKNOWN}/talks/kor@",
    }
    assert found(release, "lifecycle") == []


def test_the_words_of_a_status_are_marked() -> None:
    assert [e.text for e in found(sample("01"), "docStatus")] == [
        "unofficial translation"
    ]


def test_a_translator_who_is_named_is_no_unknown() -> None:
    whole = whole_release()
    (said,) = found(whole, "FRBRtranslation")

    assert said.get("by") == "#a-translator"
    assert "unknown" not in values(whole, "TLCConcept", "eId")


def test_furniture_is_left_out_and_told() -> None:
    (told,) = (o for o in export(sample("01")).diagnostics if o.code == "RKD210")

    assert "content/furniture" in told.message
    assert "바로가기" not in text_of(tree(sample("01")))


def test_what_xml_cannot_hold_is_shown_and_told() -> None:
    made = export(make_release(title("Bell \x07"), paragraph("and \ufffe")))
    told = [odd.message for odd in made.diagnostics if odd.code == "RKD201"]

    assert "Bell \ufffd" in made.data.decode()
    assert told == [
        "U+0007 cannot stand in XML; shown as U+FFFD",
        "U+FFFE cannot stand in XML; shown as U+FFFD",
    ]


def test_a_text_without_end_stays_whole() -> None:
    endless = "word " * 300_000
    release = make_release(paragraph(endless), listing(item(label("-"), endless)))

    assert wrong(release) == []
    assert letters(text_of(tree(release))) == letters(words_of(release))


def test_a_format_is_found_by_its_name() -> None:
    made = releasekit.export(sample("01"), "akoma-ntoso")

    assert (made.suffix, made.media_type) == (".akn.xml", "application/akn+xml")
