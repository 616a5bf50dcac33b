"""Sources: which inputs a batch has, and what each of them holds."""

from releasekit.batch.sources.finding import Finding, Layout, find_items
from releasekit.batch.sources.items import Items
from releasekit.batch.sources.opening import (
    Drawn,
    draw_item,
    encoding_for,
    open_item,
    shown,
)

__all__ = [
    "Drawn",
    "Finding",
    "Items",
    "Layout",
    "draw_item",
    "encoding_for",
    "find_items",
    "open_item",
    "shown",
]
