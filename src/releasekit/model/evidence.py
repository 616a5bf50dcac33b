"""How a value is known: every value says it, by which rule, from where."""

from __future__ import annotations

from enum import StrEnum
from typing import Generic, TypeVar

from attrs import field, frozen

from releasekit.model.checks import percentage
from releasekit.model.span import Span

T_co = TypeVar("T_co", covariant=True)


class How(StrEnum):
    """The ways in which a value can be known."""

    CONSTANT = "constant"
    """True of a whole series or profile."""
    PARSED = "parsed"
    """Stated in the source."""
    INFERRED = "inferred"
    """Concluded from something stated in the source."""
    COMPUTED = "computed"
    """Calculated from the bytes: digests, lengths."""
    SUPPLIED = "supplied"
    """Given by the caller."""
    DEFAULT = "default"
    """Assumed because nothing said otherwise."""


@frozen(kw_only=True)
class Evidence:
    """Why a value is believed."""

    how: How
    """The way in which the value is known."""
    rule: str
    """Dotted name of the rule that decided: ``agency.office-holder``."""
    spans: tuple[Span, ...] = ()
    """Places in the source text that speak for it."""
    confidence: int = field(default=100, validator=percentage)
    """Trust in the value, 0 to 100."""


@frozen
class Fact(Generic[T_co]):
    """A value with its evidence."""

    value: T_co
    """What is known."""
    evidence: Evidence
    """How it is known."""


class UnknownReason(StrEnum):
    """Why a value that a record should have is missing."""

    NOT_STATED = "not-stated"
    """The source does not say."""
    AMBIGUOUS = "ambiguous"
    """The source can be read in more than one way."""
    NOT_SUPPLIED = "not-supplied"
    """Only the caller could say, and did not."""


@frozen
class Unknown:
    """The honest absence of a value that a record should have."""

    reason: UnknownReason
    """Why it is missing."""
