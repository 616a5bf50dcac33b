"""Counting what Hypothesis really generated: one call of a property, one input."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import wraps
from typing import Final, ParamSpec

P = ParamSpec("P")

GENERATED: Final[Counter[str]] = Counter()
"""Inputs that each property of this process was given."""


def counted(check: Callable[P, None]) -> Callable[P, None]:
    """Count each input that a property is called with; stands below ``given``."""

    @wraps(check)
    def counting(*args: P.args, **kwargs: P.kwargs) -> None:
        GENERATED[check.__name__] += 1
        check(*args, **kwargs)

    return counting
