from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.cli.conftest import Run
from tests.support import SAMPLES


def test_an_outline_tells_facts_blocks_and_oddities(run: Run) -> None:
    ran = run("inspect", "a.txt")
    lines = ran.out.splitlines()

    assert ran.status == 0
    assert lines[0] == "a.txt"
    assert lines[1].endswith("utf-8, LF line ends, sha256 " + lines[1][-13:])
    assert "  title         Harbour Ministry Opens Ferry Terminal" in lines
    assert "  list_item     1. The Harbour Ministry opened the terminal on Monday." in (
        lines
    )
    assert (
        "  list_item       ° It has room for 400 people & <b>two</b> ferries." in lines
    )
    assert "\x1b" not in ran.out


def test_explain_adds_rules_and_places(run: Run) -> None:
    ran = run("inspect", "a.txt", "--explain")

    assert "← title." in ran.out
    assert " %  line 1  0-37\n" in ran.out
    assert "\nunsure (" in ran.out


def test_several_outlines_are_told_apart(run: Run, here: Path) -> None:
    shutil.copy(here / "a.txt", here / "b.txt")
    ran = run("inspect", "a.txt", "b.txt")

    assert ran.out.startswith("a.txt\n")
    assert "\n\nb.txt\n" in ran.out


def test_json_of_one_input_is_one_object_alone(run: Run) -> None:
    ran = run("inspect", "a.txt", "--json")
    view = json.loads(ran.out)

    assert ran.err == ""
    assert list(view) == ["title", "subtitle", "date", "agency", "language", "blocks"]
    assert view["blocks"][2] == {
        "kind": "list_item",
        "level": 1,
        "marker": "°",
        "text": "It has room for 400 people & <b>two</b> ferries.",
        "start": 94,
        "end": 144,
    }


def test_json_of_several_inputs_is_an_array_in_their_order(
    run: Run, here: Path
) -> None:
    shutil.copy(here / "a.txt", here / "b.txt")
    ran = run("inspect", "b.txt", "nosuch", "a.txt", "--json")
    views = json.loads(ran.out)

    assert ran.status == 1
    assert [view["file"] for view in views] == ["b.txt", "a.txt"]


def test_json_of_one_input_that_fails_is_nothing(run: Run) -> None:
    ran = run("inspect", "nosuch", "--json")

    assert (ran.status, ran.out) == (3, "")


def test_json_is_utf_8_whatever_the_locale_says(shell: Run, here: Path) -> None:
    (here / "k.txt").write_text("얼음길 안전관리 대책\n", "utf-8")
    ran = shell("inspect", "k.txt", "--json", PYTHONIOENCODING="latin-1")

    assert "얼음길" in ran.out


def test_json_goes_to_a_folder_one_file_an_input(run: Run, here: Path) -> None:
    (here / "in/x").mkdir(parents=True)
    shutil.copy(here / "a.txt", here / "in/x/b.txt")
    ran = run("inspect", "a.txt", "in", "--json", "-o", "views")

    assert (ran.status, ran.out) == (0, "")
    assert json.loads((here / "views/a.json").read_bytes())["blocks"]
    assert json.loads((here / "views/x/b.json").read_bytes())["blocks"]


def test_json_does_not_replace_what_somebody_wrote(run: Run, here: Path) -> None:
    (here / "a.json").write_text("my own work")
    kept = run("inspect", "a.txt", "--json", "-o", ".")
    forced = run("inspect", "a.txt", "--json", "-o", ".", "--force")

    assert (kept.status, forced.status) == (4, 0)
    assert kept.err.startswith("error RK201: a.json: ")


def test_a_folder_needs_json(run: Run) -> None:
    ran = run("inspect", "a.txt", "-o", "views")

    assert ran.status == 2
    assert "-o needs --json" in ran.err


def test_each_sample_can_be_inspected(run: Run) -> None:
    ran = run("inspect", str(SAMPLES), "--explain")

    assert ran.status == 0
    assert ran.err == ""
    assert ran.out.count(" line ends, sha256 ") == len(list(SAMPLES.glob("*.txt")))
