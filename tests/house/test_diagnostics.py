"""Diagnostics say what really happens."""

from __future__ import annotations

import re

from releasekit.model.diagnostics import MESSAGES
from tests.house.sources import modules

FOR_PLUG_INS = "RKD900"


def test_every_message_is_said_somewhere() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in modules())
    raised = set(re.findall(r'diagnostic\(\s*"(RKD[0-9]{3})"', sources))

    assert set(MESSAGES) - raised == {FOR_PLUG_INS}
    assert raised <= set(MESSAGES)
