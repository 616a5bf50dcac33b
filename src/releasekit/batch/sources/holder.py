"""Holders: files as a plan sees them, and the inputs that are in them."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from typing import Final

from attrs import evolve, field, frozen

from releasekit.batch.item import Item
from releasekit.batch.names import mirrored_folder, printable_id, stem_apart
from releasekit.batch.sources.kinds import REFUSED, container_kind
from releasekit.batch.sources.refused import locator_of
from releasekit.batch.sources.streams import Stat
from releasekit.errors import InputError

INSIDE: Final = "!/"
"""Stands between the id of a container and that of a member."""
_TEXTS: Final = ("*.txt",)


@frozen(kw_only=True)
class Holder:
    """A file that holds inputs, and what their items have in common."""

    id: str
    """Its path below the root of the plan, printable."""
    location: str
    """Its path or URL."""
    name: str
    """Its name without folders."""
    kind: str
    """Name of its kind."""
    stat: Stat = field(factory=Stat)
    """Size and time."""
    folder: str = ""
    """Folder of the outputs of its members below the destination."""
    patterns: Sequence[str] = _TEXTS
    """Which names of members are taken."""
    text_field: str = "text"
    """Which field of a JSON object is the text."""
    id_field: str = ""
    """Which field of a JSON object tells it from others; nothing for its line."""

    def takes(self, name: str) -> bool:
        """Tell whether a member's name without folders fits, as shells match it."""
        return any(fnmatchcase(name, pattern) for pattern in self.patterns)

    def member(self, label: str, locator: str, *, words: str, name: str) -> Item:
        """Return the item of a member.

        Args:
            label: tells it from the other members.
            locator: where it is, in words of the kind.
            words: what its outputs are named after, a digest aside.
            name: the file name that the release's source is to have.
        """
        item_id = f"{self.id}{INSIDE}{printable_id(label)}"
        return Item(
            id=item_id,
            location=self.location,
            source=self.kind,
            member=locator,
            name=name,
            folder=self.folder,
            stem=stem_apart(words, item_id),
            size=self.stat.size,
            mtime_ns=self.stat.mtime_ns,
        )

    def refused(self, error: InputError, label: str = "") -> Item:
        """Return an item that fails with an error: the whole file, or one member."""
        locator = locator_of(error)
        item = self.member(label, locator, words=label or self.name, name=self.name)
        item = item if label else evolve(item, id=self.id)
        return evolve(item, source=REFUSED)


def member_patterns(patterns: Sequence[str]) -> tuple[str, ...]:
    """Return which members of a container are taken, by the patterns for folders.

    Patterns that name containers were for the container itself.
    """
    return tuple(p for p in patterns if container_kind(p) is None) or _TEXTS


def folder_of(folder: str, name: str) -> str:
    """Return the folder for the outputs of a container's members."""
    return "/".join(filter(None, (folder, mirrored_folder(name))))
