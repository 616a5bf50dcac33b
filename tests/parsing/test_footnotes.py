"""Marks in the text are tied to the notes that they call."""

from __future__ import annotations

import pytest

from releasekit.model import Note, NoteReference, Release, leaves
from releasekit.parsing import parse_text

HEAD = "Harbor Opens\n\n"


def tied(release: Release) -> list[tuple[str, str]]:
    """Return each mark with the note that it calls."""
    notes = {n.id: n.text for n in leaves(release.blocks) if isinstance(n, Note)}
    return [
        (inline.at.slice(leaf.text), notes[inline.note])
        for leaf in leaves(release.blocks)
        for inline in getattr(leaf, "inlines", ())
        if isinstance(inline, NoteReference)
    ]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("It opened today.†\n\n† in rain\n", "†: in rain"),
        ("It opened† today, again‡.\n\n† once\n‡ twice\n", "†: once, ‡: twice"),
        ("It opened today.¹\n\n¹ in rain\n", "¹: in rain"),
        ("It opened[1], closed[2].\n\n[1] once\n[2] twice\n", "[1]: once, [2]: twice"),
        ("It opened¹ again²\n\n-----\n1 One\n2 Two\n", "¹: One, ²: Two"),
        ("It opened[^1] today.\n\n[^1]: once\n", "[^1]: once"),
        ("It opened** and closed*.\n\n* one\n** two\n", "**: two, *: one"),
        ("나루를 열었다(주1).\n주1) 세 번째이다.\n", "(주1): 세 번째이다."),
        ("- It opened[1].\n- It closed.\n\n[1] once\n", "[1]: once"),
    ],
)
def test_a_mark_calls_its_note(body: str, wanted: str) -> None:
    found = tied(parse_text(HEAD + body))

    assert ", ".join(f"{mark}: {note}" for mark, note in found) == wanted


@pytest.mark.parametrize(
    "body",
    [
        "Fields of 4 km² were sown.\n\n² of the year\n",
        "It opened today[3].\n\n[1] once\n",
        "[1] once\n\nIt opened today[1].\n",
        "It opened today*.\n\n* unofficial translation\n",
    ],
)
def test_a_mark_without_its_note_stays_text(body: str) -> None:
    assert tied(parse_text(HEAD + body)) == []


def test_numbers_begin_anew_with_each_group_of_notes() -> None:
    body = "It opened[1].\n\n[1] once\n\nIt closed[1].\n\n[1] again\n"

    assert tied(parse_text(HEAD + body)) == [("[1]", "once"), ("[1]", "again")]
