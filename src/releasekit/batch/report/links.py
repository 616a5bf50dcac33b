"""Links: where outputs are, as seen from the report beside them."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

_OUTSIDE: Final = frozenset({"", ".", ".."})


def link_of(name: str) -> str | None:
    """Return the relative reference of an output, nothing where it leads elsewhere.

    Every character but ASCII letters, digits and ``-._~`` is percent-encoded, so the
    reference has no scheme, no query and no other folders (RFC 3986, 4.2).

    Args:
        name: where it is below the folder of the report, with ``/``; lone surrogates
            stand for bytes that are no UTF-8.
    """
    parts = name.split("/")
    if not _OUTSIDE.isdisjoint(parts) or "\0" in name:
        return None
    try:
        quoted = (quote(part, safe="", errors="surrogateescape") for part in parts)
        return "/".join(quoted)
    except UnicodeEncodeError:
        return None
