"""Settling: which of two values stays, and what is told of the other."""

from __future__ import annotations

from typing import Any, Final, Generic, TypeVar

import attrs
from attrs import frozen

from releasekit.model import (
    Agent,
    Diagnostic,
    Evidence,
    Fact,
    How,
    Severity,
    Unknown,
    diagnostic,
)
from releasekit.text import show

T = TypeVar("T")
NoneT = TypeVar("NoneT", Unknown, None)
"""What stands where no value is known."""

RULE: Final = "series"
"""The rule of every value that the series facts give."""
BASIS: Final = Evidence(how=How.CONSTANT, rule=RULE)
"""How such a value is known."""
_TRUSTED: Final = 50
"""Least trust, 0 to 100, in what the text states, for the text to win."""
_LONGEST: Final = 80


@frozen(kw_only=True)
class Settled(Generic[T]):
    """The value that stays, and what is to be told of the other."""

    value: T
    told: Diagnostic | None = None


def settle(
    what: str, known: Fact[T] | NoneT, given: T | None
) -> Settled[Fact[T] | NoneT]:
    """Return which of two values stays: the release's or the series'.

    Args:
        what: name of the value, for people.
        known: what the release has.
        given: what the series says.
    """
    if given is None:
        return Settled(value=known)
    fact = Fact(given, BASIS)
    if not isinstance(known, Fact) or known.evidence.rule == RULE:
        return Settled(value=fact)
    stated = is_stated(known.evidence)
    if known.value == given:
        return Settled(value=known if stated else fact)
    if stated:
        told = diagnostic(
            "RKD301",
            Severity.WARNING,
            known.evidence.spans[0] if known.evidence.spans else None,
            what=what,
            stated=_words(known.value),
            given=_words(given),
        )
        return Settled(value=known, told=told)
    told = diagnostic(
        "RKD302",
        Severity.INFO,
        what=what,
        replaced=_words(known.value),
        given=_words(given),
    )
    return Settled(value=fact, told=told)


def is_stated(evidence: Evidence) -> bool:
    """Tell whether the text, or the caller about this one release, says a value."""
    is_read = evidence.how is How.PARSED and evidence.confidence >= _TRUSTED
    return is_read or evidence.how is How.SUPPLIED


def _words(value: Any) -> str:  # noqa: ANN401 - any value of the archival description
    if isinstance(value, Agent):
        return show(value.name, limit=_LONGEST)
    parts = (getattr(value, field.name) for field in attrs.fields(type(value)))
    return show(", ".join(str(part) for part in parts if part), limit=_LONGEST)
