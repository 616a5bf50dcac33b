"""The column of NARA CSV in the crosswalk table."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from releasekit.exporters.common.crosswalk.column import Column
from releasekit.exporters.nara_csv.labels import Label

COLUMN: Final = Column(
    target="NARA CSV",
    places=MappingProxyType(
        {
            "control/recordId": f"{Label.RECORD_ID} (without an identifier)",
            "identification/identifier": f"{Label.RECORD_ID} (the first)",
            "identification/title": Label.TITLE,
            "identification/otherTitle[@role='sub']": Label.DESCRIPTION,
            "identification/otherTitle[@role='alternative']": Label.DESCRIPTION,
            "identification/otherTitle[@role='translated']": Label.DESCRIPTION,
            "identification/type": Label.DESCRIPTION,
            "identification/series/title": Label.IS_PART_OF,
            "identification/series/@code": Label.IS_PART_OF,
            "identification/series/fonds": Label.IS_PART_OF,
            "identification/series/@fondsCode": Label.IS_PART_OF,
            "identification/number": Label.DESCRIPTION,
            "agents/issuer/name": Label.CREATOR,
            "agents/agent[@role='co-issuer']/name": Label.CREATOR,
            "dates/issued/@when": Label.CREATION_DATE,
            "dates/date[@type='event']/@when": Label.TEMPORAL_COVERAGE,
            "dates/*/@precision": "the date's length",
            "dates/*/@zone": "in the date, with a time",
            "language/translation/literal": Label.DESCRIPTION,
            "subjects/subject": Label.DESCRIPTION,
            "subjects/place": Label.SPATIAL_COVERAGE,
            "access/@level": Label.ACCESS_RIGHTS,
            "access (the statement)": Label.ACCESS_RIGHTS,
            "rights (the statement)": Label.USAGE_RIGHTS,
            "rights/@licence": Label.USAGE_RIGHTS,
            "rights/@holder": Label.RIGHTS_HOLDER,
            "relations/relation/@kind": "the label (has-part and is-part-of)",
            "relations/relation/@target": f"{Label.HAS_PART}, {Label.IS_PART_OF}",
            "attachments/attachment/title": Label.HAS_PART,
            "attachments/attachment/label": Label.HAS_PART,
            "source/@name": Label.FILE_NAME,
        }
    ),
)
