"""The keys under which a profile's file names lines."""

from __future__ import annotations

from typing import Final

from releasekit.model import BlockKind

LINE_KINDS: Final = tuple(
    str(kind)
    for kind in (
        BlockKind.CHROME,
        BlockKind.LABEL,
        BlockKind.LETTERHEAD,
        BlockKind.RELEASE_LINE,
        BlockKind.DATELINE,
        BlockKind.META,
        BlockKind.SUBTITLE,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.CAPTION,
        BlockKind.NOTE,
        BlockKind.ATTACHMENT,
        BlockKind.CONTACT,
        BlockKind.SIGNATURE,
        BlockKind.BOILERPLATE,
        BlockKind.TEXT_MARK,
        BlockKind.END_MARK,
    )
)
"""The kinds of block that a profile can name lines for."""
START_AFTER: Final = "start_after"
"""Key of lines that end what the site put above the release."""
STOP_BEFORE: Final = "stop_before"
"""Key of lines that begin what the site put below it."""
FIELD: Final = "field"
"""Key of the names of values that stand on the next line."""
LINE_KEYS: Final = (START_AFTER, STOP_BEFORE, FIELD, *LINE_KINDS)
"""The keys of the tables ``lines`` and ``patterns``."""
