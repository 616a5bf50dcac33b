"""Arabic, Hebrew and scripts that are shaped: text, places, standards."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest

from releasekit.exporters.pdf.options import Standard
from releasekit.files.resources import Resources
from releasekit.model import BlockKind, Link, NoteReference, Release
from tests import builders as b
from tests.exporters.pdf.reading import Node, structure
from tests.exporters.pdf.support import core_fonts_only, inside, render
from tests.exporters.pdf.test_verapdf import broken_rules

SAID = "ראו https://rashut.example/a(b) או סעיף 2(ב)*, תודה רבה (Thank you)."


def leftward() -> Release:
    """Return a release in Hebrew with whatever stands at a side."""
    inlines = (
        Link(
            at=inside(SAID, "https://rashut.example/a(b)"),
            target="https://rashut.example/a(b)",
        ),
        NoteReference(at=inside(SAID, "*"), note="n1"),
    )
    return b.make_release(
        b.paragraph("רשות הדוגמאות", kind=BlockKind.LETTERHEAD),
        b.title("כותרת עם (סוגריים) ו-12.5%"),
        b.paragraph(SAID, inlines=inlines),
        b.note("הערה לסעיף", id="n1", marker=b.label("*")),
        b.listing(
            b.item(b.label("1.", 1), "ראשון", b.listing(b.item(b.label("-"), "עמוק"))),
            b.item(b.label("תווית ארוכה מאוד לפריט מספר שתיים 2.", 2), "שני"),
        ),
        b.quote("אנחנו שמחים.", speaker="מישהו"),
        b.turn("השרה", "תודה."),
        b.table(("פריט", "2024", ""), ("עצים", "1,204", "–"), ("קנים", "", "7")),
        b.paragraph("Acme Ltd.", language="en"),
        b.contact("לשכת הדוברת", "טל' 000-0000012", "dover@rashut.example"),
        issuer="רשות הדוגמאות",
        issued="2026-01-30",
        language="he",
    )


def _scripts() -> Release:
    return b.make_release(
        b.title("नमस्ते สวัสดี שלום السلام"),
        b.paragraph("विज्ञप्ति বিজ্ঞপ্তি அறிக்கை ప్రకటన แถลงข่าว ຖະແຫຼງຂ່າວ သတင်း សេចក្តី መግለጫ"),
        b.paragraph("«ٱلسَّلَامُ عَلَيْكُمْ» می‌خواهم ۱۲۳ گھٹایا۔ ᚠ \U00013000 \u200f(א)\u200e"),
        b.paragraph(
            "\u0301\u064e \u202bא\u202e1a\u202c \u2067x(\u2069 \u05d0" + "\u05b0" * 90
        ),
        b.paragraph("ا" * 3000),
        language="en",
    )


@pytest.mark.parametrize("standard", Standard)
@pytest.mark.parametrize("release", [leftward(), _scripts()], ids=["he", "many"])
def test_scripts_keep_every_standard(release: Release, standard: Standard) -> None:
    assert broken_rules(render(release, standard=standard).data, standard) == []


def test_the_structure_holds_the_text_as_it_is_read() -> None:
    root = structure(render(leftward()).data)

    assert root.all("H1")[0].text() == "כותרת עם (סוגריים) ו-12.5%"
    assert root.all("Link")[0].text() == "https://rashut.example/a(b)"
    assert root.all("Reference")[0].text() == "*"
    assert SAID in root.text()
    assert [node.text() for node in root.all("Lbl")][:3] == ["* ", "1. ", "- "]
    assert [node.text() for node in root.all("TH")] == ["פריט", "2024", ""]


def test_clusters_spell_their_text() -> None:
    root = structure(render(_scripts()).data)
    said = [node.text() for node in root.all("P")]

    assert said[0].split(" ") == (
        "विज्ञप्ति বিজ্ঞপ্তি அறிக்கை ప్రకటన แถลงข่าว ຖະແຫຼງຂ່າວ သတင်း សេចក្តី መግለጫ"
    ).split(" ")
    assert said[1].startswith("«ٱلسَّلَامُ عَلَيْكُمْ» می‌خواهم ۱۲۳ گھٹایا۔ ᚠ \U00013000")
    assert said[3] == "ا" * 3000


def _places(data: bytes) -> list[tuple[float, float]]:
    """Return where each text of the first page begins: x and y in points."""
    with pikepdf.open(BytesIO(data)) as pdf:
        moves = [
            [float(number) for number in each.operands]
            for each in pikepdf.parse_content_stream(pdf.pages[0])
            if str(each.operator) == "Tm"
        ]
    return [(move[4], move[5]) for move in moves]


def _turned(language: str) -> list[tuple[float, float]]:
    items = b.listing(b.item(b.label("1.", 1), "אב"))
    table = b.table(("גד", "הו"), ("זח", "טי"))
    release = b.make_release(items, table, language=language)
    return _places(render(release).data)


def test_pages_that_run_to_the_left_are_mirrors() -> None:
    middle = 595.28 / 2
    lines: dict[float, list[float]] = {}
    for x, y in _turned("he"):
        lines.setdefault(y, []).append(x)
    item, header, _, number = lines.values()

    assert item == sorted(item, reverse=True)
    assert header[0] > middle > header[1]
    assert max(number) < middle


@pytest.mark.parametrize(
    ("language", "words", "from_left"),
    [("he", "only in English", True), ("en", "רק בעברית", False)],
)
def test_a_label_stands_where_its_item_begins(
    language: str, words: str, *, from_left: bool
) -> None:
    other = "en" if language == "he" else "he"
    item = b.item(b.label("1.", 1), words, language=other)
    release = b.make_release(b.listing(item), language=language)
    data = render(release).data
    xs = [x for x, y in _places(data) if y == _places(data)[0][1]]

    assert structure(data).all("Lbl")[0].text() == "1. "
    assert (xs[0] < 100) if from_left else (xs[0] > 500)
    assert xs == sorted(xs, reverse=not from_left)


def test_without_the_extra_letters_are_boxes_that_keep_their_text() -> None:
    release = b.make_release(b.title("בית"), b.paragraph("سلام नम"), language="he")
    made = render(release, resources=core_fonts_only())

    assert structure(made.data).text() == "ביתسلام नम"
    assert [str(d) for d in made.diagnostics if d.code != "RKD207"] == []
    assert [dict(d.arguments)["script"] for d in made.diagnostics] == [
        "Hebrew",
        "Arabic",
        "Devanagari",
    ]
    assert made.diagnostics[0].span is not None
    assert broken_rules(made.data, Standard.SELF_DESCRIBING) == []


def test_what_was_drawn_before_does_not_show_in_the_bytes() -> None:
    resources = Resources()
    first = render(leftward(), resources=resources).data
    render(_scripts(), resources=resources)

    assert render(leftward(), resources=resources).data == first
    assert render(leftward(), resources=Resources()).data == first


def _edited(edit: Callable[[pikepdf.Object], None]) -> bytes:
    """Return a PDF in Hebrew, each of its composite fonts edited."""
    out = BytesIO()
    with pikepdf.open(BytesIO(render(leftward()).data)) as pdf:
        for font in pdf.pages[0].Resources.Font.values():
            if font.Subtype == "/Type0":
                edit(font)
        pdf.save(out)
    return out.getvalue()


def _forget_text(font: pikepdf.Object) -> None:
    del font.ToUnicode


def _widen(font: pikepdf.Object) -> None:
    font.DescendantFonts[0].W = pikepdf.Array([1, pikepdf.Array([9] * 400)])


@pytest.mark.parametrize(
    ("edit", "rule"),
    [(_forget_text, "ua1 7.21.7-1"), (_widen, "3a 6.2.11.5-1")],
    ids=["no text behind clusters", "wrong widths"],
)
def test_broken_clusters_are_found(
    edit: Callable[[pikepdf.Object], None], rule: str
) -> None:
    assert rule in broken_rules(_edited(edit), Standard.SELF_DESCRIBING)


def test_a_line_of_foreign_words_keeps_their_order_at_the_right() -> None:
    release = b.make_release(
        b.title("כותרת"), b.paragraph("Acme (UK) Ltd."), language="he"
    )
    (x, _), *_ = _places(render(release).data)[1:]
    node: Node = structure(render(release).data).all("P")[0]

    assert x > 400
    assert node.text() == "Acme (UK) Ltd."
