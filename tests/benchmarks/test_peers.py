from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest

from benchmarks.peers import PDF_PEERS, PEERS

if TYPE_CHECKING:
    from benchmarks.work import Plain

PLAIN: Plain = {
    "title": "Harbour office opens",
    "language": "en",
    "blocks": [
        {"kind": "title", "level": 0, "text": "Harbour office opens"},
        {"kind": "list_item", "level": 1, "text": "- R&D <b>budgets</b>"},
    ],
}


def test_python_docx_gives_a_word_file() -> None:
    assert PEERS["python-docx"](PLAIN).startswith(b"PK")


def test_reportlab_gives_a_pdf_of_text_with_markup_in_it() -> None:
    assert PEERS["reportlab"](PLAIN).startswith(b"%PDF")


def test_docutils_gives_xml_of_text_with_markup_in_it() -> None:
    pytest.importorskip("docutils", reason="only `make bench` installs docutils")

    assert b"R&amp;D &lt;b&gt;budgets" in PEERS["docutils"](PLAIN)


def test_typst_gives_the_standard_asked_for() -> None:
    pytest.importorskip("typst", reason="only `make bench` installs typst")

    made = PEERS["typst"](PLAIN)

    assert b"<pdfaid:part>3</pdfaid:part>" in made
    assert b"/StructTreeRoot" in made


@pytest.mark.parametrize("name", PDF_PEERS)
def test_each_peer_in_pdf_writes_one(name: str) -> None:
    library = re.split("[,.]", name, maxsplit=1)[0].lower()
    pytest.importorskip(library, reason=f"only `make bench` installs {library}")

    assert PDF_PEERS[name](PLAIN).startswith(b"%PDF")


def test_weasyprint_gives_the_standard_asked_for() -> None:
    pytest.importorskip("weasyprint", reason="only `make bench` installs weasyprint")

    made = PDF_PEERS["WeasyPrint, PDF/UA-1"](PLAIN)

    with pikepdf.open(BytesIO(made)) as pdf:
        assert b"pdfuaid:part" in pdf.Root.Metadata.read_bytes()
        assert "/StructTreeRoot" in pdf.Root
