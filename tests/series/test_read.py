"""Series facts are read from TOML, each mistake told with line and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import releasekit
from releasekit.errors import InputNotFoundError, InputTooLargeError, SeriesError
from releasekit.model import AccessLevel, AgentKind, AgentRole, RetentionAction
from releasekit.series.read import read_series, series_mistakes
from tests.support import SAMPLES

SAMPLE = SAMPLES / "series" / "haesol-mer-press.toml"
ISSUER = '[[agents]]\nrole = "issuer"\nname = "A"\n'


def test_the_sample_says_everything_that_a_series_can() -> None:
    series = releasekit.load_series(SAMPLE)

    assert series.id == "haesol-mer-press"
    assert series.place is not None
    assert series.place.fonds_code == "HS-MER"
    assert series.classifications[0].code == "12.4"
    assert series.access is not None
    assert series.access.level is AccessLevel.OPEN
    assert series.rights is not None
    assert series.rights.holder == "Republic of Haesol"
    assert series.retention is not None
    assert series.retention.action is RetentionAction.TRANSFER
    assert series.issuer is not None
    assert "MER" in series.issuer.also
    assert [a.agent.role for a in series.agents][1:] == [
        AgentRole.PUBLISHER,
        AgentRole.CUSTODIAN,
    ]
    assert series.agents[1].agent.kind is AgentKind.UNIT
    assert [one.scheme for one in series.identifiers] == ["haesol-mer", "haesol-nro"]
    assert series.subjects[0].code == "327"
    assert series.relations[0].target.startswith("https://")


def test_an_id_is_enough() -> None:
    series = read_series('id = "a"\n', "a.toml")

    assert series == releasekit.Series(id="a")
    assert series.issuer is None


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("\n", 1, "the key id is missing", 'write id = "orrin-mfa-press"'),
        ('id = "A B"', 1, "id cannot be 'A B'", "use small letters"),
        ('id = "a"\nacess.level = "open"', 2, "there is no key acess", "did you mean"),
        ('id = "a"\n[acces]', 2, "there is no key acces", "did you mean access.level?"),
        ('id = "a"\n[access]\n', 2, "the key access.level is missing", "open"),
        (
            'id = "a"\n[access]\nlevel = "public"\n',
            3,
            "access.level cannot be 'public'",
            "write open, restricted, closed",
        ),
        (
            'id = "a"\n[access]\nlevel = "open"\nnote = "x"\n',
            4,
            "there is no key access.note",
            "did you mean access.level?",
        ),
        (
            'id = "a"\n[rights]\nlicense = "MIT"\n',
            3,
            "there is no key rights.license",
            "did you mean rights.licence?",
        ),
        (
            'id = "a"\n[rights]\nlicence = "my own"\n',
            3,
            "rights.licence cannot be 'my own'",
            "give its web address or SPDX identifier",
        ),
        (
            'id = "a"\n[rights]\nholder = "A"\n',
            2,
            "the table rights gives neither a licence nor a statement",
            'write licence = "CC-BY-4.0", or a statement in words',
        ),
        (
            'id = "a"\n[retention]\naction = "destroy"\n',
            3,
            "what is to be destroyed needs a period",
            'write period = "P10Y"',
        ),
        (
            'id = "a"\n[retention]\nperiod = "P1Y"\naction = "keep"\n',
            4,
            "what is kept for ever has no period",
            "leave the period out",
        ),
        (
            'id = "a"\n[retention]\naction = "review"\nperiod = "10 years"\n',
            4,
            "retention.period cannot be '10 years'",
            "give years, months or days: P10Y",
        ),
        (
            f'id = "a"\n{ISSUER}{ISSUER}',
            6,
            "a series has one issuer",
            'write role = "co-issuer"',
        ),
        (
            f'id = "a"\n{ISSUER}identifier = "isni"\n',
            5,
            "agents.identifier needs a scheme and a value",
            "write identifier = {",
        ),
        (
            'id = "a"\n[[identifiers]]\nscheme = "s"\npattern = "{fond}-{digest:8}"\n',
            4,
            "identifiers.pattern: has an unknown place {fond}: {fond}-{digest:8}",
            "use id, fonds, series, issued, digest, number, language",
        ),
        (
            'id = "a"\n[[identifiers]]\nscheme = "s"\npattern = "{fonds}-{digest:8}"\n',
            4,
            "identifiers.pattern uses {fonds}, which is not given",
            "write fonds_code below a line [series]",
        ),
        (
            'id = "a"\n[[identifiers]]\nscheme = "s"\npattern = 1\n',
            4,
            "identifiers.pattern is no text",
            'write it in quotes: "…"',
        ),
    ],
)
def test_a_mistake_is_told_with_line_and_remedy(
    text: str, line: int, message: str, hint: str
) -> None:
    mistake = series_mistakes(text)[0]

    assert (mistake.line, mistake.message) == (line, message)
    assert hint in mistake.hint


@pytest.mark.parametrize("name", ["identifier", "agent", "subject", "relation"])
def test_a_table_named_in_the_singular_is_told_as_the_plural(name: str) -> None:
    (mistake,) = series_mistakes(f'id = "a"\n[[{name}]]\n')

    assert mistake.hint == f"write each below a line [[{name}s]]"


def test_the_first_mistake_is_the_error() -> None:
    with pytest.raises(
        SeriesError, match=r"a\.toml: line 2: there is no key fond"
    ) as e:
        read_series('id = "a"\nfond = "b"\n', "a.toml")

    assert e.value.hint == "did you mean series.fonds?"


def test_the_other_mistakes_are_notes_of_the_error() -> None:
    text = 'id = "a"\nfond = "b"\n[access]\nlevel = "public"\n'
    with pytest.raises(SeriesError) as e:
        read_series(text, "a.toml")

    assert e.value.__notes__ == [
        "line 4: access.level cannot be 'public'; write open, restricted, closed"
    ]


def test_an_error_names_so_many_mistakes_and_counts_the_rest() -> None:
    text = "".join(f"wrong{number} = 1\n" for number in range(30))
    with pytest.raises(SeriesError) as e:
        read_series(text, "a.toml")

    assert len(e.value.__notes__) == 21
    assert e.value.__notes__[-1] == "and 10 more"


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    assert series_mistakes(text)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"id = 1\n", SeriesError),
        (b'id = "a"\n\xff\n', SeriesError),
        (b"#" * 70_000, InputTooLargeError),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(
    data: bytes, error: type[Exception], tmp_path: Path
) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(data)

    with pytest.raises(error, match=r"a\.toml"):
        releasekit.load_series(path)


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(InputNotFoundError, match=r"nosuch\.toml"):
        releasekit.load_series("nosuch.toml")
