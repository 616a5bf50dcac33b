"""Many inputs: a command's options that say who converts them, and at what cost."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, Self, TypeVar

import click
from attrs import fields, frozen

from releasekit.batch.engines.choice import LOCAL
from releasekit.batch.engines.contract import Engine
from releasekit.batch.engines.memory import memory_share
from releasekit.batch.job import Limits
from releasekit.batch.running import SERIAL

CommandT = TypeVar("CommandT", bound=Callable[..., Any])

DEFAULT_SECONDS: Final = 300.0
"""Time of one input in a worker unless told otherwise."""
_UNITS: Final = {"": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30, "t": 1 << 40}
_SIZE: Final = re.compile(r"([0-9]{1,15})([kmgt]?)i?b?", re.IGNORECASE)


def _jobs(_context: click.Context, _option: click.Parameter, value: str) -> int:
    """Return a number of workers; 0 for ``auto``."""
    if value == "auto":
        return 0
    if not (value.isascii() and value.isdigit() and int(value)):
        raise click.BadParameter("give a number from 1 on, or auto")
    return int(value)


def _size(
    _context: click.Context, _option: click.Parameter, value: str | None
) -> int | None:
    """Return a number of bytes, as which ``2G`` counts."""
    found = _SIZE.fullmatch(value) if value else None
    if value and not found:
        raise click.BadParameter("write a size like 500M or 2G")
    return int(found[1]) * _UNITS[found[2].lower()] if found else None


_OPTIONS: Final = (
    click.option(
        "-j",
        "--jobs",
        callback=_jobs,
        default="auto",
        show_default=True,
        metavar="N|auto",
        help="Convert so many inputs at a time; auto: one for each core, where inputs"
        " are many.",
    ),
    click.option(
        "--resume/--no-resume",
        default=True,
        help="Leave out what the ledger of OUT has as done and unchanged [default], or"
        " do all again.",
    ),
    click.option(
        "--rehash",
        is_flag=True,
        help="To resume, compare contents even where size and time are the same.",
    ),
    click.option(
        "--dry-run", is_flag=True, help="Show what would be made, and make nothing."
    ),
    click.option("--fail-fast", is_flag=True, help="Stop at the first failure."),
    click.option(
        "--limit-time",
        type=click.FloatRange(min=0),
        metavar="SECONDS",
        help="Give up on an input after this time; 0 for never"
        f" [default: {DEFAULT_SECONDS:g} where workers convert].",
    ),
    click.option(
        "--limit-memory",
        callback=_size,
        metavar="SIZE",
        help="Give up on an input that needs more memory, like 2G; 0 for any"
        " [default: a fair share where workers convert].",
    ),
    click.option(
        "--engine",
        metavar="NAME",
        help="Who converts: serial, local, dask or another that is installed.",
    ),
    click.option(
        "--scheduler",
        metavar="URL",
        help="Scheduler of an engine that has one: tcp://host:8786.",
    ),
    click.option(
        "--ledger-dir",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="DIR",
        help="Keep the ledger here rather than in OUT/.releasekit.",
    ),
    click.option(
        "--flat",
        is_flag=True,
        help="Write all outputs into one folder, their names with a digest.",
    ),
    click.option(
        "--text-field",
        default="text",
        show_default=True,
        metavar="NAME",
        help="Which field of a JSON object (JSON Lines) is the text.",
    ),
    click.option(
        "--id-field",
        default="",
        metavar="NAME",
        help="Which field of it is its id, for names and the ledger [default: the"
        " number of its line].",
    ),
    click.option(
        "--report/--no-report",
        default=None,
        help="Write releasekit-report.html, .csv and .json into OUT, or do not"
        " [default: for 100 inputs and more].",
    ),
)


@frozen(kw_only=True)
class Batching:
    """How many inputs are dealt with; a field for each of the options."""

    jobs: int = 0
    """How many at a time; 0 to have it decided."""
    resume: bool = True
    """Whether what is done and unchanged is left out."""
    rehash: bool = False
    """Whether contents are compared even where size and time are the same."""
    dry_run: bool = False
    """Whether only the plan is shown."""
    fail_fast: bool = False
    """Whether the first failure is the end."""
    limit_time: float | None = None
    """Seconds for an input; 0 for any time."""
    limit_memory: int | None = None
    """Bytes of memory for an input; 0 for any."""
    engine: str | None = None
    """Who converts."""
    scheduler: str | None = None
    """Address of the engine's scheduler."""
    ledger_dir: Path | None = None
    """Where the ledger is, if not below the destination."""
    flat: bool = False
    """Whether all outputs go into one folder."""
    text_field: str = "text"
    """Which field of a JSON object is the text."""
    id_field: str = ""
    """Which field of a JSON object is its id; nothing for the number of its line."""
    report: bool | None = None
    """Whether a report is written; nothing to have it decided."""

    @classmethod
    def take(cls, given: dict[str, Any]) -> Self:
        """Take the values of `batch_options` out of a command's parameters."""
        return cls(**{field.name: given.pop(field.name) for field in fields(cls)})

    @property
    def limits(self) -> Limits:
        """What the user allows one input to cost."""
        return Limits(seconds=self.limit_time or None, memory=self.limit_memory or None)

    def limits_of_workers(self, engine: Engine | None) -> Limits:
        """Return what an input may cost with an engine, defaults filled in.

        An input that this process converts itself has no limit unless the user sets
        one: there is nobody whom it would hold up.
        """
        if engine is None or engine.name == SERIAL:
            return self.limits
        seconds = DEFAULT_SECONDS if self.limit_time is None else self.limit_time
        memory = self.limit_memory
        if memory is None and engine.name == LOCAL:
            memory = memory_share(engine.workers)
        return Limits(seconds=seconds or None, memory=memory or None)


def batch_options(command: CommandT) -> CommandT:
    """Give a command the options that are about many inputs."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
