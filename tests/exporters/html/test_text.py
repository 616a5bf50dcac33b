"""The words on a page are those of the release, each label before its text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from releasekit.model import Release
from releasekit.parsing import parse_bytes
from releasekit.testing.specimens import specimens
from releasekit.testing.strategies import any_releases
from releasekit.verification import recover
from releasekit.verification.comparison import first_difference
from releasekit.verification.shown_html import shown_in_html
from tests.exporters.html.pages import page, samples, words_of, words_on
from tests.support import shared

RELEASES = {**samples(), **{name: make() for name, make in specimens().items()}}


@pytest.mark.parametrize("name", RELEASES)
def test_a_page_has_the_words_of_its_release(name: str) -> None:
    release = RELEASES[name]
    data = page(release)

    assert words_on(data) == words_of(release)
    assert page(release) == data


def test_pages_have_the_words_of_every_release_of_the_corpus() -> None:
    for path in sorted(shared("corpus", "releases").rglob("*.txt")):
        release = parse_bytes(path.read_bytes(), name=path.name)
        data = page(release)

        assert words_on(data) == words_of(release), path
        assert first_difference(release, shown_in_html(data)) == "", path
        assert recover(data) == release, path


@settings(max_examples=30)
@given(release=any_releases())
def test_any_release_comes_back_from_its_page(release: Release) -> None:
    data = page(release)

    assert recover(data) == release
    assert data.count(b"<script") == data.count(b"</script") == 1
    assert b"<!--" not in data
