"""Real and sample releases, parsed: their records are valid and come back."""

from __future__ import annotations

from pathlib import Path

import pytest

from releasekit import record
from releasekit.model import Release, Severity
from releasekit.parsing import parse_bytes
from tests.support import SAMPLES, shared


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda p: p.stem)
def test_a_sample_comes_back(path: Path) -> None:
    _check(parse_bytes(path.read_bytes(), name=path.name))


def test_every_release_of_the_corpus_comes_back() -> None:
    for path in sorted(shared("corpus").rglob("*.txt")):
        _check(parse_bytes(path.read_bytes(), name=path.name))


def _check(release: Release) -> None:
    data = record.write(release)
    breaches = record.validate(data)

    assert record.read(data) == release
    assert not [b.text for b in breaches if b.severity is Severity.ERROR]
