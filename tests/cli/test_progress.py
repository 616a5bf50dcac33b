from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import RELEASE, START

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX terminals")

MANY = 40
_CONVERT = ("convert", "in", "--to", "json", "-o", "out")


@pytest.fixture
def inbox(here: Path) -> Path:
    """More releases than a terminal gets a line each for, one of them bad."""
    (here / "in").mkdir()
    for number in range(MANY - 1):
        (here / f"in/r{number:02}.txt").write_text(RELEASE, "utf-8")
    (here / "in/bad.txt").write_bytes(b"%PDF-1.7\n")
    return here


def test_a_terminal_sees_one_line_move_on_and_each_failure(inbox: Path) -> None:
    status, seen = _on_terminal(*_CONVERT)
    plain = seen.replace("\r\x1b[K", "\n")

    assert status == 1
    assert f"20/{MANY}  50%" in plain
    assert "1 failed" in plain
    assert "error RK103\x1b[0m: in/bad.txt: this is a PDF, not plain text" in plain
    assert "in/r00.txt →" not in plain
    assert "━━━━━━━━━━──────────  20/40  50%" in plain
    assert plain.rstrip().endswith(
        f"{MANY - 1} of {MANY} releases converted; {MANY - 1} files in out/; 1 failed"
    )


def test_warnings_that_one_moving_line_leaves_out_are_counted(inbox: Path) -> None:
    (inbox / "in/odd.txt").write_text(f"{RELEASE}\n\ue123\n", "utf-8")
    _, seen = _on_terminal(*_CONVERT)
    _, reported = _on_terminal(*_CONVERT, "--report")

    said = "there are warnings about 1 release; "
    assert seen.rstrip().endswith(f"{said}--report or --json has them")
    assert reported.rstrip().endswith(f"{said}the report has them")


def test_a_narrow_terminal_gets_no_bar_and_an_old_one_plain_marks(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, narrow = _on_terminal(*_CONVERT, columns=50)
    monkeypatch.setenv("PYTHONIOENCODING", "ascii:backslashreplace")
    _, plain = _on_terminal(*_CONVERT)

    assert "\r\x1b[K20/40  50%" in narrow
    assert "##########----------  20/40  50%" in plain


def test_a_log_gets_a_plain_line_each(inbox: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", START, *_CONVERT],
        capture_output=True,
        text=True,
        check=False,
        cwd=inbox,
    )

    assert done.returncode == 1
    assert "in/r00.txt → out/r00.json\n" in done.stdout
    assert "\x1b" not in done.stdout + done.stderr
    assert "\r" not in done.stdout + done.stderr


def test_no_color_is_honoured_on_a_terminal(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    coloured = _on_terminal("inspect", "a.txt")
    monkeypatch.setenv("NO_COLOR", "1")
    plain = _on_terminal("inspect", "a.txt")

    assert "\x1b[" in coloured[1]
    assert "\x1b[" not in plain[1]


def test_text_on_a_terminal_is_harmless(here: Path) -> None:
    (here / "b.txt").write_text("Words \x1b]0;owned\x07 \u202e\n", "utf-8")
    status, seen = _on_terminal("convert", "b.txt", "--to", "text", "-o", "-")

    assert status == 0
    assert "\\u{202e}\n" in seen
    assert "\x1b]" not in seen


def test_a_terminal_gets_no_binary_file(here: Path) -> None:
    status, seen = _on_terminal("convert", "a.txt", "--to", "pdf", "-o", "-")

    assert status == 2
    assert "this is no text, and standard output is a terminal" in seen


def test_ctrl_c_ends_between_two_files_and_the_same_command_goes_on(
    inbox: Path,
) -> None:
    command = [sys.executable, "-c", START, "convert", "in", "-o", "out"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=inbox
    ) as process:
        assert process.stdout
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()
    done = len(list((inbox / "out").glob("*.pdf")))
    again = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=inbox
    )

    assert process.returncode == 130
    assert "interrupted: the same command again does the rest" in said
    assert "Traceback" not in said
    assert 0 < done < MANY - 1
    assert _leftovers(inbox / "out") == []
    assert again.returncode == 1
    assert again.stdout.count("(unchanged)") >= done
    assert len(list((inbox / "out").glob("*.pdf"))) == MANY - 1


def test_an_ignored_ctrl_c_stays_ignored(inbox: Path) -> None:
    ignoring = f"import signal; signal.signal(2, signal.SIG_IGN); {START}"
    process = subprocess.Popen(
        [sys.executable, "-c", ignoring, *_CONVERT],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=inbox,
    )
    with process:
        assert process.stdout
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        process.communicate()

    assert process.returncode == 1
    assert len(list((inbox / "out").glob("*.json"))) == MANY - 1


def _leftovers(folder: Path) -> list[str]:
    return [p.name for p in folder.rglob(".releasekit-*")]


def _on_terminal(*arguments: str, columns: int = 80) -> tuple[int, str]:
    """Run the command on a pseudo-terminal; return its status and what it showed."""
    # Not there on Windows, where these tests are skipped.
    import pty

    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm", COLUMNS=str(columns))
        command = [sys.executable, "-c", START, *arguments]
        os.execv(sys.executable, command)  # noqa: S606 - this is the test's child
    seen = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # Linux says so when the last process has left the terminal
            break
        if not piece:
            break
        seen += piece
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), seen.decode().replace("\r\n", "\n")
