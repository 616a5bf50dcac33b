"""A dry run: what would be made of what, and nothing is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from releasekit._version import __version__
from releasekit.batch.item import Item
from releasekit.batch.plan import Plan
from releasekit.batch.sources import shown
from releasekit.cli.attempts import exit_status, say_errors
from releasekit.cli.render import say, say_error, say_json
from releasekit.cli.report import count_of, error_data, outcome_line, place_of
from releasekit.files.names import output_name

IsDone: TypeAlias = Callable[[Item], bool]
"""Tells whether an earlier run did an item, so that it would be left out."""


def show_plan(
    plan: Plan, suffixes: Mapping[str, str], is_done: IsDone, *, as_json: bool
) -> int:
    """Say what a plan would make of each input; return the exit status.

    Args:
        plan: what would be done.
        suffixes: suffix of each exporter, by its name.
        is_done: tells what the run would leave out.
        as_json: say it to programs.

    Raises:
        LedgerError: the ledger cannot be read.
    """
    if as_json:
        return _show_data(plan, suffixes, is_done)
    say_errors(plan.problems)
    count = done = 0
    for item in plan.items:
        count += 1
        line = outcome_line(shown(item), _places(plan, item, suffixes))
        was_done = is_done(item)
        done += was_done
        say(f"{line} (done)" if was_done else line)
    files = count_of((count - done) * len(suffixes), "file")
    already = f"{done:,} done already; " if done else ""
    releases = count_of(count - done, "release")
    say_error(f"{already}{releases} would become {files}; nothing was written")
    return exit_status(plan.problems, len(plan.problems) + count)


def _show_data(plan: Plan, suffixes: Mapping[str, str], is_done: IsDone) -> int:
    planned = [
        {
            "input": shown(item),
            "done": is_done(item),
            "outputs": _places(plan, item, suffixes),
        }
        for item in plan.items
    ]
    done = sum(bool(one["done"]) for one in planned)
    say_json(
        {
            "releasekit": __version__,
            "done": done,
            "to_do": len(planned) - done,
            "planned": planned,
            "problems": [error_data(problem) for problem in plan.problems],
        }
    )
    return exit_status(plan.problems, len(plan.problems) + len(planned))


def _places(plan: Plan, item: Item, suffixes: Mapping[str, str]) -> list[str]:
    job = plan.job
    if job.file:
        return [place_of(job.destination, job.file)]
    prefix = f"{item.folder}/" if item.folder else ""
    names = (prefix + output_name(item.stem, suffix) for suffix in suffixes.values())
    return [place_of(job.destination, name) for name in names]
