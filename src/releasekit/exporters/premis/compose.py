"""Composing: objects, events, agents and rights become one document."""

from __future__ import annotations

from typing import Final

from attrs import field, frozen

from releasekit import record
from releasekit.exporters.premis.agents import agents_of
from releasekit.exporters.premis.events import Outcome, events_of
from releasekit.exporters.premis.markup import Element, spelled
from releasekit.exporters.premis.objects import objects_of
from releasekit.exporters.premis.rights import rights_names, rights_of
from releasekit.exporters.premis.subject import subject_of
from releasekit.model import Release
from releasekit.plugins.contract import ExportContext
from releasekit.xml_safety import xml_illegal

NAMESPACE: Final = "http://www.loc.gov/premis/v3"
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_ROOT: Final = (
    ("xmlns", NAMESPACE),
    ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ("version", "3.0"),
)


@frozen(kw_only=True)
class Document:
    """A PREMIS document."""

    data: bytes = field(repr=False)
    """UTF-8, one element a line."""
    illegal: tuple[str, ...]
    """The characters that are shown as U+FFFD, each once, sorted."""


def compose(release: Release, context: ExportContext, *, validate: bool) -> Document:
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
    root = Element("premis", content, _ROOT)
    found = {char for text in root.texts() for _, char in xml_illegal(text)}
    text = _DECLARATION + "".join(spelled(root))
    return Document(data=text.encode("utf-8"), illegal=tuple(sorted(found)))


def _validated(data: bytes) -> Outcome:
    return Outcome(breaches=tuple(breach.text for breach in record.validate(data)))
