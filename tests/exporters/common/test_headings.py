"""Ranks of headings."""

from __future__ import annotations

import pytest

from releasekit.exporters.common.headings import HeadingRanks


@pytest.mark.parametrize(
    ("has_title", "levels", "ranks"),
    [
        (True, [1, 2, 4, 4, 2], [1, 2, 3, 4, 2]),
        (True, [2, 1, 3], [1, 1, 2]),
        (False, [2, 2, 3, 2], [1, 1, 2, 1]),
        (False, [4, 2], [1, 1]),
        (True, [1, 9, 9, 9, 9], [1, 2, 3, 4, 4]),
    ],
)
def test_no_rank_is_skipped(
    has_title: bool,  # noqa: FBT001 - a case of the table
    levels: list[int],
    ranks: list[int],
) -> None:
    given = HeadingRanks(has_title=has_title, deepest=4)
    found = [given.title() if n == 1 else given.heading(n) for n in levels]

    assert found == ranks
