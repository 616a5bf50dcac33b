"""The programs in samples/scripts run as a records office would run them."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

import releasekit
from tests.support import SAMPLES

SCRIPTS = SAMPLES / "scripts"
LOGO = "themes/haesol-mer.png"


def run(name: str, *arguments: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, str(SCRIPTS / name), *map(str, arguments)],
        capture_output=True,
        check=False,
    )


def test_every_script_is_short_and_tested_here() -> None:
    scripts = {path.name: path.read_text("utf-8") for path in SCRIPTS.glob("*.py")}

    assert set(scripts) == {
        "build_house_template.py",
        "convert_inbox.py",
        "draw_logo.py",
        "register.py",
        "verify_archive.py",
    }
    assert all(len(text.splitlines()) < 60 for text in scripts.values())


def test_the_logo_of_the_sample_theme_is_the_one_drawn(tmp_path: Path) -> None:
    drawn = tmp_path / "logo.png"
    assert run("draw_logo.py", drawn).returncode == 0

    with Image.open(drawn) as new, Image.open(SAMPLES / LOGO) as kept:
        assert new.size == kept.size
        # Versions of Pillow round edges differently by a little.
        assert max(ImageStat.Stat(ImageChops.difference(new, kept)).mean) < 1


def test_the_house_template_dresses_a_document(tmp_path: Path) -> None:
    house = tmp_path / "house.docx"
    assert run("build_house_template.py", house).returncode == 0

    options = {"reference_doc": str(house)}
    made = releasekit.export(releasekit.parse("A Headline\n"), "docx", options)
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        assert b"Georgia" in archive.read("word/styles.xml")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an inbox and what it was converted into, made once."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "inbox").mkdir()
    texts = {"a": "A Headline\n\nWords of it.\n", "b": "=1+1 Is Two\n\nMore words.\n"}
    for name, text in texts.items():
        (folder / "inbox" / f"{name}.txt").write_text(text, "utf-8")
    done = run("convert_inbox.py", folder / "inbox", folder / "outbox", "--settle", 0)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def inbox(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made / "inbox", tmp_path / "inbox")


@pytest.fixture
def archive(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made / "outbox", tmp_path / "outbox")


def test_the_inbox_is_converted_into_all_formats(archive: Path) -> None:
    names = sorted(path.name for path in archive.glob("*.*") if path.is_file())

    assert names == [f"{n}.{s}" for n in "ab" for s in ("docx", "pdf", "record.xml")]


def test_converting_again_writes_nothing(inbox: Path, archive: Path) -> None:
    done = run("convert_inbox.py", inbox, archive, "--settle", 0)

    assert done.returncode == 0
    assert done.stdout.count(b": 0 written") == 2


def test_a_file_that_cannot_be_converted_is_named_and_the_others_go_on(
    inbox: Path, tmp_path: Path
) -> None:
    (inbox / "c.txt").write_bytes(b"%PDF-1.7\n")
    (inbox / "d.txt").write_text("Last\n", "utf-8")

    done = run(
        "convert_inbox.py", inbox, tmp_path / "out", "--settle", 0, "--to", "json"
    )

    assert done.returncode == 1
    assert b"c.txt: this is a PDF" in done.stderr
    assert (tmp_path / "out" / "d.json").is_file()


def test_a_file_that_is_still_arriving_waits(inbox: Path, tmp_path: Path) -> None:
    done = run(
        "convert_inbox.py", inbox, tmp_path / "out", "--settle", 3600, "--to", "json"
    )

    assert done.returncode == 0
    assert not (tmp_path / "out").exists()


def test_the_register_has_a_row_for_each_record(archive: Path) -> None:
    done = run("register.py", archive)

    text = done.stdout.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert done.returncode == 0, done.stderr
    assert [row["file"] for row in rows] == [
        str(archive / f"{name}.record.xml") for name in "ab"
    ]
    release = releasekit.recover(archive / "a.record.xml")
    assert rows[0]["sha256"] == release.source.sha256
    assert rows[0]["title"] == release.title


def test_no_cell_of_the_register_is_a_formula(archive: Path) -> None:
    done = run("register.py", archive)

    rows = list(csv.reader(io.StringIO(done.stdout.decode("utf-8-sig"), newline="")))
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)
    assert rows[2][3] == "'=1+1 Is Two"


def test_a_record_that_cannot_be_read_is_named(archive: Path) -> None:
    (archive / "a.record.xml").write_bytes(b"<release/>")

    done = run("register.py", archive)

    assert done.returncode == 1
    assert b"a.record.xml: " in done.stderr
    assert b"b.record.xml" in done.stdout


def test_an_archive_as_written_passes(archive: Path) -> None:
    done = run("verify_archive.py", archive)

    assert done.stdout == b"6 of 6 files are unchanged\n"
    assert done.returncode == 0


@pytest.mark.parametrize("name", ["a.record.xml", "a.docx", "a.pdf"])
def test_a_changed_file_is_named(archive: Path, name: str) -> None:
    data = bytearray((archive / name).read_bytes())
    data[len(data) // 2] ^= 1
    (archive / name).write_bytes(data)

    done = run("verify_archive.py", archive)

    assert done.returncode == 1
    assert done.stdout.startswith(f"{name}: ".encode())
    assert b"5 of 6 files are unchanged" in done.stdout


@pytest.mark.parametrize(
    ("name", "folders"), [("convert_inbox.py", 2), ("register.py", 1)]
)
def test_a_folder_that_is_not_there_is_no_success(
    name: str, folders: int, tmp_path: Path
) -> None:
    done = run(name, *[tmp_path / "nosuch"] * folders)

    assert done.returncode == 2
    assert b"no such folder" in done.stderr
    assert done.stdout == b""


def test_an_empty_archive_is_no_success(tmp_path: Path) -> None:
    done = run("verify_archive.py", tmp_path)

    assert done.returncode == 2
