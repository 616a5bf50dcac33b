from __future__ import annotations

import pytest

from benchmarks.measure import Contender, Spread, Times, measure, ratios


def test_contenders_take_turns_in_every_round() -> None:
    turns: list[str] = []
    first = Contender[str](
        name="a", task="t", run=lambda work: turns.append(f"a{work}")
    )
    second = Contender[str](
        name="b", task="t", run=lambda work: turns.append(f"b{work}")
    )

    measure((first, second), [("1", "2"), ("3",)], warmups=0)

    assert turns == ["a1", "a1", "a2", "b1", "b1", "b2", "a3", "a3", "b3", "b3"]


def test_a_warm_up_is_done_and_not_counted() -> None:
    done: list[int] = []
    contender = Contender[int](name="a", task="t", run=done.append)

    times = measure((contender,), [(1, 2), (3, 4)], warmups=2)

    assert done == [1, 1, 2, 1, 1, 2, 1, 1, 2, 3, 3, 4]
    assert [len(row) for row in times["a"].rounds] == [2, 2]


def test_a_spare_work_begins_each_turn_and_is_not_counted() -> None:
    done: list[int] = []
    contender = Contender[int](name="a", task="t", run=done.append)

    times = measure((contender,), [(1, 2)], warmups=0, spare=9)

    assert done == [9, 1, 2]
    assert [len(row) for row in times["a"].rounds] == [2]


def test_a_contender_that_fails_stops_the_run() -> None:
    def fail(_: int) -> None:
        raise LookupError

    with pytest.raises(LookupError):
        measure((Contender[int](name="a", task="t", run=fail),), [(1,)])


def test_a_spread_is_the_middle_and_the_ends() -> None:
    assert Spread.of((5, 1, 4, 3)) == Spread(3.5, 1, 5)


def test_times_are_read_by_round_and_by_work() -> None:
    times = Times(((10, 30), (20, 60)))

    assert times.per_work() == (20, 40)
    assert times.of_work(1) == (30, 60)


def test_times_add_up_round_by_round() -> None:
    assert Times(((1, 2), (3, 4))) + Times(((10, 20), (30, 40))) == Times(
        ((11, 22), (33, 44))
    )


def test_a_ratio_compares_within_a_round() -> None:
    # Everything was twice as slow in the second round.
    slow_machine = ratios(Times(((30,), (60,))), Times(((10,), (20,))))

    assert slow_machine == Spread(3, 3, 3)


def test_times_of_other_rounds_are_not_compared() -> None:
    with pytest.raises(ValueError, match="shorter"):
        ratios(Times(((1,), (2,))), Times(((1,),)))
