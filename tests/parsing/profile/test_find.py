"""A profile is found by what a text shows of it, with its places."""

from __future__ import annotations

import pytest

from releasekit.errors import UnknownProfileError
from releasekit.model import How
from releasekit.parsing.profile import FoundProfile, Profile, Profiles, Signs
from releasekit.parsing.profile.find import choose_profile, find_profile

LAMP = Profile(
    id="lamp",
    names={"en": "Lamp Board"},
    country="XO",
    agency="lamp",
    signs=Signs(
        names=("Lamp Board",), phrases=("by lamplight",), domains=("lamp.example",)
    ),
)
DOCK = Profile(
    id="dock",
    names={"en": "Dock Board"},
    country="XO",
    agency="dock",
    signs=Signs(names=("Dock Board", "Docks"), phrases=("by lamplight",), needs=2),
)
TONGUE = Profile(
    id="xo", names={"en": "Orrinsk"}, signs=Signs(scripts=("Kore",), names=("Orrin",))
)
ALL = Profiles((LAMP, DOCK, TONGUE))
FILLER = "Nothing of note was said about anything at all on that day.\n" * 40


def found_in(text: str, script: str = "Latn") -> FoundProfile | None:
    return find_profile(text, script, ALL)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Lamp Board said so.", None),
        ("The Lamp Board said so. See www.lamp.example/news.", "lamp"),
        ("Lamp Board\n\nIt said so.", "lamp"),
        ("  Lamp Board :\r\nIt said so.", "lamp"),
        ("The Lamp Boards said so at lamp.examples.", None),
        ("The Dock Board spoke of the Docks.", "dock"),
        ("The Dock Board, the Dock Board and the Dock Board.", None),
        ("The Dock Board and the Lamp Board, by lamplight.", None),  # 3 each
        (FILLER + "Lamp Board\n" + FILLER, None),
        (FILLER + "Lamp Board\n", "lamp"),
        ("", None),
    ],
)
def test_a_profile_is_found_by_its_points(text: str, wanted: str | None) -> None:
    found = found_in(text)

    assert (found.profile.id if found else None) == wanted


def test_a_script_finds_a_language_where_no_agency_is_found() -> None:
    assert (found_in("보도", "Kore") or pytest.fail("none")).profile is TONGUE
    assert (found_in("Lamp Board\n보도", "Kore") or pytest.fail("none")).profile is LAMP


def test_the_evidence_names_the_places() -> None:
    text = "Lamp Board\nMore at lamp.example."
    found = found_in(text) or pytest.fail("none")

    assert [s.slice(text) for s in found.evidence.spans] == [
        "Lamp Board",
        "lamp.example",
    ]
    assert found.evidence.how is How.INFERRED
    assert found.evidence.rule == "profile.text"
    assert found.fact.value == "lamp"


def test_what_the_caller_names_is_taken() -> None:
    found = choose_profile("", "Latn", LAMP) or pytest.fail("none")

    assert found.profile is LAMP
    assert found.evidence.how is How.SUPPLIED


def test_an_id_that_nobody_has_is_refused() -> None:
    with pytest.raises(UnknownProfileError, match="no profile has the id nobody"):
        choose_profile("", "Latn", "nobody")


def test_a_later_profile_wins_by_its_id() -> None:
    mine = Profile(id="lamp", names={"en": "Mine"})
    merged = ALL.with_([mine])

    assert merged.get("lamp") is mine
    assert [profile.id for profile in merged.all] == ["lamp", "dock", "xo"]
