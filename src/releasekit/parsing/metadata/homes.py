"""Which country's agency a name means that several countries use."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import Final

from releasekit.model import Span
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.metadata.agencies import Agency, Mention
from releasekit.parsing.metadata.countries import (
    country_cues,
    first_shown,
    shows_country,
)
from releasekit.parsing.metadata.view import View

_SAMPLE: Final = 2_500
_GENERIC = LazyPattern(
    r"(?:ministry|minister|department|office|foreign|finance|defen[cs]e|prime|cabinet"
    r"|president|secretary|attorney|home|national|federal|state|treasury|public)\b"
)


class Homes:
    """Decides between countries by what a text shows of them."""

    def __init__(self, view: View, language: str) -> None:
        """Remember the text; nothing is counted before it is asked for."""
        self._text = view.source.text[:_SAMPLE]
        self._language = language
        self._shown: dict[str, bool] = {}

    def resolve(self, mention: Mention, literal: str) -> Agency | None:
        """Return the one agency meant, by the countries that the text speaks of."""
        believed = [a for a in mention.agencies if self._may_mean(a, literal)]
        if len(believed) == 1:
            return believed[0]
        by_cue = sorted(believed, key=lambda a: (-self._cue(a.country), a.id))
        first, second = (*by_cue, None, None)[:2]
        if first and second and self._cue(first.country) > self._cue(second.country):
            return first
        own = [a for a in believed if self._language.startswith(a.language)]
        return own[0] if len(own) == 1 else None

    def _may_mean(self, known: Agency, literal: str) -> bool:
        """Tell whether a name that many countries use can mean this one's."""
        specific = literal in {known.name, known.local} and known.country
        return (
            bool(specific)
            or not _GENERIC.match(literal.casefold())
            or self.speaks_of(known)
        )

    def speaks_of(self, known: Agency) -> bool:
        """Tell whether the text shows an agency's country, if it has one."""
        country = known.country
        if country is None:
            return True
        shown = self._shown.get(country)
        if shown is None:
            shown = self._shown[country] = shows_country(self._text, country)
        return shown

    def shown_at(self, known: Agency) -> tuple[Span, ...]:
        """Return where the text first shows an agency's country."""
        place = first_shown(self._text, known.country) if known.country else None
        return (Span(*place),) if place else ()

    def _cue(self, country: str | None) -> int:
        """Return how often the text shows a country."""
        return self._cues[country] if country else 0

    @cached_property
    def _cues(self) -> Counter[str]:
        return country_cues(self._text)

    def likely_country(self) -> str | None:
        """Return the country that the text shows most, if it is plain."""
        ranked = sorted(self._cues, key=lambda c: (-self._cue(c), c))
        first, second = (*ranked, None, None)[:2]
        plain = self._cue(first) >= max(2, 2 * self._cue(second))
        return first if plain else None
