"""Seals tell a row that decayed from a file that did."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from hashlib import blake2b
from pathlib import Path

import pytest

from releasekit.batch.item import Item
from releasekit.batch.ledger import Ledger, Records
from releasekit.batch.ledger.journal import take_in
from releasekit.batch.ledger.schema import STEPS, VERSION, migrate
from releasekit.batch.ledger.seals import SEALED, damaged_rows
from releasekit.batch.ledger.verify import State, check_outputs
from releasekit.errors import LedgerError
from releasekit.files.ledgers import LEDGER
from releasekit.files.written import JOURNAL
from tests.batch.ledger.making import JOB, convert, fail, make_input

NAMES = ("a.txt", "b.txt", "c.txt")
COLUMNS = [(table, column) for table, names in SEALED.items() for column in names]
OTHERWISE = {"INTEGER": "{0} + 1", "TEXT": "coalesce({0}, '') || '+'"}
"""A value that is not the one of a column, by the column's declared type."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which three inputs were converted, and one failed twice."""
    folder = tmp_path_factory.mktemp("whole")
    out = folder / "out"
    for _ in range(2):
        with Ledger.open(out) as ledger:
            ledger.begin(JOB)
            ledger.record([fail(make_input(folder / "in", "d.txt"))])
            ledger.end()
    with Ledger.open(out) as ledger:
        ledger.begin(JOB)
        ledger.record([convert(item, out) for item in items(folder)])
        (out / "e.docx").write_bytes(b"begun")
        note(out, "e.docx")
        ledger.end()
    return folder


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    """The same, to be damaged."""
    shutil.copytree(whole, tmp_path / "kept", copy_function=shutil.copy2)
    return tmp_path / "kept"


def note(out: Path, name: str) -> None:
    """Add an output to the journal, of which no result tells."""
    (out / JOURNAL).write_text(f"{'e' * 64}  {name}\n")


def change(folder: Path, statement: str) -> None:
    """Do to a ledger what no run does."""
    with closing(sqlite3.connect(folder / "out" / LEDGER)) as connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.execute(statement)
        connection.commit()


def flip_digit(folder: Path, name: str) -> None:
    """Make one digit of the digest that a ledger has of an output another."""
    ledger = folder / "out" / LEDGER
    with closing(sqlite3.connect(ledger)) as connection:
        query = "SELECT sha256 FROM outputs WHERE name = ?"
        digest = connection.execute(query, (name,)).fetchone()[0].encode()
    data = ledger.read_bytes()
    other = digest[:-1] + (b"0" if digest.endswith(b"1") else b"1")
    assert digest in data
    ledger.write_bytes(data.replace(digest, other))


def states(folder: Path) -> dict[str, State]:
    """Return what is said of each file."""
    with Records.open(folder / "out") as records:
        found = check_outputs(records, folder / "out")
        return {one.name: one.state for one in found}


def items(folder: Path) -> list[Item]:
    """Return the inputs that were converted."""
    return [make_input(folder / "in", name, f"Ferry {name}\n") for name in NAMES]


def test_what_runs_write_is_sealed(folder: Path) -> None:
    with Records.open(folder / "out") as records:
        found = tuple(damaged_rows(records.connection))
        rows = [
            records.connection.execute(f"SELECT count(seal) FROM {table}").fetchone()  # noqa: S608 - our names
            for table in SEALED
        ]
        records.check()

    assert found == ()
    assert rows == [(3,), (4,), (5,), (3,), (1,)]


def test_all_columns_are_sealed_but_the_key_that_sqlite_gives(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "out" / LEDGER)) as connection:
        columns = {
            (table, name)
            for table in SEALED
            for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")
            if name != "seal"
        }

    assert columns - set(COLUMNS) == {("inputs", "key")}


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_any_other_value_is_damage(folder: Path, table: str, column: str) -> None:
    with closing(sqlite3.connect(folder / "out" / LEDGER)) as connection:
        kinds = {
            name: kind
            for _, name, kind, *_ in connection.execute(f"PRAGMA table_info({table})")
        }
    value = OTHERWISE.get(kinds[column], OTHERWISE["TEXT"]).format(column)
    last = f"(SELECT max({column}) FROM {table})"  # noqa: S608 - our names
    change(folder, f"UPDATE {table} SET {column} = {value} WHERE {column} IS {last}")  # noqa: S608 - our names

    with Records.open(folder / "out") as records:
        assert any(damaged_rows(records.connection))
        with pytest.raises(LedgerError, match="ledger row damaged: ") as seen:
            records.check()
    assert "releasekit convert" in seen.value.hint


def test_a_text_is_not_the_bytes_of_it(folder: Path) -> None:
    change(folder, "UPDATE outputs SET name = CAST(name AS BLOB) WHERE name = 'a.docx'")

    with Records.open(folder / "out") as records:
        assert list(damaged_rows(records.connection)) == [
            "ledger row damaged: outputs, a.docx"
        ]


