"""The profile of `make properties`, and the count of inputs at its end.

Without the profile the properties are ordinary tests of a hundred inputs each.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Final

import pytest
from hypothesis import HealthCheck, settings

from tests.properties.counting import GENERATED

WANTED: Final = 100_000
"""Fewest inputs that a run under the profile must generate."""
_PROFILE: Final = "properties"
_INPUTS: Final = 8_500
"""Inputs of each property."""
_KEY: Final = "generated"

settings.register_profile(
    _PROFILE,
    max_examples=_INPUTS,
    deadline=None,
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand the counts of a worker to the process that reports."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output[_KEY] = dict(GENERATED)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object) -> None:
    """Take the counts of a worker that is done."""
    GENERATED.update(getattr(node, "workeroutput", {}).get(_KEY, {}))


@pytest.hookimpl(wrapper=True)
def pytest_cmdline_main(config: pytest.Config) -> Generator[None, int, int]:
    """Fail a run that generated fewer inputs than it was asked for."""
    status: int = yield
    if not status and _is_asked_for(config) and GENERATED.total() < WANTED:
        return pytest.ExitCode.TESTS_FAILED
    return status


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how many inputs each property was given, and the sum."""
    if not _is_asked_for(terminalreporter.config):
        return
    terminalreporter.section("generated inputs")
    for name, count in sorted(GENERATED.items()):
        terminalreporter.write_line(f"{count:>9,}  {name}")
    total = GENERATED.total()
    terminalreporter.write_line(f"{total:>9,}  in all; {WANTED:,} wanted")


def _is_asked_for(config: pytest.Config) -> bool:
    return bool(config.getoption("--hypothesis-profile", default=None) == _PROFILE)
