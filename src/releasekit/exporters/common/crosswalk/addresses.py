"""Addresses: whether a text is a URI that every reader takes for one."""

from __future__ import annotations

import re
from typing import Final

_REST: Final = "(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})"
_URI: Final = re.compile(
    f"(?:(?:https?|ftp)://[A-Za-z0-9._~-]+(?::[0-9]{{1,5}})?(?:[/?]{_REST}*)?"
    f"|(?:urn|info):(?!/){_REST}+)(?:#{_REST}*)?"
)


def is_uri(text: str) -> bool:
    """Tell whether ``text`` is an absolute URI (RFC 3986), careful of odd ones.

    Only schemes that catalogues know count, so that ``sha256:`` is no address; a host
    in brackets and user information are refused, because readers differ over them.
    """
    return _URI.fullmatch(text) is not None
