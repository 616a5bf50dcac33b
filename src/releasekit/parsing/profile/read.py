"""Reading profiles: TOML to values, each mistake named with its line and remedy."""

from __future__ import annotations

from releasekit.errors import ProfileError
from releasekit.parsing.profile.keys import FORM
from releasekit.parsing.profile.table import profile_of
from releasekit.parsing.profile.values import Profile
from releasekit.settings.mistakes import Mistake, mistakes_in, parsed, refusal


def read_profile(text: str, origin: str) -> Profile:
    """Return the profile that a file's text holds.

    Args:
        text: the TOML.
        origin: the file's path, for messages and lists.

    Raises:
        ProfileError: the text has a mistake; the error names the first, its
            notes those after it.
    """
    mistakes = profile_mistakes(text)
    if mistakes:
        raise refusal(ProfileError, mistakes, origin)
    return profile_of(parsed(text), origin)


def profile_mistakes(text: str) -> tuple[Mistake, ...]:
    """Return everything that is wrong in the text of a profile's file, in order."""
    return mistakes_in(text, FORM)
