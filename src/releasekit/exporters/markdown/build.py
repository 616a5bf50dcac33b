"""Building: a release becomes the bytes of a Markdown file."""

from __future__ import annotations

import json
from typing import Final

from releasekit.exporters.common.facts import Facts, facts_of, missing_facts
from releasekit.exporters.common.headings import HeadingRanks, has_title
from releasekit.exporters.common.links import unsafe_links
from releasekit.exporters.common.plain import plain
from releasekit.exporters.markdown.blocks import BlockWriter
from releasekit.exporters.markdown.inlines import InlineWriter
from releasekit.exporters.markdown.options import MarkdownOptions
from releasekit.model import Diagnostic, Furniture, Release
from releasekit.plugins.contract import ExportContext

_DEEPEST: Final = 6
"""Levels of headings in CommonMark (4.2)."""
_BYTE_ORDER_MARK: Final = "\ufeff"
_AS_REFERENCE: Final = "&#xFEFF;"
_NOT_IN_YAML: Final = str.maketrans("\ufeff\ufffe\uffff", "\ufffd" * 3)
"""What YAML cannot hold (1.2.2, 5.1), and `plain` leaves."""


def build(
    release: Release, options: MarkdownOptions, context: ExportContext
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return a release as Markdown, and what was odd about it."""
    blocks = release.blocks
    if not options.furniture:
        blocks = tuple(b for b in blocks if not isinstance(b, Furniture))
    ranks = HeadingRanks(has_title=has_title(blocks), deepest=_DEEPEST)
    inlines = InlineWriter()
    text = "".join(
        f"{line}\n" for line in BlockWriter(ranks=ranks, inlines=inlines).lines(blocks)
    )
    if text.startswith(_BYTE_ORDER_MARK):  # a reader would take it off
        text = _AS_REFERENCE + text.removeprefix(_BYTE_ORDER_MARK)
    odd = [*unsafe_links(inlines.unsafe)]
    if options.front_matter:
        facts = facts_of(release, context)
        text = _front_matter(facts, release.issued or "") + text
        odd += [each for each in missing_facts(release, facts) if not release.title]
    shown, replaced = plain(text)
    return shown.encode("utf-8"), (*odd, *replaced)


def _front_matter(facts: Facts, issued: str) -> str:
    """Return the facts as YAML, each a double-quoted scalar, which JSON's are."""
    said = {
        "title": facts.title,
        "author": facts.issuer,
        "date": issued,
        "lang": facts.language,
        "identifier": facts.identifier,
        "rights": facts.rights,
    }
    lines = (
        f"{name}: {json.dumps(value.translate(_NOT_IN_YAML), ensure_ascii=False)}\n"
        for name, value in said.items()
        if value
    )
    return f"---\n{''.join(lines)}---\n\n"
