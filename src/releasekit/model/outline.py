"""The outline: a release as text that a person can review."""

from __future__ import annotations

from collections.abc import Iterator

from releasekit.model.block import Leaf
from releasekit.model.release import Release
from releasekit.model.span import Span
from releasekit.model.walk import leaves, level_of
from releasekit.text import show


def outline(release: Release, *, width: int = 0, explain: bool = False) -> str:
    """Return one line a block: indent, kind, marker, text.

    Args:
        release: what to show.
        width: the most characters of text a line, 0 for all.
        explain: add a line under each block with rule, confidence and spans.
    """
    lines: list[str] = []
    for leaf in leaves(release.blocks):
        indent = "  " * level_of(leaf)
        lines.append(f"{indent}{leaf.kind}: {_words(leaf, width)}")
        if explain:
            lines.append(f"{indent}    {explanation(leaf)}")
    return "".join(f"{line}\n" for line in lines)


def explanation(leaf: Leaf) -> str:
    """Return why a block is what it is: rule, confidence, places in the source."""
    origin = leaf.origin
    return f"← {origin.rule} {origin.confidence}% at {spans_text(origin.spans)}"


def spans_text(spans: tuple[Span, ...]) -> str:
    """Return spans as ``12-40 44-80``, half-open code points."""
    return " ".join(f"{span.start}-{span.end}" for span in spans)


def _words(leaf: Leaf, width: int) -> str:
    return " ".join(_parts(leaf, width))


def _parts(leaf: Leaf, width: int) -> Iterator[str]:
    marker = getattr(leaf, "marker", None)
    if marker:
        yield f"[{show(marker.shown)}]"
    speaker = getattr(leaf, "speaker", None)
    if speaker:
        yield f"<{show(speaker)}>"
    yield show(leaf.text, limit=width)
