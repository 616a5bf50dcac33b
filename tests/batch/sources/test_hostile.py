"""What is named like an input and is none: each costs itself, by name."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from releasekit.batch.sources import Finding, find_items, open_item
from releasekit.errors import (
    InputError,
    InputNotFoundError,
    InputTooLargeError,
    UnreadableInputError,
)
from tests.batch.sources.conftest import Write, ids, refusal

LIMIT = 1000


def fifo(path: Path) -> None:
    os.mkfifo(path)


def listening(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path.name)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def process_file(path: Path) -> None:
    path.symlink_to("/proc/self/mem")


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(10 << 30)


def dangling(path: Path) -> None:
    path.symlink_to("nosuch")


@pytest.mark.parametrize("suffix", [".txt", ".eml", ".zip", ".jsonl", ".mbox", ".warc"])
@pytest.mark.parametrize(
    ("make", "kind", "reason"),
    [
        (fifo, UnreadableInputError, "this is a named pipe"),
        (device, UnreadableInputError, "this is a device"),
        (listening, UnreadableInputError, "cannot be read"),
        (dangling, InputNotFoundError, "no such file"),
    ],
)
def test_what_is_no_regular_file_is_named_and_never_waited_for(
    write: Write,
    here: Path,
    make: Callable[[Path], None],
    kind: type[InputError],
    reason: str,
    suffix: str,
) -> None:
    os.chdir(write("in/good.txt").parent)
    make(Path(f"bad{suffix}"))
    os.chdir(here)
    bad, good = find_items(["in"], Finding(patterns=("*",)))
    error = refusal(bad, LIMIT)

    assert type(error) is kind
    assert reason in error.message
    assert error.path == f"in/bad{suffix}"
    assert error.hint
    assert open_item(good) == b"words"


@pytest.mark.parametrize("suffix", [".txt", ".eml"])
def test_a_huge_file_is_not_read_to_its_end(here: Path, suffix: str) -> None:
    sparse(here / f"a{suffix}")
    (item,) = find_items([f"a{suffix}"])

    assert item.size == 10 << 30
    assert type(refusal(item, LIMIT)) is InputTooLargeError


def test_a_huge_archive_that_holds_nothing_is_looked_at_from_its_end(
    here: Path,
) -> None:
    sparse(here / "a.zip")
    (item,) = find_items(["a.zip"])

    assert "not a readable zip archive" in refusal(item).message


def test_a_file_that_vanishes_after_the_plan_costs_itself(
    write: Write, here: Path
) -> None:
    write("in/a.txt")
    write("in/b.txt")
    items = find_items(["in"])
    (here / "in/a.txt").unlink()
    gone, good = items

    assert str(refusal(gone)) == "in/a.txt: no such file"
    assert refusal(gone).hint.startswith("put it back")
    assert gone.size == 0
    assert open_item(good) == b"words"


def test_a_folder_named_like_a_file_is_looked_into(write: Write) -> None:
    write("in/a.zip/b.txt")

    assert ids(find_items(["in"], Finding(patterns=("*.zip", "*.txt")))) == [
        "a.zip/b.txt"
    ]
