from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from releasekit.exporters.common.words import words
from releasekit.exporters.docx.inlines import RunWriter
from releasekit.exporters.docx.markup import NAMESPACES, part_bytes
from releasekit.model import Email, Foreign, Inline, Link, NoteReference, Span

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def runs(text: str, *inlines: Inline, writer: RunWriter | None = None) -> str:
    return (writer or RunWriter()).runs(text, inlines, "")


def read_back(xml: str) -> str:
    root = etree.fromstring(part_bytes(f"<w:p {NAMESPACES}>{xml}</w:p>"))
    breaks = {f"{W}tab": "\t", f"{W}br": "\n"}
    return "".join(
        breaks.get(str(each.tag), each.text or "")
        for each in root.iter(f"{W}t", f"{W}tab", f"{W}br")
    )


def test_text_is_never_markup() -> None:
    text = 'R&D <b>bold</b> <img src="/etc/passwd"> ]]> &amp;'

    assert read_back(runs(text)) == text


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=40))
def test_any_text_comes_back(text: str) -> None:
    text = text.replace("\ufffe", "").replace("\uffff", "")

    assert read_back(runs(text)) == text


def test_tabs_and_breaks_are_words_own() -> None:
    assert runs("a\tb\r\nc") == (
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"
    )


def test_blanks_at_the_ends_are_kept() -> None:
    assert runs(" a") == '<w:r><w:t xml:space="preserve"> a</w:t></w:r>'


def test_what_xml_cannot_hold_is_shown() -> None:
    assert read_back(runs("a\x00b\ud800c")) == "a\ufffdb\ufffdc"


def test_a_link_is_a_relationship() -> None:
    writer = RunWriter()

    xml = runs(
        "at x.example.", Link(at=Span(3, 12), target="https://x.example"), writer=writer
    )

    assert '<w:hyperlink r:id="rIdLink1" w:tooltip="Link to https://x.example">' in xml
    assert read_back(xml) == "at x.example."
    assert writer.links == {"https://x.example": "rIdLink1"}


def test_a_link_says_in_the_language_of_the_release_where_it_leads() -> None:
    writer = RunWriter(wording=words("ko"))

    xml = runs(
        "a@b.example", Email(at=Span(0, 11), address="a@b.example"), writer=writer
    )

    assert 'w:tooltip="a@b.example(으)로 전자우편 보내기"' in xml


def test_what_a_link_says_is_as_short_as_words_own_and_never_markup() -> None:
    target = 'https://x.example/"<&' + "a" * 400

    xml = runs("x", Link(at=Span(0, 1), target=target))

    line = etree.fromstring(part_bytes(f"<w:p {NAMESPACES}>{xml}</w:p>"))
    tip = str(line[0].attrib[f"{W}tooltip"])
    assert tip.startswith('Link to https://x.example/"<&aaa')
    assert len(tip) == 255


def test_one_target_is_one_relationship() -> None:
    writer = RunWriter()

    runs(
        "a@b.example a@b.example",
        Email(at=Span(0, 11), address="a@b.example"),
        Email(at=Span(12, 23), address="a@b.example"),
        writer=writer,
    )

    assert writer.links == {"mailto:a@b.example": "rIdLink1"}


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "https://x.example/\ud800",
        "https://x.example/" + "a" * 3000,
    ],
)
def test_a_link_that_is_not_safe_stays_text(target: str) -> None:
    writer = RunWriter()

    xml = runs("word", Link(at=Span(0, 4), target=target), writer=writer)

    assert xml == "<w:r><w:t>word</w:t></w:r>"
    assert writer.unsafe == [target]
    assert writer.links == {}


def test_words_in_another_language_say_so() -> None:
    xml = runs("said 항구.", Foreign(at=Span(5, 7), language="ko"))

    assert xml == (
        '<w:r><w:t xml:space="preserve">said </w:t></w:r>'
        '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/>'
        '<w:lang w:val="ko-KR" w:eastAsia="ko-KR"/></w:rPr><w:t>항구</w:t></w:r>'
        "<w:r><w:t>.</w:t></w:r>"
    )


def test_a_mark_is_shown_as_in_the_source() -> None:
    writer = RunWriter(footnotes={"n": ""})
    cites = NoteReference(at=Span(1, 3), note="n")

    xml = runs("a** b", cites, writer=writer)

    assert '<w:footnoteReference w:customMarkFollows="1" w:id="1"/>' in xml
    assert read_back(xml) == "a** b"


def test_a_second_mention_of_a_note_is_only_its_mark() -> None:
    writer = RunWriter(footnotes={"n": ""})
    first = NoteReference(at=Span(1, 2), note="n")
    second = NoteReference(at=Span(4, 5), note="n")

    xml = runs("a* b*", first, second, writer=writer)

    assert xml.count("w:footnoteReference ") == 1
    assert xml.count('"FootnoteReference"') == 2


def test_inlines_that_do_not_fit_lose_no_text() -> None:
    link = Link(at=Span(2, 99), target="https://x.example")
    overlapping = Foreign(at=Span(0, 3), language="de")

    assert read_back(runs("short", link)) == "short"
    assert (
        read_back(runs("short", overlapping, Foreign(at=Span(1, 2), language="fr")))
        == "short"
    )
