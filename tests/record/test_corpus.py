"""Real and sample releases, parsed: their records are valid and come back."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from releasekit import record
from releasekit.model import Release, Severity
from releasekit.parsing import parse_bytes, parse_text
from releasekit.verification import Verdict, recover, verify
from tests.hostile.carriers import carriers
from tests.support import SAMPLES, shared

SAMPLE = 600
"""Releases drawn from the many that were gathered by program."""


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda p: p.stem)
def test_a_sample_comes_back_from_every_file(path: Path) -> None:
    check(parse_bytes(path.read_bytes(), name=path.name))


def test_every_release_of_the_corpus_comes_back_from_every_file() -> None:
    paths = sorted(shared("corpus").rglob("*.txt"))
    for path in paths:
        data = path.read_bytes()
        release = parse_bytes(data, name=path.name)
        check(release)

        assert record.read(record.write(release)).source.data == data
    assert len(paths) >= SAMPLE // 10


def test_many_releases_come_back_from_their_records() -> None:
    texts = list(drawn_texts())
    for text in texts:
        check_record(parse_text(text))

    assert len(texts) == SAMPLE


def drawn_texts() -> Iterator[str]:
    path = shared("corpus", "bulk", "bulk-dev.jsonl.gz")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in random.Random(4).sample(list(lines), SAMPLE):
            yield json.loads(line)["text"]


def check(release: Release) -> None:
    check_record(release)
    for data in carriers(release).values():
        assert recover(data) == release
        assert verify(data).verdict is Verdict.UNCHANGED


def check_record(release: Release) -> None:
    data = record.write(release)
    breaches = record.validate(data)

    assert record.read(data) == release
    assert not [b.text for b in breaches if b.severity is Severity.ERROR]
