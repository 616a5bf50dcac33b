"""The parser's cases: what stands in cases/*.txt must come out as written there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from releasekit.model import outline
from releasekit.parsing import parse_text

CASES = Path(__file__).parent / "cases"


def cases() -> Iterator[ParameterSet]:
    for path in sorted(CASES.glob("*.txt")):
        for entry in path.read_text("utf-8").split("=== ")[1:]:
            title, _, rest = entry.partition("\n")
            text, _, expected = rest.partition("--- outline\n")
            yield pytest.param(text, expected.strip(), id=f"{path.stem}: {title}")


@pytest.mark.parametrize(("text", "expected"), list(cases()))
def test_a_text_gives_the_outline_written_beside_it(text: str, expected: str) -> None:
    release = parse_text(text)

    assert outline(release).strip() == expected


def test_there_are_cases() -> None:
    found = list(cases())

    assert len(found) > 40
