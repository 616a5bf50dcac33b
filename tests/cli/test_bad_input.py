from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from releasekit import api
from tests.cli.conftest import RELEASE, Run


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"PK\x03\x04\x14\x00", "a ZIP file"),
        (b"\x89PNG\r\n\x1a\n\x00", "a PNG picture"),
        (b"\xff\xd8\xff\xe0", "a JPEG picture"),
        (b"\x1f\x8b\x08", "a gzip file"),
    ],
)
@pytest.mark.parametrize("command", ["convert", "inspect"])
def test_another_format_is_named_with_the_remedy(
    command: str, data: bytes, what: str, run: Run, here: Path
) -> None:
    (here / "b.txt").write_bytes(data)
    ran = run(command, "b.txt")

    assert ran.status == 3
    assert ran.out == ""
    assert ran.err.startswith(
        f"error RK103: b.txt: this is {what}, not plain text\nhint: "
    )


def test_another_format_is_read_as_text_when_asked(run: Run, here: Path) -> None:
    (here / "b.txt").write_bytes(b"%PDF-1.7\nwords")
    ran = run("convert", "b.txt", "--as-text", "--to", "record", "-o", "out")

    assert ran.status == 0
    assert api.recover(here / "out/b.record.xml").source.data == b"%PDF-1.7\nwords"


def test_an_empty_file_is_converted_and_its_name_stands_for_the_title(
    run: Run, here: Path
) -> None:
    (here / "nothing.txt").write_bytes(b"")
    ran = run("convert", "nothing.txt", "-o", "out")

    assert ran.status == 0
    assert "warning RKD101: nothing.txt: the input is empty\n" in ran.err
    assert "the release has no headline; nothing" in ran.err
    assert len(list((here / "out").glob("nothing.*"))) == 3


@pytest.mark.parametrize("command", ["convert", "inspect"])
def test_more_than_the_limit_is_refused_and_the_option_named(
    command: str, run: Run, here: Path
) -> None:
    (here / "b.txt").write_bytes(b"a" * 5000)
    bytes_over = run(command, "b.txt", "--max-bytes", "4999")
    blocks_over = run(command, "a.txt", "--max-blocks", "4")

    assert (bytes_over.status, blocks_over.status) == (3, 3)
    assert bytes_over.err == (
        "error RK104: b.txt: more than the limit of 4999 bytes\n"
        "hint: raise the limit with --max-bytes\n"
    )
    assert "hint: raise the limit with --max-blocks\n" in blocks_over.err


@pytest.mark.parametrize("command", ["convert", "inspect"])
def test_a_limit_is_the_largest_that_is_read(
    command: str, run: Run, here: Path
) -> None:
    (here / "b.txt").write_bytes(b"a" * 5000)
    within = run(command, "b.txt", "--max-bytes", "5000")
    as_many = run(command, "a.txt", "--max-blocks", "5")

    assert (within.status, as_many.status) == (0, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits memory so")
@pytest.mark.parametrize("command", ["convert", "inspect"])
def test_millions_of_short_lines_are_refused_in_little_memory(
    command: str, shell: Run, here: Path
) -> None:
    (here / "b.txt").write_bytes(b"Ab.\n\n" * 6_000_000)
    start = "import resource as r; r.setrlimit(r.RLIMIT_AS, (2**30, 2**30))"
    (here / "sitecustomize.py").write_text(start)
    path = os.pathsep.join((str(here), os.environ.get("PYTHONPATH", "")))
    ran = shell(command, "b.txt", PYTHONPATH=path.rstrip(os.pathsep))

    assert ran.status == 3
    assert ran.err.splitlines() == [
        "error RK104: b.txt: more than 1000000 lines, where the limit is 200000 blocks",
        "hint: raise the limit with --max-blocks",
    ]


def test_fifty_megabytes_of_one_line_are_refused_by_default(
    run: Run, here: Path
) -> None:
    with (here / "b.txt").open("wb") as file:
        file.truncate(50_000_000)
    ran = run("convert", "b.txt", "-o", "out")

    assert ran.status == 3
    assert ran.err.startswith(
        "error RK104: b.txt: more than the limit of 33554432 bytes\n"
    )


def test_standard_input_has_the_same_limit(shell: Run) -> None:
    ran = shell("inspect", "-", "--max-bytes", "10", stdin=b"a" * 11)

    assert ran.status == 3
    assert ran.err.startswith("error RK104: -: more than the limit of 10 bytes\n")


@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_what_is_no_regular_file_is_refused_without_waiting(
    kind: str, run: Run, here: Path
) -> None:
    if kind == "pipe" and not hasattr(os, "mkfifo"):
        pytest.skip("needs named pipes")
    (here / "x").mkdir() if kind == "folder" else os.mkfifo(here / "x")
    ran = run("recover", "x")

    assert ran.status == 3
    assert ran.err.startswith(f"error RK102: x: this is a {_KINDS[kind]}\nhint: ")


def test_a_link_to_itself_is_named_and_stops_nothing(run: Run, here: Path) -> None:
    (here / "in").mkdir()
    (here / "in/loop.txt").symlink_to("loop.txt")
    (here / "in/b.txt").write_text(RELEASE, "utf-8")

    ran = run("convert", "in", "--to", "text", "-o", "out/")

    assert "RK102: in/loop.txt: cannot be read" in ran.err
    assert (here / "out/b.txt").exists()


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read any file"
)
def test_a_file_that_may_not_be_read_is_named(run: Run, here: Path) -> None:
    (here / "a.txt").chmod(0)
    ran = run("convert", "a.txt", "-o", "out")

    assert ran.status == 3
    assert ran.err.startswith("error RK102: a.txt: cannot be read: permission denied\n")


