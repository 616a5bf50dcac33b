"""``--series`` describes every release, and tells what is still missing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import releasekit
from tests.cli.conftest import Run
from tests.support import SAMPLES

FACTS = 'id = "harbour"\naccess.level = "open"\nrights.licence = "CC0-1.0"\n'


@pytest.fixture(autouse=True)
def facts(here: Path) -> None:
    (here / "harbour.toml").write_text(FACTS, "utf-8")


def test_the_record_carries_the_facts(run: Run, here: Path) -> None:
    ran = run(
        "convert", "a.txt", "--series", "harbour.toml", "-o", "out/", "--to", "record"
    )
    known = releasekit.recover(here / "out/a.record.xml").metadata

    assert ran.status == 0
    assert known.described_by is not None
    assert known.described_by.value == "harbour"
    assert "warning: a.txt: description incomplete: issuer, date of issue\n" in ran.err


def test_nothing_is_said_of_it_where_no_facts_were_given(run: Run) -> None:
    assert "incomplete" not in run("convert", "a.txt", "-o", "out/").err


def test_a_program_gets_the_list_of_what_is_missing(run: Run) -> None:
    ran = run("convert", "a.txt", "--json", "-o", "out/", "--to", "text")

    assert json.loads(ran.out)["inputs"][0]["missing"][-2:] == ["access", "rights"]


def test_a_name_that_two_releases_share_is_told(run: Run, here: Path) -> None:
    pattern = 'identifiers = [{ scheme = "h", pattern = "H-{number}" }]\n'
    (here / "harbour.toml").write_text(FACTS + pattern, "utf-8")
    for name, title in (("b", "Ferry Opens"), ("c", "Ferry Closes"), ("d", "")):
        text = f"PRESS RELEASE\nNo. 7/2026\n\n{title or 'Ferry Closes'}\n\nOn Monday.\n"
        (here / f"{name}.txt").write_text(text, "utf-8")
    arguments = ("--series", "harbour.toml", "--to", "text", "-o", "out/", "--json")
    ran = run("convert", "b.txt", "c.txt", "d.txt", *arguments)
    shared = "warning: the identifier H-7-2026 is given to b.txt, c.txt\n"

    assert ran.err.endswith(shared)
    assert json.loads(ran.out)["inputs"][0]["identifiers"] == ["H-7-2026"]


def test_standard_output_gets_the_facts_too(run: Run) -> None:
    arguments = ("a.txt", "--series", "harbour.toml", "--to", "record", "-o", "-")

    assert '<access level="open"' in run("convert", *arguments).out


def test_each_part_of_a_text_is_described(run: Run) -> None:
    news = str(SAMPLES / "17-bilingual-en-ko.txt")
    ran = run("inspect", news, "--split", "--series", "harbour.toml")

    assert ran.out.count("described by      harbour") == 2


def test_inspect_shows_the_facts(run: Run) -> None:
    ran = run("inspect", "a.txt", "--series", "harbour.toml")

    assert "  access            open  ← constant, series\n" in ran.out
    assert "  rights            CC0-1.0  ← constant, series\n" in ran.out


def test_a_ranking_of_doubts_is_about_the_text_alone(run: Run) -> None:
    ran = run("inspect", "a.txt", "--unsure", "--series", "harbour.toml")

    assert ran.status == 2
    assert "--series do not go with it" in ran.err


@pytest.mark.parametrize("command", ["convert", "inspect"])
def test_a_mistake_is_told_before_the_first_release(
    run: Run, here: Path, command: str
) -> None:
    wrong = "rights.license = 1\nretention.action = 'burn'\n"
    (here / "harbour.toml").write_text(f"{FACTS}{wrong}", "utf-8")
    ran = run(command, "a.txt", "--series", "harbour.toml")

    assert ran.status == 2
    assert ran.err == (
        "error RK306: harbour.toml: line 4: there is no key rights.license\n"
        "hint: did you mean rights.licence?\n"
        "also: line 5: retention.action cannot be 'burn'; "
        "write keep, transfer, review, destroy\n"
    )
