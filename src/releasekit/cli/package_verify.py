"""``releasekit package verify``: what of a package is not as it was packed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import click

from releasekit.api.packing import verify_package
from releasekit.cli.attempts import exit_status, say_errors
from releasekit.cli.failures import known_error
from releasekit.cli.help import examples
from releasekit.cli.render import Terminal, say_json, say_lines, show_path
from releasekit.errors import RecordInvalidError, ReleasekitError
from releasekit.packaging import PackageVerification


@click.command(
    epilog=examples(
        "releasekit package verify packages/release.bag",
        "releasekit package verify packages/*.zip --json",
    )
)
@click.argument("packages", nargs=-1, required=True, metavar="PACKAGE...")
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON.")
def verify(packages: tuple[str, ...], *, as_json: bool) -> int:
    """Tell what of a package is not as it was packed.

    PACKAGE is a folder or a ZIP file that `releasekit package` wrote. Each file that
    was changed, is missing, or stands in no manifest is named.

    The exit status is 0 when all packages are sound, 6 when any is not; for a single
    one that cannot be read, the status of its error.
    """
    errors: list[ReleasekitError] = []
    found: dict[str, PackageVerification] = {}
    for name in packages:
        try:
            found[name] = verify_package(name)
        except (ReleasekitError, OSError) as error:
            errors.append(known_error(error))
            say_errors(errors[-1:])
            continue
        if not as_json:
            say_lines(_lines(name, found[name]))
    if as_json:
        say_json([_data(name, seen) for name, seen in found.items()])
    unsound = not all(seen.is_sound for seen in found.values())
    worst = RecordInvalidError.exit_status if unsound else 0
    return max(worst, exit_status(errors, len(packages)))


def _lines(name: str, seen: PackageVerification) -> Iterator[str]:
    terminal = Terminal.of(sys.stdout)
    verdict = (
        terminal.paint("sound  ", "good")
        if seen.is_sound
        else terminal.paint("unsound", "error")
    )
    yield f"{verdict}  {show_path(name)} ({seen.files} files)"
    for line in seen.lines():
        yield f"  {line}"


def _data(name: str, seen: PackageVerification) -> dict[str, Any]:
    return {
        "package": name,
        "sound": seen.is_sound,
        "files": seen.files,
        "changed": list(seen.changed),
        "missing": list(seen.missing),
        "untracked": list(seen.untracked),
        "problems": list(seen.problems),
    }
