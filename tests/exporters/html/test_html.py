"""What each block and each inline becomes on a page."""

from __future__ import annotations

import re

import pytest

from releasekit.exporters.html.exporter import EXPORTER
from releasekit.exporters.html.options import HtmlOptions
from releasekit.exporters.html.times import machine_readable
from releasekit.model import (
    Agent,
    AgentRole,
    BlockKind,
    Channel,
    ChannelKind,
    Date,
    DateType,
    Diagnostic,
    Foreign,
    Link,
    NoteReference,
    Precision,
    Release,
    Span,
)
from releasekit.parsing import parse_text
from tests.builders import (
    contact,
    fact,
    furniture,
    heading,
    item,
    label,
    listing,
    make_release,
    note,
    paragraph,
    quote,
    table,
    title,
    turn,
)
from tests.exporters.docx.specimen import specimen
from tests.exporters.html.pages import (
    CONTEXT,
    GOLDEN,
    OPTIONS,
    page,
    readable,
    tree,
)


def shown(*blocks: object, **extra: object) -> str:
    """Return what stands on the page of some blocks."""
    return readable(page(make_release(*blocks, **extra)))  # type: ignore[arg-type]


def odd(release: Release) -> tuple[Diagnostic, ...]:
    return EXPORTER.export(release, OPTIONS, CONTEXT).diagnostics


def test_the_page_of_everything_is_as_it_was_reviewed() -> None:
    assert readable(page(specimen())) == GOLDEN.read_text("utf-8")


def test_a_label_is_text_and_a_number_is_also_a_value() -> None:
    found = shown(
        title("T"),
        listing(item(label("가.", 1), "a"), item(label("다.", 3), "b")),
        listing(item(label("□"), "c")),
    )

    assert '<ol role="list" class="hang-5">' in found
    assert 'value="3"><span class="marker">다. </span>b</li>' in found
    assert '<ul role="list" class="hang-3">' in found
    assert '<span class="marker">□ </span>c</li>' in found


def test_a_private_use_label_shows_its_glyph() -> None:
    assert "■" in shown(listing(item(label("\uf06e", glyph="■"), "a")))


def test_lists_nest_as_in_the_source() -> None:
    inner = listing(item(label("-"), "deep", level=1))
    root = tree(
        page(make_release(title("T"), listing(item(label("1.", 1), "a", inner))))
    )

    assert [e.text_content() for e in root.xpath("//ol/li/ul/li")] == ["- deep"]


@pytest.mark.parametrize(
    ("levels", "ranks"), [((2, 3, 4), "123"), ((2, 4, 2, 6), "1212")]
)
def test_headings_skip_no_rank(levels: tuple[int, ...], ranks: str) -> None:
    found = shown(title("T"), *(heading("h", level) for level in levels))
    wanted = "1" + "".join(str(int(rank) + 1) for rank in ranks)

    assert "".join(re.findall("<h([1-6])", found)) == wanted


def test_a_page_without_a_headline_has_one_for_those_who_hear_it() -> None:
    release = make_release(paragraph("x"), heading("h"), name="note.txt")
    root = tree(page(release))

    assert root.xpath("string(//h1[@data-added])") == "note"
    assert len(root.xpath("//h2")) == 1
    assert [each.code for each in odd(release)] == ["RKD203"]


def test_the_language_turns_the_page() -> None:
    words = "كلمات Harbour Office"
    foreign = (Foreign(at=Span(6, len(words)), language="en"),)
    found = page(
        make_release(title("عنوان"), paragraph(words, inlines=foreign), language="ar")
    ).decode()

    assert ' lang="ar" dir="rtl">' in found.splitlines()[1]
    assert '<span lang="en" dir="ltr">Harbour Office</span>' in found


def test_a_block_in_another_language_says_so() -> None:
    found = shown(title("T"), paragraph("항구", language="ko"))

    assert ' lang="ko">항구</p>' in found