def test_a_key_that_leads_to_another_input_is_damage(folder: Path) -> None:
    change(folder, "UPDATE inputs SET key = 99 WHERE id = 'a.txt'")

    with Records.open(folder / "out") as records:
        assert list(damaged_rows(records.connection)) == [
            "ledger row damaged: inputs, a.txt"
        ]


def test_a_seal_is_a_digest_of_the_values(tmp_path: Path) -> None:
    (tmp_path / JOURNAL).parent.mkdir()
    note(tmp_path, "it's.docx")
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection)
        take_in(connection, tmp_path / JOURNAL)
        seal = connection.execute("SELECT seal FROM unrecorded").fetchone()[0]

    values = f"'it''s.docx','{'e' * 64}'".encode()
    assert seal == blake2b(values, digest_size=16).digest()


def test_a_damaged_row_does_not_accuse_a_file(folder: Path) -> None:
    before = states(folder)
    flip_digit(folder, "b.docx")

    assert before == dict.fromkeys(("a.docx", "b.docx", "c.docx"), State.UNCHANGED) | {
        "e.docx": State.UNTRACKED
    }
    assert states(folder) == {**before, "b.docx": State.UNJUDGED}


def test_no_flipped_bit_accuses_a_file(folder: Path) -> None:
    before = states(folder)
    ledger = folder / "out" / LEDGER
    data, told = ledger.read_bytes(), 0
    for place in range(0, len(data), len(data) // 149):
        flipped = bytearray(data)
        flipped[place] ^= 1 << place % 8
        ledger.write_bytes(flipped)
        try:
            found = states(folder)
        except LedgerError:
            told += 1
            continue
        judged = {n: s for n, s in found.items() if s is not State.UNJUDGED}
        assert judged.items() <= before.items()

    assert told > 5


def test_a_damaged_row_is_told_and_its_input_done_again(folder: Path) -> None:
    flip_digit(folder, "b.docx")
    with Ledger.open(folder / "out") as ledger:
        ledger.begin(JOB)
        good = [ledger.decide(item, JOB) is not None for item in items(folder)]
        ledger.record([convert(items(folder)[1], folder / "out")])
        ledger.end()
    with Records.open(folder / "out") as records:
        records.check()

    assert "(ledger row damaged: outputs, b.docx)" in ledger.notices[0]
    assert good == [True, False, True]
    assert states(folder)["b.docx"] is State.UNCHANGED


def test_readers_of_results_hear_of_a_damaged_row(folder: Path) -> None:
    flip_digit(folder, "b.docx")

    with Records.open(folder / "out") as records:
        with pytest.raises(LedgerError, match=r"row damaged: outputs, b\.docx"):
            list(records.results())
        assert len(list(records.results(failed=True))) == 1


def test_a_damaged_run_is_told(folder: Path) -> None:
    change(folder, "UPDATE runs SET host = 'elsewhere' WHERE id = 2")

    with (
        Records.open(folder / "out") as records,
        pytest.raises(LedgerError, match="ledger row damaged: runs, 2"),
    ):
        records.runs()


def unsealed(folder: Path) -> None:
    """Make a ledger one of the first version, whose rows have no seals."""
    path = folder / "out" / LEDGER
    old = path.with_name("old.sqlite")
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        migrate(connection, STEPS[:1])
        connection.execute("ATTACH ? AS new", (str(path),))
        for table, columns in SEALED.items():
            names = ", ".join(columns if table != "inputs" else ("key", *columns))
            connection.execute(
                f"INSERT INTO main.{table} ({names}) SELECT {names} FROM new.{table}"  # noqa: S608 - our names
            )
    old.replace(path)


def test_a_ledger_without_seals_gets_them(folder: Path) -> None:
    unsealed(folder)
    with pytest.raises(LedgerError, match=f"version 1; this .* reads {VERSION}") as old:
        Records.open(folder / "out")
    with Ledger.open(folder / "out") as ledger:
        good = [ledger.decide(item, JOB) for item in items(folder)]
        ledger.records.check()

    assert "brings it up to date" in old.value.hint
    assert None not in good
    assert ledger.notices == ()
    flip_digit(folder, "b.docx")
    assert states(folder)["b.docx"] is State.UNJUDGED


def test_a_damaged_ledger_without_seals_is_read_as_far_as_it_can_be(
    folder: Path,
) -> None:
    unsealed(folder)
    change(folder, "UPDATE outputs SET sha256 = 'none' WHERE name = 'b.docx'")
    with Ledger.open(folder / "out") as ledger:
        good = [ledger.decide(item, JOB) is not None for item in items(folder)]
        ledger.records.check()

    assert "CHECK constraint failed" in ledger.notices[0]
    assert good == [True, False, True]
