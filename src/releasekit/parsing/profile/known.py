"""The profiles that come with releasekit, read once."""

from __future__ import annotations

from functools import cache
from typing import Final

from releasekit.parsing.data import load_table, table_names
from releasekit.parsing.profile.table import profile_of
from releasekit.parsing.profile.values import Profiles

ORIGIN: Final = "releasekit"
"""The origin of profiles that come with it."""
_FOLDERS: Final = ("by_agency", "by_language")


@cache
def known_profiles() -> Profiles:
    """Return the profiles of the package; a test checks each, none is checked here."""
    names = [name for folder in _FOLDERS for name in table_names(folder)]
    return Profiles(tuple(profile_of(load_table(name), ORIGIN) for name in names))
