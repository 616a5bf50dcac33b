"""Lines that say what somebody did."""

from __future__ import annotations

import pytest

from releasekit.parsing.deeds import tells_deed


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Ministry approves three bridges", True),
        ("MINISTRY TO REPAIR THE DAM", True),
        ("Statement on the harbour", False),
        ("Minister's statement on the harbour", True),
        ("Minister's statement of the week", False),
        ("Is the ministry", False),
        ("Ministry of Roads", False),
        ("Permanent Mission to the European Union", False),
        ("Mission to the Unified Ports", True),
        ("Ministry unapproves", False),
        ("Ministry " * 20 + "approves", False),
        ("", False),
    ],
)
def test_a_verb_tells_a_deed(line: str, *, told: bool) -> None:
    assert tells_deed(line) is told
