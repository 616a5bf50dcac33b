"""Reading the package of a Word file that anybody may have made."""

from __future__ import annotations

import posixpath
from types import MappingProxyType
from typing import Final

from attrs import define, field, frozen
from lxml import etree

from releasekit.containers.unzip import OpenZip
from releasekit.errors import RecordError, TemplateError
from releasekit.exporters.docx.markup import W
from releasekit.text import show
from releasekit.xml_safety import read_xml

_RELATION: Final = (
    "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
)
_TYPE: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_STRICT: Final = "http://purl.oclc.org/ooxml/"
"""What the namespaces of the strict variant begin with (ISO 29500-1, annex A)."""
_COMPOUND: Final = b"\xd0\xcf\x11\xe0"
"""How files of Word 97 and encrypted ones begin (MS-CFB, 2.2)."""
_SAVE: Final = "save it in Word as a Word Document (.docx) or Word Template (.dotx)"

_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_ROOTS: Final = MappingProxyType(
    {
        "fontTable": f"{{{W}}}fonts",
        "footer": f"{{{W}}}ftr",
        "header": f"{{{W}}}hdr",
        "numbering": f"{{{W}}}numbering",
        "settings": f"{{{W}}}settings",
        "styles": f"{{{W}}}styles",
        "theme": f"{{{_DRAWING}}}theme",
    }
)
"""Root element of each kind of part that is read."""


@frozen(kw_only=True)
class Relation:
    """A relationship of a part (ISO 29500-2, 6.5)."""

    kind: str
    """The last word of its type: ``header``."""
    target: str
    """Name of the part it leads to, or an address outside."""
    external: bool


@define(eq=False)
class WordFile:
    """The parts of a Word file, each read safely and when it is asked for.

    Raises:
        TemplateError: the bytes are no archive, or one that is not safe to read.
    """

    data: bytes
    _archive: OpenZip = field(init=False)
    _types: dict[str, str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Read the directory and the types of the parts."""
        if self.data.startswith(_COMPOUND):
            message = "is a Word file of old, or one with a password"
            raise TemplateError(message, hint=f"{_SAVE}, without a password")
        try:
            self._archive = OpenZip(self.data)
        except RecordError as error:
            raise TemplateError(f"is no Word file: {error.message}") from error
        self._types = {}
        for each in self.xml("[Content_Types].xml"):
            suffix = "." + each.get("Extension", "")
            key = each.get("PartName", "").lstrip("/") or suffix
            if each.tag.startswith(_TYPE):
                self._types[key.lower()] = each.get("ContentType", "")

    def bytes(self, name: str) -> bytes:
        """Return a part that is copied as it is."""
        try:
            return self._archive.data(name)
        except RecordError as error:
            raise TemplateError(error.message) from error

    def xml(self, name: str) -> etree._Element:
        """Return the root of a part."""
        try:
            return read_xml(self._archive.xml(name))
        except RecordError as error:
            message = f"its part {show(name, limit=80)} cannot be read: {error.message}"
            raise TemplateError(message) from error

    def part(self, relation: Relation) -> etree._Element:
        """Return the root of the part that a relationship of a document leads to."""
        root = self.xml(relation.target)
        if root.tag != _ROOTS[relation.kind]:
            name = show(relation.target, limit=80)
            raise TemplateError(f"its part {name} is no {relation.kind}")
        return root

    def type(self, name: str) -> str:
        """Return the content type of a part."""
        suffix = posixpath.splitext(name)[1].lower()
        return self._types.get(name.lower()) or self._types.get(suffix, "")

    def relations(self, name: str) -> dict[str, Relation]:
        """Return the relationships of a part by their ids; ``""`` is the package."""
        folder, base = posixpath.split(name)
        place = posixpath.join(folder, "_rels", f"{base}.rels")
        if place not in self._archive.names:
            return {}
        found = self.xml(place).iter(_RELATION)
        return {each.get("Id", ""): _relation(each, folder) for each in found}

    def document(self) -> str:
        """Return the name of the main part, which is a document of Word."""
        for each in self.relations("").values():
            if each.kind == "officeDocument" and not each.external:
                _check_root(self.xml(each.target))
                return each.target
        raise TemplateError("is no Word document: it has no main part")


def _relation(element: etree._Element, folder: str) -> Relation:
    target = element.get("Target", "")
    external = element.get("TargetMode") == "External"
    inside = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(
        kind=element.get("Type", "").rpartition("/")[2],
        target=target if external else inside,
        external=external,
    )


_OTHERS: Final = MappingProxyType({"workbook": "a workbook", "presentation": "slides"})


def _check_root(root: etree._Element) -> None:
    name = etree.QName(root)
    if (name.namespace or "").startswith(_STRICT):
        raise TemplateError("is saved as Strict Open XML", hint=_SAVE)
    if root.tag != f"{{{W}}}document":
        what = _OTHERS.get(name.localname, f"<{show(name.localname, limit=40)}>")
        raise TemplateError(f"is no Word document but {what}")
