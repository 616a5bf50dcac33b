"""What the date grammar knows of languages and countries, read from data once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from attrs import frozen

from releasekit.parsing.data import load_table


@frozen(kw_only=True)
class Customs:
    """How one language and country write dates."""

    language: str
    """Primary language subtag (BCP 47)."""
    country: str | None
    """ISO 3166-1 alpha-2, where it is known."""
    months: Mapping[str, int]
    """Folded month names and their numbers; English ones are always among them."""
    openings: frozenset[str]
    """The first two letters of the months."""
    order: str | None
    """``dmy``, ``mdy`` or ``ymd``; nothing where figures alone do not tell."""
    order_rule: str
    """What decided the order: ``country-us``, ``language-de``."""

    def offset(self, zone: str) -> str | None:
        """Return the UTC offset of a zone's letters, where they are plain here."""
        if zone[:1] in "+-" and len(zone) >= len("+0900"):
            return f"{zone[:3]}:{zone[-2:]}"
        known = _tables()["zones"].get(zone, {})
        found: str | None = known.get("any") or known.get(self.country)
        return found


@cache
def customs(language: str, country: str | None, given: str | None = None) -> Customs:
    """Return the customs of a language (BCP 47 tag) in a country.

    ``mul`` knows the months of all languages. ``given`` is an order that a profile
    names; without one the language decides, and where it has none the country.
    """
    primary = language.partition("-")[0].lower()
    tables = _tables()
    order, rule = None, ""
    if country and country in tables["countries"]:
        order, rule = tables["countries"][country], f"country-{country.lower()}"
    if primary in tables["order"]:
        order, rule = tables["order"][primary], f"language-{primary}"
    if given:
        order, rule = given, "profile"
    return Customs(
        language=primary,
        country=country or tables["homes"].get(primary),
        months=_months(primary),
        openings=frozenset(name[:2] for name in _months(primary)),
        order=order,
        order_rule=rule,
    )


@cache
def _months(primary: str) -> dict[str, int]:
    tables = _tables()["months"]
    wanted = tables if primary == "mul" else ("en", primary)
    names: dict[str, int] = {}
    for language in wanted:
        for number, forms in enumerate(tables.get(language, ()), start=1):
            names.update(dict.fromkeys(forms.casefold().split("|"), number))
    return names


@cache
def era_years() -> Mapping[str, int]:
    """Return the years to add to a year of an era, by the era's name."""
    eras: dict[str, int] = _tables()["eras"]
    return eras


@cache
def line_words() -> frozenset[str]:
    """Return folded weekdays and labels that may share a line with a date."""
    tables = _tables()
    words = f"{tables['weekdays']['words']} {tables['labels']['words']}"
    return frozenset(words.casefold().split()) | {
        zone.casefold() for zone in tables["zones"]
    }


@cache
def not_places() -> frozenset[str]:
    """Return folded words that a place before a date does not have."""
    return frozenset(_tables()["labels"]["not_places"].split())


@cache
def cities() -> frozenset[str]:
    """Return folded names of places that need no comma before a date."""
    return frozenset(_tables()["labels"]["cities"].split())


@cache
def modified_labels() -> tuple[str, ...]:
    """Return the labels after which a date tells of a change, folded."""
    return tuple(map(str.casefold, _tables()["labels"]["modified"]))


def _tables() -> dict[str, Any]:
    return load_table("calendar.toml")
