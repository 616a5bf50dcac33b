"""The shifted clock is tried in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta

PROGRAM = """
import json, time
from datetime import datetime as real
from releasekit.testing.clock import shift_clock
shift_clock()
import datetime
now = datetime.datetime.now(datetime.UTC)
print(json.dumps({
    "time": time.time(), "ns": time.time_ns() / 1e9, "gmtime": time.gmtime()[:3],
    "given": time.gmtime(0)[:3], "year": time.strftime("%Y"),
    "now": now.isoformat(), "utcnow": datetime.datetime.utcnow().isoformat(),
    "today": datetime.date.today().isoformat(),
    "real": isinstance(real(2017, 2, 7), datetime.datetime),
    "made": str(datetime.datetime(2017, 2, 7)),
}))
"""


def test_everything_that_tells_the_time_is_ahead() -> None:
    before = datetime.now(UTC)

    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", PROGRAM],
        capture_output=True,
        check=True,
    )
    found = json.loads(done.stdout)

    ahead = before + timedelta(days=999)
    assert datetime.fromisoformat(found["now"]) > ahead
    assert datetime.fromisoformat(found["utcnow"]) > ahead.replace(tzinfo=None)
    assert found["today"] > ahead.date().isoformat()
    assert found["time"] > ahead.timestamp()
    assert found["ns"] > ahead.timestamp()
    assert tuple(found["gmtime"]) > (ahead.year, ahead.month, ahead.day)
    assert int(found["year"]) >= ahead.year


def test_a_given_time_stays_what_it_is() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", PROGRAM],
        capture_output=True,
        check=True,
    )
    found = json.loads(done.stdout)

    assert found["given"] == [1970, 1, 1]
    assert found["real"] is True
    assert found["made"] == "2017-02-07 00:00:00"
