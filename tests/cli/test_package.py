from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.exporters.pdf.fonts.fontmaking import FEHU, saved, truetype
from tests.support import SAMPLES

DATE = ("--date", "2026-11-23")
THEME = str(SAMPLES / "themes" / "haesol-mer.toml")


@pytest.fixture
def bag(run: Run, here: Path) -> Path:
    """A package that the command made."""
    (here / "a.txt").write_text("Ministry opens a bridge\n\nIt is long.\n")
    assert run("package", "a.txt", *DATE, "-q").status == 0
    return here / "a.bag"


def test_a_release_becomes_a_package(run: Run, here: Path) -> None:
    (here / "in").mkdir()
    (here / "in/a.txt").write_text("Ministry opens a bridge\n\nIt is long.\n")
    ran = run("package", "in", "--as", "bagit", "-o", "out", *DATE)

    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("in/a.txt → out/a.bag (")
    assert (here / "out/a.bag/bagit.txt").is_file()


@pytest.mark.parametrize("form", ["bagit", "csip", "archivematica"])
def test_a_package_among_releases_is_none_of_them(
    form: str, run: Run, here: Path
) -> None:
    (here / "in/below").mkdir(parents=True)
    (here / "in/below/a.txt").write_text("Ministry opens a bridge\n\nIt is long.\n")
    once = run("package", "in", "--as", form, "-o", "in", *DATE, "--json")
    again = run("package", "in", "--as", form, "-o", "in", *DATE, "--json")
    (made,) = json.loads(once.out)

    assert json.loads(again.out) == [{**made, "written": False}]
    assert run("package", "verify", made["package"]).status == 0
    assert run("convert", "in", "--to", "text", "-o", "out/").out == (
        "in/below/a.txt → out/below/a.txt\n"
    )


def test_what_a_description_misses_is_told(run: Run, here: Path) -> None:
    (here / "a.txt").write_text("Ministry opens a bridge\n\nIt is long.\n")
    (here / "press.toml").write_text('id = "press"\naccess.level = "open"\n')
    plain = run("package", "a.txt", *DATE)
    told = run("package", "a.txt", "--series", "press.toml", "-o", "out", *DATE)
    listed = run("package", "a.txt", "--json", *DATE)

    assert "incomplete" not in plain.err
    assert told.err == (
        "warning: a.txt: description incomplete: issuer, date of issue, rights\n"
    )
    assert json.loads(listed.out)[0]["missing"][-2:] == ["access", "rights"]


@pytest.mark.usefixtures("bag")
def test_a_second_run_changes_nothing(run: Run) -> None:
    again = run("package", "a.txt", *DATE)
    later = run("package", "a.txt", "--date", "2026-11-24")
    forced = run("package", "a.txt", "--date", "2026-11-24", "--force")

    assert again.out.endswith("unchanged)\n")
    assert (later.status, "RK201" in later.err) == (4, True)
    assert forced.status == 0


