"""METS.xml as CSIP 2.1 wants it (E-ARK CSIP, 5.3; DILCIS Board, 2021).

Each rule of the specification that says MUST is met; the numbers in this module are
those of its requirements. A digest of the file itself stands on its root, where METS
lets other namespaces have attributes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from attrs import evolve, frozen

from releasekit._version import __version__
from releasekit.exporters.common.crosswalk.node import Node
from releasekit.exporters.common.crosswalk.writing import Written, write_description
from releasekit.exporters.common.mets.agents import names_of, people_of, software
from releasekit.exporters.common.mets.markup import (
    NAMESPACES,
    Attributes,
    element,
    measured,
    moment,
    told,
)
from releasekit.files.digest import ZEROS, seal
from releasekit.model import Metadata
from releasekit.packaging.csip.level import Group, Level, Listed

CSIP: Final = "https://DILCIS.eu/XML/METS/CSIPExtensionMETS"
_OURS: Final = "urn:releasekit:package:1"
_PROFILE: Final = "https://earkcsip.dilcis.eu/profile/E-ARK-CSIP.xml"
_CATEGORY: Final = "Textual works – Digital"
_CONTENT: Final = (
    ("csip:CONTENTINFORMATIONTYPE", "OTHER"),
    ("csip:OTHERCONTENTINFORMATIONTYPE", "press release"),
)
_SIMPLE: Final = (("LOCTYPE", "URL"), ("xlink:type", "simple"))
_CURRENT: Final = ("STATUS", "CURRENT")
_DIGEST: Final = "rk:sha256"
_SEAL: Final = f' {_DIGEST}="'.encode()
_HEAD: Final = 1000
"""Bytes at the start of a METS file in which its digest is looked for."""


@frozen(kw_only=True)
class Maker:
    """What every METS file of a package says alike."""

    producer: str
    time: datetime
    metadata: Metadata

    @property
    def created(self) -> str:
        """When everything in the package was put there."""
        return moment(self.time)


@frozen
class _Named:
    """Something with the name that it has in the document."""

    id: str
    node: Node


def mets_of(level: Level, maker: Maker) -> Written:
    """Return the METS file of a level, with its own digest."""
    descriptive = tuple(_sections("dmdSec", level.descriptive, maker))
    preservation = tuple(_sections("digiprovMD", level.preservation, maker))
    administrative = [one.node for one in preservation]
    groups = tuple(_groups(level.groups, maker))
    root = element(
        "mets",
        _root(level),
        _header(level, maker),
        *(one.node for one in descriptive),
        *((element("amdSec", (), *administrative),) if administrative else ()),
        element("fileSec", (("ID", "files"),), *(one.node for one in groups)),
        _structure(level, descriptive, preservation, groups),
    )
    written = write_description(root)
    at = digest_offset(written.data)
    return evolve(written, data=seal(written.data, at)) if at else written


def digest_offset(data: bytes) -> int | None:
    """Return where the digits stand in a METS file that `mets_of` wrote, or nothing."""
    at = data.find(_SEAL, 0, _HEAD)
    return at + len(_SEAL) if at >= 0 else None


def _root(level: Level) -> Attributes:
    """CSIP1 to CSIP6."""
    return (
        *NAMESPACES,
        ("xmlns:csip", CSIP),
        ("xmlns:rk", _OURS),
        (_DIGEST, ZEROS.decode("ascii")),
        ("OBJID", level.id),
        ("LABEL", level.label),
        ("TYPE", _CATEGORY),
        *_CONTENT,
        ("PROFILE", _PROFILE),
    )


def _header(level: Level, maker: Maker) -> Node:
    """CSIP7 to CSIP16, CSIP117."""
    attributes = (
        ("CREATEDATE", maker.created),
        ("LASTMODDATE", maker.created),
        ("csip:OAISPACKAGETYPE", "AIP"),
    )
    version = told("note", __version__, (("csip:NOTETYPE", "SOFTWARE VERSION"),))
    return element(
        "metsHdr",
        attributes,
        software(maker.producer, version),
        *people_of(maker.metadata),
        *(names_of(maker.metadata) if level.descriptive else ()),
    )


def _sections(tag: str, listed: tuple[Listed, ...], maker: Maker) -> Iterator[_Named]:
    """CSIP18 to CSIP30 (``dmdSec``), CSIP32 to CSIP44 (``digiprovMD``)."""
    for number, file in enumerate(listed, 1):
        name = f"{tag}-{number}"
        attributes = (("ID", name), ("CREATED", maker.created), _CURRENT)
        reference = (
            *_SIMPLE,
            ("xlink:href", file.address),
            ("MDTYPE", file.kind),
            *_measured(file, maker),
        )
        yield _Named(name, element(tag, attributes, element("mdRef", reference)))


def _groups(groups: tuple[Group, ...], maker: Maker) -> Iterator[_Named]:
    """CSIP58 to CSIP79."""
    for number, group in enumerate(groups, 1):
        name = f"group-{number}"
        files = (
            _file(f"{name}-file-{place}", file, maker)
            for place, file in enumerate(group.files, 1)
        )
        attributes = (("ID", name), ("USE", group.use), *_CONTENT)
        yield _Named(name, element("fileGrp", attributes, *files))


def _file(name: str, file: Listed, maker: Maker) -> Node:
    location = element("FLocat", (*_SIMPLE, ("xlink:href", file.address)))
    return element("file", (("ID", name), *_measured(file, maker)), location)


def _measured(file: Listed, maker: Maker) -> Attributes:
    return (
        ("MIMETYPE", file.media_type or "application/octet-stream"),
        *measured(file.data),
        ("CREATED", maker.created),
    )


def _structure(
    level: Level,
    descriptive: tuple[_Named, ...],
    preservation: tuple[_Named, ...],
    groups: tuple[_Named, ...],
) -> Node:
    """CSIP80 to CSIP119."""
    metadata = (
        ("ID", "division-metadata"),
        ("LABEL", "Metadata"),
        ("DMDID", " ".join(one.id for one in descriptive)),
        ("ADMID", " ".join(one.id for one in preservation)),
    )
    named = tuple(zip(level.groups, groups, strict=True))
    plain = (_division(group.use, one.id) for group, one in named if not group.is_level)
    whole = element(
        "div",
        (("ID", "division"), ("LABEL", level.id)),
        element("div", metadata),
        *plain,
        *_representations([(group, one.id) for group, one in named if group.is_level]),
    )
    attributes = (("ID", "structure"), ("TYPE", "PHYSICAL"), ("LABEL", "CSIP"))
    return element("structMap", attributes, whole)


def _division(label: str, group: str) -> Node:
    attributes = (("ID", f"division-{group}"), ("LABEL", label))
    return element("div", attributes, element("fptr", (("FILEID", group),)))


def _representations(levels: list[tuple[Group, str]]) -> Iterator[Node]:
    """CSIP101 to CSIP112, CSIP119: all of them together, and each with its METS."""
    if not levels:
        return
    attributes = (("ID", "division-representations"), ("LABEL", "Representations"))
    pointers = (element("fptr", (("FILEID", name),)) for _, name in levels)
    yield element("div", attributes, *pointers, *(_pointed(*one) for one in levels))


def _pointed(group: Group, name: str) -> Node:
    address = group.files[0].address
    reference = (*_SIMPLE, ("xlink:href", address), ("xlink:title", name))
    attributes = (("ID", f"division-{name}"), ("LABEL", group.use))
    return element("div", attributes, element("mptr", reference))
