"""The elements of the record: what a crosswalk carries over or leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from attrs import frozen

from releasekit.model import (
    AgentRole,
    DateType,
    Fact,
    Release,
    TitleRole,
    Unknown,
)


@frozen(kw_only=True)
class Element:
    """An element or attribute of the record, and where the model has it."""

    name: str
    """As the record spells it: ``identification/title``."""
    paths: tuple[str, ...] = ()
    """Fields of `Release` that hold it, dotted; none where every record has it."""
    where: tuple[str, object] | None = None
    """Field beside the last one, and its value: ``("role", TitleRole.SUB)``."""

    def values(self, release: Release) -> Iterator[object]:
        """Yield what a release says of it; empty text says nothing."""
        for path in self.paths:
            for value in _values(release, path.split("."), self.where):
                if not (isinstance(value, str | bytes) and not value):
                    yield value

    def stands_in(self, release: Release) -> bool:
        """Tell whether the record of a release has it."""
        return not self.paths or any(True for _ in self.values(release))


def _values(
    holder: Any,  # noqa: ANN401 - any value of the model
    path: list[str],
    where: tuple[str, object] | None,
) -> Iterator[object]:
    """Walk from a value along a path, whose length bounds the depth."""
    value = holder.value if isinstance(holder, Fact) else holder
    if value is None or isinstance(value, Unknown):
        return
    if isinstance(value, tuple):
        for one in value:
            yield from _values(one, path, where)
    elif not path:
        yield value
    elif len(path) > 1 or where is None or getattr(value, where[0]) == where[1]:
        yield from _values(getattr(value, path[0]), path[1:], where)


def _title(role: TitleRole) -> Element:
    return Element(
        name=f"identification/otherTitle[@role='{role}']",
        paths=("metadata.other_titles.text",),
        where=("role", role),
    )


def _agent(role: AgentRole) -> Element:
    return Element(
        name=f"agents/agent[@role='{role}']/name",
        paths=("metadata.agents.name",),
        where=("role", role),
    )


def _date(kind: DateType) -> Element:
    return Element(
        name=f"dates/date[@type='{kind}']/@when",
        paths=("metadata.dates.when",),
        where=("type", kind),
    )


def _of_agents(name: str, *fields: str) -> Element:
    holders = ("metadata.issuer", "metadata.agents")
    paths = tuple(f"{holder}.{field}" for holder in holders for field in fields)
    return Element(name=f"agents/*/{name}", paths=paths)


def _of_dates(name: str, field: str) -> Element:
    paths = (f"metadata.issued.{field}", f"metadata.dates.{field}")
    return Element(name=f"dates/*{name}", paths=paths)


def _of(name: str, *paths: str) -> Element:
    return Element(name=name, paths=paths)


_AGENT_ROLES: Final = tuple(r for r in AgentRole if r is not AgentRole.ISSUER)
_DATE_TYPES: Final = tuple(t for t in DateType if t is not DateType.ISSUED)
_OF_ENCODING: Final = ("encoding", "bom", "newline", "origin", "fidelity")

ELEMENTS: Final = (
    _of("control/recordId"),
    _of("control/software"),
    _of("control/profile", "metadata.profile"),
    _of("control/series", "metadata.described_by"),
    _of("identification/identifier", "metadata.identifiers.value"),
    _of("identification/identifier/@scheme", "metadata.identifiers.scheme"),
    _of("identification/title", "metadata.title"),
    *map(_title, TitleRole),
    _of("identification/otherTitle/@xml:lang", "metadata.other_titles.language"),
    _of("identification/type", "metadata.type"),
    _of("identification/series/title", "metadata.series.title"),
    _of("identification/series/@code", "metadata.series.code"),
    _of("identification/series/fonds", "metadata.series.fonds"),
    _of("identification/series/@fondsCode", "metadata.series.fonds_code"),
    _of("identification/number", "metadata.number"),
    _of("agents/issuer/name", "metadata.issuer.name"),
    *map(_agent, _AGENT_ROLES),
    _of_agents("@kind", "kind"),
    _of_agents("@country", "country"),
    _of_agents("id", "identifier.value"),
    _of_agents("id/@scheme", "identifier.scheme"),
    _of_agents("position", "position"),
    _of_agents("organisation", "organisation"),
    _of_agents("channel", "channels.value", "channels.kind"),
    _of("dates/issued/@when", "metadata.issued.when"),
    *map(_date, _DATE_TYPES),
    _of_dates("/@precision", "precision"),
    _of_dates("/@zone", "zone"),
    _of_dates(" (the words)", "literal"),
    _of("releaseTerms/@kind", "metadata.terms.kind"),
    _of("releaseTerms/@until", "metadata.terms.until"),
    _of("releaseTerms (the words)", "metadata.terms.literal"),
    _of("dateline/place", "metadata.dateline.place"),
    _of("dateline/literal", "metadata.dateline.literal"),
    _of("language/primary", "metadata.language"),
    _of("language/other", "metadata.other_languages"),
    _of("language/translation/@status", "metadata.translation.status"),
    _of("language/translation/@authoritative", "metadata.translation.authoritative"),
    _of("language/translation/of", "metadata.translation.of"),
    _of("language/translation/@fromLang", "metadata.translation.from_language"),
    _of("language/translation/literal", "metadata.translation.literal"),
    _of("subjects/subject", "metadata.subjects.term"),
    _of("subjects/subject/@scheme", "metadata.subjects.scheme"),
    _of("subjects/subject/@code", "metadata.subjects.code"),
    _of("subjects/place", "metadata.places"),
    _of("classification", "metadata.classifications.label"),
    _of("classification/@scheme", "metadata.classifications.scheme"),
    _of("classification/@code", "metadata.classifications.code"),
    _of("access/@level", "metadata.access.level"),
    _of("access (the statement)", "metadata.access.statement"),
    _of("rights (the statement)", "metadata.rights.statement"),
    _of("rights/@licence", "metadata.rights.licence"),
    _of("rights/@holder", "metadata.rights.holder"),
    _of(
        "retention",
        "metadata.retention.action",
        "metadata.retention.period",
        "metadata.retention.schedule",
        "metadata.retention.statement",
    ),
    _of("relations/relation/@kind", "metadata.relations.kind"),
    _of("relations/relation/@target", "metadata.relations.target"),
    _of("relations/relation (the title)", "metadata.relations.title"),
    _of("attachments/attachment/title", "metadata.attachments.title"),
    _of("attachments/attachment/label", "metadata.attachments.label"),
    _of("links/link", "metadata.links"),
    _of("acronyms/acronym", "metadata.acronyms.short", "metadata.acronyms.expansion"),
    _of("content", "blocks"),
    _of("source/@name", "source.name"),
    _of("source/@mediaType", "source.media_type"),
    _of("source/@bytes", "source.data"),
    _of("source/digest", "source.sha256"),
    _of(
        "source/encoding (with @newline @origin @fidelity)",
        *(f"source.{name}" for name in _OF_ENCODING),
    ),
    _of("source/partOf", "source.part"),
    _of("source/text", "source.text"),
    _of("segments", "segments"),
    _of("diagnostics", "diagnostics"),
    _of("@how @rule @src @conf (the evidence)"),
)
"""Every element of the record, in its order; what belongs together in one row."""
