from __future__ import annotations

from typing import Any

import pytest

from releasekit.batch.store import Store, store_of
from releasekit.errors import (
    OutputError,
    OutputExistsError,
    OutputIsInputError,
    UsageError,
)
from releasekit.files.digest import sha256_of


class Notes:
    """What an earlier run wrote, in memory."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, str]] = []

    def wrote(self, name: str, sha256: str) -> bool:
        return (name, sha256) in self.lines

    def remember(self, name: str, sha256: str) -> None:
        self.lines.append((name, sha256))


@pytest.fixture
def bucket(s3_bucket: str) -> Any:
    """Return the bucket as a file system of its own, beside the store's."""
    import s3fs

    return s3fs.S3FileSystem(use_listings_cache=False, skip_instance_cache=True)


@pytest.fixture
def notes() -> Notes:
    return Notes()


@pytest.fixture
def url(s3_bucket: str) -> str:
    return f"{s3_bucket}/out"


@pytest.fixture
def store(url: str, notes: Notes) -> Store:
    return store_of(url, notes)


def write(store: Store, name: str, data: bytes, *, force: bool = False) -> None:
    store.put(store.place([(name, data)], force=force))


def test_outputs_become_objects_below_the_prefix(store: Store, bucket: Any) -> None:
    outputs = [("2017/02/a.pdf", b"one"), ("보도 [1] #2.pdf", b"two")]

    store.put(store.place(outputs))

    assert bucket.cat_file("releases/out/2017/02/a.pdf") == b"one"
    assert bucket.cat_file("releases/out/보도 [1] #2.pdf") == b"two"
    assert len(bucket.find("releases")) == 2


def test_digests_are_remembered_before_objects_come(store: Store, notes: Notes) -> None:
    (claim,) = store.place([("a.pdf", b"one")])
    before = list(notes.lines)
    store.put([claim])

    assert before == []
    assert notes.lines == [("a.pdf", sha256_of(b"one"))] == [(claim.name, claim.sha256)]


def test_the_same_bytes_are_left_alone(url: str, store: Store) -> None:
    write(store, "a.pdf", b"one")

    (claim,) = store_of(url).place([("a.pdf", b"one")])

    assert claim.is_there


def test_what_an_earlier_run_wrote_is_replaced(store: Store, bucket: Any) -> None:
    write(store, "a.pdf", b"one")

    write(store, "a.pdf", b"two")

    assert bucket.cat_file("releases/out/a.pdf") == b"two"


def test_somebody_elses_object_stops_all_outputs(store: Store, bucket: Any) -> None:
    bucket.pipe_file("releases/out/b.pdf", b"theirs")

    with pytest.raises(OutputExistsError, match=r"s3://releases/out/b\.pdf"):
        store.place([("a.pdf", b"one"), ("b.pdf", b"two")])

    assert bucket.find("releases") == ["releases/out/b.pdf"]


def test_without_a_memory_every_object_is_somebody_elses(
    url: str, store: Store
) -> None:
    write(store, "a.pdf", b"one")

    with pytest.raises(OutputExistsError):
        write(store_of(url), "a.pdf", b"two")


def test_force_replaces_somebody_elses_object(store: Store, bucket: Any) -> None:
    bucket.pipe_file("releases/out/a.pdf", b"theirs")

    write(store, "a.pdf", b"ours", force=True)

    assert bucket.cat_file("releases/out/a.pdf") == b"ours"


def test_an_object_that_came_meanwhile_stays(store: Store, bucket: Any) -> None:
    claims = store.place([("a.pdf", b"ours"), ("b.pdf", b"ours")])
    bucket.pipe_file("releases/out/b.pdf", b"theirs")

    with pytest.raises(OutputExistsError, match="meanwhile"):
        store.put(claims)

    assert bucket.cat_file("releases/out/b.pdf") == b"theirs"


def test_the_same_bytes_that_came_meanwhile_are_right(
    store: Store, bucket: Any
) -> None:
    claims = store.place([("a.pdf", b"same"), ("b.pdf", b"ours")])
    bucket.pipe_file("releases/out/a.pdf", b"same")

    store.put(claims)

    assert bucket.cat_file("releases/out/b.pdf") == b"ours"


def test_sizes_are_those_of_objects(store: Store) -> None:
    write(store, "x/a.pdf", b"four")

    assert store.size_of("x/a.pdf") == 4
    assert store.size_of("x/b.pdf") is None
    assert store.size_of("x") is None


def test_a_bucket_that_is_missing_is_a_clear_error(s3_bucket: str) -> None:
    store = store_of("s3://nowhere/out")

    with pytest.raises(OutputError, match=r"the store refuses: .*bucket") as caught:
        write(store, "a.pdf", b"one")

    assert caught.value.path == "s3://nowhere/out/a.pdf"


def test_an_input_is_refused(url: str, store: Store) -> None:
    with pytest.raises(OutputIsInputError):
        store.refuse_inputs("a.txt", ["b.txt", f"{url}/a.txt"])

    store.refuse_inputs("b.txt", [f"{url}/a.txt"])


def test_a_name_leads_nowhere_else(store: Store) -> None:
    with pytest.raises(OutputError, match="leads out of the output folder"):
        store.place([("../a", b"one")])


@pytest.mark.parametrize(
    "url", ["memory://x", "ftp://host/x", "simplecache::s3://x/y", "s3://", "://x"]
)
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(UsageError, match="outputs cannot be written to"):
        store_of(url)
