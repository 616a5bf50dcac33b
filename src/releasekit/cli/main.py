"""The command's front door: sub-commands by name, errors as words, exit statuses."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Final

import click
from attrs import frozen
from click.shell_completion import shell_complete

from releasekit._version import __version__
from releasekit.cli.failures import known_error
from releasekit.cli.help import examples
from releasekit.cli.progress import INTERRUPTED
from releasekit.cli.render import error_text, say_error

PROGRAM: Final = "releasekit"
COMPLETION_VARIABLE: Final = "_RELEASEKIT_COMPLETE"
"""Set by the completion scripts when they ask for candidates."""

READER_GONE: Final = 141
"""Exit status when the reader of a pipe has left: 128 + SIGPIPE."""


@frozen
class LazyCommand:
    """Where a sub-command is defined, and what the list of commands says of it."""

    target: str
    """``module:attribute``, imported when the sub-command is asked for."""
    summary: str
    """Its line in the list of commands."""


COMMANDS: Final = MappingProxyType(
    {
        "convert": LazyCommand(
            "releasekit.cli.convert:convert",
            "Turn releases into DOCX, PDF, record XML and other formats.",
        ),
        "package": LazyCommand(
            "releasekit.cli.package:package",
            "Turn releases into packages that archives take, and verify them.",
        ),
        "inspect": LazyCommand(
            "releasekit.cli.inspect:inspect",
            "Show what the parser sees in a release, and why.",
        ),
        "sign": LazyCommand(
            "releasekit.cli.sign:sign_files",
            "Sign files with a local key.",
        ),
        "recover": LazyCommand(
            "releasekit.cli.recover:recover",
            "Read the record back out of a converted file.",
        ),
        "verify": LazyCommand(
            "releasekit.cli.verify:verify",
            "Tell whether converted files still are what was written.",
        ),
        "ledger": LazyCommand(
            "releasekit.cli.ledger:ledger",
            "Tell what became of every input of a folder.",
        ),
        "validate": LazyCommand(
            "releasekit.cli.validate:validate",
            "Check records against the schema and the rules beyond it.",
        ),
        "formats": LazyCommand(
            "releasekit.cli.formats:formats",
            "List the formats that can be written.",
        ),
        "fonts": LazyCommand(
            "releasekit.cli.fonts:fonts",
            "Show which font draws each script in PDFs.",
        ),
        "profiles": LazyCommand(
            "releasekit.cli.profiles:profiles",
            "List, show and check the profiles of agencies and languages.",
        ),
        "schema": LazyCommand(
            "releasekit.cli.schema:schema",
            "Write the record's schema, rules and examples to a folder.",
        ),
        "completion": LazyCommand(
            "releasekit.cli.completion:completion",
            "Print the completion script of a shell.",
        ),
    }
)
"""Every sub-command, in the order in which help lists them."""


class _LazyGroup(click.Group):
    """A group that imports a sub-command only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names without importing anything."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one sub-command."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].target.partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """List the sub-commands from the table: help imports none of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, c.summary) for name, c in COMMANDS.items()])


@click.group(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
    epilog=examples(
        "releasekit convert release.txt -o release.pdf",
        "releasekit convert inbox/ -o outbox/",
        "releasekit inspect release.txt",
        "releasekit COMMAND --help",
    ),
)
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
def cli() -> None:
    """Turn plaintext government press releases into documents and records."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status; nothing escapes as a traceback.

    Args:
        arguments: what follows the program's name; ``sys.argv`` where absent.
    """
    _open_missing_streams()
    _never_fail_to_show()
    try:
        return _run(list(sys.argv[1:] if arguments is None else arguments))
    except (KeyboardInterrupt, click.Abort):
        say_error("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        return _leave_pipe()
    except Exception as error:  # noqa: BLE001 - the command never shows a traceback
        known = known_error(error)
        say_error(error_text(known))
        return known.exit_status


def _run(arguments: list[str]) -> int:
    instruction = os.environ.get(COMPLETION_VARIABLE)
    if instruction:
        return shell_complete(cli, {}, PROGRAM, COMPLETION_VARIABLE, instruction)
    try:
        with cli.make_context(PROGRAM, arguments or ["--help"]) as context:
            status = cli.invoke(context)
    except click.exceptions.Exit as leaving:  # --help and --version end this way
        status = leaving.exit_code
    sys.stdout.flush()
    return int(status or 0)


def _leave_pipe() -> int:
    """Keep the interpreter from failing again when it flushes at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return READER_GONE


def _open_missing_streams() -> None:
    """Give streams that were closed by whoever started the command somewhere to go."""
    if sys.stdin is None:
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 - stays open
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115


def _never_fail_to_show() -> None:
    """Escape what the terminal's encoding lacks, rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
