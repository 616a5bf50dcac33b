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


FLAVOURS = {
    Standard.SELF_DESCRIBING: ("3a", "ua1"),
    Standard.PRESERVE: ("2a", "ua1"),
    Standard.LEGACY_A1: ("1a", "ua1"),
    Standard.NEXT: ("4f", "ua2"),
}
"""What veraPDF calls the standards of each set."""
EVERY_STANDARD = pytest.mark.parametrize("standard", Standard)


def broken_rules(data: bytes, standard: Standard) -> list[str]:
    """Return the rules of a set of standards that a file breaks."""
    found = ((f, each.rule) for f in FLAVOURS[standard] for each in breaches(data, f))
    return [" ".join(pair) for pair in found]


@EVERY_STANDARD
@pytest.mark.parametrize("name", SAMPLE_NAMES)
def test_every_sample_keeps_every_standard(name: str, standard: Standard) -> None:
    release = parse_bytes((SAMPLES / name).read_bytes(), name=name)
    data = render(release, standard=standard).data

    assert broken_rules(data, standard) == []


@EVERY_STANDARD
def test_the_seed_keeps_every_standard(seed_path: Path, standard: Standard) -> None:
    release = parse_bytes(seed_path.read_bytes(), name=seed_path.name)
    data = render(release, standard=standard).data

    assert broken_rules(data, standard) == []


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
    "signs that share a glyph": lambda: b.make_release(
        b.title("й Ω Ω µ μ"), b.paragraph("ё Å Å \u1e9e")
    ),
    "a marked paragraph": lambda: b.make_release(
        b.paragraph("p", marker=b.label("□")), b.quote("q", marker=b.label("-"))
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


@pytest.mark.parametrize(
    "standard", [Standard.SELF_DESCRIBING, Standard.LEGACY_A1, Standard.NEXT]
)
@pytest.mark.parametrize("name", AWKWARD)
def test_awkward_releases_keep_the_standards(name: str, standard: Standard) -> None:
    data = render(AWKWARD[name](), standard=standard).data

    assert broken_rules(data, standard) == []


def test_core_fonts_alone_keep_the_standards() -> None:
    release = b.make_release(
        b.title("한글 제목"), b.paragraph("본문 □ ○"), language="ko"
    )
    data = render(release, resources=core_fonts_only(), page_size=PageSize.LETTER).data

    assert broken_rules(data, Standard.SELF_DESCRIBING) == []


@cache
def _good(standard: Standard) -> bytes:
    return render(everything(), standard=standard).data


def _replaced(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    return lambda data: data.replace(old, new)


def _edited(edit: Callable[[pikepdf.Pdf], None]) -> Callable[[bytes], bytes]:
    def edited(data: bytes) -> bytes:
        out = BytesIO()
        with pikepdf.open(BytesIO(data)) as pdf:
            edit(pdf)
            pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        return out.getvalue()

    return edited


def _forget_content(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree.Nums[1] = pikepdf.Array([])


def _show_a_missing_glyph(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    content = page.Contents.read_bytes().replace(b"(A title", b"(\\177 title")
    page.Contents = pdf.make_stream(content)


def _attach_a_text(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["note.txt"] = b"a note"


def _attach_nothing(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Names


def _add_a_long_array(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Long = pikepdf.Array(range(8192))


def _add_information(pdf: pikepdf.Pdf) -> None:
    pdf.trailer["/Info"] = pdf.make_indirect(pikepdf.Dictionary(Title="x"))


def _lead_to_pages(pdf: pikepdf.Pdf) -> None:
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and "/SD" in each.get("/A", {}):
            del each.A.SD


def _refer_one_way(pdf: pikepdf.Pdf) -> None:
    for each in pdf.objects:
        is_note = isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/FENote"
        if is_note and "/Ref" in each:
            del each.Ref


NO_INTENT = _replaced(b"/OutputIntents", b"/OutputIntentz")
NO_LANGUAGE = _replaced(b"/Lang(en)", b"/Lung(en)")
NO_SCOPE = _replaced(b"/Scope/", b"/Scape/")
MISSING_GLYPH = _edited(_show_a_missing_glyph)
WRONG_PARENT_TREE = _edited(_forget_content)

DEFAULT, PRESERVE = Standard.SELF_DESCRIBING, Standard.PRESERVE
LEGACY, NEXT = Standard.LEGACY_A1, Standard.NEXT


@pytest.mark.parametrize(
    ("standard", "clause", "breaking"),
    [
        (DEFAULT, "3a 6.2.4.3-2", NO_INTENT),
        (PRESERVE, "2a 6.2.4.3-2", NO_INTENT),
        (LEGACY, "1a 6.2.3.3-1", NO_INTENT),
        (NEXT, "4f 6.2.4.3-2", NO_INTENT),
        (DEFAULT, "ua1 7.2-34", NO_LANGUAGE),
        (LEGACY, "ua1 7.2-34", NO_LANGUAGE),
        (NEXT, "ua2 8.4.4-1", NO_LANGUAGE),
        (DEFAULT, "ua1 7.1-3", WRONG_PARENT_TREE),
        (LEGACY, "ua1 7.1-3", WRONG_PARENT_TREE),
        (NEXT, "ua2 8.2.2-1", WRONG_PARENT_TREE),
        (DEFAULT, "3a 6.2.11.4.1-2", MISSING_GLYPH),
        (DEFAULT, "ua1 7.21.7-1", MISSING_GLYPH),
        (LEGACY, "1a 6.3.5-1", MISSING_GLYPH),
        (NEXT, "4f 6.2.10.4.1-2", MISSING_GLYPH),
        (NEXT, "ua2 8.4.5.5.1-2", MISSING_GLYPH),
        (DEFAULT, "ua1 7.5-1", NO_SCOPE),
        (LEGACY, "ua1 7.5-1", NO_SCOPE),
        (DEFAULT, "3a 6.8-3", _replaced(b"/AFRelationship", b"/AFRelatianship")),
        (PRESERVE, "2a 6.8-5", _edited(_attach_a_text)),
        (LEGACY, "1a 6.1.11-2", _edited(_attach_a_text)),
        (NEXT, "4f 6.9-5", _edited(_attach_nothing)),
        (DEFAULT, "ua1 7.1-10", _replaced(b"DocTitle true", b"DocTitle null")),
        (DEFAULT, "ua1 7.4.2-1", _replaced(b"/S/H2", b"/S/H4")),
        (DEFAULT, "ua1 7.9-1", _replaced(b"/ID(", b"/IE(")),
        (DEFAULT, "ua1 7.18.5-2", _replaced(b"/Contents(Link", b"/Cantents(Link")),
        (LEGACY, "1a 6.3.5-3", _replaced(b"/CIDSet", b"/CIDZet")),
        (LEGACY, "1a 6.1.12-5", _edited(_add_a_long_array)),
        (LEGACY, "1a 6.7.3-2", _edited(_add_information)),
        (NEXT, "4f 6.1.3-4", _edited(_add_information)),
        (NEXT, "4f 6.7.3-5", _replaced(b"rev>2020", b"rev>2021")),
        (NEXT, "ua2 5-5", _replaced(b"rev>2024", b"rev>2025")),
        (NEXT, "ua2 8.2.4-1", _replaced(b"/S/FENote", b"/S/FINote")),
        (NEXT, "ua2 8.2.5.2-1", _replaced(b"iso.org/pdf2/ssn", b"iso.org/pdf3/ssn")),
        (NEXT, "ua2 8.2.5.14-2", _edited(_refer_one_way)),
        (NEXT, "ua2 8.8-2", _edited(_lead_to_pages)),
    ],
)
def test_the_validator_notices(
    standard: Standard, clause: str, breaking: Callable[[bytes], bytes]
) -> None:
    broken = breaking(_good(standard))
    flavour, rule = clause.split()

    assert broken != _good(standard)
    assert rule in [breach.rule for breach in breaches(broken, flavour)]


def _judge(standard: str) -> Callable[[bytes], list[str]]:
    return lambda data: [each.rule for each in breaches(data, standard)]


def test_the_exporter_keeps_its_promises() -> None:
    judges = {Capability.ARCHIVAL: _judge("3a"), Capability.TAGGED: _judge("ua1")}
    report = check_exporter(EXPORTER, judges=judges)

    assert "skipped" not in str(report)
