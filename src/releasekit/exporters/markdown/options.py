"""Options of the Markdown exporter."""

from __future__ import annotations

from attrs import frozen


@frozen(kw_only=True)
class MarkdownOptions:
    """How a release becomes Markdown."""

    front_matter: bool = False
    """Begin with title, issuer, date and language as YAML, as site builders read it."""
    furniture: bool = False
    """Show also what the web site put around the release."""
