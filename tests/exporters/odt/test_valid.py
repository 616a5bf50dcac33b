"""Documents are valid, show what the record says, and give it back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from releasekit.errors import RecordMissingError
from releasekit.model import Release
from releasekit.parsing import parse_bytes
from releasekit.testing.specimens import specimens
from releasekit.testing.strategies import any_releases, releases
from releasekit.verification import Verdict, recover, verify
from releasekit.verification.comparison import first_difference
from releasekit.verification.shown_odt import shown_in_odt
from tests.exporters.odt.documents import Schema, document, replaced, samples
from tests.support import shared

RELEASES = {**samples(), **{name: make() for name, make in specimens().items()}}
SCHEMA = Schema()


@pytest.mark.parametrize("name", RELEASES)
def test_a_document_is_valid_and_shows_and_gives_back_its_release(name: str) -> None:
    data = document(RELEASES[name])

    assert SCHEMA.complaints(data) == []
    assert recover(data) == RELEASES[name]
    assert verify(data).verdict is Verdict.UNCHANGED
    assert first_difference(RELEASES[name], shown_in_odt(data)) == ""


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("content.xml", "text:outline-level", "text:outline"),
        ("content.xml", "<text:list-item", "<text:p/><text:list-item"),
        ("styles.xml", 'fo:page-width="21cm"', 'fo:page-width="wide"'),
        ("meta.xml", "<dc:title>", "<dc:title><x/>"),
        ("META-INF/manifest.xml", "manifest:media-type", "manifest:kind"),
    ],
)
def test_the_schemas_find_what_is_wrong(part: str, old: str, new: str) -> None:
    assert SCHEMA.complaints(replaced(document(RELEASES["specimen"]), part, old, new))


def test_releases_of_the_corpus_are_valid_and_shown_whole() -> None:
    for path in sorted(shared("corpus", "releases").rglob("*.txt")):
        release = parse_bytes(path.read_bytes(), name=path.name)
        data = document(release)

        assert SCHEMA.complaints(data) == [], path
        assert first_difference(release, shown_in_odt(data)) == "", path


@settings(max_examples=15)
@given(release=releases())
def test_any_sound_release_is_valid_and_comes_back(release: Release) -> None:
    data = document(release)

    assert SCHEMA.complaints(data) == []
    assert recover(data) == release


@settings(max_examples=10)
@given(release=any_releases())
def test_any_release_makes_a_valid_document(release: Release) -> None:
    assert SCHEMA.complaints(document(release)) == []


def test_words_that_somebody_changed_are_told() -> None:
    edited = replaced(
        document(RELEASES["specimen"]), "content.xml", "second quay", "third quay"
    )

    found = verify(edited)

    assert found.verdict is Verdict.ALTERED
    assert "third quay" in found.detail


def test_a_footnote_that_somebody_changed_is_told() -> None:
    edited = replaced(
        document(RELEASES["specimen"]), "content.xml", "in 2025", "in 2024"
    )

    assert verify(edited).verdict is Verdict.ALTERED
    assert "Measured in 2025." in verify(edited).detail


def test_a_document_without_its_record_says_so() -> None:
    data = document(RELEASES["specimen"]).replace(b"record/release", b"record/nothing")

    with pytest.raises(RecordMissingError, match="no record in record/release-1"):
        recover(data)
