"""Counting: what became of many inputs, without keeping what became of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from releasekit.errors import ReleasekitError

if TYPE_CHECKING:  # loading it takes time, and help needs none of it
    from releasekit.batch.result import Result


@define
class Tally:
    """Numbers of a run, and the first failure."""

    done: int = 0
    """Inputs whose turn has come."""
    failed: int = 0
    """Those of them that became no files."""
    before: int = 0
    """Those that an earlier run had done."""
    files: int = 0
    """Outputs there are of them."""
    unchanged: int = 0
    """Outputs that were there already."""
    first: ReleasekitError | None = None
    """Why the first that failed did."""

    @property
    def converted(self) -> int:
        """How many inputs became files."""
        return self.done - self.failed

    def add(self, result: Result) -> None:
        """Count one result."""
        if result.error:
            self.add_failure(result.error)
            return
        self.done += 1
        self.before += result.before
        self.files += len(result.outputs)
        self.unchanged += sum(
            result.before or not made.written for made in result.outputs
        )

    def add_failure(self, error: ReleasekitError) -> None:
        """Count an input that became no files."""
        self.done += 1
        self.failed += 1
        self.first = self.first or error
