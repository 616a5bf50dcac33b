"""A dry run: what would be made of what, and nothing is made."""

from __future__ import annotations

from collections.abc import Mapping

from releasekit._version import __version__
from releasekit.batch.item import Item
from releasekit.batch.plan import Plan
from releasekit.batch.sources import shown
from releasekit.cli.attempts import exit_status, say_errors
from releasekit.cli.render import say, say_error, say_json
from releasekit.cli.report import count_of, error_data, outcome_line, place_of
from releasekit.files.names import output_name


def show_plan(plan: Plan, suffixes: Mapping[str, str], *, as_json: bool) -> int:
    """Say what a plan would make of each input; return the exit status.

    Args:
        plan: what would be done.
        suffixes: suffix of each exporter, by its name.
        as_json: say it to programs.
    """
    if as_json:
        say_json(
            {
                "releasekit": __version__,
                "planned": [
                    {"input": shown(item), "outputs": _places(plan, item, suffixes)}
                    for item in plan.items
                ],
                "problems": [error_data(problem) for problem in plan.problems],
            }
        )
        return exit_status(plan.problems, len(plan.problems) + (plan.count or 0))
    say_errors(plan.problems)
    count = 0
    for item in plan.items:
        count += 1
        say(outcome_line(shown(item), _places(plan, item, suffixes)))
    files = count_of(count * len(suffixes), "file")
    say_error(f"{count_of(count, 'release')} would become {files}; nothing was written")
    return exit_status(plan.problems, len(plan.problems) + count)


def _places(plan: Plan, item: Item, suffixes: Mapping[str, str]) -> list[str]:
    job = plan.job
    if job.file:
        return [place_of(job.destination, job.file)]
    prefix = f"{item.folder}/" if item.folder else ""
    names = (prefix + output_name(item.stem, suffix) for suffix in suffixes.values())
    return [place_of(job.destination, name) for name in names]
