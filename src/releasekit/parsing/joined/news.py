"""Daily news and mailboxes: files that hold several releases by their nature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from releasekit.model import BlockKind, Leaf
from releasekit.parsing.joined.marks import Joint, is_headline, line_start, told
from releasekit.parsing.lazy import LazyPattern

NEWS: Final = "numbered-label.phrase"
"""Rule of the line that heads daily news."""
_HEAD = LazyPattern(r"(?:daily news|midday express)\b", re.IGNORECASE)
_HEAD_LINES: Final = 12
_ENDS = LazyPattern(
    r"\((?:for (?:more|further) information|pour (?:plus|davantage) d[’']informations?"
    r"|weitere informationen)\b",
    re.IGNORECASE,
)
_FEWEST_ENDS: Final = 2
_ENOUGH: Final = 60
_MAIL_FROM = LazyPattern(
    r"^From [^\n\r]{3,200}\d{4}[ \t]*(?:\r\n|\n|\r)(?=[A-Z][A-Za-z-]{1,40}: )",
    re.MULTILINE,
)
_MAIL_HEADER = LazyPattern(r"^(?:From|Subject|Date|To): ", re.MULTILINE)
_MAIL_HEAD: Final = 2_000


def joints_in_news(text: str, leaves: Sequence[Leaf]) -> tuple[Joint, ...]:
    """Return where the items of daily news begin.

    Each item has a headline and ends with whom to ask, in parentheses:
    ``(For more information: …)``. What follows the last such line is one part.
    """
    heads = (leaf for leaf in leaves[:_HEAD_LINES] if _HEAD.match(leaf.text))
    if next(heads, None) is None:
        return ()
    ends = [i for i, leaf in enumerate(leaves) if _ENDS.match(leaf.text)]
    if len(ends) < _FEWEST_ENDS:
        return ()
    starts = [i + 1 for i in ends if _is_item(leaves, i + 1)]
    return tuple(
        Joint(line_start(text, leaves, index), "joined.daily-news", 90)
        for index in starts
    )


def _is_item(leaves: Sequence[Leaf], index: int) -> bool:
    """Tell whether a headline with a text follows."""
    if index >= len(leaves) or not is_headline(leaves[index]):
        return False
    following = leaves[index + 1 : index + 4]
    plain = all(leaf.kind is not BlockKind.END_MARK for leaf in following)
    return plain and sum(map(told, following)) >= _ENOUGH


def joints_in_mailbox(text: str, leaves: Sequence[Leaf]) -> tuple[Joint, ...]:
    """Return where the further messages of a mailbox begin (RFC 4155, appendix A)."""
    del leaves  # its lines say it themselves
    if not text.startswith("From "):
        return ()
    found = [
        match.start()
        for match in _MAIL_FROM.finditer(text)
        if _MAIL_HEADER.search(text, match.end(), match.end() + _MAIL_HEAD)
    ]
    if not found or found[0] != 0:
        return ()
    return tuple(Joint(at, "joined.mailbox", 98) for at in found[1:])
