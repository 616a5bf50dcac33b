"""What a user would reach for instead, asked for the same content."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, Protocol
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from benchmarks.work import Plain

# Each library is imported when its peer runs: a whole process pays for its own only.
# ruff: noqa: PLC0415

PAGES: Final = Path(__file__).with_name("release.typ")
"""The template that typst fills."""
STANDARDS: Final[tuple[Literal["a-3a", "ua-1"], ...]] = ("a-3a", "ua-1")
"""What typst is asked for: what the pdf exporter keeps by default."""
_FONT_PACKAGES: Final = ("fontpkg_fira_sans", "justmytype_intl_cjk")


class Peer(Protocol):
    """Makes a document of plain blocks in memory."""

    def __call__(self, plain: Plain) -> bytes:
        """Return the bytes of the document."""


def python_docx(plain: Plain) -> bytes:
    """Write a Word file as the first page of python-docx's manual does."""
    from docx import Document

    document = Document()
    for block in plain["blocks"]:
        document.add_paragraph(block["text"])
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def reportlab(plain: Plain) -> bytes:
    """Write a PDF as reportlab's manual does: a story of paragraphs."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

    style = getSampleStyleSheet()["BodyText"]
    out = BytesIO()
    # Its paragraphs are markup: without escaping, "R&D" would break them.
    story: list[Flowable] = [
        Paragraph(escape(block["text"]), style) for block in plain["blocks"]
    ]
    SimpleDocTemplate(out, pagesize=A4).build(story)
    return out.getvalue()


def docutils(plain: Plain) -> bytes:
    """Write the XML of docutils from a document of its own nodes."""
    from docutils import nodes
    from docutils.core import publish_from_doctree
    from docutils.utils import new_document
    from docutils.writers.docutils_xml import Writer

    document = new_document("release")
    for block in plain["blocks"]:
        document += nodes.paragraph(text=block["text"])
    made: bytes = publish_from_doctree(document, writer=Writer())
    return made


def typst(plain: Plain) -> bytes:
    """Write a tagged PDF/A-3a with typst, by a compiler that lives on."""
    return _bytes_of(_compiler()(json.dumps(plain)))


def typst_anew(plain: Plain) -> bytes:
    """Write a tagged PDF/A-3a with typst as its manual does: by `typst.compile`."""
    from typst import compile as compile_once

    made = compile_once(
        PAGES,
        format="pdf",
        font_paths=_font_folders(),
        ignore_system_fonts=True,
        sys_inputs={"release": json.dumps(plain)},
        pdf_standards=[*STANDARDS],
    )
    return _bytes_of(made)


def weasyprint(plain: Plain) -> bytes:
    """Write a tagged PDF/UA-1 with WeasyPrint, from HTML."""
    from weasyprint import HTML

    body = "".join(
        f"<h1>{escape(block['text'])}</h1>"
        if block["kind"] == "title"
        else f"<p style='margin-left:{1.5 * block['level']}em'>{escape(block['text'])}"
        for block in plain["blocks"]
    )
    head = f"<title>{escape(plain['title'])}</title><style>{_STYLE}</style>"
    page = f"<!doctype html><html lang='{plain['language']}'>{head}<body>{body}"
    made = HTML(string=page).write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)
    return _bytes_of(made)


_STYLE: Final = (
    "@page{size:A4;margin:2.5cm;@bottom-right{content:counter(page)}}"
    "body{font:11pt 'Fira Sans','Noto Sans KR','Noto Sans JP',sans-serif}"
)


def _bytes_of(made: object) -> bytes:
    if not isinstance(made, bytes):
        message = f"a peer gave {type(made).__name__}"
        raise TypeError(message)
    return made


def _font_folders() -> list[Path]:
    folders = [
        font.parent
        for name in _FONT_PACKAGES
        if (spec := find_spec(name)) and spec.origin
        for font in sorted(Path(spec.origin).parent.rglob("*.ttf"))
    ]
    return [*dict.fromkeys(folders)]


@cache
def _compiler() -> Callable[[str], object]:
    from typst import Compiler, Fonts

    fonts = Fonts(include_system_fonts=False, font_paths=_font_folders())
    compiler, template = Compiler(font_paths=fonts), PAGES.read_bytes()
    return lambda content: compiler.compile(
        template,
        format="pdf",
        sys_inputs={"release": content},
        pdf_standards=list(STANDARDS),
    )


PEERS: Final[dict[str, Peer]] = {
    "python-docx": python_docx,
    "reportlab": reportlab,
    "docutils": docutils,
    "typst": typst,
}
"""By the name that the report gives them."""

PDF_PEERS: Final[dict[str, Peer]] = {
    "typst, one Compiler kept": typst,
    "reportlab, nothing embedded or tagged": reportlab,
    "typst.compile": typst_anew,
    "WeasyPrint, PDF/UA-1": weasyprint,
}
"""Those of the contest in PDF, quick ones first."""
