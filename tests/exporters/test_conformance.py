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

REGISTRY = installed_registry()
CONTEXT = ExportContext()
"""One for all tests, so that fonts are loaded once."""


def breaches(data: bytes) -> list[str]:
    return [breach.text for breach in record.validate(data)]


JUDGES = {"record": {Capability.ARCHIVAL: breaches}}
"""That of PDF is veraPDF, which takes long and is called in the tests of PDF."""


@pytest.mark.parametrize("name", REGISTRY.names)
def test_an_installed_exporter_keeps_its_promises(name: str) -> None:
    check_exporter(REGISTRY.get(name), judges=JUDGES.get(name, {}))


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
