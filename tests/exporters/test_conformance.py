"""Every installed exporter keeps the contract and its promises."""

from __future__ import annotations

import pytest

from releasekit import record
from releasekit.plugins.contract import Capability
from releasekit.plugins.registry import installed_registry
from releasekit.testing import check_exporter

REGISTRY = installed_registry()


def breaches(data: bytes) -> str:
    return "; ".join(breach.text for breach in record.validate(data))


JUDGES = {"record": {Capability.ARCHIVAL: breaches}}
"""Validators at hand; those of PDF take long and have tests of their own."""


@pytest.mark.parametrize("name", REGISTRY.names)
def test_an_installed_exporter_keeps_its_promises(name: str) -> None:
    check_exporter(REGISTRY.get(name), judges=JUDGES.get(name, {}))


def test_suffixes_are_unique() -> None:
    rows = REGISTRY.installed()

    assert [row.problem for row in rows] == [None] * len(rows)
