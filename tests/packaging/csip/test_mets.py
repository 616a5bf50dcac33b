"""METS.xml meets what CSIP 2.1 says that it MUST have; each rule can fail."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache
from typing import Final

import pytest
from hypothesis import given, settings
from lxml import etree

from releasekit import Release
from releasekit.exporters.common.mets.agents import LONGEST
from releasekit.exporters.common.shortening import shortened
from releasekit.files.digest import is_sealed
from releasekit.packaging.csip.level import Group, Level, Listed
from releasekit.packaging.csip.mets import Maker, digest_offset, mets_of
from releasekit.testing.strategies import any_releases, releases
from tests.packaging.csip.test_folder import made
from tests.validators.official import complaints, mets_schema

NS: Final = {
    "m": "http://www.loc.gov/METS/",
    "x": "http://www.w3.org/1999/xlink",
    "csip": "https://DILCIS.eu/XML/METS/CSIPExtensionMETS",
}
_TOP: Final = "/m:mets/m:structMap[@TYPE='PHYSICAL'][@LABEL='CSIP'][@ID]/m:div[@ID]"
_PART: Final = f"{_TOP}/m:div[@LABEL='Representations'][@ID]"
_SIMPLE: Final = "@LOCTYPE='URL' and @x:type='simple' and @x:href!=''"
_SIZED: Final = (
    "@MIMETYPE and @SIZE > 0 and @CREATED and string-length(@CHECKSUM) = 64"
    " and @CHECKSUMTYPE='SHA-256'"
)
_SOFTWARE: Final = "//m:agent[@ROLE='CREATOR'][@TYPE='OTHER'][@OTHERTYPE='SOFTWARE']"
_OTHER: Final = (
    "@csip:CONTENTINFORMATIONTYPE='OTHER' and @csip:OTHERCONTENTINFORMATIONTYPE!=''"
)
MUSTS: Final = {
    "CSIP1": ("/m:mets/@OBJID != ''", 'OBJID="[^"]*"', 'OBJID=""'),
    "CSIP2": (
        "/m:mets/@TYPE = 'Textual works – Digital'",
        ' TYPE="Text[^"]*"',
        ' TYPE="Text"',
    ),
    "CSIP4, 5": (
        "/m:mets[@csip:CONTENTINFORMATIONTYPE='OTHER']/@csip:OTHERCONTENTINFORMATIONTYPE",
        'csip:OTHERCONTENTINFORMATIONTYPE="[^"]*"',
        "",
    ),
    "CSIP6": ("/m:mets/@PROFILE != ''", 'PROFILE="[^"]*"', ""),
    "CSIP7": ("/m:mets/m:metsHdr/@CREATEDATE", 'CREATEDATE="[^"]*"', ""),
    "CSIP9": ("//m:metsHdr/@csip:OAISPACKAGETYPE = 'AIP'", '"AIP"', '"BAG"'),
    "CSIP10 to 16": (
        f"count({_SOFTWARE}[m:name!='']/m:note[@csip:NOTETYPE='SOFTWARE VERSION']) = 1",
        'csip:NOTETYPE="[^"]*"',
        "",
    ),
    "CSIP18, 19": (
        "not(//m:dmdSec[not(@ID and @CREATED)])",
        'dmdSec ID="[^"]*"',
        "dmdSec",
    ),
    "CSIP33": ("not(//m:digiprovMD[not(@ID)])", 'digiprovMD ID="[^"]*"', "digiprovMD"),
    "CSIP22 to 25, 36 to 39": (
        f"//m:mdRef and not(//m:mdRef[not({_SIMPLE} and @MDTYPE)])",
        'mdRef LOCTYPE="URL"',
        'mdRef LOCTYPE="URN"',
    ),
    "CSIP26 to 30, 40 to 44": (
        f"not(//m:mdRef[not({_SIZED})])",
        '(<mdRef[^>]*) SIZE="[^"]*"',
        r"\1",
    ),
    "CSIP59": ("/m:mets/m:fileSec/@ID", 'fileSec ID="[^"]*"', "fileSec"),
    "CSIP60": (
        "//m:fileGrp[@USE='Documentation']",
        'USE="Documentation"',
        'USE="Docs"',
    ),
    "CSIP113": ("//m:fileGrp[@USE='Schemas']", 'USE="Schemas"', 'USE="Schema"'),
    "CSIP114": (
        "count(//m:fileGrp[starts-with(@USE, 'Representations/')]) = 4",
        'USE="Representations/pdf"',
        'USE="pdf"',
    ),
    "CSIP62, 63": (
        f"not(//m:fileGrp[not({_OTHER})])",
        '(<fileGrp[^>]*) csip:CONTENTINFORMATIONTYPE="[^"]*"',
        r"\1",
    ),
    "CSIP64 to 67": (
        "not(//m:fileGrp[not(@ID and @USE and m:file/@ID)])",
        '<file ID="group-1-file-1"',
        "<file",
    ),
    "CSIP68 to 72": (
        f"not(//m:file[not({_SIZED})])",
        '(<file [^>]*) CHECKSUM="[^"]*"',
        r"\1",
    ),
    "CSIP76 to 79": (
        f"count(//m:file) = count(//m:file/m:FLocat[{_SIMPLE}])",
        '(<FLocat [^>]*) xlink:type="[^"]*"',
        r"\1",
    ),
    "CSIP80 to 85": (f"count({_TOP}) = 1", 'LABEL="CSIP"', 'LABEL="csip"'),
    "CSIP88 to 92": (
        f"{_TOP}/m:div[@LABEL='Metadata'][@ID][@DMDID][@ADMID]",
        'LABEL="Metadata"',
        'LABEL="metadata"',
    ),
    "CSIP93 to 96, 116": (
        f"{_TOP}/m:div[@LABEL='Documentation'][@ID]/m:fptr/@FILEID",
        'LABEL="Documentation"',
        'LABEL="Docs"',
    ),
    "CSIP97 to 100, 118": (
        f"{_TOP}/m:div[@LABEL='Schemas'][@ID]/m:fptr/@FILEID",
        'LABEL="Schemas"',
        'LABEL="Schema"',
    ),
    "CSIP101 to 104, 119": (
        f"count({_PART}/m:fptr[@FILEID]) = 4",
        'LABEL="Representations"',
        'LABEL="Parts"',
    ),
    "CSIP105 to 112": (
        f"count({_PART}/m:div[@ID][@LABEL]/m:mptr[{_SIMPLE} and @x:title]) = 4",
        'xlink:title="[^"]*"',
        "",
    ),
}
"""Each requirement, or several that stand together: what must be true of the document,
and a change that breaks it."""


@cache
def document() -> str:
    return made().files["METS.xml"].decode()


def holds(text: str, test: str) -> bool:
    root = etree.fromstring(text.encode())
    return bool(root.xpath(f"boolean({test})", namespaces=NS))


@pytest.mark.parametrize("rule", MUSTS)
def test_a_must_is_met_and_its_breach_is_seen(rule: str) -> None:
    test, good, bad = MUSTS[rule]
    broken, count = re.subn(good, bad, document(), count=1)

    assert count == 1
    assert holds(document(), test)
    assert not holds(broken, test)


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ('CHECKSUMTYPE="SHA-256"', 'CHECKSUMTYPE="SHA-257"'),
        ('FILEID="group-1"', 'FILEID=""'),
        ("<mdRef ", "<mdReference "),
    ],
)
def test_the_schema_sees_a_broken_document(good: str, bad: str) -> None:
    broken = document().replace(good, bad, 1).encode()

    assert complaints(mets_schema(), document().encode()) == []
    assert complaints(mets_schema(), broken) != []


def test_every_reference_leads_to_an_id_of_the_right_kind() -> None:
    root = etree.fromstring(document().encode())
    kinds = {"DMDID": "dmdSec", "ADMID": "digiprovMD", "FILEID": "fileGrp"}
    found = {e.get("ID"): etree.QName(e).localname for e in root.iter("*")}
    asked = [
        (name, kind)
        for element in root.iter("*")
        for attribute, kind in kinds.items()
        for name in (element.get(attribute) or "").split()
    ]

    assert len(asked) > len(kinds)
    assert [name for name, kind in asked if found.get(name) != kind] == []


@settings(max_examples=20)
@given(release=releases() | any_releases())
def test_whatever_is_known_of_a_release_makes_a_valid_document(
    release: Release,
) -> None:
    time = datetime(2026, 11, 23, tzinfo=UTC)
    maker = Maker(producer="", time=time, metadata=release.metadata)
    file = Listed(path="a b#보.xml", media_type="", data=b"x", kind="MODS")
    level = Level(
        id="whole",
        label=shortened(release.title or "", LONGEST),
        descriptive=(file,),
        preservation=(file,),
        groups=(Group(use="Documentation", files=(file,)),),
    )

    assert complaints(mets_schema(), mets_of(level, maker).data) == []


def test_it_carries_its_own_digest() -> None:
    data = document().encode()
    at = digest_offset(data)

    assert at is not None
    assert is_sealed(data, at)
    assert not is_sealed(data.replace(b"Haesol", b"Haesot", 1), at)


def test_other_names_of_the_release_stand_in_that_of_the_whole_alone() -> None:
    part = made().files["representations/source/METS.xml"].decode()

    assert "<altRecordID" in document()
    assert "<altRecordID" not in part
    assert 'OBJID="source"' in part
