"""Assembling: the road from a source to a release, each step in view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from releasekit.errors import InternalError
from releasekit.model import (
    Block,
    Contact,
    Diagnostic,
    Furniture,
    Release,
    SegmentClass,
    Segments,
    Source,
    Table,
    leaves,
)
from releasekit.parsing.blocks import build_blocks
from releasekit.parsing.cuts import cut_pieces
from releasekit.parsing.draft import Draft
from releasekit.parsing.footnotes import link_notes, may_link_notes
from releasekit.parsing.inlines import may_hold_address
from releasekit.parsing.joined.finder import joined_notices, may_be_joined
from releasekit.parsing.lines import cut_lines
from releasekit.parsing.mail import mark_mail
from releasekit.parsing.metadata import read_metadata
from releasekit.parsing.metadata.language import script_of
from releasekit.parsing.nesting import set_levels
from releasekit.parsing.notices import notices
from releasekit.parsing.profile import ProfileChoice
from releasekit.parsing.profile.find import choose_profile
from releasekit.parsing.rules.order import BLOCK_RULES, LINE_RULES
from releasekit.parsing.speakers import name_speakers
from releasekit.parsing.tongues import block_languages, with_languages, with_tongues
from releasekit.parsing.unwrap import unwrap

_SCRIPT_SAMPLE: Final = 4_000
"""Code points by which the script of a text is told."""
_Piece = tuple[int, int, SegmentClass]


def assemble(
    source: Source,
    diagnostics: tuple[Diagnostic, ...] = (),
    choice: ProfileChoice | None = None,
) -> Release:
    """Return the release of a source. Content never makes it fail.

    Args:
        source: the text and its bytes.
        diagnostics: what was odd about the bytes.
        choice: the profile to read it with, or those to find one among.

    Raises:
        InternalError: the partition law does not hold; a defect of releasekit.
    """
    draft = read_draft(source, choice)
    addresses = may_hold_address(source.text)
    blocks = build_blocks(draft.pieces, addresses=addresses)
    if may_link_notes(draft.pieces):
        blocks = link_notes(blocks)
    blocks = name_speakers(source, blocks)
    segments = partition(source.text, blocks, draft.drawn)
    metadata, noticed = read_metadata(source, blocks, profile=draft.profile)
    tongues = block_languages(draft.pieces, metadata.language)
    if tongues:
        blocks = with_languages(blocks, tongues)
        metadata = with_tongues(metadata, blocks, tongues)
    joined = may_be_joined(source.text, draft.pieces, bilingual=bool(tongues))
    return Release(
        source=source,
        metadata=metadata,
        blocks=blocks,
        segments=segments,
        diagnostics=(
            *diagnostics,
            *notices(source, metadata, blocks),
            *draft.diagnostics,
            *noticed,
            *(joined_notices(source.text, blocks) if joined else ()),
        ),
    )


def read_draft(source: Source, choice: ProfileChoice | None = None) -> Draft:
    """Return the settled pieces of a source: lines, rules, unwrap, nest."""
    pieces = cut_lines(source.text)
    script = script_of(source.text[:_SCRIPT_SAMPLE])
    profile = choose_profile(source.text, script, choice)
    draft = Draft(source, script, pieces, profile)
    mark_mail(draft)
    draft.pieces = cut_pieces(draft.pieces)
    for rule in LINE_RULES:
        rule(draft)
    unwrap(draft)
    for rule in BLOCK_RULES:
        rule(draft)
    set_levels(draft)
    return draft


def partition(
    text: str, blocks: Iterable[Block], drawn: Iterable[tuple[int, int]] = ()
) -> Segments:
    """Return the partition of a text into the places of its blocks and space.

    Args:
        text: the source.
        blocks: its blocks.
        drawn: places of marks that belong to no block, such as those of quoted mail.

    Raises:
        InternalError: places overlap, or a character that is no space has none.
    """
    places = _places(blocks)
    places += ((*at, SegmentClass.MARKER) for at in drawn)
    segments = Segments(_covering(text, sorted(places)))
    if segments.end != len(text):
        message = f"segments cover {segments.end} of {len(text)} code points"
        raise InternalError(message)
    return segments


def _covering(text: str, places: list[_Piece]) -> list[tuple[SegmentClass, int]]:
    """Return classes and ends over the whole text, space between the places."""
    covered: list[tuple[SegmentClass, int]] = []
    at = 0
    for start, end, kind in places:
        if start < at or text[at:start].strip():
            message = f"the partition breaks at code point {min(at, start)}"
            raise InternalError(message)
        if start > at:
            covered.append((SegmentClass.SPACE, start))
        covered.append((kind, end))
        at = end
    if text[at:].strip():
        message = f"the partition breaks at code point {at}"
        raise InternalError(message)
    covered.append((SegmentClass.SPACE, len(text)))
    return covered


def _places(blocks: Iterable[Block]) -> list[_Piece]:
    found: list[_Piece] = []
    for leaf in leaves(blocks):
        if isinstance(leaf, Table):
            found += _table_places(leaf)
            continue
        kind = SegmentClass.CONTENT
        if isinstance(leaf, Furniture):
            kind = SegmentClass.FURNITURE
        elif not isinstance(leaf, Contact) and leaf.marker:
            at = leaf.marker.span
            found.append((at.start, at.end, SegmentClass.MARKER))
        found += [(span.start, span.end, kind) for span in leaf.origin.spans]
    return found


def _table_places(table: Table) -> Iterator[_Piece]:
    """Yield cells as content and what is drawn between them as marks."""
    cells = iter(s for row in table.rows for c in row.cells for s in c.spans)
    cell = next(cells, None)
    for line in table.origin.spans:
        at = line.start
        while cell is not None and cell.end <= line.end:
            if cell.start > at:
                yield at, cell.start, SegmentClass.MARKER
            yield cell.start, cell.end, SegmentClass.CONTENT
            at, cell = cell.end, next(cells, None)
        if at < line.end:
            yield at, line.end, SegmentClass.MARKER
