"""What checking a package finds."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from releasekit.text import show


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

    def findings(self) -> Iterator[tuple[str, str]]:
        """Yield each finding: what is the matter, and the file or the words."""
        yield from (("changed", name) for name in self.changed)
        yield from (("missing", name) for name in self.missing)
        yield from (("untracked", name) for name in self.untracked)
        yield from (("problem", words) for words in self.problems)

    def lines(self) -> Iterator[str]:
        """Yield each finding as a line for people."""
        for what, which in self.findings():
            yield f"{what:<9}  {show(which)}"
