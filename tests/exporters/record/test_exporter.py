"""The record exporter keeps the exporter contract."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given

from releasekit import record
from releasekit.errors import RecordInvalidError, RecordMissingError
from releasekit.exporters.record.exporter import EXPORTER
from releasekit.exporters.record.options import RecordOptions
from releasekit.model import (
    Date,
    DateType,
    Fact,
    Origin,
    Paragraph,
    Precision,
    Release,
    Span,
)
from releasekit.plugins.contract import ExportContext, Exporter, RecordReader
from releasekit.testing.strategies import releases
from tests.record.examples import known, small_release

CONTEXT = ExportContext()
CHECKED = RecordOptions(validate=True)


def test_it_is_an_exporter_that_reads_back() -> None:
    assert isinstance(EXPORTER, Exporter)
    assert isinstance(EXPORTER, RecordReader)
    assert EXPORTER.check(RecordOptions()) == ()


@given(releases())
def test_what_it_writes_is_the_record_and_comes_back(release: Release) -> None:
    rendition = EXPORTER.export(release, RecordOptions(), CONTEXT)

    assert rendition.data == record.write(release)
    assert EXPORTER.recover(rendition.data) == release


def test_the_rendition_says_what_it_is() -> None:
    rendition = EXPORTER.export(small_release(), CHECKED, CONTEXT)

    assert rendition.media_type == "application/xml"
    assert rendition.suffix == ".record.xml"
    assert rendition.diagnostics == ()


def test_the_context_names_record_and_software() -> None:
    context = ExportContext(producer="press-desk", identifier=lambda _: "doc-7")
    data = EXPORTER.export(small_release(), RecordOptions(), context).data
    found = record.read_record(data)

    assert found.identifier == "doc-7"
    assert found.software.name == "press-desk"


def test_a_release_put_together_wrongly_is_refused_when_asked() -> None:
    origin = Origin(spans=(Span(0, 10_000),), rule="own.rule")
    block = Paragraph(id="b1", text="x", origin=origin)
    release = evolve(small_release(), blocks=(block, block))

    assert EXPORTER.export(release, RecordOptions(), CONTEXT).data
    with pytest.raises(RecordInvalidError, match=r"beyond 188 .*and 3 more"):
        EXPORTER.export(release, CHECKED, CONTEXT)


def test_odd_content_is_a_diagnostic() -> None:
    late = Date(
        type=DateType.ISSUED, when="2021-04-01", precision=Precision.DAY, literal="x"
    )
    release = small_release()
    metadata = evolve(release.metadata, issued=Fact(late, known("Home")))
    release = evolve(release, metadata=metadata)
    diagnostics = EXPORTER.export(release, CHECKED, CONTEXT).diagnostics

    assert [d.code for d in diagnostics] == ["RKD208", "RKD208"]
    assert "the record breaks rule embargo" in diagnostics[0].message


def test_other_files_hold_no_record() -> None:
    with pytest.raises(RecordMissingError):
        EXPORTER.recover(b"<html/>")
