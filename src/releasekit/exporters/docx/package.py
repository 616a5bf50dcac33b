"""The package: parts, types and relationships in one archive with fixed bytes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from attrs import frozen

from releasekit.containers.digest import ZIP_COMMENT, seal_zip
from releasekit.containers.zip import Entry, deflated, write_zip
from releasekit.exporters.docx.markup import OFFICE, attribute, part_bytes
from releasekit.exporters.docx.skeleton import Setting, skeleton
from releasekit.record import NAMESPACE

_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES: Final = "[Content_Types].xml"

RECORD_ITEM: Final = "customXml/item1.xml"
"""The part that carries the record."""
_RECORD_PROPERTIES: Final = "customXml/itemProps1.xml"
_RECORD_GUID: Final = "{5A6A4D3C-8A0F-5B52-9C1E-6F0D3B7A2E91}"
"""Names the record among a document's custom XML (ISO 29500-1, 22.5.2.1)."""


@frozen(kw_only=True)
class Part:
    """A part of the package: where it stands, and how it is tied to the rest."""

    name: str
    """Path, without the leading slash."""
    content_type: str
    id: str
    relationship: str
    """Relationship type."""


def _word(name: str, id_: str, content: str, kind: str) -> Part:
    return Part(
        name=f"word/{name}.xml",
        content_type=f"{_WORD}.{content}+xml",
        id=id_,
        relationship=f"{OFFICE}/relationships/{kind}",
    )


PARTS: Final = MappingProxyType(
    {
        "footer": _word("footer1", "rIdFooter", "footer", "footer"),
        "first_footer": _word("footer2", "rIdFirstFooter", "footer", "footer"),
        "footnotes": _word("footnotes", "rIdFootnotes", "footnotes", "footnotes"),
        "header": _word("header1", "rIdHeader", "header", "header"),
        "first_header": _word("header2", "rIdFirstHeader", "header", "header"),
        "numbering": _word("numbering", "rIdNumbering", "numbering", "numbering"),
    }
)
"""Parts of the document that are written for each release."""
_RUNNING: Final = frozenset({"footer", "first_footer", "header", "first_header"})
"""Those that a house template may bring itself."""

ROOTS: Final = MappingProxyType(
    {
        "document": Part(
            name="word/document.xml",
            content_type=f"{_WORD}.document.main+xml",
            id="rId1",
            relationship=f"{OFFICE}/relationships/officeDocument",
        ),
        "core": Part(
            name="docProps/core.xml",
            content_type="application/vnd.openxmlformats-package.core-properties+xml",
            id="rId2",
            relationship=f"{_PACKAGE}/relationships/metadata/core-properties",
        ),
        "application": Part(
            name="docProps/app.xml",
            content_type="application/vnd.openxmlformats-officedocument"
            ".extended-properties+xml",
            id="rId3",
            relationship=f"{OFFICE}/relationships/extended-properties",
        ),
        "custom": Part(
            name="docProps/custom.xml",
            content_type="application/vnd.openxmlformats-officedocument"
            ".custom-properties+xml",
            id="rId4",
            relationship=f"{OFFICE}/relationships/custom-properties",
        ),
    }
)
"""Parts that stand at the root of the package."""


@frozen(kw_only=True)
class Links:
    """Relationship id of each link target, by the part that links to it."""

    body: dict[str, str]
    footnotes: dict[str, str]


def write_package(
    setting: Setting, parts: dict[str, str], links: Links, record: bytes
) -> bytes:
    """Return the archive, with its own digest in the archive comment.

    Args:
        setting: what the static parts depend on.
        parts: XML of each part of `PARTS` and `ROOTS`, by its key.
        links: the links of the body and of the footnotes.
        record: the record, as it stands in its own part.
    """
    known = {**_own_parts(setting), **ROOTS}
    entries = [
        *_static_entries(setting),
        *(
            deflated(known[key].name, part_bytes(xml))
            for key, xml in parts.items()
            if key in known
        ),
        *_relation_entries(setting, links),
        deflated(RECORD_ITEM, record),
    ]
    return seal_zip(write_zip(entries, first=(_TYPES,), comment=ZIP_COMMENT))


def _own_parts(setting: Setting) -> dict[str, Part]:
    """Return the parts of the document that the house template does not bring."""
    running = bool(setting.house.references)
    return {k: part for k, part in PARTS.items() if not (running and k in _RUNNING)}


@lru_cache(maxsize=64)
def _static_entries(setting: Setting) -> tuple[Entry, ...]:
    # Compressed once a process: they are most of a short document's bytes.
    properties = f'<ds:datastoreItem ds:itemID="{_RECORD_GUID}" {_DATA_STORE}'
    kind = f"{OFFICE}/relationships/customXmlProps"
    texts = {
        _TYPES: _content_types(setting),
        "_rels/.rels": _relations(
            "".join(
                _relation(each.id, each.relationship, each.name)
                for each in ROOTS.values()
            )
        ),
        _RECORD_PROPERTIES: properties,
        "customXml/_rels/item1.xml.rels": _relations(
            _relation("rId1", kind, "itemProps1.xml")
        ),
    }
    return (
        *(deflated(part.name, part.data) for part in skeleton(setting)),
        *(deflated(name, part_bytes(xml)) for name, xml in texts.items()),
    )


_DATA_STORE: Final = (
    f'xmlns:ds="{OFFICE}/customXml"><ds:schemaRefs>'
    f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
)


def _content_types(setting: Setting) -> str:
    overrides = {
        _RECORD_PROPERTIES: "application/vnd.openxmlformats-officedocument"
        ".customXmlProperties+xml",
        **{part.name: part.content_type for part in skeleton(setting)},
        **{part.name: part.content_type for part in _own_parts(setting).values()},
        **{part.name: part.content_type for part in ROOTS.values()},
    }
    rows = "".join(
        f'<Override PartName="/{name}" ContentType="{overrides[name]}"/>'
        for name in sorted(overrides)
        if overrides[name]
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


@lru_cache(maxsize=64)
def _fixed_relations(setting: Setting) -> str:
    static = skeleton(setting)
    return "".join(
        (
            *(
                _relation(
                    part.id or f"rId{at}", part.relationship, _inside_word(part.name)
                )
                for at, part in enumerate(static, start=1)
                if part.relationship
            ),
            *(
                _relation(each.id, each.relationship, _inside_word(each.name))
                for each in _own_parts(setting).values()
            ),
            _relation(
                "rIdRecord", f"{OFFICE}/relationships/customXml", f"../{RECORD_ITEM}"
            ),
        )
    )


def _relation_entries(setting: Setting, links: Links) -> Iterator[Entry]:
    # A part finds targets in its own relationships alone (ISO 29500-2, 6.5).
    body = _relations(_fixed_relations(setting) + _targets(links.body))
    yield deflated("word/_rels/document.xml.rels", part_bytes(body))
    if links.footnotes:
        notes = part_bytes(_relations(_targets(links.footnotes)))
        yield deflated("word/_rels/footnotes.xml.rels", notes)


def _targets(links: dict[str, str]) -> str:
    kind = f"{OFFICE}/relationships/hyperlink"
    return "".join(
        _relation(id_, kind, target, mode=' TargetMode="External"')
        for target, id_ in links.items()
    )


def _inside_word(name: str) -> str:
    return name.removeprefix("word/")


def _relations(inside: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _relation(id_: str, kind: str, target: str, mode: str = "") -> str:
    where = f'Target="{attribute(target)}"{mode}'
    return f'<Relationship Id="{id_}" Type="{kind}" {where}/>'
