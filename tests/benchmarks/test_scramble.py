from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.scramble import scrambled, scrambled_text
from benchmarks.work import read_work, renewed
from releasekit import read
from releasekit.model import leaves

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", ["01-ministry-numbered-en", "02-ministry-bullets-ko"])
def test_a_release_keeps_its_structure_and_no_long_word(
    name: str, samples_dir: Path
) -> None:
    release = read(samples_dir / f"{name}.txt")
    new = scrambled(release, 1)
    pairs = list(zip(leaves(release.blocks), leaves(new.blocks), strict=True))
    old_words, new_words = (
        {word for word in text.split() if len(word) > 6 and word.isalpha()}
        for text in (release.source.text, new.source.text)
    )

    assert [(a.kind, len(a.text)) for a, _ in pairs] == [
        (b.kind, len(b.text)) for _, b in pairs
    ]
    assert all(b.text in new.source.text for _, b in pairs if " " not in b.text)
    assert not old_words & new_words


def test_each_turn_has_words_of_its_own() -> None:
    text = "The office opens in May, at 10:30 – 가나다 라마바"
    first, again, second = (scrambled_text(text, turn) for turn in (1, 1, 2))

    assert first == again != second
    assert [len(word) for word in first.split()] == [len(word) for word in text.split()]
    assert "10:30 –" in first


def test_what_is_parsed_keeps_its_words(samples_dir: Path) -> None:
    work = read_work(samples_dir / "01-ministry-numbered-en.txt")
    new = renewed(work, 1)

    assert new.data == work.data
    assert new.plain["blocks"][0]["text"] != work.plain["blocks"][0]["text"]
    assert new.record != work.record
