"""What a reader of a PDF, DOCX or page sees is compared with the record by words."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from releasekit.exporters.docx.exporter import EXPORTER as DOCX
from releasekit.exporters.docx.options import DocxOptions
from releasekit.exporters.html.exporter import EXPORTER as HTML
from releasekit.exporters.html.options import HtmlOptions
from releasekit.exporters.pdf.exporter import EXPORTER as PDF
from releasekit.exporters.pdf.options import PdfOptions
from releasekit.model import Release
from releasekit.parsing import parse_bytes, parse_text
from releasekit.plugins.contract import ExportContext
from releasekit.testing.specimens import specimens
from releasekit.verification import Verdict, verify
from releasekit.verification.comparison import first_difference
from releasekit.verification.shown_docx import shown_in_docx
from releasekit.verification.shown_html import shown_in_html
from releasekit.verification.shown_pdf import shown_in_pdf
from tests.support import SAMPLES
from tests.verification.files import docx_with

TEXT = "Ministry\n\nFerry resumes\n\nBoats sail daily.\n\nThe mayor came by boat.\n"
MADE: dict[str, Path | Callable[[], Release]] = {
    **{path.stem: path for path in sorted(SAMPLES.glob("*.txt"))},
    **specimens(),
}


def release_of(made: Path | Callable[[], Release]) -> Release:
    return parse_bytes(made.read_bytes()) if isinstance(made, Path) else made()


@pytest.mark.parametrize("furniture", [False, True])
@pytest.mark.parametrize("name", MADE)
def test_what_was_written_is_what_is_seen(name: str, *, furniture: bool) -> None:
    release, context = release_of(MADE[name]), ExportContext()
    docx = DOCX.export(release, DocxOptions(furniture=furniture), context)
    pdf = PDF.export(release, PdfOptions(furniture=furniture), context)
    html = HTML.export(release, HtmlOptions(furniture=furniture), context)

    assert first_difference(release, shown_in_docx(docx.data)) == ""
    assert first_difference(release, shown_in_pdf(pdf.data)) == ""
    assert first_difference(release, shown_in_html(html.data)) == ""


def pdf_of(text: str) -> bytes:
    return PDF.export(parse_text(text), PdfOptions(), ExportContext()).data


def edited(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(written)
    return written.getvalue()


def with_content(change: Callable[[bytes], bytes]) -> Callable[[pikepdf.Pdf], None]:
    def edit(pdf: pikepdf.Pdf) -> None:
        contents = pdf.pages[0].Contents
        changed = change(contents.read_bytes())
        assert changed != contents.read_bytes()
        contents.write(changed)

    return edit


def without_tree(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def tree_in_a_loop(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root.StructTreeRoot.K[0]
    root.K.append(root)


CHANGES = {
    "a word": (
        with_content(lambda c: c.replace(b"mayor", b"queen")),
        "'The queen came by boat.' where the record has 'The mayor came by boat.'",
    ),
    "a word more": (
        with_content(lambda c: c.replace(b"by boat.", b"by boat. Nobody saw it.")),
        "page 1 shows 'Nobody saw it.', which the record has not",
    ),
    "a word less": (
        with_content(lambda c: c.replace(b"came by boat.", b"")),
        "the document ends where the record has 'The mayor came by boat.'",
    ),
    "no structure": (without_tree, "no structure tree"),
    "a structure in a loop": (tree_in_a_loop, "leads back to itself"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_a_pdf_shows_otherwise_is_named_with_its_page(name: str) -> None:
    change, reason = CHANGES[name]
    found = verify(edited(pdf_of(TEXT), change))

    assert found.verdict is Verdict.ALTERED
    assert reason in found.detail
    assert found.detail.startswith(("page 1 ", "the document ends", "not a readable"))


def test_text_that_is_drawn_by_other_operators_is_read() -> None:
    data = edited(
        pdf_of(TEXT),
        with_content(
            lambda c: c.replace(
                b"(The mayor came by boat.)'", b"T* [(The mayor) 3 ( came by boat.)] TJ"
            )
        ),
    )

    assert verify(data).verdict is Verdict.RESAVED


def test_a_document_without_body_shows_nothing() -> None:
    assert shown_in_docx(docx_with({})).main[0].place == "paragraph 0"
