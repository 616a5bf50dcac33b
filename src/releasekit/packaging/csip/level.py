"""A level of a package, the whole or one representation: what its METS.xml tells."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote, unquote

from attrs import field, frozen

METS: Final = "METS.xml"
"""Name of the file at each level (CSIPSTR4, CSIPSTR12)."""
_KEPT: Final = "".join(map(chr, range(0x20, 0x7F))).translate(dict.fromkeys(b"%#?+"))
"""ASCII that an address has as it is: all but what would mean something else there."""


@frozen(kw_only=True)
class Listed:
    """A file that METS lists."""

    path: str
    """As seen from the folder of the METS file."""
    media_type: str
    data: bytes = field(repr=False)
    kind: str = ""
    """What metadata it has (``@MDTYPE``); nothing where it is content."""

    @property
    def address(self) -> str:
        """Its path as an address (RFC 3987): letters of every script stay."""
        return "".join(c if c > "\x7f" else quote(c, safe=_KEPT) for c in self.path)


@frozen(kw_only=True)
class Group:
    """Files that belong together."""

    use: str
    """``@USE``, and the label of its division: ``Documentation``."""
    files: tuple[Listed, ...]
    is_level: bool = False
    """Whether it is a representation, whose METS file is its only one here."""


@frozen(kw_only=True)
class Level:
    """What stands on one level of a package."""

    id: str
    """``@OBJID``, and label of the division that is everything."""
    label: str
    """``@LABEL``."""
    descriptive: tuple[Listed, ...] = ()
    preservation: tuple[Listed, ...] = ()
    groups: tuple[Group, ...] = ()


def path_of(address: str) -> str:
    """Return the path that an address in METS means."""
    return unquote(address, errors="surrogateescape")
