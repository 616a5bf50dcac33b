"""Options of the JSON-LD exporter."""

from __future__ import annotations

from attrs import field, frozen
from attrs.validators import and_, ge, le

_DEEPEST = 8


@frozen(kw_only=True)
class JsonLdOptions:
    """What the JSON-LD exporter can be asked."""

    body: bool = True
    """Give the text of the release too (``articleBody``), not its description alone."""
    indent: int = field(default=1, validator=and_(ge(0), le(_DEEPEST)))
    """Blanks a level; 0 writes everything on one line."""
