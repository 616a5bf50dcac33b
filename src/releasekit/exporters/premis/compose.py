"""Composing: objects, events, agents and rights become one document."""

from __future__ import annotations

from typing import Final

from releasekit import record
from releasekit.exporters.common.crosswalk.writing import Written, write_description
from releasekit.exporters.common.premis.agents import agents_of
from releasekit.exporters.common.premis.events import Outcome, events_of
from releasekit.exporters.common.premis.markup import NAMESPACE, VERSION, element
from releasekit.exporters.common.premis.objects import objects_of
from releasekit.exporters.common.premis.rights import rights_names, rights_of
from releasekit.exporters.common.premis.subject import subject_of
from releasekit.model import Release
from releasekit.plugins.contract import ExportContext

_ROOT: Final = (
    ("xmlns", NAMESPACE),
    ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ("version", VERSION),
)


def compose(release: Release, context: ExportContext, *, validate: bool) -> Written:
    """Return the document of a release.

    Args:
        release: what it is about.
        context: gives producer, identifier and the time of the call's events.
        validate: check the record, so that an event can say how that ended.
    """
    subject = subject_of(release, context)
    outcome = _validated(subject.record) if validate else None
    content = (
        *objects_of(subject, rights_names(subject)),
        *events_of(subject, outcome),
        *agents_of(subject),
        *rights_of(subject),
    )
    return write_description(element("premis", content, _ROOT))


def _validated(data: bytes) -> Outcome:
    return Outcome(breaches=tuple(breach.text for breach in record.validate(data)))
