"""The same export in another process, under another environment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from attrs import asdict, frozen

from releasekit.testing.child import Answer, Request


@frozen(kw_only=True)
class Environment:
    """What is different in another process."""

    title: str
    """How it differs, to follow "the output differs"."""
    variables: Mapping[str, str]
    """Environment variables to set."""
    shift_clock: bool = False
    """Whether its clock is 1,000 days ahead."""


ENVIRONMENTS: Final = (
    Environment(
        title="under another hash seed, locale, time zone and home",
        variables=MappingProxyType(
            {
                "PYTHONHASHSEED": "1",
                "LC_ALL": "C",
                "TZ": "Asia/Seoul",
                "HOME": os.path.join(os.sep, "nonexistent"),  # noqa: PTH118 - text
            }
        ),
    ),
    Environment(
        title="on another day, or with settings of reportlab in the environment",
        variables=MappingProxyType(
            {
                "PYTHONHASHSEED": "4242",
                "LC_ALL": "tr_TR.UTF-8",
                "TZ": "America/St_Johns",
                "SOURCE_DATE_EPOCH": "1",
                "RL_pageCompression": "0",
                "RL_useA85": "1",
                "RL_invariant": "0",
            }
        ),
        shift_clock=True,
    ),
)
"""What must not reach an output."""


class ElsewhereError(Exception):
    """The other process failed; the message ends with what it said."""


def export_elsewhere(
    reference: str, options: Mapping[str, Any] | None, environment: Environment
) -> Answer:
    """Export every specimen in another process.

    Raises:
        ElsewhereError: it failed there.
    """
    request = Request(
        reference=reference,
        options=None if options is None else dict(options),
        shift_clock=environment.shift_clock,
    )
    path = os.pathsep.join(os.path.abspath(entry) for entry in sys.path)  # noqa: PTH100
    done = subprocess.run(
        [sys.executable, "-m", "releasekit.testing.child"],
        input=json.dumps(asdict(request)),
        env={**os.environ, **environment.variables, "PYTHONPATH": path},
        cwd=tempfile.gettempdir(),
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        *_, last = ["", *done.stderr.strip().splitlines()]
        message = f"fails in another process, {environment.title}: {last}"
        raise ElsewhereError(message)
    found = json.loads(done.stdout)
    return Answer(digests=found["digests"], touched=tuple(found["touched"]))
