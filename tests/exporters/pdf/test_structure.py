"""The structure tree: what each block is tagged as, and that no text is lost."""

from __future__ import annotations

import pytest

from releasekit.parsing import parse_bytes
from tests import builders as b
from tests.exporters.pdf.reading import structure
from tests.exporters.pdf.support import (
    GOLDENS,
    core_fonts_only,
    everything,
    render,
    shown_texts,
)
from tests.support import SAMPLES

SAMPLE_NAMES = sorted(path.name for path in SAMPLES.glob("*.txt"))


def test_every_kind_of_block_has_its_tag() -> None:
    dump = structure(render(everything()).data).dump()

    assert dump == (GOLDENS / "everything.tags.txt").read_text("utf-8")


@pytest.mark.parametrize("name", SAMPLE_NAMES)
def test_the_text_layer_is_the_text_of_the_model(name: str) -> None:
    release = parse_bytes((SAMPLES / name).read_bytes(), name=name)
    words = structure(render(release).data).text()

    for text in shown_texts(release):
        assert words.startswith(text)
        words = words[len(text) :].removeprefix(" ")
    assert words == ""


def test_headings_skip_no_rank() -> None:
    release = b.make_release(
        b.heading("first", level=4),
        b.heading("deep", level=6),
        b.heading("up", level=2),
    )
    root = structure(render(release).data)

    tags = [kid.tag for kid in root.kids if not isinstance(kid, str)]
    assert tags == ["H1", "H2", "H1"]


def test_a_table_without_headers_gets_its_first_row() -> None:
    release = b.make_release(b.table(("a", "b"), ("c", "d"), heads=0))
    root = structure(render(release).data)

    assert [node.text() for node in root.all("TH")] == ["a", "b"]
    assert {node.entries["Scope"] for node in root.all("TH")} == {"/Column"}
    assert [node.text() for node in root.all("TD")] == ["c", "d"]


def test_header_rows_that_are_drawn_again_are_read_once() -> None:
    rows = tuple((f"row {n}", str(n)) for n in range(120))
    release = b.make_release(b.table(("name", "number"), *rows))
    root = structure(render(release).data)

    assert [node.text() for node in root.all("TH")] == ["name", "number"]
    assert len(root.all("TR")) == 121


def test_furniture_is_left_out_unless_wanted() -> None:
    release = b.make_release(b.furniture("Skip to content"), b.title("T"))

    assert structure(render(release).data).text() == "T"
    assert structure(render(release, furniture=True).data).text() == "Skip to contentT"


def test_empty_release_is_a_valid_document() -> None:
    made = render(b.make_release())

    assert structure(made.data).text() == ""
    assert [d.code for d in made.diagnostics] == ["RKD203"]


def test_a_contact_without_words_is_a_paragraph() -> None:
    root = structure(render(b.make_release(b.contact(""))).data)

    assert root.text() == ""


def test_deep_lists_stay_on_the_page() -> None:
    nested = b.item(b.label("-"), "deepest words of all")
    for depth in range(24):
        nested = b.item(b.label("-"), f"level {depth}", b.listing(nested))
    root = structure(render(b.make_release(b.listing(nested))).data)

    assert "deepest words of all" in root.text()
    assert len(root.all("LI")) == 25


def test_core_fonts_draw_the_marks_of_releases() -> None:
    marks = "□ ○ ◦ ※ ① ⑳ ❶ ▶ ■ ▲ ◆ ▪ • ◇ △ ☞ ✓ ★ Ⅳ ㎡ ℃ ─ │ ┌"
    release = b.make_release(b.title("T"), b.paragraph(marks))
    made = render(release, resources=core_fonts_only())

    assert structure(made.data).text() == f"T{marks}"
    assert made.diagnostics == ()
