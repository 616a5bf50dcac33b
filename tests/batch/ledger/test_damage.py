"""Ledgers that are damaged, foreign, older or newer: a clear word, and no lost work."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, nullcontext, suppress
from pathlib import Path

import pytest
from attrs import frozen

from releasekit.batch.item import Item
from releasekit.batch.ledger import Ledger, Opening, Records
from releasekit.batch.ledger.schema import STEPS, VERSION, migrate
from releasekit.errors import LedgerError
from releasekit.files.digest import sha256_of
from releasekit.files.ledgers import LEDGER
from releasekit.files.written import Journal
from tests.batch.ledger.making import JOB, convert, damage_index, make_input

COUNT = 30
HEADER = 100
"""Bytes before the first page of a database."""


@frozen
class Kept:
    """A folder with a ledger."""

    out: Path
    items: tuple[Item, ...]

    @property
    def ledger(self) -> Path:
        """Where its ledger is."""
        return self.out / LEDGER

    def names(self) -> set[str]:
        """Return the names of files beside the ledger."""
        return {path.name for path in self.ledger.parent.iterdir()}


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    folder = tmp_path_factory.mktemp("whole")
    items = tuple(make_input(folder / "in", f"{n:02}.txt") for n in range(COUNT))
    with Ledger.open(folder / "out") as ledger:
        ledger.begin(JOB)
        ledger.record([convert(item, folder / "out") for item in items])
        ledger.end()
    return Kept(folder / "out", items)


@pytest.fixture
def kept(whole: Kept, tmp_path: Path) -> Kept:
    shutil.copytree(whole.out, tmp_path / "out")
    return Kept(tmp_path / "out", whole.items)


def resumed(kept: Kept) -> int:
    """Run again as a batch does, and return how many inputs were still good."""
    with Ledger.open(kept.out) as ledger:
        ledger.begin(JOB)
        found = [(item, ledger.decide(item, JOB)) for item in kept.items]
        ledger.record([convert(item, kept.out) for item, good in found if not good])
        ledger.end()
        shown = {result.item.id for result in ledger.records.results()}
    assert {item.id for item in kept.items} <= shown
    return sum(good is not None for _, good in found)


def test_a_damaged_ledger_is_kept_aside_and_its_rows_go_on(kept: Kept) -> None:
    damage_index(kept.ledger)
    damaged = kept.ledger.read_bytes()

    with Ledger.open(kept.out) as ledger:
        notices = ledger.notices
    assert len(notices) == 1
    assert notices[0].startswith("the ledger was damaged (")
    assert f"kept as ledger.sqlite.broken-1; {COUNT} of its inputs" in notices[0]
    assert (kept.ledger.parent / "ledger.sqlite.broken-1").read_bytes() == damaged
    assert resumed(kept) == COUNT


def test_every_damaged_ledger_is_kept(kept: Kept) -> None:
    for _ in range(2):
        damage_index(kept.ledger)
        Ledger.open(kept.out).close()

    assert {"ledger.sqlite.broken-1", "ledger.sqlite.broken-2"} <= kept.names()


def test_what_is_salvaged_is_hashed_before_it_counts(kept: Kept) -> None:
    damage_index(kept.ledger)
    path = kept.out / "07.docx"
    path.write_bytes(path.read_bytes().replace(b"Ferry", b"Faery"))
    Ledger.open(kept.out).close()

    with Ledger.open(kept.out) as ledger:
        assert ledger.decide(kept.items[6], JOB) is not None
        assert ledger.decide(kept.items[7], JOB) is None


def test_what_was_hashed_once_is_trusted_again(kept: Kept) -> None:
    damage_index(kept.ledger)
    assert resumed(kept) == COUNT
    path = kept.out / "07.docx"
    path.write_bytes(path.read_bytes().replace(b"Ferry", b"Faery"))

    with Ledger.open(kept.out) as ledger:
        assert ledger.decide(kept.items[7], JOB) is not None


def test_outputs_whose_input_cannot_be_read_are_still_known(kept: Kept) -> None:
    with closing(sqlite3.connect(kept.ledger)) as connection:
        connection.execute("UPDATE attempts SET releases = '[{]' WHERE id < 5")
        connection.commit()
    damage_index(kept.ledger)
    Ledger.open(kept.out).close()
    digest = sha256_of((kept.out / "02.docx").read_bytes())

    assert Journal(kept.out).wrote("02.docx", digest)
    assert resumed(kept) == COUNT - 4


def test_an_input_whose_outputs_cannot_be_read_is_done_again(kept: Kept) -> None:
    with closing(sqlite3.connect(kept.ledger)) as connection:
        connection.execute("DELETE FROM outputs WHERE attempt < 5")
        connection.commit()

    assert resumed(kept) == COUNT - 4


def test_values_that_nobody_wrote_are_damage(kept: Kept) -> None:
    data = kept.ledger.read_bytes()
    digest = sha256_of(Path(kept.items[0].location).read_bytes()).encode()
    kept.ledger.write_bytes(data.replace(digest, b"?" + digest[1:], 1))

    with Ledger.open(kept.out) as ledger:
        assert "CHECK constraint failed" in ledger.notices[0]
    assert resumed(kept) == COUNT - 1


def test_a_check_that_is_no_utf_8_is_damage(kept: Kept) -> None:
    data = kept.ledger.read_bytes()
    kept.ledger.write_bytes(data.replace(b"typeof(part)", b"typeof(par\xf4)", 1))

    resumed(kept)

    assert resumed(kept) == COUNT


@pytest.mark.parametrize("tenth", range(10))
def test_a_truncated_ledger_is_repaired(kept: Kept, tenth: int) -> None:
    data = kept.ledger.read_bytes()
    kept.ledger.write_bytes(data[: len(data) * tenth // 10 + 7 * tenth])

    resumed(kept)

    assert resumed(kept) == COUNT


def test_any_flipped_bit_costs_a_word_or_some_work_at_most(kept: Kept) -> None:
    data = kept.ledger.read_bytes()
    asides: list[str] = []
    for place in range(0, len(data), len(data) // 97):
        flipped = bytearray(data)
        flipped[place] ^= 1 << place % 8
        kept.ledger.write_bytes(flipped)
        # Marks in the header say that it is another program's, or later.
        with suppress(LedgerError) if place < HEADER else nullcontext():
            resumed(kept)
        asides += [name for name in kept.names() if ".broken-" in name]
        for path in kept.ledger.parent.iterdir():
            path.unlink()

    assert len(asides) > 10


@pytest.mark.parametrize("data", [b"", b"no database" * 999, b"\x00" * 8192])
def test_what_is_no_database_is_kept_aside(kept: Kept, data: bytes) -> None:
    kept.ledger.write_bytes(data)

    assert resumed(kept) == 0
    assert resumed(kept) == COUNT


def test_a_database_of_another_program_is_left_alone(kept: Kept) -> None:
    kept.ledger.unlink()
    with closing(sqlite3.connect(kept.ledger)) as connection:
        connection.execute("CREATE TABLE theirs (a)")
    data = kept.ledger.read_bytes()

    for open_ in (Ledger.open, Records.open):
        with pytest.raises(LedgerError, match="another program") as seen:
            open_(kept.out)
        assert seen.value.path == str(kept.ledger)
        assert "--ledger-dir" in seen.value.hint
    assert kept.ledger.read_bytes() == data


def test_a_later_version_is_left_alone(kept: Kept) -> None:
    with closing(sqlite3.connect(kept.ledger)) as connection:
        connection.execute(f"PRAGMA user_version={VERSION + 1}")
    data = kept.ledger.read_bytes()

    for open_ in (Ledger.open, Records.open):
        with pytest.raises(LedgerError, match=f"has version {VERSION + 1}") as seen:
            open_(kept.out)
        assert "update releasekit" in seen.value.hint
    assert kept.ledger.read_bytes() == data


def test_an_earlier_version_is_brought_up_to_date(kept: Kept) -> None:
    with closing(sqlite3.connect(kept.ledger, isolation_level=None)) as connection:
        migrate(connection, (*STEPS, "ALTER TABLE runs ADD COLUMN place TEXT;"))
        version = connection.execute("PRAGMA user_version").fetchone()
        rows = connection.execute("SELECT count(*), count(place) FROM runs").fetchone()

    assert version == (VERSION + 1,)
    assert rows == (1, 0)


def test_a_step_that_fails_leaves_the_earlier_version(kept: Kept) -> None:
    with closing(sqlite3.connect(kept.ledger, isolation_level=None)) as connection:
        broken = "ALTER TABLE runs ADD COLUMN place TEXT; DROP TABLE nothing;"
        with pytest.raises(sqlite3.OperationalError):
            migrate(connection, (*STEPS, broken))

    assert resumed(kept) == COUNT


def test_a_damaged_ledger_is_named_to_readers(kept: Kept) -> None:
    kept.ledger.write_bytes(b"no database" * 999)

    with pytest.raises(LedgerError, match="damaged") as seen:
        Records.open(kept.out)
    assert "releasekit convert" in seen.value.hint


def test_where_there_is_no_ledger_readers_hear_of_it(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no ledger here"):
        Records.open(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_that_is_a_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / LEDGER).mkdir(parents=True)

    with pytest.raises(LedgerError, match="cannot be used"):
        Ledger.open(tmp_path)


def test_commits_wait_for_the_disk(kept: Kept) -> None:
    with Ledger.open(kept.out) as ledger:
        ask = ledger.records.connection.execute
        synchronous = ask("PRAGMA synchronous").fetchone()
        mode = ask("PRAGMA journal_mode").fetchone()

    assert synchronous == (2,)  # FULL
    assert mode == ("wal",)


def test_a_full_disk_is_told(kept: Kept) -> None:
    with Ledger.open(kept.out, Opening()) as ledger:
        ledger.begin(JOB)
        connection = ledger.records.connection
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}")
        with pytest.raises(LedgerError, match="disk is full") as seen:
            ledger.record([convert(item, kept.out) for item in kept.items])
        connection.execute(f"PRAGMA max_page_count={pages * 9}")
        ledger.record([convert(item, kept.out) for item in kept.items])
        ledger.end()

    assert "make room" in seen.value.hint
    assert resumed(kept) == COUNT
