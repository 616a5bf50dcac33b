"""XMP metadata: what the file is, which standards it keeps, what it carries.

Stored without compression, so that any tool can read it and the file's own digest
has a visible place.
"""

from __future__ import annotations

from typing import Final

from attrs import frozen

from releasekit.containers.digest import PDF_PLACEHOLDER, XMP_NAMESPACE
from releasekit.containers.names import ATTACHMENT_NAME
from releasekit.exporters.common.facts import Facts
from releasekit.exporters.pdf.document.dates import iso_date
from releasekit.exporters.pdf.standards import StandardSet
from releasekit.record.names import SCHEMA_VERSION
from releasekit.xml_safety import xml_text, xml_visible


@frozen
class _Property:
    name: str
    kind: str
    category: str
    description: str


@frozen(kw_only=True)
class _Schema:
    """An extension schema (ISO 19005-2, 6.6.2.3.3)."""

    name: str
    namespace: str
    prefix: str
    properties: tuple[_Property, ...]


_UA: Final = _Schema(
    name="PDF/UA identification",
    namespace="http://www.aiim.org/pdfua/ns/id/",
    prefix="pdfuaid",
    properties=(_Property("part", "Integer", "internal", "Part of ISO 14289"),),
)
_OWN: Final = _Schema(
    name="releasekit",
    namespace=XMP_NAMESPACE,
    prefix="rk",
    properties=(
        _Property(
            "sha256",
            "Text",
            "internal",
            "SHA-256 of the file with these digits set to zero",
        ),
        _Property("record", "Text", "external", "Name of the attached record"),
        _Property("recordVersion", "Text", "external", "Version of its schema"),
    ),
)

_HEAD: Final = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:rk="urn:releasekit:xmp:1">
<dc:format>application/pdf</dc:format>
"""
_TAIL: Final = """\
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def _schema_xml(schema: _Schema) -> str:
    properties = "".join(
        "<rdf:li rdf:parseType='Resource'>"
        f"<pdfaProperty:name>{p.name}</pdfaProperty:name>"
        f"<pdfaProperty:valueType>{p.kind}</pdfaProperty:valueType>"
        f"<pdfaProperty:category>{p.category}</pdfaProperty:category>"
        f"<pdfaProperty:description>{p.description}</pdfaProperty:description>"
        "</rdf:li>\n"
        for p in schema.properties
    )
    return (
        "<rdf:li rdf:parseType='Resource'>"
        f"<pdfaSchema:schema>{schema.name}</pdfaSchema:schema>"
        f"<pdfaSchema:namespaceURI>{schema.namespace}</pdfaSchema:namespaceURI>"
        f"<pdfaSchema:prefix>{schema.prefix}</pdfaSchema:prefix>"
        f"<pdfaSchema:property><rdf:Seq>\n{properties}</rdf:Seq></pdfaSchema:property>"
        "</rdf:li>\n"
    )


_EXTENSIONS: Final = f"""\
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag>
{_schema_xml(_UA)}{_schema_xml(_OWN)}</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def xmp_packet(facts: Facts, standard: StandardSet) -> bytes:
    """Return the packet, with zeros where the file's digest goes."""
    lines = [
        _alternatives("dc:title", facts.title),
        _sequence("dc:creator", facts.issuer),
        _alternatives("dc:description", facts.subject),
        _bag("dc:language", facts.language),
        _simple("dc:identifier", facts.identifier),
        _alternatives("dc:rights", facts.rights),
        _simple("xmpRights:WebStatement", facts.licence),
        f"<xmp:CreatorTool>{_text(facts.producer)}</xmp:CreatorTool>",
        _simple("xmp:CreateDate", iso_date(facts.moment)),
        _simple("xmp:ModifyDate", iso_date(facts.moment)),
        f"<pdf:Producer>{_text(facts.producer)}</pdf:Producer>",
        *(_simple(name, value) for name, value in standard.claims),
        PDF_PLACEHOLDER.decode("ascii"),
    ]
    if standard.attaches_record:
        lines.append(_simple("rk:record", ATTACHMENT_NAME))
        lines.append(_simple("rk:recordVersion", SCHEMA_VERSION))
    body = "\n".join(line for line in lines if line)
    extensions = _EXTENSIONS if standard.has_extension_schemas else ""
    packet = f"{_HEAD}{body}\n</rdf:Description>\n{extensions}{_TAIL}"
    return packet.encode("utf-8")


def _text(text: str) -> str:
    return xml_text(xml_visible(text))


def _simple(name: str, text: str) -> str:
    return f"<{name}>{_text(text)}</{name}>" if text else ""


def _alternatives(name: str, text: str) -> str:
    if not text:
        return ""
    entry = f'<rdf:li xml:lang="x-default">{_text(text)}</rdf:li>'
    return f"<{name}><rdf:Alt>{entry}</rdf:Alt></{name}>"


def _bag(name: str, text: str) -> str:
    return f"<{name}><rdf:Bag><rdf:li>{_text(text)}</rdf:li></rdf:Bag></{name}>"


def _sequence(name: str, text: str) -> str:
    if not text:
        return ""
    return f"<{name}><rdf:Seq><rdf:li>{_text(text)}</rdf:li></rdf:Seq></{name}>"
