"""Identifiers are minted from a pattern and a release alone."""

from __future__ import annotations

import pytest

from releasekit.model import (
    ArchivalSeries,
    Date,
    DateType,
    Evidence,
    Fact,
    How,
    Metadata,
    Precision,
    Source,
)
from releasekit.model.minting import IdentifierPattern, Unminted, mint, pattern_fault

SOURCE = Source.from_text("Ferry opens.")
WHY = Evidence(how=How.PARSED, rule="x")
PLACE = ArchivalSeries(title="Releases", code="HO/7 b", fonds_code="HO")


def minted(pattern: str, when: str = "2026-01-09T14:30") -> str | Unminted:
    date = Date(type=DateType.ISSUED, when=when, precision=Precision.MINUTE, literal="")
    metadata = Metadata(
        series=Fact(PLACE, WHY),
        issued=Fact(date, WHY),
        number=Fact("제17-123호 (수정)", WHY),
        language=Fact("ko", WHY),
    )
    return mint(pattern, SOURCE, metadata, "ho-press")


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("{fonds}-{issued:%Y%m%d}-{digest:8}", f"HO-20260109-{SOURCE.sha256[:8]}"),
        ("{id}/{language}/{digest}", f"ho-press/ko/{SOURCE.sha256[:16]}"),
        ("{series}:{number}", "HO-7-b:제17-123호-수정"),
        ("{issued}T{issued:%H:%M}.{digest:64}", f"2026-01-09T14:30.{SOURCE.sha256}"),
    ],
)
def test_places_are_filled(pattern: str, name: str) -> None:
    assert pattern_fault(pattern) is None
    assert minted(pattern) == name


@pytest.mark.parametrize(
    ("when", "form"),
    [
        ("2026-01", "%Y%m%d"),
        ("2026", "%m"),
        ("--01-09", "%m%d"),
        ("2026-01-09", "%H"),
        ("", "%Y"),
    ],
)
def test_no_date_is_made_up(when: str, form: str) -> None:
    assert minted(f"{{issued:{form}}}-{{digest:8}}", when) == Unminted(missing="issued")


def test_a_month_is_enough_where_no_more_is_asked() -> None:
    assert minted("{issued:%Y.%m}/{number}", "2026-01") == "2026.01/제17-123호-수정"


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("", "gives two releases of one day the same name"),
        ("{fonds}-{issued}", "gives two releases of one day the same name"),
        ("{digest:8", "cannot hold '{'"),
        ("digest:8}", "cannot hold '}'"),
        ("é{digest:8}", "cannot hold 'é'"),
        ("a b{digest:8}", "cannot hold 'a b'"),
        ("{}{digest:8}", "has an unknown place {}"),
        ("{counter}{digest:8}", "has an unknown place {counter}"),
        ("{issued:%y}{digest:8}", "has no date in {issued:%y}"),
        ("{digest:7}", "has no number of digits in {digest:7}"),
        ("{digest:65}", "has no number of digits in {digest:65}"),
        ("{digest:x}", "has no number of digits in {digest:x}"),
        ("{number:3}", "has a form that {number} does not take: 3"),
    ],
)
def test_a_fault_is_told(pattern: str, message: str) -> None:
    fault = pattern_fault(pattern)

    assert fault is not None
    assert fault.message == message
    with pytest.raises(ValueError, match="pattern"):
        IdentifierPattern(scheme="s", pattern=pattern)
