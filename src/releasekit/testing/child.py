"""Exporting in another process: what comes out there, and what it touches.

Run as ``python -m releasekit.testing.child`` with a request as JSON on standard
input; the answer is JSON on standard output.
"""

from __future__ import annotations

import hashlib
import json
import sys
from importlib import import_module
from typing import Any, Final

from attrs import frozen

from releasekit.testing.clock import shift_clock

_WATCHED: Final = (
    "open",
    "os.exec",
    "os.fork",
    "os.link",
    "os.listdir",
    "os.mkdir",
    "os.posix_spawn",
    "os.remove",
    "os.rename",
    "os.scandir",
    "os.symlink",
    "os.system",
    "socket.",
    "sqlite3.connect",
    "subprocess.Popen",
    "urllib.Request",
)
"""Beginnings of the audit events (PEP 578) of files, sockets and programs."""


@frozen(kw_only=True)
class Request:
    """What the other process is asked."""

    reference: str
    """``module:ATTRIBUTE`` of the exporter."""
    options: dict[str, Any] | None = None
    """A mapping for its options class, or nothing."""
    shift_clock: bool = False
    """Whether its clock is 1,000 days ahead."""


@frozen(kw_only=True)
class Answer:
    """What came out there."""

    digests: dict[str, str]
    """SHA-256 of the output of each specimen."""
    touched: tuple[str, ...] = ()
    """Files, sockets and programs touched once everything was warm."""


def answer(request: Request) -> Answer:
    """Export every specimen twice and tell what the second time touched."""
    if request.shift_clock:
        shift_clock()
    # Only now: what these import must see the other clock.
    from releasekit.plugins.contract import ExportContext  # noqa: PLC0415
    from releasekit.plugins.options import make_options  # noqa: PLC0415
    from releasekit.testing.specimens import specimens  # noqa: PLC0415

    module, _, attribute = request.reference.partition(":")
    exporter = getattr(import_module(module), attribute)
    options = make_options(exporter.spec, request.options)
    context = ExportContext()
    releases = {name: make() for name, make in specimens().items()}
    for release in releases.values():
        exporter.export(release, options, context)
    digests, touched = {}, _watch()
    for name, release in releases.items():
        made = exporter.export(release, options, context)
        digests[name] = hashlib.sha256(made.data).hexdigest()
    return Answer(digests=digests, touched=tuple(touched))


def _watch() -> list[str]:
    """Return a list that grows with every watched event from now on."""
    touched: list[str] = []

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith(_WATCHED):
            touched.append(f"{event} {arguments[0] if arguments else ''!s}".strip())

    sys.addaudithook(hook)
    return touched


def main() -> None:
    """Answer one request."""
    out, sys.stdout = sys.stdout, sys.stderr  # what an exporter prints goes there
    found = answer(Request(**json.load(sys.stdin)))
    json.dump({"digests": found.digests, "touched": found.touched}, out)


if __name__ == "__main__":
    main()
