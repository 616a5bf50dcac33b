"""The header: when and by whom the document was made, and who answers for it."""

from __future__ import annotations

from releasekit._version import __version__
from releasekit.exporters.common.crosswalk.node import Node
from releasekit.exporters.common.crosswalk.subject import Subject
from releasekit.exporters.common.mets.agents import names_of, people_of, software
from releasekit.exporters.common.mets.markup import element, moment, told
from releasekit.plugins.contract import ExportContext


def header(subject: Subject, context: ExportContext) -> Node:
    """Return ``metsHdr``."""
    return element(
        "metsHdr",
        (("CREATEDATE", moment(context.time)),),
        software(subject.producer, told("note", f"version {__version__}")),
        *people_of(subject.metadata),
        *names_of(subject.metadata),
    )
