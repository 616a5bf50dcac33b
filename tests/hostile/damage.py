"""Flips bits and damages files by the thousand; run by `make bitflips`.

Exits with 1 when a flipped bit goes unreported; whatever is not an error of ours
leaves with its traceback.
"""

from __future__ import annotations

import sys
from collections import Counter

from releasekit.parsing import parse_bytes
from tests.hostile.carriers import carriers, laid_open
from tests.hostile.mutations import damaged, flipped
from tests.hostile.questions import QUESTIONS, end_of, is_reported
from tests.support import SAMPLES

BITS, COPIES, SEED = 1_000, 2_500, 2026
SAMPLE = SAMPLES / "01-ministry-numbered-en.txt"


def main() -> int:
    """Print what came of each kind of file."""
    files = carriers(parse_bytes(SAMPLE.read_bytes(), name=SAMPLE.name))
    missed = 0
    for kind, data in files.items():
        reported = sum(is_reported(copy) for _, copy in flipped(data, SEED, BITS))
        missed += BITS - reported
        say(f"{kind:8} {reported:,} of {BITS:,} flipped bits reported")
    for kind, data in files.items():
        copies = [*damaged(data, SEED, COPIES)]
        copies += damaged(laid_open(data, kind), SEED, COPIES)
        ends = Counter(
            end_of(ask, copy) == "answered" for copy in copies for ask in QUESTIONS
        )
        say(
            f"{kind:8} {len(copies):,} damaged copies asked {len(QUESTIONS)} questions:"
            f" {ends[True]:,} answers, {ends[False]:,} errors in words, nothing else"
        )
    return min(missed, 1)


def say(line: str) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
