"""The columns of EAD3 in the crosswalk table."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from releasekit.exporters.common.crosswalk.column import Column
from releasekit.exporters.ead3.options import Form

_ITEM: Final = MappingProxyType(
    {
        "control/recordId": "did/unitid[@localtype='record']",
        "identification/identifier": "did/unitid",
        "identification/identifier/@scheme": "did/unitid/@localtype",
        "identification/title": "did/unittitle",
        "identification/otherTitle[@role='sub']": "did/unittitle[@localtype='sub']",
        "identification/otherTitle[@role='alternative']": (
            "did/unittitle[@localtype='alternative']"
        ),
        "identification/otherTitle[@role='translated']": (
            "did/unittitle[@localtype='translated']"
        ),
        "identification/otherTitle/@xml:lang": "did/unittitle/@lang",
        "identification/type": "controlaccess/genreform",
        "identification/number": "did/unitid[@localtype='release number']",
        "agents/issuer/name": "did/origination[@localtype='issuer']",
        "agents/agent[@role='co-issuer']/name": (
            "did/origination[@localtype='co-issuer']"
        ),
        "agents/agent[@role='publisher']/name": "controlaccess/corpname",
        "agents/agent[@role='spokesperson']/name": "controlaccess/persname",
        "agents/agent[@role='translator']/name": "controlaccess/persname",
        "agents/agent[@role='submitter']/name": "acqinfo/p/corpname",
        "agents/agent[@role='custodian']/name": "did/repository",
        "agents/*/@kind": "corpname or persname",
        "agents/*/id": "corpname/@identifier",
        "agents/*/id/@scheme": "corpname/@source",
        "agents/*/position": "persname/part[@localtype='position']",
        "agents/*/organisation": "corpname/part[@localtype='organisation']",
        "dates/issued/@when": (
            "did/unitdatestructured[@datechar='issued']/datesingle/@standarddate"
        ),
        "dates/date[@type='distributed']/@when": (
            "did/unitdatestructured[@datechar='distributed']"
        ),
        "dates/date[@type='embargo-until']/@when": (
            "did/unitdatestructured[@datechar='embargo-until']"
        ),
        "dates/date[@type='modified']/@when": (
            "did/unitdatestructured[@datechar='modified']"
        ),
        "dates/date[@type='captured']/@when": "acqinfo/p/date/@normal",
        "dates/*/@precision": "the date's length, to the day",
        "dates/* (the words)": "datesingle, date",
        "releaseTerms/@until": "did/unitdatestructured[@datechar='embargo-until']",
        "releaseTerms (the words)": "odd[@localtype='release terms']",
        "dateline/place": "controlaccess/geogname[@localtype='dateline']",
        "language/primary": "did/langmaterial/language, @lang",
        "language/other": "did/langmaterial/language",
        "language/translation/@status": "processinfo/@localtype",
        "language/translation/of": "originalsloc",
        "language/translation/literal": "processinfo",
        "subjects/subject": "controlaccess/subject",
        "subjects/subject/@scheme": "controlaccess/subject/@source",
        "subjects/subject/@code": "controlaccess/subject/@identifier",
        "subjects/place": "controlaccess/geogname",
        "classification": "fileplan/p/subject",
        "classification/@scheme": "fileplan/p/subject/@source",
        "classification/@code": "fileplan/p/subject/@identifier",
        "access/@level": "accessrestrict/@localtype",
        "access (the statement)": "accessrestrict",
        "rights (the statement)": "userestrict",
        "rights/@licence": "userestrict/p/ref",
        "rights/@holder": "userestrict/p/name",
        "retention": "appraisal",
        "relations/relation/@kind": "relatedmaterial/@localtype",
        "relations/relation/@target": "relatedmaterial/p/ref/@href",
        "relations/relation (the title)": "relatedmaterial/p/ref",
        "attachments/attachment/title": "relatedmaterial[@localtype='attachment']",
        "attachments/attachment/label": (
            "relatedmaterial[@localtype='attachment']/p/num"
        ),
        "links/link": "relatedmaterial[@localtype='link']",
        "source/@name": "did/dao/@linktitle",
        "source/@mediaType": "did/physdescstructured/physfacet",
        "source/@bytes": "did/physdescstructured/quantity",
        "source/digest": "did/dao/@identifier",
    }
)
_AROUND: Final = MappingProxyType(
    {
        "control/recordId": "control/recordid",
        "control/software": "control/maintenancehistory (its name)",
        "identification/series/title": "archdesc or c[@level='series']/did/unittitle",
        "identification/series/@code": "archdesc or c[@level='series']/did/unitid",
        "identification/series/fonds": "archdesc[@level='fonds']/did/unittitle",
        "identification/series/@fondsCode": "archdesc[@level='fonds']/did/unitid",
        "agents/agent[@role='custodian']/name": (
            "did/repository, control/maintenanceagency"
        ),
    }
)
"""What only a whole finding aid has a place for, or a further one."""

COLUMNS: Final = MappingProxyType(
    {
        Form.FINDING_AID: Column(
            target="EAD3 1.1", places=MappingProxyType({**_ITEM, **_AROUND})
        ),
        Form.COMPONENT: Column(target="EAD3 1.1 component", places=_ITEM),
    }
)
"""The column of each form."""
