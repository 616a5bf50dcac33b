"""Control: ``control``, what is to be known of the finding aid itself."""

from __future__ import annotations

from datetime import UTC, datetime

from releasekit.exporters.common.crosswalk.node import Node, branch, leaf
from releasekit.exporters.common.crosswalk.subject import Subject
from releasekit.exporters.ead3.names import agents_as
from releasekit.model import AgentRole

UNDATED = "unknown"
"""What stands for the time of the export where the caller gave none."""


def control(subject: Subject, titles: tuple[str, ...], time: datetime | None) -> Node:
    """Return ``control``.

    Args:
        subject: the release.
        titles: of the finding aid; what has no words is left out after the first.
        time: of the export, where the caller knows it.
    """
    first, *others = titles
    stated = Node(
        tag="titlestmt",
        children=(
            Node(tag="titleproper", text=first),
            *(node for title in others for node in leaf("subtitle", title)),
        ),
    )
    return Node(
        tag="control",
        attributes=(
            ("langencoding", "iso639-2b"),
            ("dateencoding", "iso8601"),
        ),
        children=(
            Node(tag="recordid", text=subject.record_id),
            *branch("filedesc", (stated,)),
            Node(tag="maintenancestatus", attributes=(("value", "derived"),)),
            *branch("maintenanceagency", _agency(subject)),
            *branch("maintenancehistory", (_event(subject, time),)),
        ),
    )


def _agency(subject: Subject) -> tuple[Node, ...]:
    """Return who keeps the description: the custodian, else its maker."""
    keepers = agents_as(subject, AgentRole.CUSTODIAN)
    names = tuple(node for k in keepers for node in leaf("agencyname", k.name))
    return names or (Node(tag="agencyname", text=subject.producer),)


def _event(subject: Subject, time: datetime | None) -> Node:
    return Node(
        tag="maintenanceevent",
        children=(
            Node(tag="eventtype", attributes=(("value", "derived"),)),
            _moment(time),
            Node(tag="agenttype", attributes=(("value", "machine"),)),
            Node(tag="agent", text=subject.producer),
            *leaf("eventdescription", f"from the record {subject.record_id}"),
        ),
    )


def _moment(time: datetime | None) -> Node:
    if time is None:
        return Node(tag="eventdatetime", text=UNDATED)
    aware = time if time.tzinfo else time.replace(tzinfo=UTC)
    text = aware.isoformat(timespec="seconds")
    attributes = (("standarddatetime", text),)
    return Node(tag="eventdatetime", attributes=attributes, text=text)