def test_markup_and_control_characters_are_text_and_come_back(
    run: Run, here: Path
) -> None:
    text = 'R&D <b> opens\n\n1. <img src="/etc/passwd"> \x1b[31m \x00 \u202e x\x9b2J\n'
    text += "More words follow.\n" * 20
    (here / "b.txt").write_text(text, "utf-8")
    ran = run("convert", "b.txt", "--to", "docx,pdf,record,text,json", "-o", "out")
    shown = run("inspect", "b.txt", "--explain")

    assert ran.status == 0
    for name in ("b.docx", "b.pdf", "b.record.xml"):
        assert api.recover(here / "out" / name).source.text == text
    for said in (ran.out, ran.err, shown.out, shown.err):
        assert not {"\x1b", "\x00", "\u202e", "\x9b"} & set(said)
    assert '<img src="/etc/passwd"> \\u{1b}[31m' in shown.out


def test_any_bytes_are_converted_and_come_back(run: Run, here: Path) -> None:
    data = bytes(range(255, -1, -1)) * 3
    (here / "b.txt").write_bytes(data)
    ran = run("convert", "b.txt", "-o", "out")

    assert ran.status == 0
    assert "Traceback" not in ran.err
    assert api.recover(here / "out/b.docx").source.data == data


@pytest.mark.skipif(sys.platform == "win32", reason="such names do not exist there")
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"new\nline.txt", "new\\u{a}line.txt"),
        (b"red\x1b[31m.txt", "red\\u{1b}[31m.txt"),
        ("rtl\u202etxt.txt".encode(), "rtl\\u{202e}txt.txt"),
        (b"caf\xe9.txt", "caf\\u{dce9}.txt"),
    ],
)
def test_a_name_that_a_terminal_would_obey_is_escaped(
    name: bytes, shown: str, run: Run, here: Path
) -> None:
    (here / os.fsdecode(name)).write_text(RELEASE, "utf-8")
    path = os.fsdecode(name)
    converted = run("convert", path, "-o", "out", "--json")
    plain = run("convert", path, "-o", "out")
    seen = run("inspect", path)
    missing = run("convert", f"x{path}", "-o", "out")

    assert (converted.status, plain.status, seen.status) == (0, 0, 0)
    assert plain.out.startswith(f"{shown} → out/")
    assert seen.out.startswith(f"{shown}\n")
    assert missing.err.startswith(f"error RK101: x{shown}: ")
    assert not {"\x1b", "\u202e", "\udce9"} & set(converted.out + plain.out + seen.out)
    assert len(list((here / "out").glob("*.docx"))) == 1


_KINDS = {"folder": "folder", "pipe": "named pipe"}
