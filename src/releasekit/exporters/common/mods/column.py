"""The column of MODS in the crosswalk table."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from releasekit.exporters.common.crosswalk.column import Column
from releasekit.model import AgentRole

_NAMES: Final = {
    f"agents/agent[@role='{role}']/name": "name/namePart, name/role/roleTerm"
    for role in AgentRole
    if role not in {AgentRole.ISSUER, AgentRole.PUBLISHER}
}

COLUMN: Final = Column(
    target="MODS 3.8",
    places=MappingProxyType(
        {
            "control/recordId": "recordInfo/recordIdentifier",
            "control/software": "recordInfo/recordOrigin (its name)",
            "identification/identifier": "identifier",
            "identification/identifier/@scheme": "identifier/@type",
            "identification/title": "titleInfo/title",
            "identification/otherTitle[@role='sub']": "titleInfo/subTitle",
            "identification/otherTitle[@role='alternative']": (
                "titleInfo[@type='alternative']/title"
            ),
            "identification/otherTitle[@role='translated']": (
                "titleInfo[@type='translated']/title"
            ),
            "identification/otherTitle/@xml:lang": "@xml:lang",
            "identification/type": "genre",
            "identification/series/title": "relatedItem[@type='host']/titleInfo",
            "identification/series/@code": "relatedItem[@type='host']/identifier",
            "identification/series/fonds": (
                "relatedItem[@type='host']/relatedItem[@type='host']/titleInfo"
            ),
            "identification/series/@fondsCode": (
                "relatedItem[@type='host']/relatedItem[@type='host']/identifier"
            ),
            "identification/number": "identifier[@type='release number']",
            "agents/issuer/name": (
                "name/namePart, name/role/roleTerm, originInfo/publisher"
            ),
            **_NAMES,
            "agents/agent[@role='publisher']/name": (
                "name/namePart, name/role/roleTerm, originInfo/publisher"
            ),
            "agents/*/@kind": "name/@type",
            "agents/*/id": "name/nameIdentifier",
            "agents/*/id/@scheme": "name/nameIdentifier/@type",
            "agents/*/position": "name/description",
            "agents/*/organisation": "name/affiliation",
            "dates/issued/@when": "originInfo/dateIssued[@keyDate='yes']",
            "dates/date[@type='distributed']/@when": (
                "originInfo/dateOther[@type='distributed']"
            ),
            "dates/date[@type='embargo-until']/@when": (
                "originInfo/dateOther[@type='embargo-until']"
            ),
            "dates/date[@type='event']/@when": "subject/temporal",
            "dates/date[@type='modified']/@when": "originInfo/dateModified",
            "dates/date[@type='captured']/@when": "originInfo/dateCaptured",
            "dates/*/@precision": "the date's length",
            "dates/*/@zone": "in the date, with a time",
            "releaseTerms/@until": "originInfo/dateOther[@type='embargo-until']",
            "releaseTerms (the words)": "note[@type='release terms']",
            "dateline/place": "originInfo/place/placeTerm",
            "language/primary": "language/languageTerm, @xml:lang",
            "language/other": "language/languageTerm",
            "language/translation/@status": "note[@type='translation status']",
            "language/translation/of": "relatedItem[@type='otherVersion']",
            "language/translation/@fromLang": (
                "relatedItem[@type='otherVersion']/language"
            ),
            "language/translation/literal": "note[@type='translation']",
            "subjects/subject": "subject/topic",
            "subjects/subject/@scheme": "subject/@authority",
            "subjects/place": "subject/geographic",
            "classification": "classification/@displayLabel",
            "classification/@scheme": "classification/@authority",
            "classification/@code": "classification",
            "access/@level": "accessCondition/@displayLabel",
            "access (the statement)": (
                "accessCondition[@type='restriction on access']"
            ),
            "rights (the statement)": "accessCondition[@type='use and reproduction']",
            "rights/@licence": "accessCondition/@xlink:href",
            "rights/@holder": "name/namePart, name/role/roleTerm",
            "relations/relation/@kind": "relatedItem/@type, relatedItem/@otherType",
            "relations/relation/@target": "relatedItem/identifier",
            "relations/relation (the title)": "relatedItem/titleInfo",
            "attachments/attachment/title": (
                "relatedItem[@type='constituent']/titleInfo"
            ),
            "attachments/attachment/label": (
                "relatedItem[@type='constituent']/@displayLabel"
            ),
            "links/link": "relatedItem[@type='references']/location/url",
            "source/@mediaType": "physicalDescription/internetMediaType",
            "source/@bytes": "physicalDescription/extent",
        }
    ),
)
