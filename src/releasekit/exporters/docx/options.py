"""Options of the DOCX exporter."""

from __future__ import annotations

from attrs import field, frozen

from releasekit.exporters.common.paper import PageSize
from releasekit.exporters.docx.house.values import NO_HOUSE, House


@frozen(kw_only=True)
class DocxOptions:
    """How a release becomes a Word document."""

    furniture: bool = False
    """Show also what the web site put around the release."""
    page_size: PageSize = field(default=PageSize.AUTO, converter=PageSize)
    """The paper; a house template's own where nothing is said."""
    reference_doc: House = NO_HOUSE
    """A house template; the path of a Word file where options come from text."""
