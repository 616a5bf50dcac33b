"""Releases that every crosswalk is validated with."""

from __future__ import annotations

from collections.abc import Iterator

import releasekit
from releasekit import Release
from releasekit.parsing import parse_bytes
from releasekit.testing.specimens import specimens
from tests.exporters.crosswalk.changing import whole_release
from tests.support import SAMPLES, shared

SERIES = SAMPLES / "series" / "haesol-mer-press.toml"


def hand_made() -> dict[str, Release]:
    """Return the specimens and a release that has everything, by name."""
    made = {name: make() for name, make in specimens().items()}
    return {**made, "whole": whole_release()}


def sample(name: str) -> Release:
    """Return one of the samples, by the beginning of its name."""
    (path,) = SAMPLES.glob(f"{name}*.txt")
    return releasekit.read(path)


def described(release: Release) -> Release:
    """Return a release with the facts of the sample series."""
    return releasekit.describe(release, releasekit.load_series(SERIES))


def samples() -> Iterator[tuple[str, Release]]:
    """Yield every sample, with and without the facts of a series."""
    for path in sorted(SAMPLES.glob("*.txt")):
        release = releasekit.read(path)
        yield path.name, release
        yield f"{path.name} in its series", described(release)


def real_releases() -> Iterator[tuple[str, Release]]:
    """Yield the real releases, or skip the test where they are absent."""
    for path in sorted(shared("corpus").rglob("*.txt")):
        yield path.name, parse_bytes(path.read_bytes(), name=path.name)
