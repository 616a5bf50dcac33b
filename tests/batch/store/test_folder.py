from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from releasekit.batch.store import Store, store_of
from releasekit.errors import OutputError, OutputExistsError, OutputIsInputError
from releasekit.files.written import JOURNAL


@pytest.fixture(params=["path", "url"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """Return the same folder, named in both ways."""
    folder = tmp_path / "a folder"
    return store_of(str(folder) if request.param == "path" else folder.as_uri())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "a folder"


def write(store: Store, name: str, data: bytes, *, force: bool = False) -> None:
    store.put(store.place([(name, data)], force=force))


def test_outputs_go_into_folders_made_for_them(store: Store, folder: Path) -> None:
    store.put(store.place([("2017/02/a.pdf", b"one"), ("b.pdf", b"two")]))

    assert (folder / "2017/02/a.pdf").read_bytes() == b"one"
    assert (folder / "b.pdf").read_bytes() == b"two"


def test_a_claim_tells_the_digest_and_writes_nothing(
    store: Store, folder: Path
) -> None:
    (claim,) = store.place([("a.pdf", b"one")])

    assert claim.sha256 == hashlib.sha256(b"one").hexdigest()
    assert not claim.is_there
    assert not folder.exists()


def test_one_journal_at_the_top_remembers_all(store: Store, folder: Path) -> None:
    write(store, "2017/a.pdf", b"one")

    assert [p.name for p in folder.rglob(".releasekit")] == [".releasekit"]
    assert (folder / JOURNAL).read_text("utf-8").endswith("  2017/a.pdf\n")


def test_what_an_earlier_run_wrote_below_is_replaced(
    store: Store, folder: Path
) -> None:
    write(store, "2017/a.pdf", b"one")

    write(store_of(str(folder)), "2017/a.pdf", b"two")

    assert (folder / "2017/a.pdf").read_bytes() == b"two"


def test_somebody_elses_file_stops_all_outputs(store: Store, folder: Path) -> None:
    folder.mkdir()
    (folder / "b.pdf").write_bytes(b"theirs")

    with pytest.raises(OutputExistsError):
        store.place([("a.pdf", b"one"), ("b.pdf", b"two")])

    assert [p.name for p in folder.iterdir()] == ["b.pdf"]


def test_force_replaces_somebody_elses_file(store: Store, folder: Path) -> None:
    folder.mkdir()
    (folder / "a.pdf").write_bytes(b"theirs")

    write(store, "a.pdf", b"ours", force=True)

    assert (folder / "a.pdf").read_bytes() == b"ours"


def test_the_same_bytes_are_left_alone(store: Store, folder: Path) -> None:
    write(store, "x/a.pdf", b"one")
    before = (folder / "x/a.pdf").stat().st_ino

    (claim,) = store.place([("x/a.pdf", b"one")])
    store.put([claim])

    assert claim.is_there
    assert (folder / "x/a.pdf").stat().st_ino == before


@pytest.mark.parametrize("name", ["../a", "x/../../a", "/etc/a", "x//a", "./a", "a\0"])
def test_a_name_leads_nowhere_else(store: Store, name: str) -> None:
    with pytest.raises(OutputError, match="leads out of the output folder"):
        store.place([(name, b"one")])
    with pytest.raises(OutputError, match="leads out of the output folder"):
        store.size_of(name)


def test_an_input_is_refused(store: Store, folder: Path) -> None:
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"input")

    with pytest.raises(OutputIsInputError):
        store.refuse_inputs("a.txt", [str(folder / "." / "a.txt")])

    store.refuse_inputs("b.txt", [str(folder / "a.txt")])


def test_sizes_are_those_of_outputs(store: Store, folder: Path) -> None:
    write(store, "x/a.pdf", b"four")

    assert store.size_of("x/a.pdf") == 4
    assert store.size_of("x/b.pdf") is None
    assert store.size_of("x") is None
    assert store.size_of("x/a.pdf/b") is None
