"""Metadata from the finished blocks of a release."""

from __future__ import annotations

from releasekit.model import (
    Block,
    BlockKind,
    Diagnostic,
    Evidence,
    Fact,
    How,
    Metadata,
    Source,
    leaves,
)


def read_metadata(
    source: Source,
    blocks: tuple[Block, ...],
    *,
    language: str | None = None,
    profile: str | None = None,
) -> tuple[Metadata, tuple[Diagnostic, ...]]:
    """Return what is known about a release, each value with its evidence."""
    for leaf in leaves(blocks):
        if leaf.kind is BlockKind.TITLE:
            evidence = Evidence(
                how=How.PARSED, rule="title.headline", spans=leaf.origin.spans
            )
            return Metadata(title=Fact(leaf.text, evidence)), ()
    return Metadata(), ()
