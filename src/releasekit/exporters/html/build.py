"""Building: a release becomes the bytes of a page."""

from __future__ import annotations

from typing import Final

from attrs import evolve

from releasekit.containers.digest import HTML_PLACEHOLDER, seal_html
from releasekit.containers.unhtml import data_block
from releasekit.exporters.common.facts import (
    Facts,
    facts_of,
    issued_moment,
    masthead_of,
    missing_facts,
    printed_issuer,
)
from releasekit.exporters.common.headings import HeadingRanks, has_title
from releasekit.exporters.common.links import unsafe_links
from releasekit.exporters.common.paper import paper_for
from releasekit.exporters.common.record import record_of
from releasekit.exporters.common.unwritable import unwritable
from releasekit.exporters.common.words import words
from releasekit.exporters.html.blocks import ADDED, BlockWriter
from releasekit.exporters.html.head import head_html, print_style
from releasekit.exporters.html.inlines import InlineWriter
from releasekit.exporters.html.markup import attribute, direction, element, text
from releasekit.exporters.html.options import HtmlOptions
from releasekit.exporters.html.plan import Plan, plan_of
from releasekit.exporters.html.times import dates_of_blocks
from releasekit.model import Diagnostic, How, Release, diagnostic, leaves
from releasekit.plugins.contract import ExportContext
from releasekit.xml_safety import html_illegal, html_visible

_DEEPEST: Final = 6
"""Levels of headings in HTML."""
_DOCTYPE: Final = "<!doctype html>\n"
_END: Final = "\n</body>\n</html>\n"


def build(
    release: Release, options: HtmlOptions, context: ExportContext
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return a release as a page, and what was odd about it."""
    # A page has no date of its own to fill.
    facts = evolve(facts_of(release, context), moment=issued_moment(release))
    plan = plan_of(release, furniture=options.furniture)
    writer = _writer(release, plan)
    paper = paper_for(release, options.page_size)
    printed = print_style(facts.title, writer.words, paper)
    head = head_html(facts, printed_issuer(release), release.issued or "", printed)
    body = _body(release, facts, plan, writer)
    root = f'lang="{attribute(facts.language)}"{direction(facts.language)}'
    start = f"{_DOCTYPE}<html {HTML_PLACEHOLDER} {root}>\n"
    record = data_block(record_of(release, context))
    page = f"{start}{html_visible(head + body)}{record}{_END}"
    odd = (
        *missing_facts(release, facts),
        *unsafe_links(writer.inlines.unsafe),
        *(
            diagnostic("RKD218", span=span, code=char)
            for char, span in unwritable(release, (body,), html_illegal)
        ),
    )
    return seal_html(page.encode("utf-8")), odd


def _writer(release: Release, plan: Plan) -> BlockWriter:
    tongue = release.language
    return BlockWriter(
        words=words(tongue),
        language=tongue,
        # Without a headline something else stands for it, with the highest rank.
        ranks=HeadingRanks(has_title=True, deepest=_DEEPEST),
        inlines=InlineWriter(language=tongue, endnotes=plan.endnotes),
        dates=dates_of_blocks(release.metadata, leaves(release.blocks)),
    )


def _body(release: Release, facts: Facts, plan: Plan, writer: BlockWriter) -> str:
    opening = _title_of(release, facts, writer) + writer.blocks(plan.opening)
    body = writer.blocks(plan.body)
    closing = writer.blocks(plan.closing)
    parts = (
        _part("header", opening),
        _part("div", body, ' class="body"'),
        writer.endnotes(plan.endnotes.values()),
        _part("footer", closing),
    )
    article = element("article", "\n" + "".join(parts))
    return (
        f"<body>\n{_masthead(release)}<main>\n{article}\n</main>\n"
        f"{_colophon(release, facts)}"
    )


def _title_of(release: Release, facts: Facts, writer: BlockWriter) -> str:
    """Return a heading for those who hear the page, where the text has none."""
    if has_title(release.blocks):
        return ""
    writer.ranks.title()
    return f'<h1 class="unseen"{ADDED}>{text(facts.title)}</h1>\n'


def _part(tag: str, inside: str, attributes: str = "") -> str:
    return f"{element(tag, _NEWLINE + inside, attributes)}\n" if inside else ""


_NEWLINE: Final = "\n"


def _masthead(release: Release) -> str:
    issuer = masthead_of(release)
    inside = element("p", text(issuer))
    return f'<header class="masthead"{ADDED}>{inside}</header>\n' if issuer else ""


def _colophon(release: Release, facts: Facts) -> str:
    """Return what the series facts say: the identifier given, and the rights."""
    names = release.metadata.identifiers
    given = names and names[0].evidence.how is not How.COMPUTED
    rights = text(facts.rights)
    if facts.licence:
        rights = element(
            "a", rights, f' href="{attribute(facts.licence)}" rel="license"'
        )
    lines = [element("p", rights)] if rights else []
    lines += [element("p", text(facts.identifier))] if given else []
    inside = "".join(lines)
    return f'<footer class="colophon"{ADDED}>{inside}</footer>\n' if inside else ""
