"""Words in the text that give its date: "today", "released the following", a deed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import evolve

from releasekit.model import BlockKind, Precision
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.metadata.date_finder import DAY, HEAD, Finder, Place
from releasekit.parsing.metadata.date_words import may_spell_out
from releasekit.parsing.metadata.dates import only_line_words

_FIRST: Final = 9
_FAR: Final = 1_500
_NEAR: Final = 200
_BETWEEN: Final = 30

_TODAY = LazyPattern(
    r"(?:\b(?:today|heute|aujourd.hui|hoy|oggi|hoje|vandaag|i ?dag|dzisiaj|tänään"
    r"|сегодня|сьогодні|bugün|hari ini)|오늘|금일|本日|今日|今天|اليوم)"
    r"\W{1,3}(?:\w+,? )?$",
    re.IGNORECASE,
)


_OPENS_TODAY = LazyPattern(r"(?:^|[–—:)-]\s{0,2})(?:Today|Earlier today)\b")


def said_today(finder: Finder) -> Iterator[Place]:
    """Look for "today (28 December 2016)", and for "today" under a dated headline."""
    title = finder.view.title
    for found in finder.dates(title, HEAD)[-1:] if title else ():
        first = next(finder.view.body(), None)
        if title and first and _OPENS_TODAY.search(first.text[:_NEAR]):
            yield Place(found, title, "issued.headline-today", 75)
    for leaf in finder.view.said[:_FIRST]:
        for found in finder.dates(leaf, _FAR):
            if _TODAY.search(leaf.text[max(0, found.start - 24) : found.start]):
                yield Place(found, leaf, "issued.today", 75)


_RELEASE = LazyPattern(
    r"(?:for\s{1,2})?immediate\s{1,2}release|\b(?:media|press|news)\s{1,2}(?:release"
    r"|statement)|^\W{0,3}(?:presse(?:mitteilung|information)|medienmitteilung)",
    re.IGNORECASE,
)
_KINDS: Final = (
    BlockKind.TITLE,
    BlockKind.SUBTITLE,
    BlockKind.LABEL,
    BlockKind.LETTERHEAD,
    BlockKind.META,
    BlockKind.CONTACT,
    BlockKind.PARAGRAPH,
)


def in_release_words(finder: Finder) -> Iterator[Place]:
    """Look beside "For immediate release" where lines ran together."""
    for leaf, _ in zip(finder.view.of(*_KINDS), range(_FIRST), strict=False):
        # Forms turned into one line keep their place by runs of blanks.
        text = leaf.text[:_FAR] if "   " in leaf.text[:_FAR] else leaf.text[:_NEAR]
        dates = finder.dates(leaf, len(text))
        if not dates or not ("ele" in text or "ELE" in text):
            continue
        words = _RELEASE.search(text)
        for found in dates if words else ():
            if words and _beside(text, words.span(), (found.start, found.end)):
                yield Place(found, leaf, "issued.release-words", 85)


def _beside(text: str, words: tuple[int, int], date: tuple[int, int]) -> bool:
    """Tell whether nothing but a weekday stands between a date and the words."""
    first, second = sorted((words, date))
    between = text[first[1] : second[0]]
    return len(between) <= _BETWEEN and only_line_words(between)


_ON_BEFORE = LazyPattern(
    r"(?:^|[–—:)-]\s{0,2}|\.\s)\W{0,2}On\s(?:[MTWFS]\w{2,5}day,?\s)?$"
)
_ISSUES_AFTER = LazyPattern(
    r",?\s[^.\n]{2,160}?\b(?:releas|issu|mad|deliver)e?d?"
    r"\s(?:the following|this (?:statement|news)|a (?:joint )?statement"
    r"|the (?:below|attached) )"
)
_SAID_AFTER = LazyPattern(
    r"일?\s?(?:[(（][월화수목금토일][)）]\s?)?(?:밝혔|발표했|발표하였|전했)"
)


def announced(finder: Finder) -> Iterator[Place]:
    """Look for the day on which the issuer says that it says this."""
    for leaf in finder.view.said[:4]:
        text = leaf.text
        for found in finder.dates(leaf, 3 * HEAD):
            before = text[max(0, found.start - _BETWEEN) : found.start]
            after = text[found.end : found.end + HEAD]
            on_day = _ON_BEFORE.search(before) and _ISSUES_AFTER.match(after)
            if on_day or _SAID_AFTER.match(after):
                yield Place(found, leaf, "issued.announced", 75)


def signed(finder: Finder) -> Iterator[Place]:
    """Look for the day on which a proclamation was signed, spelt out."""
    if not may_spell_out(finder.view.source.text):
        return
    for leaf in finder.dated.body():
        for found in finder.dates(leaf):
            if found.rule == "date.words":
                yield Place(found, leaf, "issued.signed", 85)


_FIGURES = LazyPattern(r"([0-9]{1,2})\s?[./-]\s?([0-9]{1,2})")


def settle(finder: Finder, unclear: Place) -> Place | None:
    """Return the reading of figures that another date of the text confirms.

    "03.04.13" is 4 March where the text has "March 4, 2013" and not 3 April.
    """
    match = _FIGURES.search(unclear.found.literal)
    if match is None:
        return None
    first, second = int(match[1]), int(match[2])
    year = unclear.found.when[:4]
    readings = {f"{year}-{first:02}-{second:02}", f"{year}-{second:02}-{first:02}"}
    stated = {d.when[:DAY] for leaf in finder.dated.body() for d in finder.dates(leaf)}
    confirmed = readings & stated
    if len(confirmed) != 1:
        return None
    found = evolve(
        unclear.found,
        when=min(confirmed),
        precision=Precision.DAY,
        rule="date.figures-confirmed",
        ambiguous=False,
    )
    return evolve(unclear, found=found, confidence=70)
