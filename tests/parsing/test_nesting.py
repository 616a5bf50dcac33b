"""How deep marks may stand, and what is said where they stand deeper."""

from __future__ import annotations

import pytest

from releasekit.model import MAX_DEPTH, leaves, level_of
from releasekit.parsing import parse_text


def stairs(steps: int) -> str:
    """Return a list of which each item is set in further than the one above."""
    items = "".join(f"{'  ' * step}- Step {step}\n" for step in range(steps))
    return f"Stairs\n\n{items}"


@pytest.mark.parametrize("steps", [MAX_DEPTH + 1, 5 * MAX_DEPTH])
def test_what_stands_too_deep_is_kept_at_the_limit_and_said(steps: int) -> None:
    release = parse_text(stairs(steps))

    levels = [level_of(leaf) for leaf in leaves(release.blocks)][1:]
    assert max(levels) == MAX_DEPTH - 1
    assert len(levels) == steps
    assert [found.code for found in release.diagnostics] == ["RKD121"]


def test_usual_depths_say_nothing() -> None:
    assert parse_text(stairs(8)).diagnostics == ()
