"""Every installed exporter keeps the contract and its promises."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from releasekit import record, verification
from releasekit.model import Release
from releasekit.plugins.contract import Capability, ExportContext
from releasekit.plugins.registry import installed_registry
from releasekit.testing import check_exporter
from releasekit.testing.strategies import releases
from tests.validators import verapdf

REGISTRY = installed_registry()
CONTEXT = ExportContext()
"""One for all tests, so that fonts are loaded once."""


def record_problems(data: bytes) -> str:
    return "; ".join(breach.text for breach in record.validate(data))


def pdfa_problems(data: bytes) -> str:
    return "; ".join(breach.message for breach in verapdf.breaches(data, "3a"))


def pdfua_problems(data: bytes) -> str:
    return "; ".join(breach.message for breach in verapdf.breaches(data, "ua1"))


JUDGES = {
    "record": {Capability.ARCHIVAL: record_problems},
    "pdf": {Capability.ARCHIVAL: pdfa_problems, Capability.TAGGED: pdfua_problems},
}


@pytest.mark.parametrize("name", REGISTRY.names)
def test_an_installed_exporter_keeps_its_promises(name: str) -> None:
    report = check_exporter(REGISTRY.get(name), judges=JUDGES.get(name, {}))

    reasons = {outcome.skipped for outcome in report.outcomes}
    assert reasons <= {"", "not promised"}


def test_suffixes_are_unique() -> None:
    rows = REGISTRY.installed()

    assert [row.problem for row in rows] == [None] * len(rows)


@pytest.mark.parametrize("name", REGISTRY.names)
@settings(max_examples=25)
@given(release=releases())
def test_no_lawful_release_makes_an_exporter_raise(name: str, release: Release) -> None:
    bound = REGISTRY.bind(name)

    made = bound.export(release, CONTEXT)

    if Capability.EMBEDS_RECORD in bound.spec.capabilities:
        assert verification.recover(made.data) == release
