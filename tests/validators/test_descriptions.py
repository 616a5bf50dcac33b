"""The judges of `make descriptions` that are no schema see planted faults."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import releasekit
from tests.exporters.crosswalk.releases import sample
from tests.validators.descriptions import (
    CONTEXT,
    bag_complaints,
    nara_complaints,
    transfer_complaints,
)


def test_a_list_with_a_value_too_many_is_refused() -> None:
    data = releasekit.export(sample("05"), "nara-csv").data
    head, row, _ = data.split(b"\r\n")

    assert nara_complaints(data) == []
    assert nara_complaints(b"\r\n".join((head, row + b"|more", b""))) != []


@pytest.mark.parametrize(
    ("form", "judge", "text"),
    [
        ("bagit", bag_complaints, "data/source/05-department-embargo-uk.txt"),
        (
            "archivematica",
            transfer_complaints,
            "objects/release/source/05-department-embargo-uk.txt",
        ),
    ],
)
def test_a_package_with_another_source_is_refused(
    form: str, judge: Callable[[Path], list[str]], text: str, tmp_path: Path
) -> None:
    made = releasekit.package(sample("05"), tmp_path / "a", form=form, context=CONTEXT)

    assert judge(made.path) == []
    (made.path / text).write_bytes(b"other")
    assert judge(made.path) != []