def test_what_stands_under_an_item_keeps_its_own_language() -> None:
    inner = listing(item(label("-"), "English", level=1))
    found = shown(listing(item(label("1."), "항구", inner, language="ko")))

    assert '<p lang="ko"><span class="marker">1. </span>항구</p>' in found


def test_only_safe_links_are_links() -> None:
    at = Span(0, 4)
    safe = paragraph("here", inlines=(Link(at=at, target="https://a.example/?a&b"),))
    bad = paragraph("here", inlines=(Link(at=at, target="javascript:alert(1)"),))
    release = make_release(title("T"), safe, bad)

    assert tree(page(release)).xpath("//a/@href") == ["https://a.example/?a&b"]
    assert [each.code for each in odd(release)] == ["RKD206"]


def test_text_is_never_markup() -> None:
    attack = "</title></style><script>x</script>\"'><!-- &amp; */ \\22 }"
    everywhere = make_release(
        furniture(attack),
        title(attack),
        table((attack, attack), (attack, attack)),
        quote(attack, speaker=attack),
        contact(attack),
        turn(attack, attack),
        issuer=attack,
        name=f"{attack}.txt",
    )
    root = tree(page(everywhere, HtmlOptions(furniture=True)))

    assert len(root.xpath("//script")) == 1
    assert len(root.xpath("//style")) == 1
    assert root.xpath("string(//h1)") == attack
    assert root.xpath("//blockquote/@aria-label") == [attack]


def test_what_html_cannot_hold_is_one_visible_sign_and_reported() -> None:
    release = make_release(title("a\x00b\x85c\ufdd0d\U0001ffff\ud800e"))

    assert "a\ufffdb\ufffdc\ufffdd\ufffd\ufffde</h1>" in readable(page(release))
    assert [dict(d.arguments)["code"] for d in odd(release) if d.code == "RKD218"] == [
        *("0000", "0085", "D800", "FDD0", "1FFFF")
    ]


def test_a_footnote_stands_at_the_end_with_a_way_back() -> None:
    cited = paragraph(
        "Word* and again*",
        inlines=(
            NoteReference(at=Span(4, 5), note="n1"),
            NoteReference(at=Span(15, 16), note="n1"),
        ),
    )
    root = tree(page(make_release(title("T"), cited, note("Why.", id="n1"))))

    assert root.xpath("//a[@role='doc-noteref']/@href") == ["#n1", "#n1"]
    back = root.xpath("//section[@role='doc-endnotes']//li[@id='n1']//a/@href")
    assert back == [f"#{root.xpath('//sup/a/@id')[0]}"]
    assert root.xpath("string(//li[@id='n1']//span)") == "* "


def test_a_mark_without_its_note_is_raised_only() -> None:
    cited = paragraph("Word*", inlines=(NoteReference(at=Span(4, 5), note="gone"),))

    assert "Word<sup>*</sup></p>" in shown(cited)


def test_a_table_has_its_captions_and_its_headers_their_scope() -> None:
    found = shown(
        title("T"),
        paragraph("Prices", kind=BlockKind.CAPTION),
        paragraph("(EUR)", kind=BlockKind.CAPTION),
        table(("Quay", "Fee"), ("East", "1,200")),
        paragraph("Source: us", kind=BlockKind.CAPTION),
    )

    assert re.search("<caption[^>]*><p[^>]*>Prices</p><p[^>]*>.EUR.</p></cap", found)
    assert '<th scope="col">Quay</th><th class="figure" scope="col">Fee</th>' in found
    assert '<td class="figure">1,200</td>' in found
    assert ' class="caption">Source: us</p>' in found


def test_a_contact_is_an_address_with_its_lines() -> None:
    found = shown(contact("Press office", "Telephone 555 0100"))

    assert ">Press office<br> Telephone 555 0100</address>" in found


