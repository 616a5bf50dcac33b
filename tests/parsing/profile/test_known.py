"""The profiles that come with releasekit are right, many, and found by their signs."""

from __future__ import annotations

from pathlib import Path

import pytest

from releasekit.parsing.metadata.agencies import agency
from releasekit.parsing.profile import Profile
from releasekit.parsing.profile.find import find_profile
from releasekit.parsing.profile.known import known_profiles
from releasekit.parsing.profile.read import profile_mistakes
from tests.support import SRC

FILES = sorted((SRC / "releasekit/parsing/profiles").glob("by_*/*.toml"))
KNOWN = known_profiles().all
# Agencies of counties and states that release under their own name.
WITHOUT_TABLE = {"us-ca-orange-da", "us-ca-sandiego-da", "us-mi"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_profile_has_no_mistakes(path: Path) -> None:
    assert profile_mistakes(path.read_text("utf-8")) == ()


def test_every_file_is_read_and_named_after_its_id() -> None:
    assert sorted(profile.id for profile in KNOWN) == sorted(p.stem for p in FILES)
    assert len(known_profiles().by_id) == len(FILES)


def test_there_are_profiles_for_agencies_and_for_languages() -> None:
    agencies = [profile for profile in KNOWN if profile.country]
    languages = [profile for profile in KNOWN if not profile.country]

    assert len(agencies) >= 20
    assert len(languages) >= 10


@pytest.mark.parametrize("profile", KNOWN, ids=lambda profile: profile.id)
def test_its_agency_is_known(profile: Profile) -> None:
    named = profile.agency

    assert named is None or agency(named) or named in WITHOUT_TABLE


@pytest.mark.parametrize("profile", KNOWN, ids=lambda profile: profile.id)
def test_it_is_found_by_its_own_signs(profile: Profile) -> None:
    signs = profile.signs
    text = "\n".join((*signs.names, *signs.phrases, *signs.domains))
    script = signs.scripts[0] if signs.scripts else "Zzzz"
    found = find_profile(text, script, known_profiles())

    assert found is not None
    assert found.profile.id == profile.id
