"""The columns of Dublin Core in the crosswalk table."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from releasekit.exporters.common.crosswalk.column import Column
from releasekit.exporters.dublin_core.options import Form
from releasekit.exporters.dublin_core.terms import REFINES

_DCTERMS: Final = MappingProxyType(
    {
        "control/recordId": "dc:identifier",
        "identification/identifier": "dc:identifier",
        "identification/title": "dc:title",
        "identification/otherTitle[@role='sub']": "dcterms:alternative",
        "identification/otherTitle[@role='alternative']": "dcterms:alternative",
        "identification/otherTitle[@role='translated']": "dcterms:alternative",
        "identification/otherTitle/@xml:lang": "@xml:lang",
        "identification/type": "dc:type",
        "identification/series/title": "dcterms:isPartOf",
        "identification/series/@code": "dcterms:isPartOf",
        "identification/series/fonds": "dcterms:isPartOf",
        "identification/series/@fondsCode": "dcterms:isPartOf",
        "identification/number": "dc:identifier",
        "agents/issuer/name": "dc:creator, dc:publisher",
        "agents/agent[@role='co-issuer']/name": "dc:creator",
        "agents/agent[@role='publisher']/name": "dc:publisher",
        "agents/agent[@role='spokesperson']/name": "dc:contributor",
        "agents/agent[@role='translator']/name": "dc:contributor",
        "dates/issued/@when": "dcterms:issued",
        "dates/date[@type='distributed']/@when": "dc:date",
        "dates/date[@type='embargo-until']/@when": "dcterms:available",
        "dates/date[@type='event']/@when": "dcterms:temporal",
        "dates/date[@type='modified']/@when": "dcterms:modified",
        "dates/*/@precision": "the date's length",
        "dates/*/@zone": "in the date, with a time",
        "releaseTerms/@until": "dcterms:available",
        "language/primary": "dc:language, @xml:lang",
        "language/other": "dc:language",
        "language/translation/of": "dcterms:isVersionOf",
        "language/translation/literal": "dc:description",
        "subjects/subject": "dc:subject",
        "subjects/place": "dcterms:spatial",
        "classification": "dc:subject",
        "access/@level": "dcterms:accessRights",
        "access (the statement)": "dcterms:accessRights",
        "rights (the statement)": "dc:rights",
        "rights/@licence": "dc:rights",
        "relations/relation/@kind": "the term's name",
        "relations/relation/@target": "dcterms:isPartOf, dcterms:hasPart …",
        "attachments/attachment/title": "dcterms:hasPart",
        "links/link": "dcterms:references",
        "source/@mediaType": "dc:format",
        "source/@bytes": "dcterms:extent",
    }
)


def _simple(place: str) -> str:
    terms = (REFINES.get(term, term) for term in place.removesuffix(" …").split(", "))
    return ", ".join(dict.fromkeys(terms))


_OAI_DC: Final = MappingProxyType(
    {
        name: _simple(place)
        for name, place in _DCTERMS.items()
        if name != "relations/relation/@kind"
    }
)

COLUMNS: Final = MappingProxyType(
    {
        Form.DCTERMS: Column(target="DCMI Metadata Terms", places=_DCTERMS),
        Form.OAI_DC: Column(target="oai_dc", places=_OAI_DC),
    }
)
"""The column of each form."""
