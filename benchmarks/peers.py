"""What a user would reach for instead, asked for the same content."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from benchmarks.work import Plain

# Each library is imported when its peer runs: a whole process pays for its own only.
# ruff: noqa: PLC0415

PAGES: Final = Path(__file__).with_name("release.typ")
"""The template that typst fills."""
STANDARDS: Final = ("a-3a", "ua-1")
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
    """Write a tagged PDF/A-3a with typst, by a compiler that lives on.

    Every call adds its number to every block: typst remembers what it has set before,
    and a user's next release is a new one.
    """
    turn = next(_TURNS)
    blocks = [{**each, "text": f"{each['text']} {turn}"} for each in plain["blocks"]]
    made = _compiler()(json.dumps({**plain, "blocks": blocks}))
    if not isinstance(made, bytes):
        message = f"typst gave {type(made).__name__}"
        raise TypeError(message)
    return made


_TURNS: Final = count(1)


@cache
def _compiler() -> Callable[[str], object]:
    from typst import Compiler, Fonts

    folders = [
        str(font.parent)
        for name in _FONT_PACKAGES
        if (spec := find_spec(name)) and spec.origin
        for font in sorted(Path(spec.origin).parent.rglob("*.ttf"))
    ]
    fonts = Fonts(include_system_fonts=False, font_paths=list(dict.fromkeys(folders)))
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
