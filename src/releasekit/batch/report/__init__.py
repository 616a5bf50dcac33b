"""Reports: what became of a batch, as a page for people and rows for programs."""

from releasekit.batch.report.run import RunFacts
from releasekit.batch.report.write import (
    DATA_NAME,
    PAGE_NAME,
    REPORT_NAMES,
    SHEET_NAME,
    check_report_names,
    write_report,
)

__all__ = [
    "DATA_NAME",
    "PAGE_NAME",
    "REPORT_NAMES",
    "SHEET_NAME",
    "RunFacts",
    "check_report_names",
    "write_report",
]
