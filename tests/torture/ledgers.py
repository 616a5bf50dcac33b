"""Ledgers that are damaged between two runs."""

from __future__ import annotations

import random
from pathlib import Path

from tests.torture.batches import LEDGER, Batch, Problem, Problems, outputs


def damage(batch: Batch, chance: random.Random) -> Problems:
    """Damage the ledger of a run that was killed or is done; then go on.

    Nothing that was made may be lost: the next run says what was wrong, if it sees
    any of it, and makes the folder whole.
    """
    out = batch.new()
    first = batch.run(batch.command(out))
    before = {name: (out / name).stat().st_mtime_ns for name in outputs(out)}
    (out / next(iter(batch.expected))).unlink()
    how = chance.choice((_cut, _garble, _garble, _flip, _empty))
    how(out / LEDGER, chance)
    ended = batch.run(batch.command(out))
    found = [*first.problems, *ended.problems]
    if ended.status or "Traceback" in ended.said:
        found.append(Problem("unclear", f"{how.__name__}: {ended.said}"))
    rewritten = [n for n, t in before.items() if _time(out / n) not in {t, None}]
    if len(rewritten) > 1:
        found.append(Problem("twice", f"{how.__name__}: {rewritten} written anew"))
    for aside in (out / ".releasekit").glob("ledger.sqlite.broken-*"):
        aside.unlink()
    return tuple(found) or batch.complete(out)


def _time(path: Path) -> int | None:
    return path.stat().st_mtime_ns if path.exists() else None


def _cut(ledger: Path, chance: random.Random) -> None:
    data = ledger.read_bytes()
    ledger.write_bytes(data[: chance.randrange(len(data))])


def _garble(ledger: Path, chance: random.Random) -> None:
    data = bytearray(ledger.read_bytes())
    start = chance.randrange(len(data))
    data[start : start + 2000] = chance.randbytes(min(2000, len(data) - start))
    ledger.write_bytes(data)


def _flip(ledger: Path, chance: random.Random) -> None:
    data = bytearray(ledger.read_bytes())
    for _ in range(8):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    ledger.write_bytes(data)


def _empty(ledger: Path, _chance: random.Random) -> None:
    ledger.write_bytes(b"")
