"""Outputs that no result tells of are known, wherever a run was cut off."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasekit.batch.item import Item
from releasekit.batch.ledger import Ledger
from releasekit.errors import LedgerError, OutputExistsError
from releasekit.files.digest import sha256_of
from releasekit.files.ledgers import LEDGER
from releasekit.files.place import place
from releasekit.files.written import JOURNAL, Journal, journal_entries
from tests.batch.ledger.making import JOB, convert, make_input

TAKEN = f"{JOURNAL}.taken"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def item(tmp_path: Path) -> Item:
    return make_input(tmp_path / "in", "a.txt")


def known(out: Path, name: str = "a.docx") -> bool:
    """Tell whether the output of this name may be replaced, as workers see it."""
    return Journal(out).wrote(name, sha256_of((out / name).read_bytes()))


def unrecorded(out: Path) -> list[str]:
    """Return the names of outputs that no result tells of."""
    with sqlite3.connect(out / LEDGER) as connection:
        rows = connection.execute("SELECT name FROM unrecorded ORDER BY name")
        return [name for (name,) in rows]


def test_the_journal_is_empty_after_a_run(out: Path, item: Item) -> None:
    with Ledger.open(out) as ledger:
        ledger.begin(JOB)
        ledger.record([convert(item, out)])
        assert (out / JOURNAL).exists()
        ledger.end()

    assert not (out / JOURNAL).exists()
    assert known(out)
    assert unrecorded(out) == []


def test_outputs_without_a_result_are_known(out: Path, item: Item) -> None:
    convert(item, out)  # and the run is killed before it hears of it
    with Ledger.open(out):
        pass

    assert not (out / JOURNAL).exists()
    assert known(out)
    assert unrecorded(out) == ["a.docx"]


def test_a_result_settles_what_was_unrecorded(out: Path, item: Item) -> None:
    made = convert(item, out)
    with Ledger.open(out) as ledger:
        ledger.begin(JOB)
        ledger.record([made])
        ledger.end()

    assert unrecorded(out) == ["a.docx"] or known(out)
    with Ledger.open(out) as ledger:
        convert(make_input(out.parent / "in", "b.txt"), out)
    with Ledger.open(out):
        pass
    assert unrecorded(out) == ["b.docx"]


def test_somebody_elses_file_stays_refused(out: Path, item: Item) -> None:
    with Ledger.open(out) as ledger:
        ledger.begin(JOB)
        ledger.record([convert(item, out)])
        ledger.end()
    (out / "a.docx").write_bytes(b"corrected by hand")

    with pytest.raises(OutputExistsError):
        place(out / "a.docx", b"new", Journal(out))


def test_every_digest_that_a_name_had_is_known(out: Path, item: Item) -> None:
    first = convert(item, out).outputs[0].sha256
    Path(item.location).write_text("Ferry Sinks\n")
    with Ledger.open(out) as ledger:
        ledger.begin(JOB)
        ledger.record([convert(item, out)])
        ledger.end()

    assert known(out)
    assert Journal(out).wrote("a.docx", first)


def test_workers_ask_while_the_ledger_is_kept(out: Path, item: Item) -> None:
    with Ledger.open(out) as ledger:
        ledger.begin(JOB)
        ledger.record([convert(item, out)])
        (out / JOURNAL).unlink()

        assert known(out)


def test_a_damaged_ledger_knows_nothing(out: Path, item: Item) -> None:
    convert(item, out)
    (out / JOURNAL).unlink()
    (out / LEDGER).write_bytes(b"no database" * 100)

    assert not known(out)


def test_a_torn_line_is_passed_over(out: Path, item: Item) -> None:
    convert(item, out)
    with (out / JOURNAL).open("ab") as file:
        file.write(b"5" * 40)
    with Ledger.open(out):
        pass

    assert unrecorded(out) == ["a.docx"]


names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(st.lists(names))
def test_a_journal_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, given_names: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("journal")
    digests = [sha256_of(name.encode()) for name in given_names]
    journal = Journal(folder)
    for name, digest in zip(given_names, digests, strict=True):
        journal.remember(name, digest)
    path = folder / JOURNAL
    read = list(journal_entries(path.read_bytes())) if given_names else []
    shutil.rmtree(folder)

    assert read == list(zip(given_names, digests, strict=True))


def test_a_journal_that_cannot_be_taken_in_is_an_error(out: Path, item: Item) -> None:
    convert(item, out)
    (out / TAKEN).mkdir()

    with pytest.raises(LedgerError, match="cannot be taken in"):
        Ledger.open(out)
    with pytest.raises(LedgerError, match="cannot be taken in"):
        Ledger.open(out)  # and the lock was let go
