from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasekit.exporters.docx.properties import issue_time
from releasekit.model import Date, DateType, Precision, Release
from tests.builders import fact, make_release


def issued(when: str, zone: str | None = None) -> Release:
    date = Date(
        type=DateType.ISSUED,
        when=when,
        precision=Precision.DAY,
        zone=zone,
        literal=when,
    )
    release = make_release()
    metadata = attrs.evolve(release.metadata, issued=fact(date))
    return attrs.evolve(release, metadata=metadata)


@pytest.mark.parametrize(
    ("when", "zone", "expected"),
    [
        ("2017-02-07", None, "2017-02-07T00:00:00+00:00"),
        ("2017-02-07", "+09:00", "2017-02-07T00:00:00+00:00"),
        ("2017-02", None, "2017-02-01T00:00:00+00:00"),
        ("2017", None, "2017-01-01T00:00:00+00:00"),
        ("2017-02-07T14:30", "+09:00", "2017-02-07T05:30:00+00:00"),
        ("2017-02-07T23:30:05", "-05:00", "2017-02-08T04:30:05+00:00"),
        ("2017-02-07T14:30", None, "2017-02-07T14:30:00+00:00"),
    ],
)
def test_the_date_of_issue_is_a_moment(
    when: str, zone: str | None, expected: str
) -> None:
    found = issue_time(issued(when, zone))

    assert found is not None
    assert found.isoformat() == expected


@pytest.mark.parametrize("when", ["--02-07", "2017-02-30", "soon", "20170207T1430"])
def test_a_date_that_is_no_moment_is_not_used(when: str) -> None:
    assert issue_time(issued(when)) is None


@given(st.text(min_size=1, max_size=25), st.text(max_size=6))
def test_no_text_breaks_the_properties(when: str, zone: str) -> None:
    issue_time(issued(when, zone))
