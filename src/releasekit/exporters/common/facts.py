"""Facts: what every document says of its release, the same in each format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from attrs import frozen

from releasekit.exporters.common.language import language_tag
from releasekit.exporters.common.words import words
from releasekit.files.names import stem_of
from releasekit.model import (
    BlockKind,
    Diagnostic,
    Fact,
    How,
    Metadata,
    Release,
    Severity,
    diagnostic,
    leaves,
)
from releasekit.plugins.contract import ExportContext

_LONGEST_TITLE: Final = 1000
"""Longest title in metadata, in code points: the whole one stands on the page."""
_TRUSTED: Final = 50
"""Least trust, 0 to 100, in an issuer whose name is printed."""
_WEB: Final = ("https://", "http://")
_SAID_BY_OTHERS: Final = frozenset({How.INFERRED, How.CONSTANT})
"""Ways of knowing an issuer that the text does not name."""
_MOMENT: Final = re.compile(
    "[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?"
)


@frozen(kw_only=True)
class Facts:
    """What title, properties and running headers say; empty text says nothing."""

    title: str
    """The headline, or what stands for it."""
    issuer: str
    subject: str
    """The kind of document, in the release's language."""
    language: str
    """Language tag (BCP 47), ``und`` where it cannot be told."""
    identifier: str
    """The first name of the release; that of its bytes where nobody gave one."""
    rights: str
    """How the release may be used, in words or by the licence."""
    licence: str
    """The licence, where it is a web address."""
    access: str
    """Who may see the release."""
    moment: datetime | None
    """When the release was issued, or the caller's time; aware."""
    producer: str


def facts_of(release: Release, context: ExportContext) -> Facts:
    """Return what a document says of its release."""
    return Facts(
        title=_shown_title(release),
        issuer=release.issuer or "",
        subject=words(release.language).press_release,
        language=language_tag(release.language),
        identifier=_identifier(release),
        rights=_rights(release.metadata),
        licence=_licence(release.metadata),
        access=_access(release.metadata),
        moment=issued_moment(release) or _aware(context.time),
        producer=context.producer,
    )


def missing_facts(release: Release, facts: Facts) -> Iterator[Diagnostic]:
    """Yield what the release does not say and something else stands for."""
    if not release.title:
        yield diagnostic("RKD203", shown=facts.title)
    if facts.moment and issued_moment(release) is None:
        shown = facts.moment.date().isoformat()
        yield diagnostic("RKD204", Severity.INFO, shown=shown)


def issued_moment(release: Release) -> datetime | None:
    """Return when a release was issued, where it is known to the day.

    A time of day counts in its zone or, without one, in UTC; a day begins at
    midnight UTC, whatever its zone, so that no reader sees it moved. Less than a day
    gives nothing: an invented date would be a false one for ever.
    """
    fact = release.metadata.issued
    found = _MOMENT.fullmatch(fact.value.when) if isinstance(fact, Fact) else None
    if found is None or not isinstance(fact, Fact):
        return None
    zone = (fact.value.zone or "") if found[1] else ""
    try:
        moment = datetime.fromisoformat(f"{found[0]}{zone}")
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        moment.astimezone(UTC)  # the first and the last day may have none there
    except (ValueError, OverflowError):
        return None
    return moment


def printed_issuer(release: Release) -> str:
    """Return the issuer's name for a page, nothing where the text does not name it.

    A page says what the release says. A name that was inferred, comes from a profile
    or from series facts, or was read with little trust, stands in the metadata with
    its evidence and not on the paper.
    """
    fact = release.metadata.issuer
    if not isinstance(fact, Fact) or fact.evidence.how in _SAID_BY_OTHERS:
        return ""
    return fact.value.name if fact.evidence.confidence >= _TRUSTED else ""


def masthead_of(release: Release) -> str:
    """Return the issuer for the top of page one, nothing where the text has it."""
    says_so = any(leaf.kind is BlockKind.LETTERHEAD for leaf in leaves(release.blocks))
    return "" if says_so else printed_issuer(release)


def _identifier(release: Release) -> str:
    given = release.metadata.identifiers
    return given[0].value.value if given else f"urn:sha256:{release.source.sha256}"


def _rights(metadata: Metadata) -> str:
    if not isinstance(metadata.rights, Fact):
        return ""
    rights = metadata.rights.value
    holder = f"© {rights.holder}" if rights.holder else ""
    said = (holder, rights.statement or rights.licence or "")
    return ". ".join(part.removesuffix(".") for part in said if part)


def _licence(metadata: Metadata) -> str:
    rights = metadata.rights.value if isinstance(metadata.rights, Fact) else None
    licence = (rights.licence if rights else None) or ""
    return licence if licence.startswith(_WEB) else ""


def _access(metadata: Metadata) -> str:
    if not isinstance(metadata.access, Fact):
        return ""
    access = metadata.access.value
    return f"{access.level}: {access.statement}" if access.statement else access.level


def _shown_title(release: Release) -> str:
    stem = stem_of(release.source.name)
    title = release.title or stem or words(release.language).untitled
    if len(title) <= _LONGEST_TITLE:
        return title
    return title[: _LONGEST_TITLE - 1].rstrip() + "…"


def _aware(time: datetime | None) -> datetime | None:
    return time.replace(tzinfo=UTC) if time and time.tzinfo is None else time
