"""Options of the text exporter."""

from __future__ import annotations

from attrs import field, frozen
from attrs.validators import ge

NARROWEST = 20
"""Fewest columns that lines can be wrapped at."""


def _is_none_or_wide(_: object, _attribute: object, width: int) -> None:
    if width and width < NARROWEST:
        message = f"width is 0 (no wrapping) or at least {NARROWEST} columns"
        raise ValueError(message)


@frozen(kw_only=True)
class TextOptions:
    """What the text exporter can be asked."""

    width: int = field(default=0, validator=[ge(0), _is_none_or_wide])
    """Terminal columns at which lines are wrapped; 0 leaves a paragraph on one line."""
    furniture: bool = False
    """Whether what the web site or page put there is shown too."""
