"""The agencies that the package knows, and where texts name them."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from releasekit.parsing.metadata.agencies import agency, find_mentions
from releasekit.parsing.metadata.agency_patterns import find_names

FOLDER = files("releasekit.parsing").joinpath("profiles", "agencies")
TABLES = {
    entry.name: tomllib.loads(entry.read_text("utf-8")) for entry in FOLDER.iterdir()
}


def test_many_countries_are_known() -> None:
    agencies = [name for table in TABLES.values() for name in table["agencies"]]

    assert len(agencies) == len(set(agencies)) >= 400
    assert len(TABLES) >= 50


@pytest.mark.parametrize("name", sorted(TABLES))
def test_file_is_well_formed(name: str) -> None:
    table = TABLES[name]

    assert set(table) - {"words"} == {"country", "language", "agencies"}
    assert any(
        t["country"] == table["country"] and "words" in t for t in TABLES.values()
    )
    assert table["country"] == "" or len(table["country"]) == 2
    known = {"name", "local", "aliases", "holders"}
    assert all(
        "name" in row and set(row) <= known for row in table["agencies"].values()
    )


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("외교부는 오늘", "kr-mofa"),
        ("강경화 외교장관은", "kr-mofa"),
        ("과기정통부와 함께", "kr-msit"),
        ("The U.S. Department of the Treasury’s plan", "us-treasury"),
        ("外務省は本日", "jp-mofa"),
        ("본청은 외무부가 아니다", None),
        ("the department of the treasurer", None),
        ("WHO IS ON THE FBI LIST NOW", None),
    ],
)
def test_names_are_found_where_they_stand(text: str, identifier: str | None) -> None:
    found = [known.id for mention in find_mentions(text) for known in mention.agencies]

    assert found == ([identifier] if identifier else [])


def test_longest_name_wins() -> None:
    text = "Ministry of Foreign Affairs of the Republic of Korea"

    (mention,) = find_mentions(text)

    assert (mention.start, mention.end) == (0, len(text))


def test_name_follows_the_language_of_the_release() -> None:
    known = agency("kr-mofa")

    assert known is not None
    assert known.name_in("ko") == "외교부"
    assert known.name_in("en") == "Ministry of Foreign Affairs of the Republic of Korea"


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "the Example County District Attorney’s Office said", 1),
        ("en", "Acting District Attorney Jane Example said", 0),
        ("en", "Shadow Minister for Ports and Harbours", 1),
        ("en", "Prime Minister of the Kingdom", 0),
        ("de", "Die Staatsanwaltschaft Musterstadt teilt mit", 1),
        ("fr", "la préfecture de la Marne annonce", 1),
        ("es", "El Ministerio de Puertos y Costas anuncia", 1),
        ("it", "Il Ministero dei Porti annuncia", 1),
        ("pt", "O Ministério dos Portos anuncia", 1),
        ("nl", "Het Ministerie van Havens meldt", 1),
        ("pl", "Ministerstwo Portów informuje", 1),
        ("ru", "Министерство портов сообщает", 1),
        ("ko", "한국항만공사는 오늘 밝혔다", 1),
        ("ja", "千葉県は本日発表した", 1),
        ("zh", "港务局今天表示", 1),
    ],
)
def test_shapes_find_agencies_that_no_profile_knows(
    language: str, text: str, names: int
) -> None:
    assert len(list(find_names(text, language))) == names
