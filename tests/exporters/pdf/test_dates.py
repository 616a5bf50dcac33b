"""The date of a document."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO

import pikepdf
import pytest
from attrs import evolve

from releasekit.exporters.pdf.dates import Moment, moment_of
from releasekit.model import Date, DateType, Precision, Release
from tests import builders as b
from tests.exporters.pdf.support import render

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def _issued(when: str, zone: str | None) -> Release:
    date = Date(
        type=DateType.ISSUED,
        when=when,
        precision=Precision.DAY,
        zone=zone,
        literal=when,
    )
    release = b.make_release(b.title("T"))
    return evolve(release, metadata=evolve(release.metadata, issued=b.fact(date)))


@pytest.mark.parametrize(
    ("when", "zone", "pdf"),
    [
        ("2017-02-07", None, "(D:20170207000000+00'00')"),
        ("2017-02-07", "+09:00", "(D:20170207000000+09'00')"),
        ("2017-02-07T14:30", "-03:30", "(D:20170207143000-03'30')"),
        ("2017-02-07T14:30:10", None, "(D:20170207143010+00'00')"),
        ("2017-02", None, "(D:20261123120000+00'00')"),
        ("--02-07", None, "(D:20261123120000+00'00')"),
        ("2017-02-30", None, "(D:20261123120000+00'00')"),
    ],
)
def test_a_release_dates_its_document_where_it_can(
    when: str, zone: str | None, pdf: str
) -> None:
    assert moment_of(_issued(when, zone), NOON).pdf == pdf


def test_the_two_spellings_are_one_moment() -> None:
    seoul = timezone(timedelta(hours=9))
    time = datetime(2026, 11, 23, 21, 5, tzinfo=seoul)

    assert moment_of(b.make_release(), time) == Moment(
        "2026-11-23T21:05:00+09:00", "(D:20261123210500+09'00')"
    )


def test_no_date_is_invented() -> None:
    with pikepdf.open(BytesIO(render(b.make_release(b.title("T"))).data)) as pdf:
        assert "/CreationDate" not in pdf.docinfo
        assert b"CreateDate" not in pdf.Root.Metadata.read_bytes()
