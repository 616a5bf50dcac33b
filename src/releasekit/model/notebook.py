"""How a release shows itself in a notebook."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from releasekit.model.block import Block, Furniture, ListItem
from releasekit.model.evidence import Fact
from releasekit.model.metadata import Metadata
from releasekit.model.walk import leaves, level_of
from releasekit.text import show

_SHOWN_BLOCKS = 12
_SHOWN_CHARACTERS = 160


def release_html(metadata: Metadata, blocks: tuple[Block, ...]) -> str:
    """Return a compact, self-contained HTML fragment: facts, then first blocks."""
    content = [b for b in leaves(blocks) if not isinstance(b, Furniture)]
    rows = "".join(
        f"<tr><th style='text-align:left'>{name}</th><td>{_safe(value)}</td>"
        f"<td><small>{_safe(why)}</small></td></tr>"
        for name, value, why in _facts(metadata)
    )
    lines = "".join(
        f"<div style='margin-left:{1.5 * level_of(leaf)}em'>"
        f"<small>{leaf.kind}</small> {_safe(_label(leaf))}</div>"
        for leaf in content[:_SHOWN_BLOCKS]
    )
    more = len(content) - _SHOWN_BLOCKS
    rest = f"<div><small>… and {more} more blocks</small></div>" if more > 0 else ""
    return f"<div><table>{rows}</table>{lines}{rest}</div>"


def _facts(metadata: Metadata) -> Iterator[tuple[str, str, str]]:
    issuer, issued = metadata.issuer, metadata.issued
    rows: tuple[tuple[str, object, object], ...] = (
        ("title", getattr(metadata.title, "value", None), metadata.title),
        ("issuer", issuer.value.name if isinstance(issuer, Fact) else None, issuer),
        ("issued", issued.value.when if isinstance(issued, Fact) else None, issued),
        ("language", getattr(metadata.language, "value", None), metadata.language),
    )
    for name, value, fact in rows:
        if isinstance(fact, Fact):
            evidence = fact.evidence
            yield name, str(value), f"{evidence.how}: {evidence.rule}"
        else:
            yield name, "unknown", str(getattr(fact, "reason", ""))


def _label(leaf: object) -> str:
    text: str = getattr(leaf, "text", "")
    marker = getattr(leaf, "marker", None)
    if isinstance(leaf, ListItem) or marker:
        text = f"{marker.shown} {text}" if marker else text
    return text


def _safe(text: str) -> str:
    return escape(show(text, limit=_SHOWN_CHARACTERS))
