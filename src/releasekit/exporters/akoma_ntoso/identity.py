"""Identity: the IRIs of a release as work, expression and manifestation.

``/akn/kr/doc/press-release/mofa/2020-02-07/20-83`` is the work, with ``/eng@`` the
expression, with ``.xml`` after that the manifestation (Naming Convention, 4.5 to 4.7).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from releasekit.exporters.akoma_ntoso.dates import UNKNOWN_DATE, day_of
from releasekit.exporters.akoma_ntoso.naming import slug
from releasekit.exporters.akoma_ntoso.references import (
    NO_COUNTRY,
    agent_name,
    country_code,
)
from releasekit.exporters.common.crosswalk.languages import terminological_code
from releasekit.exporters.common.crosswalk.moments import Moment
from releasekit.exporters.common.crosswalk.subject import Subject
from releasekit.exporters.common.language import UNDETERMINED
from releasekit.model import Agent, DateType, Fact, Metadata

FORMAT: Final = "xml"
"""Data format of the manifestation."""
_SOME_RELEASE: Final = "release"
"""``doc/@name`` of a release whose kind is not known."""
_OUR_SCHEMES: Final = frozenset({"releasekit", "sha256"})
"""Schemes of identifiers that are made from the bytes."""
_DIGEST: Final = 16
"""How many digits of a digest tell works apart."""
_NAMELESS: Final = "unnamed"


@frozen(kw_only=True)
class Identity:
    """What the IRIs of a release are made of."""

    country: str
    """ISO 3166-1 alpha-2 in lower case, `NO_COUNTRY` where it is not known."""
    subtype: str
    """Kind of document, nothing where it is not known."""
    actor: str
    """Name of the issuer, nothing where it is not known."""
    date: str
    """Day, month or year of issue, `UNKNOWN_DATE` where it is not known."""
    number: str
    """The issuer's number of the release; may be nothing."""
    name: str
    """What tells works apart where there is no number."""
    language: str
    """ISO 639-2/T, ``und`` where it is not known."""
    version: str
    """Day of the last change, nothing for the first version."""

    @property
    def document_name(self) -> str:
        """The name of the ``doc``."""
        return self.subtype or _SOME_RELEASE

    @property
    def work(self) -> str:
        """IRI of the work."""
        place = ("akn", self.country, "doc", self.subtype, self.actor, self.date)
        parts = (*place, slug(self.number) or self.name)
        return "".join(f"/{part}" for part in parts if part)

    @property
    def expression(self) -> str:
        """IRI of the expression."""
        return self.expression_in(self.language, self.version)

    @property
    def manifestation(self) -> str:
        """IRI of the manifestation."""
        return f"{self.expression}.{FORMAT}"

    def expression_in(self, language: str, version: str = "") -> str:
        """Return the IRI of the expression in a language (ISO 639-2/T)."""
        return f"{self.work}/{language}@{version}"

    def missing(self) -> Iterator[tuple[str, str]]:
        """Yield what the convention requires and is not known, with its stand-in."""
        if self.country == NO_COUNTRY:
            yield "FRBRcountry", NO_COUNTRY
        if self.date == UNKNOWN_DATE:
            yield "FRBRWork/FRBRdate", UNKNOWN_DATE
        if self.language == UNDETERMINED:
            yield "FRBRlanguage", UNDETERMINED


def identity_of(subject: Subject) -> Identity:
    """Return the identity of a release."""
    metadata = subject.metadata
    issuer = issuer_of(metadata)
    changed = moment_of(subject, DateType.MODIFIED)
    return Identity(
        country=(country_code(issuer.country) if issuer else None) or NO_COUNTRY,
        subtype=metadata.type.value if metadata.type else "",
        actor=agent_name(issuer) if issuer else "",
        date=day_of(moment_of(subject, DateType.ISSUED)),
        number=metadata.number.value if metadata.number else "",
        name=_name(subject),
        language=language_code(subject.language),
        version=day_of(changed) if changed and changed.text else "",
    )


def issuer_of(metadata: Metadata) -> Agent | None:
    """Return the issuing body, where it is known and has a name."""
    issuer = metadata.issuer
    known = issuer.value if isinstance(issuer, Fact) else None
    return known if known and known.name.strip() else None


def moment_of(subject: Subject, kind: DateType) -> Moment | None:
    """Return the first date of a kind."""
    return next((m for m in subject.moments if m.type is kind), None)


def language_code(tag: str | None) -> str:
    """Return the code that the convention asks for (ISO 639-2, alpha-3)."""
    return (terminological_code(tag) if tag else None) or UNDETERMINED


def _name(subject: Subject) -> str:
    """Return a name that the same release has in every file it is saved in.

    An identifier that somebody gave comes first, then the headline; without either,
    the digest of the bytes.
    """
    given = (fact.value for fact in subject.metadata.identifiers)
    names = (i.value for i in given if i.scheme not in _OUR_SCHEMES)
    found = (slug(words) for words in (*names, subject.release.title or ""))
    digest = slug(subject.release.source.sha256, _DIGEST)
    return next(filter(None, found), digest or _NAMELESS)
