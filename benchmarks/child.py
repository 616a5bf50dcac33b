"""What runs in a process of its own: a peer as a whole, or a parse with its memory."""

from __future__ import annotations

import json
import sys
import tracemalloc
from pathlib import Path

# What a process does not need is not loaded in it.
# ruff: noqa: PLC0415


def write_with(peer: str, plain: str, out: str) -> None:
    """Write one document with a peer, from a file of plain blocks."""
    from benchmarks.peers import PEERS

    content = json.loads(Path(plain).read_text(encoding="utf-8"))
    Path(out).write_bytes(PEERS[peer](content))


def print_peak(path: str) -> None:
    """Print the bytes that parsing a UTF-8 text needs at its peak, the text apart."""
    import releasekit
    from releasekit.model import leaves

    text = Path(path).read_bytes().decode("utf-8")
    releasekit.parse(text[:1000])  # what is loaded once is not this text's
    tracemalloc.start()
    release = releasekit.parse(text)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(peak, sum(1 for _ in leaves(release.blocks)))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["write", peer, plain, out]:
            write_with(peer, plain, out)
        case ["peak", path]:
            print_peak(path)
        case _:
            sys.exit("python -m benchmarks.child write PEER PLAIN OUT | peak TEXT")
