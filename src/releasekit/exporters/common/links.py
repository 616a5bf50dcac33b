"""Links: which a document may lead to, and how they are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import quote, urlsplit

from releasekit.model import Diagnostic, diagnostic

SAFE_SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})
"""Links with any other scheme stay text."""
_URI: Final = "!#$%&'()*+,/:;=?@[]~"
"""Characters of a URI that are not percent-encoded (RFC 3986, 2.2 and 2.4)."""
_IN_FRAGMENT: Final = _URI.replace("#", "")


def safe_target(target: str, longest: int) -> str | None:
    """Return a link's target as a URI in ASCII, nothing where it is not safe.

    Args:
        target: the address as the text has it.
        longest: most characters of a link in the format.
    """
    try:
        address, sign, fragment = target.partition("#")
        # A fragment holds no other one (RFC 3986, 3.5).
        uri = quote(address + sign, safe=_URI) + quote(fragment, safe=_IN_FRAGMENT)
        parts = urlsplit(uri)
        _ = parts.port
    except ValueError:  # no address, or a lone surrogate in it
        return None
    if parts.scheme.lower() not in SAFE_SCHEMES or len(uri) > longest:
        return None
    rest = parts.hostname if parts.scheme.lower().startswith("http") else parts.path
    return uri if rest and "@@" not in uri else None


def unsafe_links(targets: Iterable[str]) -> Iterator[Diagnostic]:
    """Yield what is told of targets that are not safe and stay text, each once."""
    for target in dict.fromkeys(targets):
        yield diagnostic("RKD206", link=target)
