"""Metadata from the finished blocks of a release, one value after the other."""

from __future__ import annotations

from typing import Final

from releasekit.model import (
    FURNITURE_KINDS,
    Block,
    Diagnostic,
    Evidence,
    Fact,
    How,
    Identifier,
    Metadata,
    Source,
)
from releasekit.parsing.metadata.acronyms import read_acronyms
from releasekit.parsing.metadata.contacts import read_contacts
from releasekit.parsing.metadata.dateline import read_dateline
from releasekit.parsing.metadata.headline import (
    read_number,
    read_other_titles,
    read_title,
    read_type,
)
from releasekit.parsing.metadata.issuer import Issuers, read_issuers
from releasekit.parsing.metadata.language import detect_language
from releasekit.parsing.metadata.mentions import read_attachments, read_links
from releasekit.parsing.metadata.profiled import Known, with_profile
from releasekit.parsing.metadata.release_dates import Dates, read_dates
from releasekit.parsing.metadata.release_terms import read_terms
from releasekit.parsing.metadata.subjects import read_places, read_subjects
from releasekit.parsing.metadata.translation import read_translation
from releasekit.parsing.metadata.view import View, view_of
from releasekit.parsing.profile import FoundProfile

_SAMPLE: Final = 3_000


def read_metadata(
    source: Source,
    blocks: tuple[Block, ...],
    *,
    language: str | None = None,
    profile: FoundProfile | None = None,
) -> tuple[Metadata, tuple[Diagnostic, ...]]:
    """Return what is known about a release, each value with its evidence.

    Args:
        source: the source of the release.
        blocks: its finished blocks; their kinds are taken as they are.
        language: language tag (BCP 47) that overrides detection.
        profile: the profile that the text was read with.
    """
    view = view_of(source, blocks)
    tongue = _language(view, language)
    issuers = read_issuers(view, tongue.value)
    country = issuers.country or (profile.profile.country if profile else None)
    order = profile.profile.order if profile else None
    dates = read_dates(view, tongue.value, country, order)
    known = _known(view, issuers, dates, tongue.value)
    if profile:
        known = with_profile(known, view, profile, tongue.value)
    metadata = Metadata(
        identifiers=(_digest_identifier(source),),
        title=read_title(view),
        other_titles=read_other_titles(view),
        type=read_type(view),
        number=known.number,
        issuer=known.issuer,
        agents=known.agents,
        issued=known.issued,
        dates=known.dates,
        terms=read_terms(view, tongue.value, country, order),
        dateline=known.dateline,
        places=read_places(view),
        subjects=read_subjects(view),
        language=tongue,
        translation=read_translation(view),
        attachments=read_attachments(view),
        links=read_links(view),
        acronyms=read_acronyms(view),
        profile=profile.fact if profile else None,
    )
    return metadata, dates.diagnostics


def _known(view: View, issuers: Issuers, dates: Dates, language: str) -> Known:
    """Return what a profile may add to."""
    return Known(
        issuer=issuers.issuer,
        agents=(*issuers.others, *read_contacts(view)),
        number=read_number(view),
        dateline=read_dateline(view, language),
        issued=dates.issued,
        dates=dates.others,
    )


def _language(view: View, given: str | None) -> Fact[str]:
    if given:
        return _supplied(given)
    sample, size = [], 0
    for leaf in view.all:
        if leaf.kind not in FURNITURE_KINDS:
            sample.append(leaf.text[:_SAMPLE])
            size += len(leaf.text)
            if size > _SAMPLE:
                break
    tag, confidence = detect_language("\n".join(sample))
    basis = Evidence(how=How.INFERRED, rule="language.words", confidence=confidence)
    return Fact(tag, basis)


def _supplied(value: str) -> Fact[str]:
    return Fact(value, Evidence(how=How.SUPPLIED, rule="caller"))


def _digest_identifier(source: Source) -> Fact[Identifier]:
    """Return the name that the bytes themselves give: it needs no registry."""
    value = f"urn:releasekit:sha256:{source.sha256}"
    evidence = Evidence(how=How.COMPUTED, rule="identifier.source-digest")
    return Fact(Identifier("releasekit", value), evidence)
