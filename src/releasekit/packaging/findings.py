"""What checking a package finds."""

from __future__ import annotations

from attrs import frozen


@frozen(kw_only=True)
class PackageVerification:
    """What a package still proves."""

    files: int
    """How many files it has."""
    changed: tuple[str, ...] = ()
    """Files whose bytes are not those that a manifest names."""
    missing: tuple[str, ...] = ()
    """Files that should be there and are not."""
    untracked: tuple[str, ...] = ()
    """Files that are there and stand in no manifest, or not in all."""
    problems: tuple[str, ...] = ()
    """What else is wrong, in words."""

    @property
    def is_sound(self) -> bool:
        """Whether every file is as it was packed, and nothing else is there."""
        return not (self.changed or self.missing or self.untracked or self.problems)
