from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from releasekit.errors import OutputError, OutputExistsError, OutputIsInputError
from releasekit.files.digest import sha256_of
from releasekit.files.place import place, put, refuse_inputs
from releasekit.files.written import JOURNAL, Journal


def write(path: Path, data: bytes, *, force: bool = False) -> None:
    journal = Journal(path.parent)
    put(place(path, data, journal, force=force), journal)


def test_a_new_file_is_written_into_a_new_folder(tmp_path: Path) -> None:
    write(tmp_path / "out" / "a.pdf", b"one")

    assert (tmp_path / "out" / "a.pdf").read_bytes() == b"one"


def test_what_an_earlier_run_wrote_is_replaced(tmp_path: Path) -> None:
    write(tmp_path / "a.pdf", b"one")

    write(tmp_path / "a.pdf", b"two")
    write(tmp_path / "a.pdf", b"three")

    assert (tmp_path / "a.pdf").read_bytes() == b"three"


def test_somebody_elses_file_stays(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"theirs")

    with pytest.raises(OutputExistsError, match="no conversion wrote it"):
        write(tmp_path / "a.pdf", b"ours")

    assert (tmp_path / "a.pdf").read_bytes() == b"theirs"


def test_what_somebody_changed_since_stays(tmp_path: Path) -> None:
    write(tmp_path / "a.docx", b"one")
    (tmp_path / "a.docx").write_bytes(b"one, corrected by hand")

    with pytest.raises(OutputExistsError):
        write(tmp_path / "a.docx", b"two")

    assert (tmp_path / "a.docx").read_bytes() == b"one, corrected by hand"


def test_what_was_written_under_another_name_stays(tmp_path: Path) -> None:
    write(tmp_path / "a.pdf", b"one")
    (tmp_path / "a.pdf").rename(tmp_path / "b.pdf")

    with pytest.raises(OutputExistsError):
        write(tmp_path / "b.pdf", b"two")


def test_force_replaces_anything(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"theirs")

    write(tmp_path / "a.pdf", b"ours", force=True)

    assert (tmp_path / "a.pdf").read_bytes() == b"ours"


def test_a_file_with_the_same_bytes_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"same")
    before = (tmp_path / "a.pdf").stat()

    placed = place(tmp_path / "a.pdf", b"same", Journal(tmp_path))
    put(placed, Journal(tmp_path))

    assert placed.is_there
    assert (tmp_path / "a.pdf").stat().st_ino == before.st_ino
    assert not (tmp_path / JOURNAL).exists()


def test_a_folder_of_that_name_is_refused_even_with_force(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()

    with pytest.raises(OutputError, match="a folder has this name"):
        write(tmp_path / "a.pdf", b"ours", force=True)


def test_a_dangling_link_is_somebody_elses(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").symlink_to("gone.pdf")

    with pytest.raises(OutputExistsError):
        write(tmp_path / "a.pdf", b"ours")


def test_a_file_that_came_meanwhile_stays(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    placed = place(tmp_path / "a.pdf", b"ours", journal)
    (tmp_path / "a.pdf").write_bytes(b"theirs")

    with pytest.raises(OutputExistsError):
        put(placed, journal)

    assert (tmp_path / "a.pdf").read_bytes() == b"theirs"


def test_the_same_bytes_that_came_meanwhile_are_right(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    placed = place(tmp_path / "a.pdf", b"same", journal)
    (tmp_path / "a.pdf").write_bytes(b"same")

    put(placed, journal)


@pytest.mark.parametrize("kind", ["same", "dotted", "symbolic", "hard"])
def test_an_input_is_refused_by_whatever_name(tmp_path: Path, kind: str) -> None:
    original = tmp_path / "a.txt"
    original.write_bytes(b"input")
    other = {
        "same": original,
        "dotted": tmp_path / "x" / ".." / "a.txt",
        "symbolic": tmp_path / "link.txt",
        "hard": tmp_path / "hard.txt",
    }[kind]
    if kind == "symbolic":
        other.symlink_to("a.txt")
    if kind == "hard":
        other.hardlink_to(original)

    with pytest.raises(OutputIsInputError):
        refuse_inputs(other, [original])


def test_another_file_is_no_input(tmp_path: Path) -> None:
    refuse_inputs(tmp_path / "b.txt", [tmp_path / "a.txt"])


def test_the_journal_is_written_before_the_output(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    placed = place(tmp_path / "a.pdf", b"ours", journal)
    (tmp_path / "a.pdf").mkdir()  # the output cannot come

    with pytest.raises(OutputError):
        put(placed, journal)

    assert Journal(tmp_path).wrote("a.pdf", sha256_of(b"ours"))


def test_the_journal_has_the_form_of_sha256sum(tmp_path: Path) -> None:
    for name in ("a.pdf", "보도 자료.docx", "back\\slash", "line\nfeed"):
        write(tmp_path / name, name.encode())
    tool = shutil.which("sha256sum")
    if tool is None:
        pytest.skip("needs sha256sum")

    done = subprocess.run(
        [tool, "--check", "--strict", JOURNAL],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.count(b": OK") == 4


def test_a_torn_last_line_means_nothing(tmp_path: Path) -> None:
    write(tmp_path / "a.pdf", b"one")
    journal = tmp_path / JOURNAL
    journal.write_bytes(journal.read_bytes()[:-3])

    assert not Journal(tmp_path).wrote("a.pdf", sha256_of(b"one"))


def test_a_journal_sees_what_it_wrote_itself(tmp_path: Path) -> None:
    journal = Journal(tmp_path)

    before = journal.wrote("a.pdf", sha256_of(b"one"))
    journal.remember("a.pdf", sha256_of(b"one"))

    assert not before
    assert journal.wrote("a.pdf", sha256_of(b"one"))
    assert not journal.wrote("b.pdf", sha256_of(b"one"))
