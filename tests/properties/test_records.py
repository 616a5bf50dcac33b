"""Whatever a release holds comes back from its record, byte for byte the same."""

from __future__ import annotations

from hypothesis import given, settings

from releasekit import record
from releasekit.model import Release
from releasekit.parsing import parse_bytes, parse_text
from releasekit.testing.strategies import any_releases
from releasekit.testing.strategies import releases as sound_releases
from tests.properties.counting import counted
from tests.properties.texts import encoded, noise, releases

FEWER = settings(max_examples=max(100, settings().max_examples // 8))
"""Whole releases are large: each costs as much as ten texts."""


@FEWER
@given(any_releases())
@counted
def test_any_release_that_types_allow_comes_back(release: Release) -> None:
    check_round_trip(release)


@FEWER
@given(sound_releases())
@counted
def test_any_sound_release_comes_back(release: Release) -> None:
    check_round_trip(release)


@given(noise() | releases())
@counted
def test_any_text_comes_back_parsed(text: str) -> None:
    check_round_trip(parse_text(text))


@given(encoded())
@counted
def test_any_bytes_come_back_exactly(data: bytes) -> None:
    release = parse_bytes(data)

    assert check_round_trip(release).source.data == data


def check_round_trip(release: Release) -> Release:
    written = record.write(release)
    back = record.read(written)

    assert back == release
    assert record.write(back) == written
    return back
