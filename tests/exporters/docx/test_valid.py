"""Documents judged by validators, and validators judged by planted defects."""

from __future__ import annotations

import runpy
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from releasekit import read
from releasekit.exporters.docx.exporter import EXPORTER
from releasekit.model import Release
from releasekit.testing.strategies import any_releases
from tests.builders import (
    contact,
    item,
    label,
    listing,
    make_release,
    paragraph,
    table,
    title,
)
from tests.exporters.docx.specimen import document, replaced, saved, specimen
from tests.support import SAMPLES, shared

DOCUMENT = "word/document.xml"
DEFECTS = {
    "an undefined style": (DOCUMENT, b'w:val="Title"', b'w:val="Nowhere"'),
    "an unknown element": (DOCUMENT, b"<w:body>", b"<w:body><w:nonsense/>"),
    "a wrong order": (
        DOCUMENT,
        b'<w:pPr><w:pStyle w:val="Title"/></w:pPr>',
        b'<w:pPr><w:jc w:val="left"/><w:pStyle w:val="Title"/></w:pPr>',
    ),
    "a link to nothing": (DOCUMENT, b'r:id="rIdLink1"', b'r:id="rIdLink9"'),
    "a list that is not there": (
        DOCUMENT,
        b'<w:numId w:val="2"/>',
        b'<w:numId w:val="999"/>',
    ),
    "an unknown number format": (
        "word/numbering.xml",
        b'<w:numFmt w:val="decimal"/>',
        b'<w:numFmt w:val="dezimal"/>',
    ),
    "a part that is not there": (
        "word/_rels/document.xml.rels",
        b'Target="footnotes.xml"',
        b'Target="feetnotes.xml"',
    ),
    "a value that is no number": (DOCUMENT, b'w:w="11906"', b'w:w="wide"'),
}


def odd() -> Release:
    """Return a release of things at the edge of what the format holds."""
    return make_release(
        title('"Quotes" & <tags> ' * 40),
        paragraph("tab\tbreak\nnull\x00 end"),
        listing(*(item(label(f"Ⅰ{n}.", n), "literal") for n in range(1, 30))),
        listing(
            item(
                label('%1 "&<', 1),
                "percent",
                listing(item(label("50%2", 2), "deep", level=23)),
            )
        ),
        table(("", "a"), ("", "")),
        table(("only heads",)),
        contact("A", "b@c.example"),
        language="ar",
        issuer='The "Office" & <Co>',
        country="US",
        name="odd & <name>.txt",
    )


def findings(path: Path) -> list[str]:
    """Return what openxml-audit says against a document."""
    with warnings.catch_warnings():
        # Its own imports warn; what counts is what it finds.
        warnings.simplefilter("ignore")
        from openxml_audit import OpenXmlValidator

        result = OpenXmlValidator(max_errors=0).validate(path)
    return [f"{each.part_uri}: {each.description}" for each in result.errors]


RELEASES: dict[str, Callable[[], Release]] = {
    "specimen": specimen,
    "odd": odd,
    "empty": make_release,
    **{
        path.stem: lambda path=path: read(path)  # type: ignore[misc]  # bound early
        for path in sorted(SAMPLES.glob("*.txt"))
    },
}


@pytest.mark.parametrize("name", RELEASES)
def test_the_audit_finds_nothing(name: str, tmp_path: Path) -> None:
    path = saved(document(RELEASES[name]()), tmp_path / "a.docx")

    assert findings(path) == []


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(release=any_releases())
def test_the_audit_finds_nothing_in_any_release(
    release: Release, tmp_path: Path
) -> None:
    data = document(release)

    assert findings(saved(data, tmp_path / "a.docx")) == []
    assert EXPORTER.recover(data) == release


@pytest.mark.parametrize("defect", DEFECTS)
def test_the_audit_finds_a_planted_defect(defect: str, tmp_path: Path) -> None:
    data = replaced(document(specimen()), *DEFECTS[defect])

    assert findings(saved(data, tmp_path / "a.docx"))


@pytest.mark.parametrize("name", RELEASES)
def test_the_schemas_of_the_standard_find_nothing(name: str, tmp_path: Path) -> None:
    check = runpy.run_path(str(shared("tools", "docxcheck.py")))["check"]

    assert check(saved(document(RELEASES[name]()), tmp_path / "a.docx")) == []


def test_the_schemas_of_the_standard_find_a_planted_defect(tmp_path: Path) -> None:
    check = runpy.run_path(str(shared("tools", "docxcheck.py")))["check"]
    data = replaced(document(specimen()), *DEFECTS["a wrong order"])

    assert check(saved(data, tmp_path / "a.docx"))
