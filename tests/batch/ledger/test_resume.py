"""What is done is not done again, and what is not as it was is."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from attrs import evolve, field, frozen

from releasekit.batch.item import Item
from releasekit.batch.ledger import Ledger, LocalOutputs, Opening
from releasekit.batch.result import Result
from tests.batch.ledger.making import (
    JOB,
    LONG_AGO,
    OTHER_JOB,
    convert,
    fail,
    item_of,
    make_input,
)

FORMATS = ("docx", "pdf")


@frozen
class Desk:
    """A source, the destination, and what the first run made."""

    out: Path
    item: Item
    first: Result

    def decide(
        self, item: Item | None = None, *, rehash: bool = False
    ) -> Result | None:
        """Ask a new run's ledger about the source as it is now."""
        now = item_of(Path(self.item.location), self.item.id)
        with Ledger.open(self.out, Opening(rehash=rehash)) as ledger:
            ledger.begin(JOB)
            return ledger.decide(item or now, JOB)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    item = make_input(tmp_path / "in", "a.txt")
    first = convert(item, tmp_path / "out", FORMATS)
    with Ledger.open(tmp_path / "out") as ledger:
        ledger.begin(JOB)
        ledger.record([first])
        ledger.end()
    return Desk(tmp_path / "out", item, first)


def test_what_is_as_it_was_is_not_done_again(desk: Desk) -> None:
    assert desk.decide() == evolve(desk.first, before=True)


def test_what_was_never_seen_is_done(desk: Desk, tmp_path: Path) -> None:
    assert desk.decide(make_input(tmp_path / "in", "b.txt")) is None


def test_another_job_is_done(desk: Desk) -> None:
    with Ledger.open(desk.out) as ledger:
        assert ledger.decide(desk.item, OTHER_JOB) is None


def test_a_failure_is_tried_again(desk: Desk) -> None:
    with Ledger.open(desk.out) as ledger:
        ledger.begin(JOB)
        ledger.record([fail(desk.item)])

        assert ledger.decide(desk.item, JOB) is None


def test_a_changed_source_is_done_again(desk: Desk) -> None:
    Path(desk.item.location).write_text("Ferry Sinks\n")

    assert desk.decide() is None


def test_a_source_that_was_only_touched_is_not(desk: Desk) -> None:
    os.utime(desk.item.location)

    assert desk.decide() is not None


def test_a_touched_source_is_hashed_once(desk: Desk) -> None:
    source = Path(desk.item.location)
    os.utime(source, ns=(LONG_AGO + 7, LONG_AGO + 7))
    desk.decide()
    touched = item_of(source, desk.item.id)
    source.write_text("Ferry Sinks\n")  # another text of this length

    assert desk.decide(touched) is not None


def test_a_time_too_young_to_tell_changes_apart_is_not_believed(tmp_path: Path) -> None:
    item = make_input(tmp_path / "in", "a.txt")
    os.utime(item.location)
    item = item_of(Path(item.location), "a.txt")
    with Ledger.open(tmp_path / "out") as ledger:
        ledger.begin(JOB)
        ledger.record([convert(item, tmp_path / "out")])
        ledger.end()
    Path(item.location).write_text("Ferry Sinks\n")  # another text of this length

    with Ledger.open(tmp_path / "out") as ledger:
        assert ledger.decide(item, JOB) is None


def test_a_time_in_the_future_is_not_believed(desk: Desk) -> None:
    later = time.time_ns() + 10**12
    item = evolve(desk.item, mtime_ns=later)
    Path(desk.item.location).write_text("Ferry Sinks\n")

    assert desk.decide(item) is None


def test_an_output_that_is_gone_is_made_again(desk: Desk) -> None:
    (desk.out / "a.pdf").unlink()

    assert desk.decide() is None


def test_an_output_of_another_length_is_made_again(desk: Desk) -> None:
    with (desk.out / "a.pdf").open("ab") as file:
        file.write(b"more")

    assert desk.decide() is None


def test_only_rehashing_sees_another_output_of_the_same_length(desk: Desk) -> None:
    path = desk.out / "a.pdf"
    path.write_bytes(path.read_bytes().replace(b"Ferry", b"Faery"))

    assert desk.decide() is not None
    assert desk.decide(rehash=True) is None


def test_only_rehashing_sees_a_source_that_hides_its_change(desk: Desk) -> None:
    Path(desk.item.location).write_text("Ferry Sinks\n")
    os.utime(desk.item.location, ns=(LONG_AGO, LONG_AGO))

    assert desk.decide() is not None
    assert desk.decide(rehash=True) is None


def test_outputs_under_other_names_are_made(desk: Desk) -> None:
    assert desk.decide(evolve(desk.item, stem="a-1234")) is None
    assert desk.decide(evolve(desk.item, folder="flat")) is None


def test_bytes_that_came_with_the_item_are_hashed(tmp_path: Path) -> None:
    source = make_input(tmp_path / "in", "a.txt")
    given = evolve(source, id="-", size=0, mtime_ns=0, data=b"Ferry Opens\n")
    made = convert(source, tmp_path / "out")
    with Ledger.open(tmp_path / "out") as ledger:
        ledger.begin(JOB)
        ledger.record([evolve(made, item=evolve(given, data=None))])
        again = ledger.decide(given, JOB)

        assert again is not None
        assert again.item.data is None
        assert ledger.decide(evolve(given, data=b"Ferry Sinks\n"), JOB) is None


def test_a_resume_looks_at_each_file_once(tmp_path: Path) -> None:
    items = [make_input(tmp_path / "in", f"{n}.txt") for n in range(50)]
    out = tmp_path / "out"
    with Ledger.open(out) as ledger:
        ledger.begin(JOB)
        ledger.record([convert(item, out, FORMATS) for item in items])
        ledger.end()
    looks: list[str] = []
    statements: list[str] = []
    with Ledger.open(out, Opening(outputs=Counted(out, looks))) as ledger:
        ledger.begin(JOB)
        ledger.records.connection.set_trace_callback(statements.append)
        found = [ledger.decide(item, JOB) for item in items]
        ledger.records.connection.set_trace_callback(None)

    assert None not in found
    assert len(looks) == len(FORMATS) * len(items)
    assert len(statements) == 2 * len(items)


@frozen
class Counted:
    """Outputs of a folder; each look is noted."""

    folder: Path
    looks: list[str] = field(factory=list)

    def size_of(self, name: str) -> int | None:
        """Return the length of an output."""
        self.looks.append(name)
        return LocalOutputs(self.folder).size_of(name)

    def sha256_of(self, name: str) -> str | None:
        """Return the digest of an output."""
        self.looks.append(f"the bytes of {name}")
        return LocalOutputs(self.folder).sha256_of(name)
