from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from releasekit._version import __version__
from releasekit.cli import main as front
from releasekit.cli.main import COMMANDS, cli
from releasekit.errors import ReleasekitError
from tests.cli.conftest import START, Run

HEAVY = ("cattrs", "docx", "lxml", "pikepdf", "reportlab", "releasekit.parsing")


def test_no_arguments_show_the_help(run: Run) -> None:
    ran = run()

    assert ran.status == 0
    assert ran.out.startswith("Usage: releasekit ")


def test_version_is_told(run: Run) -> None:
    ran = run("--version")

    assert (ran.status, ran.out) == (0, f"releasekit {__version__}\n")


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_found_and_has_help_with_examples(name: str, run: Run) -> None:
    ran = run(name, "--help")

    assert ran.status == 0
    assert "Examples:\n    " in ran.out


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_each_command_says(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)

    assert command
    assert command.help
    assert command.help.split("\n")[0] == COMMANDS[name].summary


def test_help_imports_no_command() -> None:
    script = (
        "import sys; from releasekit.cli.main import main; main(['--help']);"
        "print([m for m in sys.modules if m.startswith(('releasekit.model',"
        " 'releasekit.api'))], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert done.stderr.strip() == "[]"


def test_formats_loads_nothing_heavy() -> None:
    script = (
        "import sys; from releasekit.cli.main import main; main(['formats']);"
        f"print([m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nosuch"], "no such command 'nosuch'"),
        (["--nosuch"], "no such option '--nosuch'"),
        (["convert"], "missing argument 'INPUT...'"),
        (["convert", "a.txt", "--max-bytes", "few"], "'few' is not a valid integer"),
    ],
)
def test_a_mistake_in_the_arguments_is_said_and_ends_with_2(
    arguments: list[str], message: str, run: Run
) -> None:
    ran = run(*arguments)

    assert ran.status == 2
    assert ran.out == ""
    assert ran.err.startswith("error RK300: ")
    assert message in ran.err
    assert "\nhint: `releasekit" in ran.err


def test_a_defect_is_one_line_with_a_way_to_report_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_arguments: list[str]) -> int:
        raise ZeroDivisionError("a\x1b[31m")

    monkeypatch.setattr(front, "_run", fail)
    ran = run("formats")

    assert ran.status == 70
    assert ran.err.startswith("error RK900: ZeroDivisionError: a\\u{1b}[31m\nhint: ")
    assert "Traceback" not in ran.err


def test_a_defect_shows_its_traceback_when_asked(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_arguments: list[str]) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(front, "_run", fail)
    monkeypatch.setenv("RELEASEKIT_DEBUG", "1")
    ran = run("formats")

    assert "Traceback" in ran.err


def test_every_error_class_ends_with_its_own_status(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in _all_errors(ReleasekitError):

        def fail(_arguments: list[str], kind: type[ReleasekitError] = kind) -> int:
            raise kind("it is so", path="a.txt")

        monkeypatch.setattr(front, "_run", fail)
        ran = run()

        assert ran.status == kind.exit_status
        assert ran.err.startswith(f"error {kind.code}: a.txt: it is so\n")


def test_an_interrupted_command_ends_with_130(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_arguments: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(front, "_run", interrupt)
    ran = run("formats")

    assert (ran.status, ran.err) == (130, "interrupted\n")


def test_a_reader_that_leaves_makes_no_noise(here: Path) -> None:
    (here / "long.txt").write_text("Title\n\n" + "A line of text.\n\n" * 20_000)
    with subprocess.Popen(
        [sys.executable, "-c", START, "inspect", "long.txt"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=here,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(10)
        process.stdout.close()
        said = process.stderr.read()

    assert process.returncode == 141
    assert said == b""


def test_a_terminal_without_unicode_is_no_reason_to_fail(here: Path) -> None:
    (here / "ko.txt").write_text("보도자료\n\n□ 얼음길", "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", START, "inspect", "ko.txt"],
        capture_output=True,
        check=False,
        cwd=here,
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
    )

    assert done.returncode == 0
    assert b"\\ubcf4" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
@pytest.mark.parametrize("command", ["formats", "inspect -", "convert a.txt -o out"])
def test_closed_streams_are_no_defect(command: str, closed: str, here: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"$0" -c "$1" {command} {closed}', sys.executable, START],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        cwd=here,
    )

    assert done.returncode == 0
    assert "error" not in done.stderr


def _all_errors(kind: type[ReleasekitError]) -> list[type[ReleasekitError]]:
    return [kind, *(e for below in kind.__subclasses__() for e in _all_errors(below))]
