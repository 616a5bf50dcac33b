"""Dates: days as EAD3 normalises them, in the words of the source."""

from __future__ import annotations

from typing import Final

from attrs import evolve

from releasekit.exporters.common.crosswalk.moments import Moment
from releasekit.exporters.common.crosswalk.node import Node, branch, leaf
from releasekit.exporters.common.crosswalk.subject import Subject
from releasekit.model import DateType

_DAY: Final = len("2017-02-07")
_OF_THE_UNIT: Final = (
    DateType.ISSUED,
    DateType.DISTRIBUTED,
    DateType.EMBARGO_UNTIL,
    DateType.MODIFIED,
)
"""Dates in the life of the release, in the order in which they are written."""


def held_moments(subject: Subject) -> tuple[Moment, ...]:
    """Return the dates that a description has, to the day.

    The Schematron of EAD3 allows no time. What a text tells of happens on dates that
    are none of the release.
    """
    return tuple(
        evolve(moment, text=moment.text[:_DAY]) if moment.text else moment
        for moment in subject.moments
        if moment.type is not DateType.EVENT
    )


def unit_dates(subject: Subject) -> tuple[Node, ...]:
    """Return ``unitdatestructured``, one for each kind of date."""
    return tuple(node for kind in _OF_THE_UNIT for node in _unit_date(subject, kind))


def capture_dates(subject: Subject) -> tuple[Node, ...]:
    """Return when the source was captured, as ``date``."""
    return tuple(
        node
        for moment in _of(subject, DateType.CAPTURED)
        for node in leaf("date", _words(moment), {"normal": moment.text})
    )


def _unit_date(subject: Subject, kind: DateType) -> tuple[Node, ...]:
    singles = tuple(
        node
        for moment in _of(subject, kind)
        for node in leaf("datesingle", _words(moment), {"standarddate": moment.text})
    )
    held = branch("dateset", singles) if len(singles) > 1 else singles
    return branch("unitdatestructured", held, attributes={"datechar": str(kind)})


def _of(subject: Subject, kind: DateType) -> tuple[Moment, ...]:
    return tuple(moment for moment in subject.moments if moment.type is kind)


def _words(moment: Moment) -> str:
    """Return what a reader sees: the words of the source, with their time of day."""
    return moment.literal if moment.literal.strip() else moment.when
