from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from releasekit.batch.sources import Finding, Layout, find_items, open_item, shown
from releasekit.errors import (
    InputNotFoundError,
    InputTooLargeError,
    MissingDependencyError,
    UsageError,
)
from tests.batch.sources.conftest import Write, ids, refusal

PLAN = Finding(destination="out", suffixes=(".docx",))


@pytest.fixture
def bucket() -> Iterator[str]:
    """A store in memory with some objects."""
    store = fsspec.filesystem("memory")
    for name in ("b.txt", "2017/a.txt", "2017/02/a.txt", "c.md", ".d.txt"):
        store.pipe(f"/bucket/in/{name}", name.encode())
    yield "memory://bucket/in"
    store.rm("/bucket", recursive=True)


def test_a_folder_of_a_store_gives_its_tree(bucket: str) -> None:
    items = find_items([bucket], PLAN)

    assert ids(items) == ["b.txt", "2017/a.txt", "2017/02/a.txt"]
    assert [item.folder for item in items] == ["", "2017", "2017/02"]
    assert [item.source for item in items] == ["url"] * 3
    assert [open_item(item) for item in items][:1] == [b"b.txt"]
    assert items.count == 3
    first, *_ = items
    assert shown(first) == first.location == "memory:///bucket/in/b.txt"
    assert first.size == 5
    assert first.mtime_ns > 0


def test_an_object_and_a_pattern_are_taken_by_name(bucket: str) -> None:
    assert ids(find_items([f"{bucket}/c.md"], PLAN)) == ["c.md"]
    assert ids(find_items([f"{bucket}/2017/*"], PLAN)) == ["a.txt"]
    assert ids(find_items([f"{bucket}/**/a.txt"], PLAN)) == [
        "2017/a.txt",
        "2017/02/a.txt",
    ]


def test_names_of_a_store_are_checked_like_those_of_folders(bucket: str) -> None:
    fsspec.filesystem("memory").pipe("/bucket/in/B.txt", b"")

    with pytest.raises(UsageError, match="would both become"):
        find_items([bucket], PLAN)
    flat = find_items([bucket], Finding(layout=Layout.FLAT, destination="s3://b/out"))
    assert len({item.stem for item in flat}) == 4


def test_containers_of_a_store_are_read_in_pieces(bucket: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "words " * 99)
    store = fsspec.filesystem("memory")
    store.pipe("/bucket/in/a.zip", (tmp_path / "a.zip").read_bytes())
    store.pipe("/bucket/in/a.jsonl", b'{"text": "one"}\n{"text": "two"}\n')
    items = list(find_items([f"{bucket}/a.zip", f"{bucket}/a.jsonl"]))

    assert ids(items) == ["a.zip!/a.txt", "a.jsonl!/1", "a.jsonl!/2"]
    assert [open_item(item) for item in items[1:]] == [b"one", b"two"]
    assert shown(items[0]) == "memory:///bucket/in/a.zip!/a.txt"


def test_what_is_not_there_is_a_problem_of_its_own(bucket: str) -> None:
    items = find_items([f"{bucket}/nosuch.txt", "memory://empty", f"{bucket}/b.txt"])

    assert ids(items) == ["b.txt"]
    assert [type(problem) for problem in items.problems] == [InputNotFoundError] * 2


def test_an_object_that_vanishes_or_is_too_large_costs_itself(bucket: str) -> None:
    (item,) = find_items([f"{bucket}/b.txt"])

    assert type(refusal(item, max_bytes=4)) is InputTooLargeError
    fsspec.filesystem("memory").rm("/bucket/in/b.txt")
    assert type(refusal(item)) is InputNotFoundError
    assert refusal(item).path == "memory:///bucket/in/b.txt"


def test_the_url_of_a_file_is_its_path(write: Write) -> None:
    path = write("in/a b.txt")
    (item,) = find_items([f"file://{path}".replace(" ", "%20")])

    assert item.location == str(path)
    assert item.source == "file"


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("nosuch://bucket/a.txt", UsageError),
        ("zip://a.txt::memory://bucket/a.zip", UsageError),
        ("gs://bucket/a.txt", MissingDependencyError),
    ],
)
def test_stores_that_cannot_be_reached_are_told_before_work(
    url: str, kind: type[Exception]
) -> None:
    with pytest.raises(kind):
        find_items([url])


def test_objects_of_a_bucket_are_inputs(s3_bucket: str) -> None:
    store = fsspec.filesystem("s3")
    store.pipe(f"{s3_bucket}/in/2017/a.txt", b"words")
    store.pipe(f"{s3_bucket}/in/empty.txt", b"")
    items = find_items([f"{s3_bucket}/in"], PLAN)

    assert ids(items) == ["empty.txt", "2017/a.txt"]
    assert [open_item(item, max_bytes=10) for item in items] == [b"", b"words"]
