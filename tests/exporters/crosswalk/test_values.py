"""Values as the targets spell them: dates, languages, addresses."""

from __future__ import annotations

import pytest

from releasekit.exporters.common.crosswalk.addresses import is_uri
from releasekit.exporters.common.crosswalk.languages import (
    bibliographic_code,
    terminological_code,
)
from releasekit.exporters.common.crosswalk.moments import moments_of, w3cdtf
from releasekit.exporters.common.crosswalk.node import Node
from releasekit.exporters.common.crosswalk.writing import write_description
from releasekit.model import (
    Date,
    DateType,
    Metadata,
    Precision,
    ReleaseTerms,
    TermsKind,
)
from tests.builders import fact


@pytest.mark.parametrize(
    ("when", "zone", "expected"),
    [
        ("2017", None, "2017"),
        ("2017-02", None, "2017-02"),
        ("2017-02-07", "+09:00", "2017-02-07"),
        ("2017-02-07T14:30", "+09:00", "2017-02-07T14:30+09:00"),
        ("2017-02-07T14:30:05", "Z", "2017-02-07T14:30:05Z"),
        ("2017-02-07T14:30", None, "2017-02-07"),
        ("2017-02-07T14:30", "KST", "2017-02-07"),
        ("2017-02-07T14:30", "+25:00", "2017-02-07"),
        ("--02-07", None, None),
        ("2017-02-30", None, None),
        ("0000", None, None),
        ("2017-02-07T25:00", "Z", None),
        ("7 February", None, None),
        ("２０１７", None, None),
        ("2017-02-07\n", None, None),
        ("", None, None),
    ],
)
def test_a_date_is_as_exact_as_w3cdtf_has_it(
    when: str, zone: str | None, expected: str | None
) -> None:
    assert w3cdtf(when, zone) == expected


@pytest.mark.parametrize("kind", [DateType.EMBARGO_UNTIL, DateType.ISSUED])
def test_the_end_of_an_embargo_has_the_zone_of_the_same_moment(kind: DateType) -> None:
    end = Date(
        type=kind,
        when="2017-02-07T14:30",
        precision=Precision.MINUTE,
        zone="+09:00",
        literal="2.30 pm",
    )
    terms = ReleaseTerms(kind=TermsKind.EMBARGO, until=end.when, literal="EMBARGO")
    metadata = Metadata(dates=(fact(end),), terms=fact(terms))
    moments = moments_of(metadata)

    assert {m.text for m in moments} == {"2017-02-07T14:30+09:00"}
    assert [m.type for m in moments].count(DateType.EMBARGO_UNTIL) == 1


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("ko", "kor"),
        ("de-AT", "ger"),
        ("FR", "fre"),
        ("zh-Hant-TW", "chi"),
        ("deu", "ger"),
        ("ger", "ger"),
        ("fil", "fil"),
        ("und", None),
        ("x-own", None),
        ("qq", None),
    ],
)
def test_a_language_has_the_code_of_libraries(tag: str, expected: str | None) -> None:
    assert bibliographic_code(tag) == expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("ko", "kor"),
        ("de-AT", "deu"),
        ("ger", "deu"),
        ("zh-Hant", "zho"),
        ("fil", "fil"),
        ("und", None),
    ],
)
def test_a_language_has_the_code_of_terminologists(
    tag: str, expected: str | None
) -> None:
    assert terminological_code(tag) == expected


@pytest.mark.parametrize(
    "text",
    [
        "https://www.example.org",
        "http://example.org:8080/a%20b?c=d#e",
        "urn:releasekit:sha256:ab",
        "info:doi/10.1000/1",
    ],
)
def test_an_address_is_a_uri(text: str) -> None:
    assert is_uri(text)


@pytest.mark.parametrize(
    "text",
    [
        "sha256:abc",
        "CC-BY-4.0",
        "https://",
        "https://a b",
        "https://example.org/한글",
        "https://[::1]/",
        "https://example.org/%zz",
        "javascript:alert(1)",
        "Note: a title",
        "https://example.org\n",
        "",
    ],
)
def test_what_readers_differ_over_is_no_uri(text: str) -> None:
    assert not is_uri(text)


def test_a_value_that_readers_refuse_is_left_out_and_told() -> None:
    kept, long = Node(tag="a", text="b"), Node(tag="c", text="d" * 1_000_001)
    written = write_description(Node(tag="r", children=(kept, long)))

    assert written.data.endswith(b"<r>\n  <a>b</a>\n</r>\n")
    assert [odd.code for odd in written.diagnostics] == ["RKD212"]


def test_elements_in_text_stand_on_its_line() -> None:
    inner = Node(tag="b", attributes=(("c", "<"),), mixed=("d & ",))
    long = Node(tag="e", text="f" * 1_000_001)
    node = Node(tag="a", mixed=("\x00 ", inner, Node(tag="g"), long))
    written = write_description(Node(tag="r", children=(node,)))
    codes = [odd.code for odd in written.diagnostics]

    assert '  <a>\ufffd <b c="&lt;">d &amp; </b><g/></a>\n'.encode() in written.data
    assert codes == ["RKD201", "RKD212"]


def test_what_xml_cannot_hold_is_shown_and_told() -> None:
    node = Node(tag="a", text="\x00b\ud800", attributes=(("c", "\x00"),))
    written = write_description(node)

    assert '<a c="\ufffd">\ufffdb\ufffd</a>'.encode() in written.data
    assert [odd.arguments for odd in written.diagnostics] == [
        (("code", "0000"),),
        (("code", "D800"),),
    ]
