"""Options of the HTML exporter."""

from __future__ import annotations

from attrs import field, frozen

from releasekit.exporters.common.paper import PageSize


@frozen(kw_only=True)
class HtmlOptions:
    """How a release becomes a page."""

    furniture: bool = False
    """Show also what the web site put around the release."""
    page_size: PageSize = field(default=PageSize.AUTO, converter=PageSize)
    """The paper that the page is printed on."""
