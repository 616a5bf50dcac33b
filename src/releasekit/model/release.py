"""The release: source, metadata, blocks, segments and diagnostics in one value."""

from __future__ import annotations

from attrs import field, frozen

from releasekit.model.block import Block
from releasekit.model.diagnostics import Diagnostic
from releasekit.model.evidence import Fact
from releasekit.model.metadata import Metadata
from releasekit.model.notebook import release_html
from releasekit.model.segment import Segments
from releasekit.model.source import Source
from releasekit.text import show


@frozen(kw_only=True, repr=False)
class Release:
    """A press release as a value.

    Guarantees:
        - ``segments`` partition ``source.text`` exactly: nothing is lost;
        - block ids are unique, in source order (``b1``, ``b2`` …);
        - equal releases compare equal and give the same bytes in every export.
    """

    source: Source
    """The bytes and text it was read from."""
    metadata: Metadata = field(factory=Metadata)
    """What is known about it."""
    blocks: tuple[Block, ...] = ()
    """Its structure, furniture included, in source order."""
    segments: Segments = field(factory=Segments)
    """The exact partition of the source text."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was odd: in the text, in source order; then in its description."""

    @property
    def title(self) -> str | None:
        """The headline, where one was found."""
        fact = self.metadata.title
        return fact.value if isinstance(fact, Fact) else None

    @property
    def issuer(self) -> str | None:
        """The name of the issuing body, where it is known."""
        fact = self.metadata.issuer
        return fact.value.name if isinstance(fact, Fact) else None

    @property
    def issued(self) -> str | None:
        """The date of the release (ISO 8601), where it is known."""
        fact = self.metadata.issued
        return fact.value.when if isinstance(fact, Fact) else None

    @property
    def language(self) -> str:
        """Language tag of the text (BCP 47), ``und`` where it cannot be told."""
        fact = self.metadata.language
        return fact.value if fact else "und"

    def __repr__(self) -> str:
        """Tell the headline and how much there is, on one line."""
        title = show(self.title or "untitled", limit=60)
        return (
            f"<Release {title!r}: {len(self.blocks)} blocks,"
            f" {len(self.source.text)} characters,"
            f" {len(self.diagnostics)} diagnostics>"
        )

    def _repr_html_(self) -> str:
        return release_html(self.metadata, self.blocks)
