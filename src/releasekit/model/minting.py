"""Minting: identifiers from a pattern and a release, without clock and counter."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

from attrs import Attribute, field, frozen

from releasekit.model.evidence import Fact
from releasekit.model.metadata import Metadata
from releasekit.model.source import Source

_PIECE = re.compile(r"\{([^{}]*)\}|([^{}]+)|([{}])")
_LITERAL = re.compile(r"[A-Za-z0-9._~:/#@+-]+")
_DIRECTIVE = re.compile(r"%(.?)")
_DATE_TEXT = re.compile(r"(?:%[YmdHM]|[0-9._:/-])+")
_UNFIT = re.compile(r"[^\w.-]+")
_DATE_PARTS: Final = MappingProxyType(
    {"Y": (0, 4), "m": (5, 7), "d": (8, 10), "H": (11, 13), "M": (14, 16)}
)
"""Where each directive finds its digits in an ISO 8601 moment."""
_NO_YEAR: Final = "--"
_WHOLE_DATE: Final = "%Y-%m-%d"
_LEAST_DIGITS: Final = 8
_MOST_DIGITS: Final = 64
_DIGITS: Final = 16
NAMES: Final = ("id", "fonds", "series", "issued", "digest", "number", "language")
"""What may stand in braces."""
_OWN: Final = frozenset({"digest", "number"})
"""What two releases of one day do not share."""


@frozen(kw_only=True)
class PatternFault:
    """What is wrong with a pattern, and the remedy."""

    message: str
    hint: str


@frozen(kw_only=True)
class Place:
    """A part of a pattern that the release fills."""

    name: str
    """One of `NAMES`."""
    form: str = ""
    """What stands after the colon."""


@frozen(kw_only=True)
class Unminted:
    """That no identifier could be made."""

    missing: str
    """The place that the release cannot fill."""


def _check(_: object, attribute: Attribute[str], value: str) -> None:
    fault = pattern_fault(value)
    if fault:
        message = f"{attribute.name} {fault.message}: {fault.hint}"
        raise ValueError(message)


@frozen(kw_only=True)
class IdentifierPattern:
    """How a series names its releases.

    ``{fonds}-{issued:%Y%m%d}-{digest:8}``: `NAMES` in braces, a date with ``%Y``,
    ``%m``, ``%d``, ``%H`` and ``%M``, the first digits of the source's SHA-256 by
    their number (8 to 64).

    Raises:
        ValueError: the pattern has a fault.
    """

    scheme: str
    """Who gives such names."""
    pattern: str = field(validator=_check)


def pattern_fault(pattern: str) -> PatternFault | None:
    """Return the first thing wrong with a pattern, or nothing."""
    for piece in pieces_of(pattern):
        fault = _literal_fault(piece) if isinstance(piece, str) else _fault_of(piece)
        if fault:
            return fault
    if not places_of(pattern) & _OWN:
        return PatternFault(
            message="gives two releases of one day the same name",
            hint="add {digest:8}, or {number} where every release has one",
        )
    return None


def pieces_of(pattern: str) -> tuple[str | Place, ...]:
    """Return the literal parts and the places of a pattern, in order."""
    pieces: list[str | Place] = []
    for place, literal, brace in _PIECE.findall(pattern):
        name, _, form = place.partition(":")
        pieces.append(literal or brace or Place(name=name, form=form))
    return tuple(pieces)


def places_of(pattern: str) -> frozenset[str]:
    """Return the names of the places of a pattern."""
    return frozenset(p.name for p in pieces_of(pattern) if isinstance(p, Place))


def mint(
    pattern: str, source: Source, metadata: Metadata, series_id: str
) -> str | Unminted:
    """Return the identifier of a release: equal releases get equal ones.

    Args:
        pattern: one without faults.
        source: of the release; it gives the digest.
        metadata: of the release, fonds and series included.
        series_id: id of the series facts.
    """
    parts: list[str] = []
    for piece in pieces_of(pattern):
        if isinstance(piece, str):
            parts.append(piece)
            continue
        found = _filled(piece, source, metadata, series_id)
        if not found:
            return Unminted(missing=piece.name)
        parts.append(found)
    return "".join(parts)


def _literal_fault(literal: str) -> PatternFault | None:
    if _LITERAL.fullmatch(literal):
        return None
    message = f"cannot hold {literal!r}"
    hint = "use unaccented letters, digits and . _ ~ : / # @ + - outside of braces"
    return PatternFault(message=message, hint=hint)


def _fault_of(place: Place) -> PatternFault | None:
    if place.name not in NAMES:
        message = f"has an unknown place {{{place.name}}}"
        return PatternFault(message=message, hint=f"use {', '.join(NAMES)}")
    if not place.form:
        return None
    if place.name == "issued" and not _DATE_TEXT.fullmatch(place.form):
        message = f"has no date in {{issued:{place.form}}}"
        return PatternFault(message=message, hint="use %Y %m %d %H %M: %Y%m%d")
    if place.name == "digest" and not _is_count(place.form):
        message = f"has no number of digits in {{digest:{place.form}}}"
        hint = f"use {_LEAST_DIGITS} to {_MOST_DIGITS}: {{digest:12}}"
        return PatternFault(message=message, hint=hint)
    if place.name not in {"issued", "digest"}:
        message = f"has a form that {{{place.name}}} does not take: {place.form}"
        return PatternFault(message=message, hint=f"write {{{place.name}}}")
    return None


def _is_count(form: str) -> bool:
    is_number = form.isascii() and form.isdigit() and len(form) <= len("64")
    return is_number and _LEAST_DIGITS <= int(form) <= _MOST_DIGITS


def _filled(place: Place, source: Source, metadata: Metadata, series_id: str) -> str:
    """Return what stands in a place; nothing where the release does not say it."""
    if place.name == "issued":
        return _date(metadata, place.form or _WHOLE_DATE)
    if place.name == "digest":
        return source.sha256[: int(place.form or _DIGITS)]
    series = metadata.series.value if metadata.series else None
    number, language = metadata.number, metadata.language
    given = {
        "id": series_id,
        "fonds": series.fonds_code if series else None,
        "series": series.code if series else None,
        "number": number.value if number else None,
        "language": language.value if language else None,
    }
    return _fit(given[place.name])


def _fit(value: str | None) -> str:
    """Return a value with one hyphen for whatever an identifier should not hold."""
    return _UNFIT.sub("-", value or "").strip("-")


def _date(metadata: Metadata, form: str) -> str:
    """Return the date of issue in a form; nothing where it is not known so exactly."""
    when = metadata.issued.value.when if isinstance(metadata.issued, Fact) else ""
    if when.startswith(_NO_YEAR):
        return ""
    needed = max((_DATE_PARTS[d][1] for d in _DIRECTIVE.findall(form)), default=0)
    if len(when) < needed:
        return ""
    return _DIRECTIVE.sub(lambda match: when[slice(*_DATE_PARTS[match[1]])], form)
