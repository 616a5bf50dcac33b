"""When a release was issued: the places that may say it, most trusted first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from releasekit.model import FURNITURE_KINDS, BlockKind, Leaf, Precision
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.metadata.calendar import modified_labels
from releasekit.parsing.metadata.date_finder import (
    DAY,
    EMBARGO,
    HEAD,
    Finder,
    Place,
)
from releasekit.parsing.metadata.dates import only_line_words
from releasekit.parsing.metadata.issue_words import (
    announced,
    in_release_words,
    said_today,
    settle,
    signed,
)
from releasekit.parsing.metadata.mail import is_mail
from releasekit.parsing.metadata.view import View

_OPENING: Final = 3
_LONGEST_LABEL: Final = 24
_NARROW_OPENING, _WIDE_OPENING = 160, 1200
_ISSUE_LABEL = LazyPattern(
    r"^\W{0,3}(?:press |news |media )?(?:release |issue |publication )?"
    r"(?:dated?|published|posted|issued|released|datum|fecha|data|дата|작성일|등록일"
    r"|publicad[oa] (?:em|el)|publié le|pubblicato il|veröffentlicht|publicerad"
    r"|publisert|offentliggjort|opublikowano|gepubliceerd|julkaistu|опубликовано|發布日期|公表日"
    r"|게시일|배포일시?|보도일시|보도시점|보도|배포|掲載日|発表日|发布时间|发布日期|日期)",
    re.IGNORECASE,
)
_REPORT_TIME = LazyPattern(r"\W{0,3}보\s?도\s?(?:시점|일시)")
_REPORT_AFTER = LazyPattern(r"[0-9시분)]\s?(?:이후|부터)\s?(?:사용|보도)")
_PLACE_WORD = LazyPattern(r"[^\s,./–—():-]+")
_SMALL_WORDS: Final = frozenset({"den", "le", "the", "of", "de", "am", "el", "on"})
_MOST_WORDS: Final = 7
_DASH_AFTER = LazyPattern(
    r"\s{0,2}(?:[)\]][\s.:–—-]{0,4}|[–—:-]{1,2}|\.\s|/\s?(?:PR|$))|\s{2,4}[A-ZÀ-Þ]"
)
# A date that a missing line break left in front of, or behind, other words.
_CUT_AFTER = LazyPattern(
    r"\s{2,}|\s?[|–—-]|\s[A-ZÀ-Þ]|\s?[A-Z]{2}|\s?(?:Contact|For|Media|Press)\b|\s*$"
    r"|,(?: [A-ZÀ-Þ][\w’-]{1,20}){1,3}, [A-ZÀ-Þ]|, [가-힣]{2,6}(?: [가-힣]{2,6})?$"
)
# The release's number stands behind the date, often without a blank.
_CODE_AFTER = LazyPattern(r"[\s.]{0,6}[\w/.-]{0,14}[\s.]{0,4}$")
_PREPARED_AFTER = LazyPattern(
    r"\W{1,3}(?:As (?:Prepared|Delivered)|Washington\b"
    r"|(?:[A-Z][\w.’-]{1,16} ?){1,3}, (?:[A-Z][\w.]{0,16} ?){1,2}$)"
)
# A town in capitals, or with its state and a dash, opens the text behind the date.
_TOWN_AFTER = LazyPattern(
    r"\s{1,4}(?:[A-Z]{4,16}\b(?! [A-Z]{3})"
    r"|[Ww]ashington,?\s{1,2}D\s?\.?C\b"
    r"|[A-Z][A-Za-z. ]{2,24}, ?[A-Z][\w.]{1,10}(?: [A-Z][\w.]{0,3})?\s?[-–—])"
)
# "On August 20, 2021, March 11, 2022," is a piece of a sentence.
_FRAGMENT = LazyPattern(r"^On\s|,\s*$")
_SIGNER = LazyPattern(r"[A-Z .]{4,40},")
_COLUMN_BEFORE = LazyPattern(
    r"(?:^|[ \u00a0]{3})\s?$|[ \u00a0]{2}(?:[MTWFS][a-z]{2,5}day)[ \u00a0,]{1,3}$"
)
# Words that make the date at the end of a headline that of an event.
_EVENT_BEFORE = LazyPattern(
    r"\b(?:on|in|of|by|until|till|from|to|for|since|dated|ending|is|and|through|before"
    r"|after|am|vom|bis|le|du|al|del)"
    r"\W{0,3}(?:\w{3,9}day,? |\w{3,9}tag, )?$|[0-9]\s?[-–]\s?$",
    re.IGNORECASE,
)
_LABEL_BEFORE = LazyPattern(
    r"\b(?:(?:date|da|dated|datum|fecha|data)\s?:\s{0,3}(?:\w{2,10},? )?"
    r"|(?:^|\s{2})(?:published|posted|issued|released|veröffentlicht|publié le)"
    r"\s?:?\s{0,3})$",
    re.IGNORECASE,
)
_HEAD_KINDS: Final = (
    BlockKind.META,
    BlockKind.LETTERHEAD,
    BlockKind.SUBTITLE,
    BlockKind.TITLE,
    BlockKind.CONTACT,
)
_FOOT: Final = 4
_SHORT_LINE: Final = 30
_AROUND: Final = FURNITURE_KINDS | {BlockKind.CONTACT, BlockKind.END_MARK}
_HEAD_PARAGRAPHS: Final = 2
_OPEN_SENTENCE: Final = 100
_TEXT_KINDS: Final = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.HEADING}
)
_ENDS = ".:!?;\"”’')]。"


def find_issued(finder: Finder) -> tuple[Place | None, Place | None]:
    """Return the date of issue, and a date that is ambiguous if that is all.

    A whole date wins over one without a year, wherever it stands; one without a year
    is believed on a line of its own alone.
    """
    partial = unclear = None
    for rule in RULES if finder.may_issue() else (_in_datelines,):
        for place in rule(finder):
            if len(place.found.when) >= DAY:
                return place, None
            if place.found.ambiguous:
                unclear = unclear or place
            elif _lacks_year(place):
                partial = partial or place
    if unclear:
        settled = settle(finder, unclear)
        if settled:
            return settled, None
    return partial, None if partial else unclear


def _lacks_year(place: Place) -> bool:
    is_line = place.rule == "issued.dateline"
    return is_line and place.found.precision is Precision.DAY_OF_YEAR


def _in_report_times(finder: Finder) -> Iterator[Place]:
    """Look for the hour from which the press may report, as Korea gives it."""
    kinds = (
        BlockKind.META,
        BlockKind.RELEASE_LINE,
        BlockKind.DATELINE,
        BlockKind.SUBTITLE,
    )
    for leaf in finder.dated.of(*kinds):
        if _REPORT_TIME.match(leaf.text) or _REPORT_AFTER.search(leaf.text[:HEAD]):
            for found in finder.dates(leaf, HEAD)[:1]:
                yield Place(found, leaf, "issued.report-time", 95)


def _in_datelines(finder: Finder) -> Iterator[Place]:
    """Look at date lines of the head: further on they tell of other things."""
    dated = finder.dated.by_kind.get(BlockKind.DATELINE)
    for leaf in _head_of(finder.view) if dated else ():
        if leaf.kind is BlockKind.DATELINE:
            for found in finder.dates(leaf, HEAD):
                yield Place(found, leaf, "issued.dateline", 95)


def _head_of(view: View) -> Iterator[Leaf]:
    """Yield the leaves before the second long text, ends of wrapped lines left out."""
    paragraphs, before = 0, None
    for leaf in view.all:
        paragraphs += leaf.kind in _TEXT_KINDS and len(leaf.text) >= _OPEN_SENTENCE
        if paragraphs >= _HEAD_PARAGRAPHS:
            return
        if leaf.kind is not BlockKind.DATELINE or not _is_fragment(leaf, before):
            yield leaf
        before = leaf


def _is_fragment(line: Leaf, before: Leaf | None) -> bool:
    """Tell whether a date line is a piece of the sentence around it."""
    broken = before is not None and _is_open(before)
    return broken or _FRAGMENT.search(line.text) is not None


def _is_open(leaf: Leaf) -> bool:
    """Tell whether a long text breaks off, so that what follows is its end."""
    text = leaf.text
    long = leaf.kind in _TEXT_KINDS and len(text) >= _OPEN_SENTENCE
    return long and text[-1] not in _ENDS


def _in_headline_number(finder: Finder) -> Iterator[Place]:
    for leaf in finder.dated.of(BlockKind.TITLE):
        for found in finder.dates(leaf, HEAD):
            if found.rule == "date.six-figures":
                yield Place(found, leaf, "issued.headline-number", 80)


def _in_release_lines(finder: Finder) -> Iterator[Place]:
    for leaf in finder.dated.of(BlockKind.RELEASE_LINE):
        if not EMBARGO.search(leaf.text[:HEAD]):
            for found in finder.dates(leaf, HEAD):
                yield Place(found, leaf, "issued.release-line", 95)


def _in_embargoes(finder: Finder) -> Iterator[Place]:
    """Take the day on which an embargo ends: then the text comes out."""
    for leaf in finder.dated.of(BlockKind.RELEASE_LINE):
        for found in finder.dates(leaf, HEAD)[:1]:
            yield Place(found, leaf, "issued.embargo", 60)


def _in_labelled(finder: Finder) -> Iterator[Place]:
    """Look at data about the release, furniture included, for "Date: …"."""
    kinds = (
        BlockKind.META,
        BlockKind.LETTERHEAD,
        BlockKind.LABEL,
        BlockKind.CONTACT,
        BlockKind.CHROME,
    )
    for leaf in finder.dated.of(*kinds):
        if _ISSUE_LABEL.match(leaf.text[:60]) and not is_mail(leaf):
            for found in finder.dates(leaf, HEAD)[:1]:
                yield Place(found, leaf, "issued.label", 90)


def _in_openings(finder: Finder) -> Iterator[Place]:
    """Look where the text opens: ``WASHINGTON, D.C., Sept. 1, 2001 – …``."""
    for leaf in finder.view.said[:_OPENING]:
        text = leaf.text
        # Forms turned into one line keep their place by runs of blanks.
        window = _WIDE_OPENING if "    " in text[:_WIDE_OPENING] else _NARROW_OPENING
        for found in finder.dates(leaf, window)[:2]:
            reason = _opening(text[: found.start], text[found.end :])
            if reason:
                yield Place(found, leaf, *reason)


def _opening(before: str, after: str) -> tuple[str, int] | None:
    """Return why a date between these words is that of the release, and its trust."""
    if _DASH_AFTER.match(after) and _is_place(before):
        return "issued.opening", 85
    if _LABEL_BEFORE.search(before, max(0, len(before) - _LONGEST_LABEL)):
        return "issued.inner-label", 80
    if (_CUT_AFTER.match(after) or _is_code(before, after)) and _stands_first(before):
        return "issued.front", 75
    if _TOWN_AFTER.match(after) and not _EVENT_BEFORE.search(before[-HEAD:]):
        return "issued.before-place", 75
    return None


def _stands_first(before: str) -> bool:
    """Tell whether nothing but a weekday or a column of blanks leads to a date."""
    near = before[-_NARROW_OPENING:]
    return only_line_words(near) or _COLUMN_BEFORE.search(near) is not None


def _is_code(before: str, after: str) -> bool:
    return len(before) + len(after) <= _SHORT_LINE and (
        _CODE_AFTER.match(after) is not None
    )


def _in_heads(finder: Finder) -> Iterator[Place]:
    """Look at both ends of the lines around the headline."""
    for leaf in finder.dated.of(*_HEAD_KINDS):
        if leaf.text[:40].casefold().startswith(modified_labels()):
            continue
        dates = finder.dates(leaf, 300)
        if len(dates) > 1 and _is_change(leaf.text, dates[-1].start):
            dates = dates[:1]
        for found in dates[-1:]:
            before, after = leaf.text[: found.start], leaf.text[found.end :]
            if _at_either_end(before, after):
                yield Place(found, leaf, "issued.head-line", 70)


def _is_change(text: str, at: int) -> bool:
    """Tell whether the date at a place tells of a change: ``… Updated 12 March``."""
    before = text[max(0, at - _LONGEST_LABEL) : at].rstrip(" :").casefold()
    return before.endswith(modified_labels())


def _at_either_end(before: str, after: str) -> bool:
    if only_line_words(before):
        return bool(_CUT_AFTER.match(after) or _CODE_AFTER.match(after))
    ends = not after.strip(' ."”') or _PREPARED_AFTER.match(after)
    ends = ends or _TOWN_AFTER.match(after)
    return bool(ends) and not _EVENT_BEFORE.search(before)


def _in_foot(finder: Finder) -> Iterator[Place]:
    """Look at the last short lines: a place and a date may sign the text."""
    yield from _in_last_datelines(finder)
    for leaf in finder.view.said[_OPENING:][-_FOOT:]:
        if len(leaf.text) > _NARROW_OPENING:
            continue
        for found in finder.dates(leaf)[:1]:
            before, after = leaf.text[: found.start], leaf.text[found.end :]
            if _is_place(before) and _CUT_AFTER.match(after):
                yield Place(found, leaf, "issued.foot", 65)


def _in_last_datelines(finder: Finder) -> Iterator[Place]:
    """Look at date lines that sign the text: further on stand annexes at most."""
    lines = tuple(finder.view.of(BlockKind.DATELINE))
    if not lines or len(lines) > _FOOT:
        return  # none, or a table that became one cell a line
    text = tuple(leaf for leaf in finder.view.all if leaf.kind not in _AROUND)
    last = {leaf.id for leaf in text[-_FOOT:]}
    for before, leaf, after in neighbours(finder.view.all):
        if leaf.kind is not BlockKind.DATELINE or _is_fragment(leaf, before):
            continue
        contact = after is not None and after.kind is BlockKind.CONTACT
        if leaf.id in last or contact or (before and _SIGNER.fullmatch(before.text)):
            for found in finder.dates(leaf, HEAD)[:1]:
                yield Place(found, leaf, "issued.foot-line", 75)


def neighbours(
    leaves: Sequence[Leaf],
) -> Iterator[tuple[Leaf | None, Leaf, Leaf | None]]:
    """Yield each leaf with the one before and the one after it."""
    for index, leaf in enumerate(leaves):
        before = leaves[index - 1] if index else None
        yield before, leaf, leaves[index + 1] if index + 1 < len(leaves) else None


def _in_stamps(finder: Finder) -> Iterator[Place]:
    """Look for the time at which a page was made, on a line of its own."""
    for leaf in finder.dated.of(BlockKind.DATELINE):
        for found in finder.dates(leaf, HEAD)[:1]:
            if found.rule == "date.iso" and len(found.when) > DAY:
                yield Place(found, leaf, "issued.stamp", 60)


def _is_place(before: str) -> bool:
    """Tell whether a few capitalised words and nothing else stand before a date."""
    words = _PLACE_WORD.findall(before[-_NARROW_OPENING:])
    return len(words) <= _MOST_WORDS and all(
        word[0].isupper() or word.casefold() in _SMALL_WORDS for word in words
    )


RULES: Final[tuple[Callable[[Finder], Iterator[Place]], ...]] = (
    _in_report_times,
    _in_datelines,
    _in_release_lines,
    _in_labelled,
    _in_openings,
    in_release_words,
    _in_headline_number,
    _in_heads,
    said_today,
    signed,
    _in_foot,
    announced,
    _in_stamps,
    _in_embargoes,
)
"""The rules in the order in which they are believed."""
