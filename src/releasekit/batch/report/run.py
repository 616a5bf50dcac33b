"""The run: what a report says of a batch as a whole."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen


@frozen(kw_only=True)
class RunFacts:
    """What is known about a run beside its results."""

    destination: str
    """Folder or URL that outputs went below, as people call it."""
    formats: tuple[str, ...] = ()
    """Names of the exporters, in their order."""
    started: datetime | None = None
    """When it began; aware."""
    finished: datetime | None = None
    """When it ended; aware."""
    planned: int | None = None
    """How many inputs there were; more than results where it was interrupted."""
    interrupted: bool = False
    """Whether it was stopped before the last input."""
    engine: str = ""
    """What ran it."""
    workers: int = 0
    """How many inputs were in hand at once; 0 where nobody says."""
    job: str = ""
    """Digest of the job, 64 lower-case hexadecimal digits."""

    @property
    def seconds(self) -> float | None:
        """How long it took, where both ends are known."""
        if self.started is None or self.finished is None:
            return None
        return (self.finished - self.started).total_seconds()
