"""The date of a document."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO

import pikepdf
import pytest

from releasekit.exporters.pdf.document.dates import iso_date, pdf_date
from tests import builders as b
from tests.exporters.pdf.support import render

SEOUL = timezone(timedelta(hours=9))
NEWFOUNDLAND = timezone(-timedelta(hours=3, minutes=30))


@pytest.mark.parametrize(
    ("moment", "iso", "pdf"),
    [
        (None, "", ""),
        (
            datetime(2017, 2, 7, tzinfo=UTC),
            "2017-02-07T00:00:00+00:00",
            "(D:20170207000000+00'00')",
        ),
        (
            datetime(2026, 11, 23, 21, 5, tzinfo=SEOUL),
            "2026-11-23T21:05:00+09:00",
            "(D:20261123210500+09'00')",
        ),
        (
            datetime(987, 2, 7, 14, 30, 10, tzinfo=NEWFOUNDLAND),
            "0987-02-07T14:30:10-03:30",
            "(D:09870207143010-03'30')",
        ),
    ],
)
def test_a_moment_has_two_spellings(
    moment: datetime | None, iso: str, pdf: str
) -> None:
    assert iso_date(moment) == iso
    assert pdf_date(moment) == pdf


def test_no_date_is_invented() -> None:
    with pikepdf.open(BytesIO(render(b.make_release(b.title("T"))).data)) as pdf:
        assert "/CreationDate" not in pdf.docinfo
        assert b"CreateDate" not in pdf.Root.Metadata.read_bytes()
