"""Dates: as exactly as they are known, and no more so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from releasekit.exporters.common.crosswalk.moments import Moment
from releasekit.exporters.common.crosswalk.subject import Subject
from releasekit.exporters.jsonld.resource import Json, Pair
from releasekit.model import DateType

_OF_DATE: Final[Mapping[DateType, tuple[str, str]]] = MappingProxyType(
    {
        DateType.ISSUED: ("datePublished", "dcterms:issued"),
        DateType.DISTRIBUTED: ("dcterms:date", "dcterms:date"),
        DateType.EMBARGO_UNTIL: ("dcterms:available", "dcterms:available"),
        DateType.EVENT: ("temporalCoverage", "dcterms:temporal"),
        DateType.MODIFIED: ("dateModified", "dcterms:modified"),
        DateType.CAPTURED: ("dateCreated", "dcterms:created"),
    }
)
"""Property of a date, and of one that schema.org has no form for.

Its dates are those of ISO 8601, which know no day without a year.
"""
_DAY_OF_YEAR: Final = re.compile(
    "--(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])", re.ASCII
)


def dates(subject: Subject) -> Iterator[Pair]:
    """Yield the dates of the release."""
    for moment in subject.moments:
        if moment.type is not DateType.CAPTURED:
            yield _said(moment)


def captures(subject: Subject) -> Iterator[Pair]:
    """Yield when the copy that was read came to be."""
    for moment in subject.moments:
        if moment.type is DateType.CAPTURED:
            yield _said(moment)


def worded(subject: Subject) -> tuple[Moment, ...]:
    """Return the dates that have no form at all, so that their words stand."""
    return tuple(
        moment
        for moment in subject.moments
        if not moment.text and not _DAY_OF_YEAR.fullmatch(moment.when)
    )


def _said(moment: Moment) -> Pair:
    exact, loose = _OF_DATE[moment.type]
    if moment.text:
        # Unlike W3CDTF, ISO 8601 has a time of day whose zone is not known.
        return exact, moment.text if moment.is_whole else moment.when
    if _DAY_OF_YEAR.fullmatch(moment.when):
        day: Json = {"@type": "xsd:gMonthDay", "@value": moment.when}
        return loose, day
    return loose, moment.literal