@pytest.mark.usefixtures("bag")
def test_the_date_may_come_from_the_environment(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")  # 2026-11-23
    same = run("package", "a.txt")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    wrong = run("package", "a.txt")

    assert same.out.endswith("unchanged)\n")
    assert (wrong.status, "SOURCE_DATE_EPOCH=soon" in wrong.err) == (2, True)


@pytest.mark.usefixtures("bag")
def test_a_date_that_is_none_is_refused(run: Run) -> None:
    ran = run("package", "a.txt", "--date", "yesterday", "-o", "out")

    assert ran.status == 2
    assert "--date yesterday is no day or time" in ran.err


def test_an_archive_is_asked_for_with_zip(run: Run, bag: Path) -> None:
    made = run("package", "a.txt", "--zip", "--json", *DATE)
    verified = run("package", "verify", "a.bag", "a.bag.zip")
    (row,) = json.loads(made.out)

    assert (row["input"], row["package"]) == ("a.txt", "a.bag.zip")
    assert row["written"] is True
    assert verified.status == 0
    assert verified.out.splitlines() == [
        f"sound    a.bag ({row['files']} files)",
        f"sound    a.bag.zip ({row['files']} files)",
    ]


def test_what_is_wrong_with_a_package_is_named(run: Run, bag: Path) -> None:
    (bag / "data/source/a.txt").write_text("Other")
    (bag / "README.txt").unlink()
    (bag / "more.txt").write_text("more")
    ran, told = (
        run("package", "verify", "a.bag"),
        run("package", "verify", "a.bag", "--json"),
    )
    (row,) = json.loads(told.out)

    assert (ran.status, told.status) == (6, 6)
    assert ran.out.splitlines()[1:] == [
        "  changed    data/source/a.txt",
        "  missing    README.txt",
        "  untracked  more.txt",
    ]
    assert row == {
        "package": "a.bag",
        "sound": False,
        "files": row["files"],
        "changed": ["data/source/a.txt"],
        "missing": ["README.txt"],
        "untracked": ["more.txt"],
        "problems": [],
    }


def test_what_is_no_package_is_an_error(run: Run, here: Path) -> None:
    (here / "a.txt").write_text("Text")
    one = run("package", "verify", "a.txt")
    several = run("package", "verify", "a.txt", "nothing")

    assert one.status == 6
    assert one.err.startswith("error RK503: a.txt: ")
    assert several.status == 1


def test_the_parts_of_a_text_become_a_package_each(run: Run, here: Path) -> None:
    daily = (SAMPLES / "15-daily-news-bilingual.txt").read_bytes()
    (here / "news.txt").write_bytes(daily)
    ran = run("package", "news.txt", "--split", "-o", "out", *DATE)
    lines = ran.out.splitlines()

    assert ran.status == 0
    assert [path.name for path in sorted((here / "out").iterdir())] == [
        f"news-{n}.bag" for n in range(1, len(lines) + 1)
    ]


def test_recover_takes_the_record_out_of_a_package(run: Run, bag: Path) -> None:
    ran = run("recover", "a.bag")

    assert ran.out.encode() == (bag / "data/a.record.xml").read_bytes()


def test_help_is_that_of_the_command_that_is_asked(run: Run) -> None:
    assert "INPUT..." in run("package", "--help").out
    assert (
        "package verify [OPTIONS] PACKAGE..." in run("package", "verify", "--help").out
    )


@pytest.mark.parametrize("form", ["bagit", "csip", "archivematica"])
def test_the_look_of_documents_is_that_of_convert(
    form: str, run: Run, here: Path
) -> None:
    (here / "a.txt").write_text("Ministry opens a bridge\n\nIt is long.\n")
    look = ("--theme", THEME, "--date", "2026-11-23")
    assert run("convert", "a.txt", *look, "-o", "plain.pdf").status == 0
    ran = run("package", "a.txt", "--as", form, *look, "-o", "out")
    (packed,) = (here / "out").rglob("a.pdf")

    assert (ran.status, ran.err) == (0, "")
    assert b"/Alt(Emblem of Haesol" in packed.read_bytes()
    assert packed.read_bytes() == (here / "plain.pdf").read_bytes()


def test_mistakes_of_a_theme_are_told_before_anything_is_packed(
    run: Run, here: Path
) -> None:
    (here / "a.txt").write_text("Ministry opens a bridge\n\nIt is long.\n")
    (here / "house.toml").write_text('[colours]\naccent = "pink"\n')
    ran = run("package", "a.txt", "--theme", "house.toml", "-o", "out", *DATE)

    assert ran.status == 2
    assert "house.toml: line 2: colours.accent" in ran.err
    assert not (here / "out").exists()


def test_fonts_of_a_folder_are_looked_at(run: Run, here: Path) -> None:
    saved(truetype(), here / "fonts/a.ttf")
    (here / "a.txt").write_text(f"Title\n\nA rune {FEHU} here.\n", encoding="utf-8")
    without = run("package", "a.txt", *DATE, "-o", "out")
    found = run("package", "a.txt", *DATE, "-o", "other", "--fonts", "fonts")

    assert "RKD202" in without.err
    assert (found.status, found.err) == (0, "")
    assert run("package", "a.txt", *DATE, "--fonts", "none").status == 2
