"""Mistakes in files that people write are told with line, reason and remedy."""

from __future__ import annotations

import pytest

from releasekit.errors import SeriesError
from releasekit.settings.checks import list_of, one_of, words
from releasekit.settings.mistakes import LARGEST, Form, mistakes_in, refusal

FORM = Form(
    keys={
        "id": words,
        "agents.role": one_of(("issuer", "custodian")),
        "agents.also": list_of(words),
        "rights.licence": words,
    },
    required={"id": 'write id = "x"', "agents.role": 'write role = "issuer"'},
    repeated=frozenset({"agents"}),
    page="docs/x.md",
)


def told(text: str) -> list[tuple[int, str, str]]:
    return [(m.line, m.message, m.hint) for m in mistakes_in(text, FORM)]


def test_a_file_without_mistakes_has_none() -> None:
    text = 'id = "a"\n[[agents]]\nrole = "issuer"\n[rights]\nlicence = "b"\n'

    assert told(text) == []


def test_each_of_several_tables_has_its_own_lines() -> None:
    text = (
        'id = "a"\n[[agents]]\nrole = "issuer"\nalso = ["b", ""]\n'
        '[[agents]]\nalso = []\n[[agents]]\nrole = "boss"\n'
    )

    assert told(text) == [
        (4, "agents.also is empty or longer than 200 characters", "give a few words"),
        (5, "the key agents.role is missing", 'write role = "issuer"'),
        (8, "agents.role cannot be 'boss'", "write issuer, custodian"),
    ]


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("", (1, "the key id is missing", 'write id = "x"')),
        ("id = ", (1, "this is no TOML: invalid value", "docs/x.md shows the form")),
        ('\nid = "a"\nide = 1\n', (3, "there is no key ide", "did you mean id?")),
        (
            'id = "a"\n[right]\nlicence = "b"\n',
            (2, "there is no key right", "did you mean rights.licence?"),
        ),
        (
            'id = "a"\nlicence = "b"\n',
            (2, "there is no key licence", "did you mean rights.licence?"),
        ),
        (
            'id = "a"\nrights = "b"\n',
            (2, "there is no key rights", "write its keys below a line [rights]"),
        ),
        (
            'id = "a"\n[agents]\nrole = "issuer"\n',
            (2, "there is no key agents", "write each below a line [[agents]]"),
        ),
        (
            'id = "a"\nagents = [1]\n',
            (2, "there is no key agents", "write each below a line [[agents]]"),
        ),
        ('id = "a"\n[zzz]\n', (2, "there is no key zzz", "docs/x.md lists the keys")),
        (
            'id = "a"\nx = ' + "[" * 60_000,
            (
                2,
                "this is no TOML: lists or tables are nested too deeply",
                "docs/x.md shows the form",
            ),
        ),
        (
            "#" * (LARGEST + 1),
            (1, "the file is larger than 65,536 bytes", "leave out what others have"),
        ),
    ],
)
def test_a_mistake_is_told_with_its_remedy(
    text: str, mistake: tuple[int, str, str]
) -> None:
    assert told(text) == [mistake]


def test_an_error_names_the_first_mistake_and_notes_twenty_more() -> None:
    mistakes = mistakes_in("".join(f"x{n} = 1\n" for n in range(30)), FORM)

    error = refusal(SeriesError, mistakes, "mine.toml")

    assert (error.message, error.path) == (
        "line 1: the key id is missing",
        "mine.toml",
    )
    assert len(error.__notes__) == 21
    assert error.__notes__[0] == "line 1: there is no key x0; docs/x.md lists the keys"
    assert error.__notes__[-1] == "and 10 more"
