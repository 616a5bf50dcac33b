"""Where a text was issued: the place of the date line, or that which opens the text."""

from __future__ import annotations

from typing import Final

from releasekit.model import BlockKind, Dateline, Fact, Leaf
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.metadata.calendar import line_words, not_places
from releasekit.parsing.metadata.date_finder import HEAD
from releasekit.parsing.metadata.dates import find_dates
from releasekit.parsing.metadata.view import View, evidence

_FIRST: Final = 2
_WINDOW: Final = 120
_MOST_WORDS: Final = 6
_LEAST: Final = 3
_SHOUTED: Final = 3

_TOWN = LazyPattern(r"\s*(?P<place>[A-ZÀ-ÞА-Я][^0-9]{1,60}?)[\s,–—-]{0,4}$")
_NO_TOWN = LazyPattern(
    r"^(?:(?:on|am|le|el|den|the|date|dated|issued|released|posted|published)\b[:\s]*)+"
)
_WEEKDAY = LazyPattern(
    r",?\s*\b(?:[Mm]on|[Tt]ues?|[Ww]ed(?:nes)?|[Tt]hu(?:rs)?|[Ff]ri|[Ss]at(?:ur)?|[Ss]un)"
    r"(?:day)?\b\W*$|,?\s*\b(?:den|le|el|am)\b\W*$"
)
# What leads to the dash of "LANSING, Mich. – ", "Berlin (ots) - ", "(Houston, TX) – ".
_OPENING = LazyPattern(
    r"[(\[]?(?P<place>[A-ZÀ-ÞА-Я][^–—\n\[\]():]{2,70}?)"
    r"(?P<tail>\s?[)\]]?\s?\((?:ots|[^()]{2,24})\)|[)\]])?"
    r"\s?(?:[–—]|--|\s-\s|\s-(?=[A-Z])|-\s|\s?/PR|(?<![A-Z])\.-\s)"
)
# In forms turned into one line, only the capital has no dash behind it.
_BLANKS = LazyPattern(
    r"(?P<place>W(?:ASHINGTON|ashington)(?:,? {1,2}D ?\.? ?C\.?)?)(?P<tail>)"
    r"(?:\s{2,6}|(?<=TON)\s)(?=[A-Z])"
)
_BLANKS_RUN = LazyPattern(r"\s{2,}")
_WORD = LazyPattern(r"[^\s,]+")
_STATE = LazyPattern(r", ?[A-Z][\w.’ -]{1,24}$")
_SMALL: Final = frozenset(
    {"de", "la", "le", "del", "of", "am", "an", "der", "sur", "do"}
)


def read_dateline(view: View, language: str) -> Fact[Dateline] | None:
    """Return the place that a line with the date, or the opening, names."""
    for leaf in view.of(BlockKind.DATELINE):
        place = _of_line(leaf, language)
        if place:
            basis = evidence("dateline.line", leaf.origin.spans, confidence=85)
            return Fact(Dateline(place=place, literal=leaf.text), basis)
    for leaf, _ in zip(view.of(BlockKind.PARAGRAPH), range(_FIRST), strict=False):
        found = _of_opening(view, leaf, language)
        if found:
            return found
    return None


def _of_line(leaf: Leaf, language: str) -> str | None:
    text = leaf.text[:HEAD]
    dates = find_dates(text, language=language)
    if dates:
        return _town(text[: dates[0].start])
    return _town(text) if _STATE.search(text) else None


def _town(before: str) -> str | None:
    words = _NO_TOWN.sub("", before.strip(" \t,–—-:").replace("\xa0", " "))
    words = _WEEKDAY.sub("", words).strip(" ,–—-:(")
    match = _TOWN.fullmatch(words)
    place = _BLANKS_RUN.sub(" ", match["place"]).strip(" ,") if match else ""
    place = place.replace(" ,", ",")
    return place if place and _is_name(place) else None


def _of_opening(view: View, leaf: Leaf, language: str) -> Fact[Dateline] | None:
    text = leaf.text[:_WINDOW]
    match = _OPENING.match(text) or _BLANKS.match(text)
    if match is None:
        return None
    place, dated = match["place"], False
    if any(map(str.isdigit, place)):
        dates = find_dates(place, language=language)
        place, dated = place[: dates[0].start] if dates else "", True
    shown = _town(place)
    if shown is None or not (dated or match["tail"] or _looks_alone(shown)):
        return None
    spans = view.places(leaf, 0, match.end())
    literal = leaf.text[: match.end()].strip()
    basis = evidence("dateline.opening", spans, confidence=80)
    return Fact(Dateline(place=shown, literal=literal), basis)


def _looks_alone(place: str) -> bool:
    """Tell a place that needs no date: in capitals, or with its state or country."""
    shouted = place.isupper() and place.count(" ") < _SHOUTED
    return shouted or _STATE.search(place) is not None


def _is_name(place: str) -> bool:
    """Tell a town from the other words that may stand before a dash or a date."""
    words = _WORD.findall(place)
    folded = {word.casefold().rstrip(".") for word in words}
    return (
        max(map(len, words), default=0) >= _LEAST
        and len(words) <= _MOST_WORDS
        and all(word[0].isupper() or word.casefold() in _SMALL for word in words)
        and folded.isdisjoint(not_places())
        and not folded <= line_words()
    )
