"""Options of the JSON exporter."""

from __future__ import annotations

from attrs import field, frozen
from attrs.validators import and_, ge, le

_DEEPEST = 8


@frozen(kw_only=True)
class JsonOptions:
    """What the JSON exporter can be asked."""

    flat: bool = False
    """Give the flat view, one row a block, instead of the whole release."""
    indent: int = field(default=1, validator=and_(ge(0), le(_DEEPEST)))
    """Blanks a level; 0 writes everything on one line."""
