"""A process that makes one document after another keeps nothing of them."""

from __future__ import annotations

import gc
import sys
import tracemalloc
from typing import Final

from releasekit.parsing import parse_bytes
from tests.exporters.pdf.support import everything, render
from tests.support import SAMPLES

WARM: Final = 3
DOCUMENTS: Final = 12
MOST_KEPT: Final = 100
"""Bytes a document: less than any object of it that holds something."""


def test_nothing_of_a_document_stays() -> None:
    names = ("02-ministry-bullets-ko.txt", "19-ministry-tables-ar.txt")
    releases = [parse_bytes((SAMPLES / name).read_bytes()) for name in names]
    releases.append(everything())
    for _ in range(WARM):
        sizes = [len(render(release).data) for release in releases]

    tracemalloc.start()
    before = _held()
    for _ in range(DOCUMENTS):
        for release in releases:
            render(release)
    after = _held()
    tracemalloc.stop()

    assert min(sizes) > 10 * MOST_KEPT
    assert after - before < MOST_KEPT * DOCUMENTS * len(releases)


def _held() -> int:
    """Return the bytes in use, what the interpreter keeps for itself apart."""
    sys._clear_type_cache()
    gc.collect()
    return tracemalloc.get_traced_memory()[0]
