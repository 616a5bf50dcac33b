"""Verifying hashes every file and names those that are not as they were written."""

from __future__ import annotations

from pathlib import Path

import pytest

from releasekit.batch.ledger import Ledger, Records
from releasekit.batch.ledger.verify import State, check_outputs
from tests.batch.ledger.making import JOB, convert, fail, make_input


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder with two inputs in two formats."""
    out = tmp_path / "out"
    items = [make_input(tmp_path / "in", name) for name in ("a.txt", "sub/b.txt")]
    with Ledger.open(out) as ledger:
        ledger.begin(JOB)
        ledger.record([convert(item, out, ("docx", "pdf")) for item in items])
        ledger.end()
    return out


def states(out: Path) -> dict[str, State]:
    """Return how every file is that is not unchanged."""
    with Records.open(out) as records:
        found = list(check_outputs(records, out))
    assert len({one.name for one in found}) == len(found)
    return {one.name: one.state for one in found if one.state is not State.UNCHANGED}


def test_all_is_well_after_a_run(out: Path) -> None:
    with Records.open(out) as records:
        names = [one.name for one in check_outputs(records, out)]

    assert states(out) == {}
    assert names == ["a.docx", "a.pdf", "sub/b.docx", "sub/b.pdf"]


def test_what_is_not_as_it_was_is_named(out: Path) -> None:
    path = out / "a.docx"
    path.write_bytes(path.read_bytes().replace(b"Ferry", b"Faery"))
    (out / "sub" / "b.pdf").unlink()
    (out / "sub" / "notes.txt").touch()
    (out / "releasekit-report.html").touch()

    assert states(out) == {
        "a.docx": State.CHANGED,
        "sub/b.pdf": State.MISSING,
        "sub/notes.txt": State.UNTRACKED,
    }


def test_a_folder_in_the_place_of_an_output_is_not_it(out: Path) -> None:
    (out / "a.docx").unlink()
    (out / "a.docx").mkdir()

    assert states(out) == {"a.docx": State.MISSING}


def test_what_a_run_made_and_did_not_tell_is_settled_by_the_next(out: Path) -> None:
    item = make_input(out.parent / "in", "a.txt", "Ferry Sinks\n")
    other = make_input(out.parent / "in", "c.txt")
    convert(item, out, ("docx", "pdf"))
    made = convert(other, out)
    with Ledger.open(out):
        pass
    unsettled = states(out)
    with Ledger.open(out) as ledger:
        ledger.begin(JOB)
        ledger.record([convert(item, out, ("docx", "pdf")), made])
        ledger.end()

    assert unsettled == dict.fromkeys(("a.docx", "a.pdf", "c.docx"), State.UNRECORDED)
    assert states(out) == {}


def test_outputs_of_earlier_attempts_may_be_gone_and_may_not_change(out: Path) -> None:
    item = make_input(out.parent / "in", "a.txt")
    with Ledger.open(out) as ledger:
        ledger.begin(JOB)
        ledger.record([fail(item)])
        ledger.end()
    (out / "a.docx").unlink()
    (out / "a.pdf").write_bytes(b"by hand")

    assert states(out) == {"a.pdf": State.CHANGED}


def test_a_file_with_a_name_that_is_no_utf_8_is_named(out: Path) -> None:
    name = b"caf\xe9.txt".decode("utf-8", "surrogateescape")
    (out / name).touch()

    assert states(out) == {name: State.UNTRACKED}
