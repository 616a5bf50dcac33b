"""Profiles: what differs between agencies and languages, as data."""

from releasekit.parsing.profile.values import (
    ENOUGH,
    RULE,
    FoundProfile,
    Profile,
    ProfileChoice,
    Profiles,
    Signs,
)

__all__ = [
    "ENOUGH",
    "RULE",
    "FoundProfile",
    "Profile",
    "ProfileChoice",
    "Profiles",
    "Signs",
]
