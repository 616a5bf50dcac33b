"""Profiles of a user are read from files and folders, and win over built-in ones."""

from __future__ import annotations

from pathlib import Path

import pytest

import releasekit
from releasekit.api.profiles import load_profile
from releasekit.errors import InputNotFoundError, InputTooLargeError, ProfileError

MINE = 'id = "kr-mofa"\nname = { en = "Mine" }\nevidence.names = ["Lamp Board"]\n'


def test_a_users_profile_wins_over_a_built_in_one(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(MINE, "utf-8")
    (tmp_path / "notes.txt").write_text("no profile", "utf-8")
    profiles = releasekit.load_profiles(tmp_path)

    assert profiles.get("kr-mofa").title == "Mine"
    assert profiles.get("us-doj").origin == "releasekit"
    release = releasekit.parse("Lamp Board\n\nOpen.", profile=profiles)
    assert release.metadata.profile is not None
    assert release.metadata.profile.value == "kr-mofa"


def test_a_profile_can_be_named_or_handed_in(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(MINE, "utf-8-sig")
    given = releasekit.parse("Open.", profile=load_profile(path))
    named = releasekit.parse_bytes(b"Open.", profile="us-doj")

    assert given.metadata.profile is not None
    assert given.metadata.profile.value == "kr-mofa"
    assert named.issuer == "U.S. Department of Justice"


def test_two_profiles_of_a_folder_may_not_share_an_id(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(MINE, "utf-8")
    (tmp_path / "b.toml").write_text(MINE, "utf-8")

    with pytest.raises(ProfileError, match=r"the id kr-mofa is also that of .*a\.toml"):
        releasekit.load_profiles(tmp_path)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"id = 1\n", ProfileError),
        (b'id = "a"\n\xff\n', ProfileError),
        (b"#" * 70_000, InputTooLargeError),
    ],
)
def test_a_profile_that_cannot_be_read_is_refused(
    data: bytes, error: type[Exception], tmp_path: Path
) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(data)

    with pytest.raises(error):
        releasekit.load_profiles(path)


def test_a_profile_that_is_not_there_is_named() -> None:
    with pytest.raises(InputNotFoundError, match=r"nosuch\.toml"):
        releasekit.load_profiles("nosuch.toml")
