"""Batches in the benchmarks: which texts they get, and what is told of them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from benchmarks.batches import Batches, Row, batches_part, texts_of, write_texts


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz"])
def test_texts_are_taken_evenly_from_all_of_a_file(tmp_path: Path, suffix: str) -> None:
    source = tmp_path / f"bulk{suffix}"
    lines = "".join(json.dumps({"text": str(number)}) + "\n" for number in range(10))
    data = lines.encode()
    source.write_bytes(gzip.compress(data) if suffix.endswith(".gz") else data)

    assert texts_of(source, 5) == ["0", "2", "4", "6", "8"]
    assert texts_of(source, 4) == ["0", "3", "5", "8"]
    assert texts_of(source, 50) == [str(number) for number in range(10)]


def test_samples_are_repeated_where_there_is_no_file(tmp_path: Path) -> None:
    texts = texts_of(tmp_path / "missing", 100)
    write_texts(texts, tmp_path / "in")

    assert len(texts) == 100
    assert 1 < len(set(texts)) < 100
    assert len(list((tmp_path / "in").iterdir())) == 100


def test_batches_tell_rates_and_what_the_second_worker_brings() -> None:
    results = Batches(
        texts="100 releases of samples, repeated",
        one=Row(name="one", releases=100, seconds=(10, 4, 8)),
        two=Row(name="two", releases=100, seconds=(5, 4, 5)),
        peers=(Row(name="other", releases=50, seconds=(5,)),),
        peak=90_000_000,
    )

    *lines, last = batches_part(results).splitlines()

    assert lines == [
        "100 releases of samples, repeated; the median of 3 rounds.",
        "",
        "| what | releases | seconds | releases/s |",
        "| --- | ---: | ---: | ---: |",
        "| one | 100 | 8.0 | 12 |",
        "| two | 100 | 5.0 | 20 |",
        "| other | 50 | 5.0 | 10 |",
        "",
    ]
    assert last.startswith("Two workers are 1.60 (1.00 to 2.00) times as fast as one.")
    assert last.endswith("The largest process had 90 MB.")
