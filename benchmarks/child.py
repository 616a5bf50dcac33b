"""What runs in a process of its own: a peer as a whole, or what tells its memory."""

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


def print_memory(documents: int, paths: list[str]) -> None:
    """Print the resident memory, in kB, after a tenth of the documents and all.

    Every document is a new text, most of the first release.
    """
    import releasekit
    from benchmarks.scramble import scrambled

    releases = [releasekit.read(path) for path in paths]
    early = 0
    for turn in range(1, documents + 1):
        release = scrambled(
            releases[0 if turn % 10 else turn // 10 % len(releases)], turn
        )
        releasekit.export(release, "pdf")
        if turn == documents // 10:
            early = resident()
    print(early, resident())


def resident() -> int:
    """Return the memory that this process holds now, in kB."""
    told = Path("/proc/self/status").read_text(encoding="ascii")
    (line,) = (row for row in told.splitlines() if row.startswith("VmRSS:"))
    return int(line.split()[1])


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["write", peer, plain, out]:
            write_with(peer, plain, out)
        case ["peak", path]:
            print_peak(path)
        case ["memory", documents, *paths]:
            print_memory(int(documents), paths)
        case _:
            usage = "write PEER PLAIN OUT | peak TEXT | memory DOCUMENTS RELEASE..."
            sys.exit(f"python -m benchmarks.child {usage}")
