"""Options of the ODT exporter."""

from __future__ import annotations

from attrs import field, frozen

from releasekit.exporters.common.paper import PageSize


@frozen(kw_only=True)
class OdtOptions:
    """How a release becomes an OpenDocument text."""

    furniture: bool = False
    """Show also what the web site put around the release."""
    page_size: PageSize = field(default=PageSize.AUTO, converter=PageSize)
    """The paper that the document is set for."""
