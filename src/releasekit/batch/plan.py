"""Plans: a job, and the items it is to be done with."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from releasekit.batch.item import Item
from releasekit.batch.job import Job
from releasekit.errors import InputError


@frozen(kw_only=True)
class Plan:
    """What a batch is to do; names were looked at, no text was read."""

    job: Job
    """What is done with every item."""
    items: Iterable[Item]
    """The inputs, in the same order each time they are gone through."""
    count: int | None = None
    """How many there are, where it is known."""
    problems: tuple[InputError, ...] = ()
    """What was named and led nowhere; the items go on without it."""
