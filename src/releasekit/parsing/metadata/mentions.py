"""What the text mentions: attachments and web addresses."""

from __future__ import annotations

import re
from typing import Final

from releasekit.model import (
    Attachment,
    BlockKind,
    Fact,
    Furniture,
    Link,
)
from releasekit.model.block import Table
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.metadata.view import View, evidence

_MOST: Final = 200
_LABEL = LazyPattern(
    r"(?:붙\s?임|별\s?첨|첨\s?부(?:파일)?|참\s?고|annex(?:e)?|attachments?|appendix|anlage"
    r"|pi[eè]ces? jointes?|anexo|приложени[ея]|adjuntos?|別添|別紙|添付資料|附件)"
    r"\s?[0-9A-Z]{0,3}[.:)]?\s",
    re.IGNORECASE,
)


def read_attachments(view: View) -> tuple[Fact[Attachment], ...]:
    """Return the documents that the release names as attached."""
    found = []
    for leaf in view.of(BlockKind.ATTACHMENT):
        marker = getattr(leaf, "marker", None)
        label = marker.text if marker else None
        title = leaf.text
        match = None if label else _LABEL.match(title)
        if match and match.end() < len(title):
            label, title = match[0].strip(), title[match.end() :].strip()
        value = Attachment(title=title, label=label)
        found.append(Fact(value, evidence("attachment.block", leaf.origin.spans)))
    return tuple(found)


def read_links(view: View) -> tuple[Fact[str], ...]:
    """Return web addresses of the text, furniture left out, first mention only."""
    found: dict[str, Fact[str]] = {}
    for leaf in view.all:
        if isinstance(leaf, Furniture | Table):
            continue
        for inline in leaf.inlines:
            if isinstance(inline, Link) and inline.target not in found:
                spans = view.places(leaf, inline.at.start, inline.at.end)
                basis = evidence("link.address", spans, confidence=100)
                found[inline.target] = Fact(inline.target, basis)
    return tuple(found.values())
