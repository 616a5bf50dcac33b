"""Doing something with each of several inputs: a failure costs one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from releasekit.cli.failures import known_error
from releasekit.cli.render import error_text, say_error
from releasekit.errors import ReleasekitError

if TYPE_CHECKING:  # loading it takes time, and batches need none of it
    from releasekit.cli.inputs import Found, Input

SOME_FAILED = 1
"""Exit status where some of several inputs failed."""


def attempt(work: Callable[[], object], shown: str) -> ReleasekitError | None:
    """Do the work for one input; return why it failed, or nothing.

    Args:
        work: what is to be done.
        shown: the input's name, for errors that do not name a file themselves.
    """
    try:
        work()
    except BrokenPipeError:  # whoever read the results has left: no more work
        raise
    except Exception as error:  # noqa: BLE001 - as in a batch worker, a defect costs one
        known = known_error(error)
        return known if known.path else known.with_path(shown)
    return None


def for_each(found: Found, work: Callable[[Input], object]) -> int:
    """Do the work for each input, say each failure, return the exit status."""
    errors: list[ReleasekitError] = [*found.problems]
    say_errors(errors)
    for item in found.inputs:
        error = attempt(partial(work, item), item.shown)
        if error:
            say_errors([error])
            errors.append(error)
    return exit_status(errors, len(found.inputs) + len(found.problems))


def say_errors(errors: Iterable[ReleasekitError]) -> None:
    """Write each failure with its file, reason and remedy to standard error."""
    for error in errors:
        say_error(error_text(error))


def exit_status(errors: Sequence[ReleasekitError], inputs: int) -> int:
    """Return 0 for no failure, the error's own for a single input, else 1."""
    if not errors:
        return 0
    return errors[0].exit_status if inputs == 1 else SOME_FAILED
