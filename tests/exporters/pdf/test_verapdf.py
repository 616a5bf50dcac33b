"""PDF/A and PDF/UA by veraPDF, and that it would say so if they were broken."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from attrs import evolve

from releasekit.exporters.common.paper import PageSize
from releasekit.exporters.pdf.exporter import EXPORTER
from releasekit.exporters.pdf.options import Standard
from releasekit.model import Cell, Link, Release, Row
from releasekit.parsing import parse_bytes
from releasekit.plugins.contract import Capability
from releasekit.testing import check_exporter
from tests import builders as b
from tests.exporters.pdf.support import core_fonts_only, everything, inside, render
from tests.support import SAMPLES
from tests.validators.verapdf import breaches

SAMPLE_NAMES = sorted(path.name for path in SAMPLES.glob("*.txt"))


@pytest.mark.parametrize("name", SAMPLE_NAMES)
def test_every_sample_is_pdfa_3a_and_pdfua_1(name: str) -> None:
    data = render(parse_bytes((SAMPLES / name).read_bytes(), name=name)).data

    assert breaches(data, "3a") == ()
    assert breaches(data, "ua1") == ()


def test_the_seed_is_pdfa_3a_and_pdfua_1(seed_path: Path) -> None:
    data = render(parse_bytes(seed_path.read_bytes(), name=seed_path.name)).data

    assert breaches(data, "3a") == ()
    assert breaches(data, "ua1") == ()


@pytest.mark.parametrize("name", SAMPLE_NAMES[::4])
def test_samples_to_preserve_are_pdfa_2a_and_pdfua_1(name: str) -> None:
    release = parse_bytes((SAMPLES / name).read_bytes(), name=name)
    data = render(release, standard=Standard.PRESERVE).data

    assert breaches(data, "2a") == ()
    assert breaches(data, "ua1") == ()


def _long_link(parts: int = 60) -> Release:
    target = f"https://example.org/{'part/' * parts}"
    text = f"Read {target} and weep."
    link = Link(at=inside(text, target), target=target)
    return b.make_release(b.title("T"), b.paragraph(text, inlines=(link,)))


def _row_headers() -> tuple[Row, ...]:
    heads = (
        Cell(text="", spans=(), header=True),
        Cell(text="2024", spans=(), header=True),
    )
    body = (Cell(text="Trees", spans=(), header=True), Cell(text="7", spans=()))
    return Row(cells=heads), Row(cells=body)


AWKWARD: dict[str, Callable[[], Release]] = {
    "every kind": everything,
    "nothing": b.make_release,
    "no font": lambda: b.make_release(
        b.title("T"), b.paragraph("क \ue000 \ufeff \x07 \U0001f600")
    ),
    "lone surrogate": lambda: b.make_release(b.title("a \ud800 b")),
    "marks": lambda: b.make_release(
        b.title("□ ○ ①"), b.paragraph("❶ ※ ㎡ Ⅳ ☞ \u200b\u00ad\u2009\ufffd")
    ),
    "fullwidth": lambda: b.make_release(b.title("Ａ１（）"), b.paragraph("ｱ ﾊﾟ 𠮷")),
    "cyrillic and greek": lambda: b.make_release(
        b.title("Жук"), b.paragraph("λόγος, м³")
    ),
    "control characters": lambda: b.make_release(b.title("a\tb\nc\rd\x0ce")),
    "one long word": lambda: b.make_release(
        b.title("T" * 500), b.paragraph("w" * 9000)
    ),
    "a title of 40,000 characters": lambda: b.make_release(b.title("긴 제목 " * 8000)),
    "a link too long to follow": lambda: _long_link(9000),
    "a link over lines": _long_link,
    "an unknown language": lambda: b.make_release(b.title("T"), language="und"),
    "no language": lambda: b.make_release(
        b.title("T"), b.paragraph("p", language="not one!"), language="(x)"
    ),
    "a note with a list": lambda: b.make_release(
        b.note(
            "as follows", b.listing(b.item(b.label("-"), "one")), marker=b.label("*")
        )
    ),
    "a table in an item": lambda: b.make_release(
        b.listing(b.item(b.label("-"), "see", b.table(("a", "b"), ("1", "2"))))
    ),
    "row headers": lambda: b.make_release(
        evolve(b.table(("", "2024"), ("Trees", "7")), rows=_row_headers())
    ),
    "a table without rows": lambda: b.make_release(evolve(b.table(("",)), rows=())),
    "a table of headers": lambda: b.make_release(
        b.table(("a", "b"), ("c", "d"), heads=2)
    ),
    "an empty item": lambda: b.make_release(b.listing(b.item(b.label("-"), ""))),
    "a table higher than a page": lambda: b.make_release(
        b.table(("a", "b"), ("word " * 1500, "1"))
    ),
}


@pytest.mark.parametrize("name", AWKWARD)
def test_awkward_releases_keep_the_standards(name: str) -> None:
    data = render(AWKWARD[name]()).data

    assert breaches(data, "3a") == ()
    assert breaches(data, "ua1") == ()


def test_core_fonts_alone_keep_the_standards() -> None:
    release = b.make_release(
        b.title("한글 제목"), b.paragraph("본문 □ ○"), language="ko"
    )
    data = render(release, resources=core_fonts_only(), page_size=PageSize.LETTER).data

    assert breaches(data, "3a") == ()
    assert breaches(data, "ua1") == ()


@cache
def _good() -> bytes:
    return render(everything()).data


def _replaced(old: bytes, new: bytes) -> bytes:
    assert old in _good()
    return _good().replace(old, new)


def _edited(edit: Callable[[pikepdf.Pdf], None]) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(_good())) as pdf:
        edit(pdf)
        pdf.save(out)
    return out.getvalue()


def _forget_content(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree.Nums[1] = pikepdf.Array([])


def _show_a_missing_glyph(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    content = page.Contents.read_bytes().replace(b"(A title", b"(\\177 title")
    page.Contents = pdf.make_stream(content)


@pytest.mark.parametrize(
    ("flavour", "rule", "broken"),
    [
        ("3a", "6.2.4.3-2", lambda: _replaced(b"/OutputIntents", b"/OutputIntentz")),
        ("3a", "6.8-3", lambda: _replaced(b"/AFRelationship", b"/AFRelatianship")),
        ("3a", "6.2.11.4.1-2", lambda: _edited(_show_a_missing_glyph)),
        ("ua1", "7.21.7-1", lambda: _edited(_show_a_missing_glyph)),
        ("ua1", "7.2-34", lambda: _replaced(b"/Lang(en)", b"/Lung(en)")),
        ("ua1", "7.1-3", lambda: _edited(_forget_content)),
        ("ua1", "7.1-10", lambda: _replaced(b"DocTitle true", b"DocTitle null")),
        ("ua1", "7.4.2-1", lambda: _replaced(b"/S/H2", b"/S/H4")),
        ("ua1", "7.5-1", lambda: _replaced(b"/Scope/", b"/Scape/")),
        ("ua1", "7.9-1", lambda: _replaced(b"/ID(", b"/IE(")),
        ("ua1", "7.18.5-2", lambda: _replaced(b"/Contents(Link", b"/Cantents(Link")),
    ],
)
def test_the_validator_notices(
    flavour: str, rule: str, broken: Callable[[], bytes]
) -> None:
    found = [breach.rule for breach in breaches(broken(), flavour)]

    assert rule in found


def _judge(standard: str) -> Callable[[bytes], list[str]]:
    return lambda data: [each.rule for each in breaches(data, standard)]


def test_the_exporter_keeps_its_promises() -> None:
    judges = {Capability.ARCHIVAL: _judge("3a"), Capability.TAGGED: _judge("ua1")}
    report = check_exporter(EXPORTER, judges=judges)

    assert "skipped" not in str(report)
