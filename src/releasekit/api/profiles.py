"""Profiles from files: a user's own, laid over those that come with releasekit."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from releasekit.errors import ProfileError
from releasekit.files.inputs import read_input
from releasekit.parsing.profile import Profile, Profiles
from releasekit.parsing.profile.known import known_profiles
from releasekit.parsing.profile.read import read_profile
from releasekit.settings.mistakes import LARGEST

SUFFIX: Final = ".toml"
"""How the file of a profile is named."""
_MOST_FILES: Final = 1_000
"""Profiles that one folder may hold."""


def load_profiles(*places: str | os.PathLike[str]) -> Profiles:
    """Return the built-in profiles with a user's own, which win by their id.

    Args:
        places: profile files, and folders whose ``.toml`` files are profiles; what
            is named later wins.

    Raises:
        InputError: a file or folder cannot be read.
        ProfileError: a profile has a mistake, or two of one folder have one id.
    """
    profiles = known_profiles()
    for place in map(Path, places):
        profiles = profiles.with_(
            _folder(place) if place.is_dir() else [load_profile(place)]
        )
    return profiles


def load_profile(path: str | os.PathLike[str]) -> Profile:
    """Return the profile of one file.

    Raises:
        InputError: the file cannot be read.
        ProfileError: the profile has a mistake.
    """
    return read_profile(profile_text(path), os.fspath(path))


def profile_text(path: str | os.PathLike[str]) -> str:
    """Return the text of a profile's file.

    Raises:
        InputError: it cannot be read, or is larger than a profile may be.
        ProfileError: it is not UTF-8.
    """
    data = read_input(path, max_bytes=LARGEST)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"line {line}: this is no UTF-8"
        hint = "save the file as UTF-8"
        raise ProfileError(message, hint=hint, path=os.fspath(path)) from error


def _file(path: Path) -> Profile:
    return read_profile(profile_text(path), str(path))


def _folder(folder: Path) -> list[Profile]:
    paths = sorted(folder.glob(f"*{SUFFIX}"))
    if len(paths) > _MOST_FILES:
        message = f"more than {_MOST_FILES:,} profiles"
        raise ProfileError(message, hint="split the folder", path=str(folder))
    profiles = [load_profile(path) for path in paths]
    homes: dict[str, str] = {}
    for profile in profiles:
        if profile.id in homes:
            message = f"the id {profile.id} is also that of {homes[profile.id]}"
            raise ProfileError(message, hint="give each its own", path=profile.origin)
        homes[profile.id] = profile.origin
    return profiles
