"""When a text may be published, where it was issued, and whether it is translated."""

from __future__ import annotations

import re
from typing import Final

from releasekit.model import (
    BlockKind,
    Dateline,
    Fact,
    How,
    Leaf,
    ReleaseTerms,
    TermsKind,
    Translation,
    TranslationStatus,
)
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.metadata.date_finder import EMBARGO, HEAD
from releasekit.parsing.metadata.dates import find_dates
from releasekit.parsing.metadata.language import language_named
from releasekit.parsing.metadata.view import View, evidence


def read_terms(
    view: View, language: str, country: str | None
) -> Fact[ReleaseTerms] | None:
    """Return what the release line says: at once, or not before a time."""
    for leaf in view.of(BlockKind.RELEASE_LINE):
        words = leaf.text[:HEAD]
        kind, until = TermsKind.IMMEDIATE, None
        if EMBARGO.search(words):
            kind = TermsKind.EMBARGO
            dates = find_dates(words, language=language, country=country)
            until = dates[0].when if dates and not dates[0].ambiguous else None
        terms = ReleaseTerms(kind=kind, until=until, literal=leaf.text)
        return Fact(terms, evidence("terms.release-line", leaf.origin.spans))
    return None


_OPENING = LazyPattern(
    r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.’'-]{2,20}(?:[ ,]{1,2}[A-ZÀ-Þ][A-ZÀ-Þ.’'-]{1,20}){0,3}"
    r"(?:, ?[A-Z][\w.]{0,9})?)[ ,]{0,2}(?P<rest>[^–—\n]{0,40}?)(?:[–—]|--| - |/PR)"
)
_TOWN = LazyPattern(r"\s*(?P<place>[A-ZÀ-ÞА-Я][^0-9]{1,60}?)[\s,–—-]{0,4}$")
_NO_TOWN = LazyPattern(
    r"^(?:(?:on|am|le|el|den|the|date|dated|issued|released|posted|published)\b[:\s]*)+",
    re.IGNORECASE,
)
_WEEKDAY = LazyPattern(
    r",?\s*\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\W*$"
    r"|,?\s*\b(?:den|le|el|am)\b\W*$",
    re.IGNORECASE,
)


def read_dateline(view: View, language: str) -> Fact[Dateline] | None:
    """Return the place that a line with the date, or the opening, names."""
    for leaf in view.of(BlockKind.DATELINE):
        dates = find_dates(leaf.text[:HEAD], language=language)
        place = _town(leaf.text[: dates[0].start]) if dates else None
        if place:
            basis = evidence("dateline.line", leaf.origin.spans, confidence=85)
            return Fact(Dateline(place=place, literal=leaf.text), basis)
    first = next(view.of(BlockKind.PARAGRAPH), None)
    return _opening_place(view, first) if first else None


def _town(before: str) -> str | None:
    words = _NO_TOWN.sub("", before.strip(" \t,–—-:"))
    words = _WEEKDAY.sub("", words).strip(" ,–—-:")
    match = _TOWN.fullmatch(words)
    return match["place"].strip(" ,") if match and match["place"] else None


def _opening_place(view: View, leaf: Leaf) -> Fact[Dateline] | None:
    match = _OPENING.match(leaf.text[:120])
    if match is None:
        return None
    place = match["place"].strip(" ,(")
    literal = leaf.text[: match.end()].strip()
    spans = view.places(leaf, 0, match.end())
    basis = evidence("dateline.opening", spans, confidence=80)
    return Fact(Dateline(place=place, literal=literal), basis)


_TRANSLATED = LazyPattern(
    r"translat|trad|übers|перев|번역|[訳譯译]|ترجم|תרגום", re.IGNORECASE
)
_TRANSLATIONS: Final = (
    (
        TranslationStatus.UNOFFICIAL,
        LazyPattern(
            r"unofficial (?:english |\w+ )?translation|courtesy translation"
            r"|translated from|traduction (?:non officielle|de courtoisie)"
            r"|(?:nichtamtliche|inoffizielle) übersetzung|arbeitsübersetzung"
            r"|traducción (?:no oficial|de cortesía)|traduzione non ufficiale"
            r"|tradução não oficial|неофициальный перевод|비공식\s?번역"
            r"|非公式(?:な)?翻?訳|非官方翻[译譯]|ترجمة غير رسمية|תרגום לא רשמי",
            re.IGNORECASE,
        ),
    ),
    (
        TranslationStatus.PROVISIONAL,
        LazyPattern(
            r"(?:provisional|tentative|preliminary) (?:english )?translation"
            r"|traduction provisoire|vorläufige übersetzung|traducción provisional"
            r"|предварительный перевод|잠정\s?번역|仮訳|暫定訳|暂译",
            re.IGNORECASE,
        ),
    ),
    (
        TranslationStatus.OFFICIAL,
        LazyPattern(
            r"(?<!un)official (?:english )?translation|traduction officielle"
            r"|amtliche übersetzung|traducción oficial|официальный перевод|공식\s?번역",
            re.IGNORECASE,
        ),
    ),
)
_NOTE_KINDS = (
    BlockKind.NOTE,
    BlockKind.META,
    BlockKind.SUBTITLE,
    BlockKind.LABEL,
    BlockKind.PARAGRAPH,
    BlockKind.TITLE,
)
_NOTE_LENGTH: Final = 200
_ORIGINAL = LazyPattern(
    r"(?:translat|übers|tradu|tradotto|перев)[^.:]{0,30}?\s"
    r"(?:from|aus|du|de|del|dal|do|с)\s(?:(?:the|original|dem|l['’]))?(?P<tongue>[^.]{3,40})"
    r"|(?P<source>\w{2,8}?)(?:을|를|에서)?\s?(?:의\s)?(?:비공식\s?|공식\s?)?번역"
    r"|(?P<text>\w{2,4})(?:からの|より)(?:翻)?訳|译自(?P<from>\w{2})",
    re.IGNORECASE,
)


def read_translation(view: View) -> Fact[Translation] | None:
    """Return what a short remark says about the text being a translation."""
    for leaf in view.of(*_NOTE_KINDS):
        if len(leaf.text) > _NOTE_LENGTH or not _TRANSLATED.search(leaf.text):
            continue
        for status, pattern in _TRANSLATIONS:
            match = pattern.search(leaf.text)
            if match:
                translation = Translation(
                    status=status,
                    authoritative=status is TranslationStatus.OFFICIAL,
                    from_language=_original_language(leaf.text),
                    literal=leaf.text,
                )
                spans = view.places(leaf, 0, len(leaf.text))
                rule = f"translation.{status}"
                return Fact(translation, evidence(rule, spans, how=How.PARSED))
    return None


def _original_language(note: str) -> str | None:
    """Return the language that a translation note names as the original's."""
    match = _ORIGINAL.search(note)
    return language_named(match[match.lastgroup]) if match and match.lastgroup else None
