"""What the exporter promises: the record inside, read back; reports; pages; links."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from io import BytesIO
from typing import Any, Final

import pikepdf
import pytest

from releasekit.containers.digest import pdf_digest_offset
from releasekit.errors import RecordError, RecordMissingError
from releasekit.exporters.common.paper import PageSize
from releasekit.exporters.pdf.exporter import EXPORTER
from releasekit.exporters.pdf.options import PdfOptions, Standard
from releasekit.files.digest import is_sealed
from releasekit.model import Diagnostic, Link, Release, Span
from releasekit.parsing import parse_bytes, parse_text
from releasekit.plugins.contract import ExportContext, Exporter, RecordReader
from releasekit.record import read_record
from tests import builders as b
from tests.exporters.pdf.reading import structure
from tests.exporters.pdf.support import (
    RESOURCES,
    core_fonts_only,
    everything,
    inside,
    render,
)
from tests.support import ROOT, SAMPLES


def _opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def _told(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{d.code} {d.message}" for d in diagnostics]


def test_the_exporter_keeps_the_contract() -> None:
    assert isinstance(EXPORTER, Exporter)
    assert isinstance(EXPORTER, RecordReader)
    assert EXPORTER.check(PdfOptions()) == ()
    assert (EXPORTER.spec.name, EXPORTER.spec.suffix) == ("pdf", ".pdf")


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda p: p.stem)
def test_recover_gives_the_release_back(path: Any) -> None:
    release = parse_bytes(path.read_bytes(), name=path.name)

    assert EXPORTER.recover(render(release).data) == release


def test_options_may_be_written_as_words() -> None:
    options = PdfOptions(standard="preserve", page_size="letter")

    assert options.standard is Standard.PRESERVE
    assert options.page_size is PageSize.LETTER
    with pytest.raises(ValueError, match="foolscap"):
        PdfOptions(page_size="foolscap")


def test_the_record_is_attached_as_the_source() -> None:
    release = everything()
    with _opened(render(release).data) as pdf:
        file = pdf.Root.AF[0]
        attached = pdf.attachments["release.xml"].get_file()

        assert file.AFRelationship == "/Source"
        assert attached.mime_type == "application/xml"
        assert read_record(attached.read_bytes()).release == release
        assert pdf.Root.Metadata.read_bytes().count(b"<rk:record>release.xml<") == 1


def test_the_record_names_the_fonts_that_were_used() -> None:
    with _opened(render(b.make_release(b.paragraph("plain"))).data) as pdf:
        attached = pdf.attachments["release.xml"].get_file().read_bytes()
    (core,) = read_record(attached).software.resources

    assert core[0] == "fontpkg_fira_sans:files/FiraSans-Regular.ttf"
    assert core[1] == RESOURCES.load(core[0]).sha256


def test_nothing_is_attached_to_preserve() -> None:
    data = render(everything(), standard=Standard.PRESERVE).data

    with _opened(data) as pdf:
        assert not pdf.attachments
    with pytest.raises(RecordMissingError):
        EXPORTER.recover(data)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"text"])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(RecordError):
        EXPORTER.recover(data)


def test_the_file_carries_its_own_digest() -> None:
    data = render(everything()).data
    at = pdf_digest_offset(data)

    assert at is not None
    assert is_sealed(data, at)
    zeroed = data[:at] + b"0" * 64 + data[at + 64 :]
    assert hashlib.sha256(zeroed).hexdigest().encode() == data[at : at + 64]


def test_missing_characters_are_shown_and_reported() -> None:
    release = b.make_release(b.title("T"), b.paragraph("a \ue001 b \ue001 ᚠ \x07."))
    made = render(release)

    assert structure(made.data).text() == "Ta [U+E001] b [U+E001] ᚠ [U+0007]."
    assert _told(made.diagnostics) == [
        "RKD202 no installed font has U+E001; shown as [U+E001]",
        "RKD202 no installed font has U+16A0; shown as a box of its digits",
        "RKD202 no installed font has U+0007; shown as [U+0007]",
    ]
    assert made.diagnostics[0].span == Span(4, 5)


def test_private_glyphs_are_shown_as_what_they_mean() -> None:
    release = parse_text("Title of it\n\nA word \uf0fc and \uf06e here, \ue999 too.\n")
    made = render(release)

    assert structure(made.data).text().endswith("✓ and ■ here, [U+E999] too.")
    assert [d.code for d in made.diagnostics] == ["RKD202"]


def test_a_masthead_of_missing_characters_ends_at_the_margin() -> None:
    pages = []
    for count in (100, 400):
        issuer = "\N{RUNIC LETTER FEHU FEOH FE F}" * count
        data = render(b.make_release(b.title("T"), issuer=issuer)).data
        with _opened(data) as pdf:
            pages.append(pdf.pages[0].Contents.read_bytes())

    assert pages[0] == pages[1]


def test_inlines_keep_their_place_beside_missing_characters() -> None:
    text = "\ue001 https://example.org \ue002"
    link = Link(at=inside(text, "https://example.org"), target="https://example.org")
    made = render(b.make_release(b.title("T"), b.paragraph(text, inlines=(link,))))

    (found,) = structure(made.data).all("Link")
    assert found.text() == "https://example.org"


def test_without_cjk_fonts_the_remedy_is_named_once() -> None:
    release = b.make_release(b.title("제목"), b.paragraph("본문"), language="ko")
    made = render(release, resources=core_fonts_only())

    assert structure(made.data).text() == "제목본문"
    assert _told(made.diagnostics) == [
        (
            "RKD207 no font for Chinese, Japanese and Korean is installed;"
            " install releasekit[cjk]"
        )
    ]


def test_unsafe_links_stay_text() -> None:
    text = "run javascript:alert(1) now"
    link = Link(at=inside(text, "javascript:alert(1)"), target="javascript:alert(1)")
    made = render(b.make_release(b.title("T"), b.paragraph(text, inlines=(link,))))

    assert structure(made.data).all("Link") == []
    assert b"javascript" not in made.data
    assert _told(made.diagnostics) == [
        "RKD206 javascript:alert(1) is not a safe link and stays text"
    ]


def test_markup_in_text_is_text() -> None:
    text = 'R&D <b>bold</b> <img src="/etc/passwd"> (a) \\ %PDF endstream'
    made = render(b.make_release(b.title(text)))

    assert structure(made.data).text() == text
    with _opened(made.data) as pdf:
        assert str(pdf.docinfo.Title) == text


def test_links_are_ascii() -> None:
    target = "https://example.org/길?q=a b"
    link = Link(at=Span(0, 4), target=target)
    made = render(b.make_release(b.title("T"), b.paragraph("here", inlines=(link,))))

    assert "URI=https://example.org/%EA%B8%B8?q=a%20b" in structure(made.data).dump()


@pytest.mark.parametrize(
    ("country", "size", "width"),
    [
        ("US", PageSize.AUTO, 612),
        ("KR", PageSize.AUTO, 595.28),
        ("US", PageSize.A4, 595.28),
        ("KR", PageSize.LETTER, 612),
    ],
)
def test_paper_follows_the_issuer(
    country: str | None, size: PageSize, width: float
) -> None:
    release = b.make_release(b.title("T"), issuer="Agency", country=country)
    with _opened(render(release, page_size=size).data) as pdf:
        assert float(pdf.pages[0].MediaBox[2]) == width


def test_bookmarks_nest_as_the_headings_do() -> None:
    release = b.make_release(
        b.title("T"), b.heading("A"), b.heading("A1", level=3), b.heading("B")
    )
    with _opened(render(release).data) as pdf, pdf.open_outline() as outline:
        (top,) = outline.root

        assert top.title == "T"
        assert [kid.title for kid in top.children] == ["A", "B"]
        assert [kid.title for kid in top.children[0].children] == ["A1"]


def test_without_a_headline_the_file_name_stands_for_it() -> None:
    made = render(b.make_release(b.paragraph("text"), name="2017-02.txt"))

    with _opened(made.data) as pdf:
        assert str(pdf.docinfo.Title) == "2017-02"
    assert _told(made.diagnostics) == [
        "RKD203 the release has no headline; 2017-02 stands for it"
    ]


def test_page_labels_speak_the_language_of_the_release() -> None:
    release = b.make_release(b.title("Überschrift"), language="de")
    with _opened(render(release).data) as pdf:
        assert b"(Seite 1 von 1)" in pdf.pages[0].Contents.read_bytes()
        assert str(pdf.Root.Lang) == "de"


@pytest.mark.parametrize("language", ["ar", "he", "fa"])
def test_words_that_no_font_can_print_are_english(language: str) -> None:
    release = b.make_release(b.title("T"), language=language)
    made = render(release, resources=core_fonts_only())

    with _opened(made.data) as pdf:
        assert b"(Page 1 of 1)" in pdf.pages[0].Contents.read_bytes()
    assert made.diagnostics == ()


def test_a_million_characters_become_pages() -> None:
    release = b.make_release(b.title("T"), b.paragraph("word " * 200_000))
    data = render(release).data

    with _opened(data) as pdf:
        assert len(pdf.pages) > 200


def _facts(release: Release, context: ExportContext) -> dict[str, str]:
    with _opened(EXPORTER.export(release, PdfOptions(), context).data) as pdf:
        return {str(k): str(v) for k, v in pdf.docinfo.items()}


def test_producer_has_no_version() -> None:
    facts = _facts(everything(), ExportContext(producer="archive"))

    assert facts["/Producer"] == "archive"
    assert facts["/Author"] == "Agency of Examples"


_HEAVY: Final = (
    "PIL",
    "fontTools",
    "lxml",
    "pikepdf",
    "releasekit.exporters.pdf.fonts.marks",
    "releasekit.exporters.pdf.story.shaping",
    "uharfbuzz",
)
"""What a release in Latin letters needs nothing of."""
_PROGRAM: Final = """
import sys
from tests import builders as b
from tests.exporters.pdf.support import render

words = b.paragraph("Ein Fluß – “naïve” …")
render(b.make_release(b.title("Title"), words, b.table(("a", "b"), ("1", "2"))))
print(*sys.modules)
"""


def test_a_release_in_latin_letters_loads_nothing_for_others() -> None:
    path = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        env=os.environ | {"PYTHONPATH": path},
        check=True,
        capture_output=True,
        text=True,
    )
    loaded = done.stdout.split()

    assert "releasekit.exporters.pdf.compose" in loaded
    assert [name for name in _HEAVY if name in loaded] == []
