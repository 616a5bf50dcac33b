"""Words that renditions add: every language, its fallbacks, its places."""

from __future__ import annotations

import pytest
from attrs import asdict

from releasekit.exporters.common.words import languages, words


@pytest.mark.parametrize("tag", languages())
def test_every_language_has_every_word_of_its_own(tag: str) -> None:
    own, english = asdict(words(tag)), asdict(words("en"))

    assert own["language"] == tag
    assert own.keys() == english.keys()
    assert all(own.values())


@pytest.mark.parametrize("tag", languages())
def test_patterns_fill_their_places(tag: str) -> None:
    spoken = words(tag)

    assert "3" in spoken.page_of(3, 17)
    assert "17" in spoken.page_of(3, 17)
    assert "https://e.org/" in spoken.link_to("https://e.org/")
    assert "a@e.org" in spoken.email_to("a@e.org")


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("und", "en"),
        ("xx-YY", "en"),
        ("", "en"),
        ("en-GB", "en"),
        ("de-CH-1996", "de"),
        ("KO-kr", "ko"),
        ("zh-TW", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"),
        ("zh-Hans-CN", "zh"),
    ],
)
def test_language_falls_back(tag: str, expected: str) -> None:
    assert words(tag).language == expected


def test_languages_from_right_to_left_are_there() -> None:
    assert {"ar", "fa", "he"} <= set(languages())
