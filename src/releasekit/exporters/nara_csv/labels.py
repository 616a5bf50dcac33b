"""Labels: the elements of a file in a transfer (NARA Bulletin 2015-04)."""

from __future__ import annotations

from enum import StrEnum


class Label(StrEnum):
    """The labels, in the order of the columns."""

    FILE_NAME = "Identifier:FileName"
    RECORD_ID = "Identifier:RecordID"
    TITLE = "Title"
    DESCRIPTION = "Description"
    CREATOR = "Creator"
    CREATION_DATE = "Date:CreationDate"
    SECURITY_CLASSIFICATION = "Rights:SecurityClassification"
    PREVIOUS_SECURITY_CLASSIFICATION = "Rights:PreviousSecurityClassification"
    """Always empty: nothing in a release or its series tells."""
    ACCESS_RIGHTS = "Rights:AccessRights"
    USAGE_RIGHTS = "Rights:UsageRights"
    RIGHTS_HOLDER = "Rights:RightsHolder"
    SPATIAL_COVERAGE = "Coverage:SpatialCoverage"
    TEMPORAL_COVERAGE = "Coverage:TemporalCoverage"
    HAS_PART = "Relation:HasPart"
    IS_PART_OF = "Relation:IsPartOf"
