"""A release that has one of everything, and the tools to look into documents.

``python -m tests.exporters.docx.specimen`` writes the golden parts anew: look at what
changed before it is committed.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from lxml import etree

from releasekit.exporters.docx.exporter import EXPORTER
from releasekit.exporters.docx.options import DocxOptions
from releasekit.model import (
    BlockKind,
    Email,
    Foreign,
    Link,
    NoteReference,
    Release,
    Span,
)
from releasekit.plugins.contract import ExportContext
from tests.builders import (
    contact,
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

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GOLDEN = Path(__file__).parent / "golden"
PARTS = {
    "word/document.xml": "document.xml",
    "word/numbering.xml": "numbering.xml",
    "word/footnotes.xml": "footnotes.xml",
    "word/header1.xml": "header.xml",
    "word/footer1.xml": "footer.xml",
    "docProps/core.xml": "core.xml",
    "docProps/custom.xml": "custom.xml",
    "word/_rels/document.xml.rels": "document.rels.xml",
    "[Content_Types].xml": "content-types.xml",
}
OPTIONS = DocxOptions()
CONTEXT = ExportContext()


def specimen() -> Release:
    """Return a release that has every kind of block and inline."""
    return make_release(
        furniture("Skip to content"),
        paragraph("Ministry of Harbours", kind=BlockKind.LETTERHEAD),
        paragraph("Press Release", kind=BlockKind.LABEL),
        paragraph("FOR IMMEDIATE RELEASE", kind=BlockKind.RELEASE_LINE),
        paragraph("No. 12/2026", kind=BlockKind.META),
        paragraph("4 May 2026", kind=BlockKind.DATELINE),
        title("Harbours & Ports <open>"),
        paragraph("Three quays are new", kind=BlockKind.SUBTITLE),
        paragraph(
            "See www.harbours.example or write to info@harbours.example today.",
            inlines=(
                Link(at=Span(4, 24), target="https://www.harbours.example"),
                Email(at=Span(37, 58), address="info@harbours.example"),
            ),
        ),
        heading("What is new"),
        listing(
            item(
                label("1.", 1),
                "The first quay* opens.",
                listing(
                    item(label("°"), "It is long.", level=1),
                    item(
                        label("°"),
                        "It is deep.",
                        listing(item(label("-"), "Twelve metres.", level=2)),
                        level=1,
                    ),
                ),
                note("Depth at low tide.", level=1, marker=label("※")),
                inlines=(NoteReference(at=Span(14, 15), note="n1"),),
            ),
            item(label("2.", 2), "The second quay follows."),
            item(label("4.", 4), "A number is missing above."),
        ),
        note("Measured in 2025.", id="n1", marker=label("*")),
        heading("Details", 3),
        paragraph("Prices", kind=BlockKind.CAPTION),
        table(("Quay", "Fee (EUR)"), ("East", "1,200"), ("West", "950")),
        paragraph(
            "The Minister said 항구 twice.",
            inlines=(Foreign(at=Span(18, 20), language="ko"),),
        ),
        quote("“We built it.”"),
        turn("MINISTER", "Any questions?"),
        listing(
            item(label("Annex 1", 1), "Map", kind=BlockKind.ATTACHMENT),
            item(label("Annex 2", 2), "Plan", kind=BlockKind.ATTACHMENT),
        ),
        contact("Press office", "Telephone 555 0100"),
        paragraph("Jane Roe, Spokesperson", kind=BlockKind.SIGNATURE),
        paragraph("The ministry keeps harbours.", kind=BlockKind.BOILERPLATE),
        paragraph("###", kind=BlockKind.END_MARK),
        issuer="Ministry of Harbours",
        country="GB",
        issued="2026-05-04",
        name="specimen.txt",
    )


def document(release: Release, options: DocxOptions = OPTIONS) -> bytes:
    """Return a release as a Word document."""
    return EXPORTER.export(release, options, CONTEXT).data


def part(data: bytes, name: str) -> etree._Element:
    """Return the root of a part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def words(element: etree._Element) -> str:
    """Return all text inside an element."""
    return "".join(str(text) for text in element.itertext())


def readable(root: etree._Element) -> str:
    """Return XML with a line each element, for goldens that people review."""
    etree.indent(root)
    return etree.tostring(root, encoding="unicode") + "\n"


def replaced(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """Return the document with ``old`` in one part replaced."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w") as target,
    ):
        for each in source.namelist():
            content = source.read(each)
            if each == name:
                assert old in content
                content = content.replace(old, new)
            target.writestr(each, content)
    return out.getvalue()


def saved(data: bytes, path: Path) -> Path:
    """Write a document and return its path."""
    path.write_bytes(data)
    return path


if __name__ == "__main__":
    for each, golden in PARTS.items():
        text = readable(part(document(specimen()), each))
        (GOLDEN / golden).write_text(text, "utf-8", newline="\n")
