"""Hints never leave out what a line is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasekit.parsing.vocabulary import hints, phrases

SECTIONS = (
    "furniture", "release_line", "label", "numbered_label", "meta", "contact",
    "attachment", "caption", "heading", "text_mark", "letterhead", "translation",
    "end_mark",
)  # fmt: skip
WORDS = (
    "press", "release", "News", "for", "IMMEDIATE", "contact", "media:", "ministry",
    "of", "office", "unofficial", "translation", "annex", "바로가기", "보도자료",
    "붙임", "끝.", "###", "*", "(", "table", "1", "2020", "copyright", "\u00a0", "–",
    "end",
)  # fmt: skip


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("For Immediate Release", "release_line"),
        ("Press Releases:", "label"),
        ("Roads – press release", "label"),
        ("* unofficial translation", "translation"),
        ("- END -", "end_mark"),
        ("Harbour Inspectorate", "letterhead"),
        ("본문 바로가기", "furniture"),
    ],
)
def test_a_phrase_is_hinted(line: str, section: str) -> None:
    assert section in hints(line)
    assert phrases(section).match(line)


@given(line=st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join))
def test_what_is_not_hinted_is_no_phrase(line: str) -> None:
    hinted = hints(line.strip())

    for section in SECTIONS:
        if phrases(section).match(line.strip()):
            assert section in hinted
