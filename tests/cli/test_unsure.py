from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.support import SAMPLES

NOTHING_SAID = "see above\n\nsee below\n\n4 4 4\n"
"""A text without headline, issuer, date and sentence."""


def test_what_needs_a_look_most_comes_first(run: Run, here: Path) -> None:
    (here / "b.txt").write_text(NOTHING_SAID, "utf-8")
    ran = run("inspect", "a.txt", "b.txt", "--unsure")
    scores = [line.split() for line in ran.out.splitlines() if line.endswith(".txt")]

    assert (ran.status, ran.err) == (0, "")
    assert [name for _, name in scores] == ["b.txt", "a.txt"]
    assert int(scores[0][0]) > int(scores[1][0])


def test_each_doubt_says_line_text_rule_trust_and_why(run: Run, here: Path) -> None:
    (here / "b.txt").write_text(NOTHING_SAID, "utf-8")
    ran = run("inspect", "b.txt", "--unsure", "--full")
    lines = [line.strip() for line in ran.out.splitlines()]

    assert any(
        line.startswith("line 3  paragraph") and line.endswith("see below")
        for line in lines
    )
    assert any(
        line.startswith("← paragraph.default 45 %: no rule knows") for line in lines
    )


def test_three_places_are_shown_unless_all_are_wanted(run: Run) -> None:
    sample = str(SAMPLES / "15-daily-news-bilingual.txt")
    few = run("inspect", sample, "--unsure")
    every = run("inspect", sample, "--unsure", "--full")

    assert few.out.count("←") == 3
    assert every.out.count("←") > 3
    assert every.out.startswith(few.out)


def test_a_folder_is_read_as_convert_reads_it(run: Run, here: Path) -> None:
    (here / "in/deep").mkdir(parents=True)
    (here / "in/deep/b.txt").write_text(NOTHING_SAID, "utf-8")
    (here / "in/.hidden.txt").write_text(NOTHING_SAID, "utf-8")
    (here / "in/c.md").write_text(NOTHING_SAID, "utf-8")
    ran = run("inspect", "in", "--unsure", "--json")

    assert [one["file"] for one in json.loads(ran.out)] == ["in/deep/b.txt"]


def test_json_is_always_an_array(run: Run) -> None:
    (judged,) = json.loads(run("inspect", "a.txt", "--unsure", "--json").out)

    assert list(judged) == ["file", "score", "doubts"]
    assert list(judged["doubts"][0]) == [
        *("what", "line", "start", "end", "text", "rule", "confidence", "points"),
        "why",
    ]


def test_an_input_that_fails_costs_itself_alone(run: Run) -> None:
    some = run("inspect", "nosuch", "a.txt", "--unsure")
    one = run("inspect", "nosuch", "--unsure")

    assert (some.status, one.status) == (1, 3)
    assert "a.txt" in some.out
    assert "error RK101: nosuch: " in one.err


def test_a_list_goes_with_neither_folder_nor_explanations(run: Run) -> None:
    for option in (("-o", "x", "--json"), ("--explain",)):
        ran = run("inspect", "a.txt", "--unsure", *option)

        assert ran.status == 2
        assert "--unsure prints one list" in ran.err