@pytest.mark.parametrize(
    ("language", "kind", "number", "markup"),
    [
        ("en", "tel", "555 0100", "555 0100"),
        ("en", "tel", "+44 (0)20 555 0100", '<a href="tel:+44205550100">{}</a>'),
        ("en", "fax", "+44 20 555 0100", "{}"),
        ("ar", "tel", "+44 20", '<bdi dir="ltr">{}</bdi>'),
        ("ar", "tel", "+20 555 0100", '<a href="tel:+205550100" dir="ltr">{}</a>'),
    ],
)
def test_a_number_that_means_the_same_everywhere_can_be_dialled(
    language: str, kind: str, number: str, markup: str
) -> None:
    channel = Channel(kind=ChannelKind(kind), value=number)
    person = Agent(role=AgentRole.CONTACT, name="Roe", channels=(channel,))
    card = contact(f"Roe, {number}", people=(fact(person),))

    assert f"</b>, {markup.format(number)}</address>" in shown(card, language=language)


def test_an_address_runs_from_left_to_right() -> None:
    link = Link(at=Span(0, 9), target="https://a.example/")
    found = shown(paragraph("a.example كلمات", inlines=(link,)), language="ar")

    assert '<a href="https://a.example/" dir="ltr">a.example</a>' in found


def test_a_speaker_stands_out_and_a_quote_names_its_own() -> None:
    found = shown(turn("MINISTER", "Yes."), quote("“We built it.”", speaker="Roe"))

    assert '<b class="speaker">MINISTER:</b> Yes.</p>' in found
    assert ' aria-label="Roe"><p>“We built it.”</p></blockquote>' in found


def test_dates_that_were_read_are_machine_readable() -> None:
    text = "PRESS RELEASE\n\n4 May 2026\n\nFerry resumes\n\nBoats sail daily.\n"
    found = readable(page(parse_text(text)))

    assert '<time datetime="2026-05-04">4 May 2026</time></p>' in found


@pytest.mark.parametrize(
    ("when", "zone", "value"),
    [
        ("2026", None, "2026"),
        ("2026-05", None, "2026-05"),
        ("2026-05-04", "+09:00", "2026-05-04"),
        ("2026-05-04T14:30", "+09:00", "2026-05-04T14:30+09:00"),
        ("--05-04", None, "05-04"),
        ("2026-02-30", None, ""),
        ("0000", None, ""),
        ("May", None, ""),
    ],
)
def test_a_date_is_written_as_html_has_it(
    when: str, zone: str | None, value: str
) -> None:
    stated = Date(
        type=DateType.ISSUED,
        when=when,
        zone=zone,
        precision=Precision.DAY,
        literal="",
    )

    assert machine_readable(stated) == value


def test_furniture_is_left_out_unless_asked_for() -> None:
    release = make_release(furniture("Skip to content"), title("T"))

    assert b"<p" not in page(release).split(b"<main>")[1].split(b"</main>")[0]
    assert b"Skip to content</p>" in page(release, HtmlOptions(furniture=True))


def test_the_page_is_divided_by_landmarks() -> None:
    root = tree(page(specimen()))

    assert root.xpath("//main/article/header//h1")
    assert not root.xpath("//main/article/header//address")
    assert root.xpath("string(//main/article/footer)").split()[-1] == "###"


def test_an_issuer_that_the_text_lacks_is_the_masthead() -> None:
    found = shown(title("T"), issuer="Ministry of Harbours")

    assert '<header class="masthead" data-added><p>Ministry of Harbours</p>' in found


def test_words_added_are_in_the_language_of_the_release() -> None:
    found = page(make_release(title("항구"), language="ko")).decode()

    assert 'content: counter(page) " \\2f  " counter(pages) "쪽"' in found


@pytest.mark.parametrize(("size", "name"), [("a4", "A4"), ("letter", "letter")])
def test_the_paper_is_that_of_the_options(size: str, name: str) -> None:
    found = page(make_release(title("T")), HtmlOptions(page_size=size))

    assert f"@page {{ size: {name};".encode() in found


def test_ids_that_html_cannot_have_are_spelled_otherwise() -> None:
    root = tree(page(make_release(paragraph("a", id="a b"), paragraph("c", id="b7"))))

    assert root.xpath("//main//p/@id") == ["rk-612062", "b7"]
