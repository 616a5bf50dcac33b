"""The order of the rules, in one visible place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from releasekit.parsing.draft import Draft
from releasekit.parsing.rules import (
    body,
    breaks,
    cards,
    contacts,
    fixed,
    front,
    furniture,
    head,
    in_charge,
    inline,
    lists,
    mail,
    marks,
    places,
    profiled,
    report_times,
    sections,
    speech,
    tables,
    turns,
)

Rule: TypeAlias = Callable[[Draft], None]
"""Settles some pieces of a draft; what it settles, no later rule touches."""

LINE_RULES: Final[tuple[Rule, ...]] = (
    inline.cut_inline,
    profiled.mark_profile,
    report_times.mark_report_times,
    tables.mark_tables,
    in_charge.mark_in_charge,
    tables.mark_flattened,
    fixed.mark_rules,
    lists.mark_attachments,
    marks.find_marks,
    profiled.mark_alike,
    marks.confirm_marks,
    breaks.take_back_marks,
    furniture.mark_page_title,
    furniture.mark_furniture,
    fixed.mark_ends,
    furniture.mark_footer,
    tables.mark_worded,
    fixed.mark_fields,
    fixed.join_values,
    fixed.mark_datelines,
    fixed.mark_place_lines,
    fixed.mark_named,
    fixed.mark_offices_below,
    fixed.join_values,  # again: for names that end in a colon
    contacts.mark_contacts,
    cards.mark_cards,
    places.join_places,
    speech.mark_dashed_speech,
    lists.mark_attachments,  # again: "2." goes on with "붙임 1." once it has its mark
    lists.mark_notes,
    lists.mark_numbered_notes,
    lists.mark_numbered_headings,
    sections.mark_sections,
    lists.mark_items,
)
"""Rules over single lines, before wrapped lines are joined."""

BLOCK_RULES: Final[tuple[Rule, ...]] = (
    contacts.merge_contacts,
    head.mark_letterheads,
    mail.mark_subject,
    front.mark_front,
    head.mark_title,
    profiled.mark_about,
    turns.mark_turns,
    body.mark_headings,
    body.mark_captions,
    body.mark_reports,
    body.mark_quotes,
    speech.mark_open_quotes,
    speech.mark_set_off,
    body.mark_boilerplate,
    body.mark_paragraphs,
)
"""Rules over whole blocks, after wrapped lines are joined."""
