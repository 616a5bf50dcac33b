from __future__ import annotations

from pathlib import Path, PurePath

import pytest

from releasekit.cli.destination import Destination, choose_destination
from releasekit.cli.inputs import Input
from releasekit.cli.plan import plan
from releasekit.errors import UsageError

SUFFIXES = {"docx": ".docx", "record": ".record.xml"}


@pytest.mark.parametrize(
    ("output", "is_file"),
    [
        ("b.pdf", True),
        ("out/b.record.xml", True),
        ("out", False),
        ("out.d/", False),
        ("out.2017", False),
        (".", False),
        ("..", False),
        (".hidden", False),
        ("folder.pdf", False),
    ],
)
def test_a_suffix_of_letters_makes_a_file(
    output: str, *, is_file: bool, here: Path
) -> None:
    (here / "folder.pdf").mkdir()

    assert choose_destination(output).is_file is is_file


def test_outputs_are_named_after_inputs_in_the_same_tree() -> None:
    tasks = plan(
        [_input("2017/2.7.txt"), _input("2017.2.8"), _input("c.text")],
        SUFFIXES,
        Destination(path=Path("out")),
    )

    assert [[t.path.as_posix() for t in task.targets] for task in tasks] == [
        ["out/2017/2.7.docx", "out/2017/2.7.record.xml"],
        ["out/2017.2.8.docx", "out/2017.2.8.record.xml"],
        ["out/c.docx", "out/c.record.xml"],
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [("a.txt", "A.txt"), ("caf\u00e9.txt", "cafe\u0301.txt"), ("a.txt", "a.text")],
)
def test_names_that_fall_together_are_refused(one: str, other: str) -> None:
    inputs = [_input(one), _input(other)]

    with pytest.raises(UsageError, match="would both become"):
        plan(inputs, SUFFIXES, Destination(path=Path("out")))


def _input(name: str) -> Input:
    return Input(path=Path("in", name), relative=PurePath(name))
