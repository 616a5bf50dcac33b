from __future__ import annotations

from attrs import evolve, fields

from benchmarks.scoreboard.gold import Gold
from benchmarks.scoreboard.measures import Score, Share, pairs, score
from benchmarks.scoreboard.reading import Block, Reading

BLOCKS = (
    Block("chrome", "Menu"),
    Block("title", "Ferry rules reviewed"),
    Block("subtitle", "- from May -"),
    Block("list_item", "The Board met.", 0, "1."),
    Block("list_item", "It reviewed them.", 1, "°"),
    Block("rule", "-----"),
    Block("table", "| a | b | |---|---| | 1 | 2 |"),
)
GOLD = Gold(
    name="made",
    encoding="utf-8",
    titles=("Ferry rules reviewed",),
    dates=("2026-03-12", None),
    agencies=("Maritime Board",),
    is_agency_stated=True,
    blocks=BLOCKS,
)
RIGHT = Reading(
    title="Ferry rules reviewed", date=None, agency="maritime board", blocks=BLOCKS
)


def values(of: Score) -> dict[str, float | None]:
    return {one.name: getattr(of, one.name).value for one in fields(Score)}


def test_the_gold_itself_is_all_right() -> None:
    assert values(score(GOLD, RIGHT)) == dict.fromkeys(
        (one.name for one in fields(Score)), 1.0
    ) | {"lost": 0.0}


def test_nothing_is_all_wrong() -> None:
    found = score(GOLD, Reading())

    assert found.content == Share(0, 5)
    assert found.lost.value == 1
    assert found.title == Share(0, 1)
    assert found.date == Share(1, 1)
    assert found.kind.value is None


def test_a_marker_may_stand_in_the_text() -> None:
    told = (
        Block("paragraph", "1. The Board met."),
        Block("paragraph", "°It reviewed them."),
    )
    found = score(GOLD, Reading(blocks=told))

    assert found.content == Share(4, 7)
    assert found.marker == Share(0, 2)
    assert found.strict == Share(0, 7)


def test_a_level_that_is_wrong_costs_strict_and_level_only() -> None:
    told = tuple(evolve(one, level=0) for one in BLOCKS)
    found = score(GOLD, evolve(RIGHT, blocks=told))

    assert found.content.value == 1
    assert found.strict == Share(8, 10)
    assert found.level == Share(1, 2)


def test_what_is_drawn_in_a_table_does_not_count() -> None:
    told = (Block("table", "a b 1 2"),)

    assert len(pairs(BLOCKS, told)) == 1
    assert len(pairs(BLOCKS, (Block("subtitle", "from May"),))) == 1


def test_among_equal_texts_the_kind_decides() -> None:
    told = (Block("paragraph", "Twice"), Block("title", "Twice"))
    ((_, read),) = pairs((Block("title", "Twice"),), told)

    assert read.kind == "title"


def test_pairs_keep_the_order() -> None:
    a, b = Block("paragraph", "a"), Block("paragraph", "b")

    assert len(pairs((a, b), (b, a))) == 1


def test_furniture_is_counted_by_characters() -> None:
    told = (Block("chrome", "Menu Ferry"), Block("title", "rules reviewed"))
    found = score(GOLD, Reading(blocks=told))

    assert found.furniture_recall == Share(4, 4)
    assert found.furniture_precision == Share(4, 9)


def test_a_shredded_word_is_not_lost() -> None:
    gold = evolve(GOLD, blocks=(Block("paragraph", "40척으로 늘린다."),))
    found = score(gold, Reading(blocks=(Block("paragraph", "40 척 으로 늘 린다 ."),)))

    assert found.lost.value == 0
    assert found.content.value == 0


def test_scores_add_up() -> None:
    found = score(GOLD, RIGHT) + score(GOLD, Reading())

    assert found.content == Share(10, 15)
    assert found.title == Share(1, 2)
