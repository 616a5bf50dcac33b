"""Building: a release becomes the bytes of an OpenDocument text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from releasekit.exporters.common.facts import (
    Facts,
    facts_of,
    masthead_of,
    missing_facts,
    printed_issuer,
)
from releasekit.exporters.common.headings import HeadingRanks, has_title
from releasekit.exporters.common.language import is_right_to_left
from releasekit.exporters.common.links import unsafe_links
from releasekit.exporters.common.paper import paper_for
from releasekit.exporters.common.record import record_of
from releasekit.exporters.common.unwritable import unwritable
from releasekit.exporters.odt.blocks import BlockWriter
from releasekit.exporters.odt.inlines import InlineWriter
from releasekit.exporters.odt.markup import document
from releasekit.exporters.odt.options import OdtOptions
from releasekit.exporters.odt.package import write_package
from releasekit.exporters.odt.pages import layout_xml, master_xml
from releasekit.exporters.odt.properties import meta_xml
from releasekit.exporters.odt.styles import CENTRED, styles_xml
from releasekit.exporters.odt.tables import TableWriter
from releasekit.model import (
    Block,
    Diagnostic,
    Furniture,
    List,
    ListItem,
    Note,
    NoteReference,
    Release,
    Table,
    diagnostic,
    leaves,
)
from releasekit.plugins.contract import ExportContext
from releasekit.xml_safety import xml_illegal

_DEEPEST: Final = 9
"""Ranks of headings that have a style."""


def build(
    release: Release, options: OdtOptions, context: ExportContext
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return a release as an OpenDocument text, and what was odd about it."""
    facts = facts_of(release, context)
    blocks = release.blocks
    if not options.furniture:
        blocks = tuple(b for b in blocks if not isinstance(b, Furniture))
    inlines = InlineWriter(footnotes=_footnotes(blocks))
    parts = {
        "content.xml": _content(release.language, blocks, inlines),
        "meta.xml": meta_xml(release, facts),
        "styles.xml": _styles(release, facts, options),
    }
    data = write_package(parts, record_of(release, context))
    odd = (
        *missing_facts(release, facts),
        *unsafe_links(inlines.unsafe),
        *(
            diagnostic("RKD201", span=span, code=char)
            for char, span in unwritable(release, parts.values(), xml_illegal)
        ),
    )
    return data, odd


def _content(language: str, blocks: tuple[Block, ...], inlines: InlineWriter) -> str:
    writer = BlockWriter(
        language=language,
        ranks=HeadingRanks(has_title=has_title(blocks), deepest=_DEEPEST),
        inlines=inlines,
        tables=TableWriter(),
    )
    body = writer.body(blocks)
    leftward = is_right_to_left(language)
    way, side = ("lr-tb", "left") if leftward else ("rl-tb", "right")
    turned = "".join(
        f'<style:style style:name="{name}" style:family="paragraph"'
        f' style:parent-style-name="{parent}"><style:paragraph-properties'
        f' style:writing-mode="{way}"{_aligned(parent, side)}/></style:style>'
        for parent, name in writer.turned.items()
    )
    styles = f"{turned}{inlines.xml()}{writer.tables.styles()}{writer.lists.xml()}"
    return document(
        "document-content",
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body>",
    )


def _aligned(parent: str, side: str) -> str:
    return "" if parent in CENTRED else f' fo:text-align="{side}"'


def _styles(release: Release, facts: Facts, options: OdtOptions) -> str:
    language = release.language
    layout = layout_xml(paper_for(release, options.page_size), language)
    issuer = printed_issuer(release) or facts.subject
    master = master_xml(facts.title, issuer, masthead_of(release), language)
    return document(
        "document-styles",
        f"<office:styles>{styles_xml(language)}</office:styles>"
        f"<office:automatic-styles>{layout}</office:automatic-styles>"
        f"<office:master-styles>{master}</office:master-styles>",
    )


def _footnotes(blocks: tuple[Block, ...]) -> dict[str, Note]:
    """Return the notes that a mark in the text calls, by id."""
    notes = {leaf.id: leaf for leaf in leaves(blocks) if isinstance(leaf, Note)}
    return {name: notes[name] for name in _cited(blocks) if name in notes}


def _cited(nodes: Iterable[Block | ListItem]) -> Iterator[str]:
    """Yield the ids of notes that texts outside of notes call.

    No footnote holds another (6.3.4), so a note and what is under it cite nothing.
    """
    for node in nodes:
        match node:
            case List(items=items):
                yield from _cited(items)
            case Note() | Table() | Furniture():
                continue
            case _:
                yield from (
                    each.note
                    for each in node.inlines
                    if isinstance(each, NoteReference)
                )
                if isinstance(node, ListItem):
                    yield from _cited(node.children)
