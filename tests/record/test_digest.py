"""A record knows whether its bytes, or at least its content, are as written."""

from __future__ import annotations

import random

from releasekit import record
from tests.record.examples import respelt, small_release

DATA = record.write(small_release())


def test_the_digest_covers_every_byte() -> None:
    digits = record.read_record(DATA).stated_digest or ""

    assert record.check_digest(DATA)
    assert digits.encode() in DATA.split(b"\n")[1]
    assert not record.check_digest(DATA + b"\n")
    assert not record.check_digest(b"")


def test_every_flipped_bit_is_found() -> None:
    chosen = random.Random(7)
    for _ in range(1_000):
        place = chosen.randrange(len(DATA))
        flipped = bytearray(DATA)
        flipped[place] ^= 1 << chosen.randrange(8)

        assert not record.check_digest(bytes(flipped)), place


def test_content_is_told_from_spelling() -> None:
    changed = DATA.replace(b"<name>Harbour Office", b"<name>Harbor Office")

    assert not record.check_digest(respelt(DATA))
    assert record.check_content(record.read_record(respelt(DATA)))
    assert not record.check_content(record.read_record(changed))


def test_a_record_without_digest_states_none() -> None:
    digits = record.read_record(DATA).stated_digest
    without = DATA.replace(f' sha256="{digits}"'.encode(), b"", 1)
    found = record.read_record(without)

    assert found.stated_digest is None
    assert not record.check_digest(without)
    assert not record.check_content(found)
