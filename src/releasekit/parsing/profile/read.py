"""Reading profiles: TOML to values, each mistake named with its line and remedy."""

from __future__ import annotations

from releasekit.errors import ProfileError
from releasekit.parsing.profile.keys import FORM
from releasekit.parsing.profile.table import profile_of
from releasekit.parsing.profile.values import Profile
from releasekit.settings.mistakes import Mistake, mistakes_in, parsed


def read_profile(text: str, origin: str) -> Profile:
    """Return the profile that a file's text holds.

    Args:
        text: the TOML.
        origin: the file's path, for messages and lists.

    Raises:
        ProfileError: the text has a mistake; the error names the first.
    """
    for mistake in profile_mistakes(text):
        message = f"line {mistake.line}: {mistake.message}"
        raise ProfileError(message, hint=mistake.hint, path=origin)
    return profile_of(parsed(text), origin)


def profile_mistakes(text: str) -> tuple[Mistake, ...]:
    """Return everything that is wrong in the text of a profile's file, in order."""
    return mistakes_in(text, FORM)
