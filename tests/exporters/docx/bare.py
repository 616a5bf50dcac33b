"""Word files written by hand, with as little in them as LibreOffice needs."""

from __future__ import annotations

import io
import zipfile
from types import MappingProxyType
from typing import Final

from releasekit.exporters.docx.markup import NAMESPACES, OFFICE, W

_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_KIND: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE: Final = "application/vnd.openxmlformats-package.core-properties+xml"
_OVERRIDES: Final = "".join(
    f'<Override PartName="/{name}.xml" ContentType="{_KIND}.{kind}+xml"/>'
    for name, kind in (
        ("document", "document.main"),
        ("styles", "styles"),
        ("numbering", "numbering"),
        ("footnotes", "footnotes"),
    )
)
_LEVELS: Final = "".join(
    f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    f'<w:lvlText w:val="%{at + 1}."/></w:lvl>'
    for at in range(2)
)
_PARTS: Final = MappingProxyType(
    {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'{_OVERRIDES}<Override PartName="/core.xml" ContentType="{_CORE}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="a" Type="{OFFICE}/relationships/officeDocument"'
        ' Target="document.xml"/><Relationship Id="b" Target="core.xml" Type='
        f'"{_PACKAGE}/relationships/metadata/core-properties"/></Relationships>',
        "core.xml": f'<c:coreProperties xmlns:c="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>T</dc:title>'
        "</c:coreProperties>",
        "_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="{name}" Type="{OFFICE}/relationships/{name}"'
            f' Target="{name}.xml"/>'
            for name in ("styles", "numbering", "footnotes")
        )
        + f'<Relationship Id="link" Type="{OFFICE}/relationships/hyperlink"'
        ' Target="https://www.x.example" TargetMode="External"/></Relationships>',
        "styles.xml": f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
        '<w:lang w:val="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        "</w:style></w:styles>",
        "numbering.xml": f'<w:numbering xmlns:w="{W}">'
        f'<w:abstractNum w:abstractNumId="1">{_LEVELS}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>',
        "footnotes.xml": f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="1"><w:p><w:r>'
        "<w:t>*</w:t></w:r><w:r><w:t> note</w:t></w:r></w:p></w:footnote>"
        "</w:footnotes>",
    }
)


def bare(body: str) -> bytes:
    """Return a Word file with a body, a link, a footnote 1 and a list of two levels."""
    document = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, xml in {**_PARTS, "document.xml": document}.items():
            archive.writestr(name, xml)
    return out.getvalue()


def line(inside: str, properties: str = "") -> str:
    """Return a paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def text(words: str, properties: str = "") -> str:
    """Return a run."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


def link(words: str, tip: str = "") -> str:
    """Return a link, with a screen tip or without one."""
    inside = text(words, '<w:rStyle w:val="Hyperlink"/>')
    said = f' w:tooltip="{tip}"' if tip else ""
    return f'<w:hyperlink r:id="link"{said}>{inside}</w:hyperlink>'


def numbered(level: int) -> str:
    """Return an item of the list."""
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    return line(text("item"), number)
