"""Checks that plug-in authors and we run over exporters."""

from releasekit.testing.conformance import Outcome, Report, check_exporter, examine
from releasekit.testing.specimens import specimens

__all__ = ["Outcome", "Report", "check_exporter", "examine", "specimens"]
