"""``releasekit profiles`` lists, shows and checks; ``--profile`` reads with one."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.support import ROOT

PAGE = (ROOT / "docs/profiles.md").read_text("utf-8")


def block(language: str, start: str = "") -> str:
    """The fenced block of the page that begins with some words."""
    found = re.search(rf"```{language}\n({re.escape(start)}.*?)```", PAGE, re.DOTALL)
    assert found
    return found[1]


@pytest.fixture
def example(here: Path) -> Path:
    """The worked example of the page: a profile and a release."""
    (here / "orrin.toml").write_text(block("toml"), "utf-8")
    (here / "recall.txt").write_text(block("text", "Consumer"), "utf-8")
    return here


def test_the_list_names_each_profile(run: Run) -> None:
    ran = run("profiles")

    assert ran.status == 0
    assert re.search(
        r"^kr-mofa +Ministry .* KR +ko en +releasekit$", ran.out, re.MULTILINE
    )


def test_the_list_can_be_read_by_programs(run: Run) -> None:
    rows = json.loads(run("profiles", "--json").out)
    found = next(row for row in rows if row["id"] == "kr-mofa")

    assert found["agency"] == "kr-mofa"
    assert found["languages"] == ["ko", "en"]


@pytest.mark.usefixtures("example")
def test_a_folder_adds_its_profiles(run: Run) -> None:
    listed = run("profiles", "--profile-dir", ".")
    shown = run("profiles", "show", "orrin", "--profile-dir", ".")

    assert re.search(r"^orrin .* orrin\.toml$", listed.out, re.MULTILINE)
    assert "number              Recall (?P<number>" in shown.out


def test_the_worked_example_of_the_page_does_what_the_page_says(
    run: Run, example: Path
) -> None:
    command = "$ releasekit profiles check orrin.toml --on recall.txt\n"
    ran = run("profiles", "check", "orrin.toml", "--on", "recall.txt")

    assert ran.status == 0
    assert command + ran.out == block(
        "text", "$ releasekit profiles check orrin.toml --on"
    )
    assert len(block("toml").splitlines()) <= 10


def test_the_mistakes_of_the_page_are_told_as_the_page_says(
    run: Run, example: Path
) -> None:
    text = block("toml").replace("evidence.names", "evidence.name")
    text = text.replace('"dmy"', '"day first"')
    text = re.sub(r"number = .*", "number = ['[0-9]*']", text)
    (example / "orrin.toml").write_text(text, "utf-8")
    ran = run("profiles", "check", "orrin.toml")

    assert ran.status == 2
    assert (
        ran.out
        == block("text", "$ releasekit profiles check orrin.toml\nwrong").partition(
            "\n"
        )[2]
    )


def test_a_repeated_id_and_a_missing_file_are_told(run: Run, example: Path) -> None:
    (example / "p").mkdir()
    for name in ("a.toml", "b.toml"):
        (example / "p" / name).write_text(block("toml"), "utf-8")
    ran = run("profiles", "check", "p", "nosuch.toml")

    assert ran.status == 3
    assert "b.toml\n  line 1: the id orrin is also that of p/a.toml" in ran.out
    assert "RK101: nosuch.toml" in ran.err


def test_a_folder_without_profiles_is_told(run: Run, here: Path) -> None:
    (here / "empty").mkdir()

    assert run("profiles", "check", "empty").status == 3


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize(
    "options",
    [
        ("--profile", "orrin.toml"),
        ("--profile", "orrin", "--profile-dir", "."),
        ("--profile-dir", "."),
    ],
)
def test_releases_are_read_with_a_profile(run: Run, options: tuple[str, ...]) -> None:
    ran = run("inspect", "recall.txt", "--json", *options)

    assert json.loads(ran.out)["date"] == "2025-07-02"


@pytest.mark.usefixtures("example")
def test_a_profile_that_cannot_be_had_ends_the_command(run: Run, here: Path) -> None:
    (here / "bad.toml").write_text("id = 3\n", "utf-8")
    unknown = run("inspect", "recall.txt", "a.txt", "--profile", "nobody")
    wrong = run("inspect", "recall.txt", "--profile", "bad.toml")

    assert unknown.status == wrong.status == 2
    assert unknown.err.count("RK304") == 1
    assert "RK305: bad.toml: line 1: " in wrong.err
