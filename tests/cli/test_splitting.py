"""``--split``: several releases in one file become several outputs."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from releasekit import record
from tests.cli.conftest import Run

TEXT = (
    "The Ministry of Ferries today opened the new landing stage, which all boats that"
    " sail to the islands will use. It cost 4.2 million and has room for 400 people."
    " The first boat leaves on Monday at 6:15 from the eastern end of the harbour."
)
TEXTE = (
    "Le ministère des bacs a ouvert aujourd’hui le nouvel embarcadère, que tous les"
    " bateaux pour les îles utiliseront. Il a coûté 4,2 millions et peut recevoir 400"
    " personnes. Le premier bateau part lundi à 6 h 15 du bout est du port."
)
RELEASE = (
    "FOR IMMEDIATE RELEASE\nMarch {}, 2025\n\nLanding Stage {} Open\n\n{}\n\n###\n\n"
)
JOINED = RELEASE.format(3, "One", TEXT) + RELEASE.format(5, "Two", TEXT)
BILINGUAL = "Landing stage open\n\n" + f"{TEXT}\n\n{TEXTE}\n\n" * 3


@pytest.fixture
def news(here: Path) -> Path:
    """A file with two releases."""
    path = here / "news.txt"
    path.write_text(JOINED, "utf-8")
    return path


def test_each_release_of_a_text_gets_files_of_its_own(run: Run, news: Path) -> None:
    ran = run("convert", "news.txt", "--split", "--to", "record,text", "-o", "out")
    names = sorted(path.name for path in (news.parent / "out").glob("news*"))

    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("news.txt → out/news-{")
    assert names == [
        "news-1.record.xml",
        "news-1.txt",
        "news-2.record.xml",
        "news-2.txt",
    ]


def test_each_record_says_of_what_it_is_a_part(run: Run, news: Path) -> None:
    run("convert", "news.txt", "--split", "--to", "record", "-o", "out")
    sources = [
        record.read((news.parent / f"out/news-{n}.record.xml").read_bytes()).source
        for n in (1, 2)
    ]
    parts = [source.part for source in sources]

    assert "".join(source.text for source in sources) == JOINED
    for number, part in enumerate(parts, 1):
        assert part is not None
        assert (part.number, part.count, part.name) == (number, 2, "news.txt")
        assert part.sha256 == hashlib.sha256(JOINED.encode()).hexdigest()


def test_without_the_option_a_text_stays_one_and_the_option_is_named(
    run: Run, news: Path
) -> None:
    ran = run("convert", "news.txt", "--to", "text", "-o", "out")

    assert ran.status == 0
    assert ran.out == "news.txt → out/news.txt\n"
    assert "RKD123" in ran.err
    assert "--split" in ran.err
    assert news.read_text("utf-8") == JOINED


def test_a_single_release_is_not_split(run: Run, here: Path) -> None:
    ran = run("convert", "a.txt", "--split", "--to", "json", "-o", "out")

    assert ran.out == "a.txt → out/a.json\n"
    assert not (here / "out/a-1.json").exists()


@pytest.mark.usefixtures("news")
@pytest.mark.parametrize(
    "arguments",
    [("-o", "one.json"), ("--to", "text", "-o", "-")],
)
def test_several_releases_do_not_go_into_one_file(
    run: Run, arguments: tuple[str, ...]
) -> None:
    ran = run("convert", "news.txt", "--split", *arguments)

    assert ran.status == 2
    assert "name a folder" in ran.err


def test_a_part_never_takes_the_name_of_another_input(run: Run, news: Path) -> None:
    (news.parent / "news-2.txt").write_text(TEXT, "utf-8")
    arguments = ("convert", "news-2.txt", "news.txt", "--split", "--to", "json")
    ran = run(*arguments, "-o", "out")

    names = {path.name for path in (news.parent / "out").glob("*.json")}

    assert ran.status == 0
    assert {"news-1.json", "news-2.json"} < names
    assert len(names) == 3
    assert "Stage Two" in (news.parent / "out/news-2.json").read_text("utf-8")


def test_two_languages_are_parted_paragraph_by_paragraph(run: Run, here: Path) -> None:
    (here / "two.txt").write_text(BILINGUAL, "utf-8")
    whole = run("convert", "two.txt", "--split", "--to", "text", "-o", "out")
    ran = run("convert", "two.txt", "--split-languages", "--to", "text", "-o", "out")

    assert whole.out == "two.txt → out/two.txt\n"
    assert ran.status == 0
    assert "Ministry" not in (here / "out/two-2.txt").read_text("utf-8")


@pytest.mark.usefixtures("news")
def test_inspect_shows_each_release(run: Run) -> None:
    ran = run("inspect", "news.txt", "--split")

    assert ran.status == 0
    assert "news.txt (1 of 2)" in ran.out
    assert "news.txt (2 of 2)" in ran.out
    assert "cut from sha256" in ran.out


@pytest.mark.usefixtures("news")
def test_views_of_the_parts_are_an_array(run: Run) -> None:
    views = json.loads(run("inspect", "news.txt", "--split", "--json").out)

    assert [view["file"] for view in views] == [
        "news.txt (1 of 2)",
        "news.txt (2 of 2)",
    ]
    assert [view["title"] for view in views] == [
        "Landing Stage One Open",
        "Landing Stage Two Open",
    ]


def test_views_of_the_parts_are_written_under_their_names(run: Run, news: Path) -> None:
    ran = run("inspect", "news.txt", "--split", "--json", "-o", "views")

    assert ran.status == 0
    assert sorted(p.name for p in (news.parent / "views").glob("*.json")) == [
        "news-1.json",
        "news-2.json",
    ]
