"""What the repository must not hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.house.sources import place, repository_files

if TYPE_CHECKING:
    from collections.abc import Iterator

# Put together here, so that this file does not hold what it looks for.
MACHINE_FOLDERS = ("work", "root", "home", "Users")
MACHINE_PATH = re.compile(rf"(?<![\w.*~/-])/(?:{'|'.join(MACHINE_FOLDERS)})/\w")
FONT_OR_BINARY = {
    ".jar",
    ".otf",
    ".so",
    ".ttc",
    ".ttf",
    ".whl",
    ".woff",
    ".woff2",
    ".zip",
}
MAX_BYTES = 1_000_000


def lines() -> Iterator[tuple[str, str]]:
    """Yield each line of each text file with its place."""
    for path in repository_files():
        data = path.read_bytes()
        if b"\0" not in data:
            text = data.decode("utf-8", "surrogateescape")
            for number, line in enumerate(text.splitlines(), 1):
                yield place(path, number), line


def test_no_file_names_a_path_of_one_machine() -> None:
    named = [where for where, line in lines() if MACHINE_PATH.search(line)]

    assert named == []


def test_no_merge_was_left_half_done() -> None:
    marks = ("<" * 7 + " ", ">" * 7 + " ")
    left = [where for where, line in lines() if line.startswith(marks)]

    assert left == []


def test_no_font_program_or_archive_is_kept() -> None:
    kept = [place(p) for p in repository_files() if p.suffix in FONT_OR_BINARY]

    assert kept == []


def test_no_file_is_large() -> None:
    large = [place(p) for p in repository_files() if p.stat().st_size > MAX_BYTES]

    assert large == []
