"""Damaged files: every flipped bit is reported, and nothing but our errors leaves."""

from __future__ import annotations

import pytest

from releasekit.verification import Verdict, verify
from tests.hostile.carriers import carriers, laid_open
from tests.hostile.mutations import damaged, flipped
from tests.hostile.questions import QUESTIONS, end_of, is_reported
from tests.record.examples import small_release

FILES = carriers(small_release())
BITS = 200
"""Flipped bits of each kind here; `make bitflips` flips 1,000."""
COPIES = 60


@pytest.mark.parametrize("kind", FILES)
def test_every_flipped_bit_is_reported(kind: str) -> None:
    data = FILES[kind]
    missed = [bit for bit, copy in flipped(data, 7, BITS) if not is_reported(copy)]

    assert verify(data).verdict is Verdict.UNCHANGED
    assert missed == []


@pytest.mark.parametrize("is_open", [False, True], ids=["packed", "laid open"])
@pytest.mark.parametrize("kind", FILES)
def test_damage_ends_in_an_answer_or_in_our_error(kind: str, *, is_open: bool) -> None:
    data = laid_open(FILES[kind], kind) if is_open else FILES[kind]
    ends = [end_of(ask, c) for c in damaged(data, 7, COPIES) for ask in QUESTIONS]

    assert len(ends) == COPIES * len(QUESTIONS)
    assert not [end for end in ends if not end or " object at 0x" in end]
