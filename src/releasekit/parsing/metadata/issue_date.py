"""When a release was issued: the places that may say it, most trusted first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from releasekit.model import BlockKind, Precision
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

_OPENING: Final = 3
_NARROW_OPENING, _WIDE_OPENING = 160, 1200
_ISSUE_LABEL = LazyPattern(
    r"^\W{0,3}(?:press |news |media )?(?:release |issue |publication )?"
    r"(?:dated?|published|posted|issued|released|datum|fecha|data|дата|작성일|등록일"
    r"|게시일|배포일시?|보도일시|보도시점|보도|배포|掲載日|発表日|发布时间|发布日期|日期)",
    re.IGNORECASE,
)
_REPORT_TIME = LazyPattern(r"\W{0,3}보\s?도\s?(?:시점|일시)")
_TODAY = LazyPattern(
    r"\b(?:today|heute|aujourd.hui|hoy|oggi)\W{1,3}(?:\w+,? )?$", re.IGNORECASE
)
_PLACE_WORD = LazyPattern(r"[^\s,./–—():-]+")
_SMALL_WORDS: Final = frozenset({"den", "le", "the", "of", "de", "am", "el", "on"})
_MOST_WORDS: Final = 7
_DASH_AFTER = LazyPattern(
    r"\s{0,2}(?:[)\]][\s.:–—-]{0,4}|[–—:-]{1,2}|\.\s|/\s?(?:PR|$))"
)
# A date that a missing line break left in front of, or behind, other words.
_CUT_AFTER = LazyPattern(
    r"\s{2,}|\s?[|–—-]|\s[A-ZÀ-Þ]|\s?[A-Z]{2}|\s?(?:Contact|For|Media|Press)\b|\s*$"
)
_COLUMN_BEFORE = LazyPattern(r"(?:^|[ \u00a0]{3})\s?$")
# Words that make the date at the end of a headline that of an event.
_EVENT_BEFORE = LazyPattern(
    r"\b(?:on|in|of|by|until|till|from|to|for|since|dated|ending|am|vom|bis|le|du|al|del)"
    r"\W{0,3}(?:\w{3,9}day,? |\w{3,9}tag, )?$|-\s?$",
    re.IGNORECASE,
)
_LABEL_BEFORE = LazyPattern(
    r"\b(?:date|da|dated|datum|fecha|data)\s?:\s{0,3}(?:\w{2,10},? )?$", re.IGNORECASE
)
_HEAD_KINDS: Final = (
    BlockKind.META,
    BlockKind.LETTERHEAD,
    BlockKind.SUBTITLE,
    BlockKind.TITLE,
)
_FOOT: Final = 4


def find_issued(finder: Finder) -> tuple[Place | None, Place | None]:
    """Return the date of issue, and a date that is ambiguous if that is all.

    A whole date wins over one without a year, wherever it stands.
    """
    partial = unclear = None
    for rule in RULES:
        for place in rule(finder):
            if len(place.found.when) >= DAY:
                return place, None
            if place.found.ambiguous:
                unclear = unclear or place
            elif _lacks_year(place):
                partial = partial or place
    return partial, None if partial else unclear


def _lacks_year(place: Place) -> bool:
    is_line = place.rule == "issued.dateline"
    return is_line and place.found.precision is Precision.DAY_OF_YEAR


def _in_report_times(finder: Finder) -> Iterator[Place]:
    """Look for the hour from which the press may report, as Korea gives it."""
    kinds = (BlockKind.META, BlockKind.RELEASE_LINE, BlockKind.DATELINE)
    for leaf in finder.view.of(*kinds):
        if _REPORT_TIME.match(leaf.text):
            for found in finder.dates(leaf, HEAD)[:1]:
                yield Place(found, leaf, "issued.report-time", 95)


def _in_datelines(finder: Finder) -> Iterator[Place]:
    for leaf in finder.view.of(BlockKind.DATELINE):
        for found in finder.dates(leaf, HEAD):
            yield Place(found, leaf, "issued.dateline", 95)


def _in_headline_number(finder: Finder) -> Iterator[Place]:
    for leaf in finder.view.of(BlockKind.TITLE):
        for found in finder.dates(leaf, HEAD):
            if found.rule == "date.six-figures":
                yield Place(found, leaf, "issued.headline-number", 80)


def _in_release_lines(finder: Finder) -> Iterator[Place]:
    for leaf in finder.view.of(BlockKind.RELEASE_LINE):
        if not EMBARGO.search(leaf.text[:HEAD]):
            for found in finder.dates(leaf, HEAD):
                yield Place(found, leaf, "issued.release-line", 95)


def _in_labelled(finder: Finder) -> Iterator[Place]:
    """Look at data about the release, furniture included, for "Date: …"."""
    kinds = (
        BlockKind.META,
        BlockKind.LETTERHEAD,
        BlockKind.LABEL,
        BlockKind.CONTACT,
        BlockKind.CHROME,
    )
    for leaf in finder.view.of(*kinds):
        if _ISSUE_LABEL.match(leaf.text[:60]):
            for found in finder.dates(leaf, HEAD)[:1]:
                yield Place(found, leaf, "issued.label", 90)


def _in_openings(finder: Finder) -> Iterator[Place]:
    """Look where the text opens: ``WASHINGTON, D.C., Sept. 1, 2001 – …``."""
    for leaf, _ in zip(finder.view.body(), range(_OPENING), strict=False):
        text = leaf.text
        # Forms turned into one line keep their place by runs of blanks.
        window = _WIDE_OPENING if "    " in text[:_WIDE_OPENING] else _NARROW_OPENING
        for found in finder.dates(leaf, window)[:1]:
            before, after = text[: found.start], text[found.end :]
            if _is_place(before) and _DASH_AFTER.match(after):
                yield Place(found, leaf, "issued.opening", 85)
            elif _LABEL_BEFORE.search(before[-HEAD:]):
                yield Place(found, leaf, "issued.inner-label", 80)
            elif _stands_first(before) and _CUT_AFTER.match(after):
                yield Place(found, leaf, "issued.front", 75)


def _stands_first(before: str) -> bool:
    """Tell whether nothing but a weekday or a column of blanks leads to a date."""
    near = before[-_NARROW_OPENING:]
    return only_line_words(near) or _COLUMN_BEFORE.search(near) is not None


def _in_heads(finder: Finder) -> Iterator[Place]:
    """Look at both ends of the lines around the headline."""
    for leaf in finder.view.of(*_HEAD_KINDS):
        if leaf.text[:40].casefold().startswith(modified_labels()):
            continue
        for found in finder.dates(leaf, 300)[-1:]:
            before, after = leaf.text[: found.start], leaf.text[found.end :]
            starts = only_line_words(before) and _CUT_AFTER.match(after)
            ends = not after.strip(' ."”') and not _EVENT_BEFORE.search(before)
            if starts or ends:
                yield Place(found, leaf, "issued.head-line", 70)


def _in_foot(finder: Finder) -> Iterator[Place]:
    """Look at the last short lines: a place and a date may sign the text."""
    body = tuple(finder.view.body())
    for leaf in body[_OPENING:][-_FOOT:]:
        if len(leaf.text) > _NARROW_OPENING:
            continue
        for found in finder.dates(leaf)[:1]:
            before, after = leaf.text[: found.start], leaf.text[found.end :]
            if _is_place(before) and _CUT_AFTER.match(after):
                yield Place(found, leaf, "issued.foot", 65)


def _today(finder: Finder) -> Iterator[Place]:
    for leaf, _ in zip(finder.view.body(), range(_OPENING * 3), strict=False):
        for found in finder.dates(leaf, 1500):
            if _TODAY.search(leaf.text[max(0, found.start - 20) : found.start]):
                yield Place(found, leaf, "issued.today", 75)


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
    _in_headline_number,
    _in_heads,
    _today,
    _in_foot,
)
"""The rules in the order in which they are believed."""
