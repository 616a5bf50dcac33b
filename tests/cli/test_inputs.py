from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from releasekit.cli.inputs import find_inputs
from releasekit.errors import InputNotFoundError, UnreadableInputError
from tests.cli.conftest import Run

TEXT = ("*.txt",)


def test_a_file_is_taken_whatever_its_name(here: Path) -> None:
    (here / "notes").write_text("")
    found = find_inputs(["notes"], TEXT)

    assert [(i.shown, str(i.relative)) for i in found.inputs] == [("notes", "notes")]


def test_a_folder_gives_its_files_in_order_of_names_hidden_ones_left_out(
    here: Path,
) -> None:
    for name in ("in/b.txt", "in/a/z.txt", "in/a.txt", "in/.b/c.txt", "in/.d.txt"):
        _write(here / name)
    found = find_inputs(["in"], TEXT)

    assert [str(i.relative) for i in found.inputs] == ["a.txt", "b.txt", "a/z.txt"]


def test_an_input_named_twice_is_read_once(here: Path) -> None:
    (here / "link.txt").symlink_to("a.txt")
    found = find_inputs(["a.txt", ".", "./a.txt"], TEXT)

    assert [i.shown for i in found.inputs] == ["a.txt"]


def test_a_folder_may_be_left_out(here: Path) -> None:
    _write(here / "in/out/a.txt")
    _write(here / "in/b.txt")
    found = find_inputs(["in"], TEXT, leave_out=lambda path: path == Path("in/out"))

    assert [i.shown for i in found.inputs] == ["in/b.txt"]


def test_arguments_that_lead_nowhere_are_problems_not_the_end(here: Path) -> None:
    (here / "empty").mkdir()
    found = find_inputs(["nosuch", "empty", "a.txt"], TEXT)

    assert [i.shown for i in found.inputs] == ["a.txt"]
    assert [type(p) for p in found.problems] == [InputNotFoundError] * 2
    assert [p.path for p in found.problems] == ["nosuch", "empty"]


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read any folder"
)
def test_a_folder_that_may_not_be_read_is_a_problem_of_its_own(here: Path) -> None:
    _write(here / "in/closed/a.txt")
    _write(here / "in/b.txt")
    (here / "in/closed").chmod(0)
    found = find_inputs(["in"], TEXT)
    (here / "in/closed").chmod(0o700)

    assert [i.shown for i in found.inputs] == ["in/b.txt"]
    assert [type(p) for p in found.problems] == [UnreadableInputError]


def test_a_loop_of_links_is_not_followed(here: Path) -> None:
    _write(here / "in/b.txt")
    (here / "in/again").symlink_to("../in")
    found = find_inputs(["in"], TEXT)

    assert [i.shown for i in found.inputs] == ["in/b.txt"]


def _write(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("words")


def test_a_folder_may_be_one_input_itself(here: Path) -> None:
    for name in ("in/b.bag/data/a.txt", "in/c/d.bag/e.txt", "in/c/f.txt"):
        _write(here / name)
    found = find_inputs(["in"], TEXT, is_whole=lambda path: path.suffix == ".bag")
    alone = find_inputs(["in/b.bag"], TEXT, is_whole=lambda _: True)

    assert [str(i.relative) for i in found.inputs] == ["b.bag", "c/d.bag", "c/f.txt"]
    assert [i.shown for i in alone.inputs] == ["in/b.bag"]


def test_only_commands_with_patterns_tell_of_them(run: Run, here: Path) -> None:
    (here / "empty").mkdir()
    converting, verifying = run("convert", "empty"), run("verify", "empty")

    assert "hint: name other files with --pattern" in converting.err
    assert "hint: name the files themselves\n" in verifying.err


def test_several_patterns_take_texts_and_those_in_archives(
    run: Run, here: Path
) -> None:
    _write(here / "in/b.txt")
    with zipfile.ZipFile(here / "in/c.zip", "w") as archive:
        archive.writestr("x/d.txt", "Words of a release\n")
    patterns = ("--pattern", "*.txt", "--pattern", "*.zip")
    ran = run("convert", "in", *patterns, "--to", "text", "-o", "out")

    assert ran.status == 0
    assert [path.name[:2] for path in sorted((here / "out").rglob("*.txt"))] == [
        "b.",
        "d-",
    ]
