"""The kind of a document is told by words in small letters, however it writes them."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from releasekit import parse
from releasekit.model import DocumentType

TYPES = tomllib.loads(
    files("releasekit.parsing")
    .joinpath("profiles", "documents.toml")
    .read_text("utf-8")
)["types"]


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_patterns_of_kinds_are_in_small_letters(kind: str) -> None:
    for pattern in TYPES[kind]:
        plain = re.sub(r"\\[A-Z]", "", pattern)

        assert plain == plain.lower()


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("REMARKS BY THE MINISTER AT THE OPENING", DocumentType.SPEECH),
        ("Remarks by the minister at the opening", DocumentType.SPEECH),
        ("PRESSEMITTEILUNG", DocumentType.PRESS_RELEASE),
        ("SİARAN PERS", DocumentType.PRESS_RELEASE),
    ],
)
def test_kind_is_told_in_capitals_too(headline: str, kind: DocumentType) -> None:
    release = parse(f"{headline}\n\nThe minister spoke of the plan for the harbour.\n")

    assert release.metadata.type is not None
    assert release.metadata.type.value is kind
