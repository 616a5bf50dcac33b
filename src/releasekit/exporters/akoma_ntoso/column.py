"""The column of Akoma Ntoso in the crosswalk table."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from releasekit.exporters.common.crosswalk.column import Column
from releasekit.model import AgentRole, DateType, TitleRole

_AUTHOR: Final = "FRBRauthor, references/TLCOrganization"
_ONLY_NAMED: Final = (
    AgentRole.SPOKESPERSON,
    AgentRole.CONTACT,
    AgentRole.SUBMITTER,
    AgentRole.CUSTODIAN,
)
_DATES: Final = (DateType.DISTRIBUTED, DateType.EMBARGO_UNTIL, DateType.MODIFIED)

COLUMN: Final = Column(
    target="Akoma Ntoso 3.0",
    places=MappingProxyType(
        {
            "control/recordId": "FRBRWork/FRBRalias[@name='record']",
            "control/software": "FRBRManifestation/FRBRauthor, references/TLCObject",
            "identification/identifier": "FRBRWork/FRBRalias/@value",
            "identification/identifier/@scheme": "FRBRWork/FRBRalias/@name",
            "identification/title": (
                "preface/p/docTitle, FRBRWork/FRBRalias[@name='title']"
            ),
            **{
                f"identification/otherTitle[@role='{role}']": (
                    f"FRBRWork/FRBRalias[@name='{role}-title']"
                )
                for role in TitleRole
            },
            "identification/otherTitle/@xml:lang": "FRBRWork/FRBRalias/@xml:lang",
            "identification/type": "doc/@name, FRBRsubtype",
            "identification/series/title": "publication/@showAs",
            "identification/series/@code": "publication/@name",
            "identification/number": "docNumber, FRBRnumber, publication/@number",
            "agents/issuer/name": f"docProponent, {_AUTHOR}",
            "agents/agent[@role='co-issuer']/name": f"FRBRWork/{_AUTHOR}",
            "agents/agent[@role='publisher']/name": f"FRBRExpression/{_AUTHOR}",
            "agents/agent[@role='translator']/name": (
                "FRBRtranslation/@by, FRBRExpression/FRBRauthor"
            ),
            **{
                f"agents/agent[@role='{role}']/name": (
                    "references/TLCPerson, references/TLCOrganization"
                )
                for role in _ONLY_NAMED
            },
            "agents/*/@kind": "references/TLCPerson or TLCOrganization",
            "agents/*/@country": "FRBRcountry, references/*/@href",
            "agents/*/id": "references/*/@href, references/*/@eId",
            "dates/issued/@when": "docDate, FRBRdate, lifecycle/eventRef, the IRIs",
            **{
                f"dates/date[@type='{kind}']/@when": (
                    f"FRBRExpression/FRBRdate[@name='{kind}']"
                )
                for kind in _DATES
            },
            "dates/*/@precision": "the date's length",
            "dates/*/@zone": "in the date, with a time",
            "releaseTerms/@until": "FRBRExpression/FRBRdate[@name='embargo-until']",
            "dateline/place": "location, references/TLCLocation",
            "language/primary": "FRBRlanguage, @xml:lang",
            "language/other": "FRBRlanguage",
            "language/translation/@authoritative": (
                "FRBRauthoritative, FRBRtranslation/@authoritative"
            ),
            "language/translation/@fromLang": (
                "FRBRtranslation/@fromLanguage, FRBRtranslation/@href"
            ),
            "subjects/subject": "classification/keyword/@showAs",
            "subjects/subject/@scheme": "classification/keyword/@dictionary",
            "subjects/subject/@code": "classification/keyword/@value",
            "subjects/place": "references/TLCLocation",
            "classification": "classification/keyword/@showAs",
            "classification/@scheme": "classification/keyword/@dictionary",
            "classification/@code": "classification/keyword/@value",
            "relations/relation/@kind": "references/TLCReference/@name",
            "relations/relation/@target": "references/TLCReference/@href",
            "relations/relation (the title)": "references/TLCReference/@showAs",
            "attachments/attachment/title": (
                "attachments/attachment/documentRef/@showAs"
            ),
            "attachments/attachment/label": (
                "attachments/attachment/documentRef/@shortForm"
            ),
            "links/link": "a/@href, references/TLCReference[@name='link']",
            "acronyms/acronym": "references/TLCConcept",
            "content": "preface, mainBody, conclusions",
        }
    ),
)
