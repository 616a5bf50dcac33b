"""Documents to look into."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openxml_audit
from lxml import etree

from releasekit.exporters.odt.exporter import EXPORTER
from releasekit.exporters.odt.options import OdtOptions
from releasekit.model import Release
from releasekit.parsing import parse_bytes
from releasekit.plugins.contract import ExportContext
from tests.exporters.docx.specimen import specimen
from tests.support import SAMPLES

OPTIONS = OdtOptions()
CONTEXT = ExportContext()
PARTS = ("content.xml", "meta.xml", "styles.xml")
MANIFEST = "META-INF/manifest.xml"
_SCHEMAS = Path(openxml_audit.__file__).parent / "odf" / "schemas" / "odf-1.3"


def document(release: Release, options: OdtOptions = OPTIONS) -> bytes:
    """Return a release as an OpenDocument text."""
    return EXPORTER.export(release, options, CONTEXT).data


def part(data: bytes, name: str) -> etree._Element:
    """Return the root of a part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def content(release: Release) -> str:
    """Return the body of a release as text without its namespaces."""
    with zipfile.ZipFile(io.BytesIO(document(release))) as archive:
        text = archive.read("content.xml").decode()
    return text[text.index("<office:text>") + 13 : text.index("</office:text>")]


def samples() -> dict[str, Release]:
    """Return all samples, and the release that has one of everything."""
    paths = sorted(SAMPLES.glob("*.txt"))
    made = {p.stem: parse_bytes(p.read_bytes(), name=p.name) for p in paths}
    return {**made, "specimen": specimen()}


class Schema:
    """The schemas of OpenDocument 1.3 (OASIS)."""

    def __init__(self) -> None:
        """Read both."""
        self._parts = self._read("OpenDocument-v1.3-schema.rng")
        self._manifest = self._read("OpenDocument-v1.3-manifest-schema.rng")

    def complaints(self, data: bytes) -> list[str]:
        """Return what the schemas find in a document."""
        found = []
        for name in (*PARTS, MANIFEST):
            schema = self._manifest if name == MANIFEST else self._parts
            if not schema.validate(part(data, name)):
                found += [f"{name}: {each.message}" for each in schema.error_log]
        return found

    def _read(self, name: str) -> etree.RelaxNG:
        return etree.RelaxNG(etree.parse(_SCHEMAS / name))


def replaced(data: bytes, name: str, old: str, new: str) -> bytes:
    """Return the document with ``old`` in one part replaced."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w") as target,
    ):
        for each in source.namelist():
            inside = source.read(each)
            if each == name:
                assert old.encode() in inside
                inside = inside.replace(old.encode(), new.encode())
            target.writestr(each, inside)
    return out.getvalue()
