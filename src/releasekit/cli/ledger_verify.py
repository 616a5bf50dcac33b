"""``releasekit ledger verify``: whether outputs are as the ledger has them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from types import MappingProxyType
from typing import Final

import click

from releasekit.batch.ledger import Records
from releasekit.batch.ledger.verify import Checked, State, check_outputs
from releasekit.batch.store.choice import is_url
from releasekit.cli.help import examples
from releasekit.cli.ledger_options import ledger_arguments
from releasekit.cli.render import Terminal, say, say_json, show_path
from releasekit.errors import LedgerError, RecordInvalidError, UsageError

_ROLES: Final = MappingProxyType(
    {
        State.UNCHANGED: "good",
        State.CHANGED: "error",
        State.MISSING: "error",
        State.UNTRACKED: "warning",
        State.UNRECORDED: "warning",
        State.UNJUDGED: "warning",
    }
)
_STATUSES: Final = MappingProxyType(
    {
        State.UNCHANGED: 0,
        State.CHANGED: RecordInvalidError.exit_status,
        State.MISSING: RecordInvalidError.exit_status,
        State.UNTRACKED: 1,
        State.UNRECORDED: 1,
        State.UNJUDGED: LedgerError.exit_status,
    }
)
"""Exit status for a file in each state; the worst counts."""
_COLUMNS: Final = max(map(len, State)) + 2


@click.command(
    epilog=examples(
        "releasekit ledger verify outbox/",
        "releasekit ledger verify outbox/ --json | jq -r '.missing[]'",
    )
)
@ledger_arguments
@click.option("--json", "as_json", is_flag=True, help="Print it for programs.")
def verify(out: str, *, folder: Path | None, as_json: bool) -> int:
    """Tell which outputs are not as they were written.

    Every file of OUT is hashed. A file is changed (its bytes have another digest than
    the ledger has), missing, untracked (no run made it) or unrecorded (a run made it
    and was cut off before it said so; the next one settles that). Where the ledger
    itself is damaged, the files of its damaged rows are unjudged.

    The exit status is 0 when all outputs are unchanged and there is nothing else, 4
    when the ledger is damaged, 6 when any is changed or missing, else 1.
    """
    if is_url(out) or Path(out).is_file():
        message = "only the files of a folder can be verified"
        raise UsageError(message, path=out)
    with Records.open(out, folder=folder) as records:
        checked = check_outputs(records, Path(out))
        counts = _told_as_data(checked, out) if as_json else _told(checked, out)
        records.check()
    return max((_STATUSES[state] for state in counts), default=0)


def _told(checked: Iterable[Checked], out: str) -> Counter[State]:
    """Say each file that is not as it should be, then how many are how."""
    terminal = Terminal.of(sys.stdout)
    counts: Counter[State] = Counter()
    for one in checked:
        counts[one.state] += 1
        if one.state is not State.UNCHANGED:
            say(_line(one, out, terminal))
    parts = [
        terminal.paint(f"{counts[state]:,} {state}", _ROLES[state])
        for state in State
        if counts[state] or state is State.UNCHANGED
    ]
    say(", ".join(parts))
    return counts


def _told_as_data(checked: Iterable[Checked], out: str) -> Counter[State]:
    names: dict[State, list[str]] = {state: [] for state in _ROLES}
    counts: Counter[State] = Counter()
    for one in checked:
        counts[one.state] += 1
        if one.state is not State.UNCHANGED:
            names[one.state].append(one.name)
    lists = {str(s): names[s] for s in State if s is not State.UNCHANGED}
    say_json({"destination": out, "unchanged": counts[State.UNCHANGED], **lists})
    return counts


def _line(one: Checked, out: str, terminal: Terminal) -> str:
    state = terminal.paint(f"{one.state:<{_COLUMNS}}", _ROLES[one.state])
    return f"{state}{show_path(Path(out, one.name))}"
