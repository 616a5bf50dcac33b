"""Building: a release becomes the bytes of a Word document."""

from __future__ import annotations

from attrs import evolve

from releasekit.exporters.common.facts import (
    Facts,
    facts_of,
    masthead_of,
    missing_facts,
    printed_issuer,
)
from releasekit.exporters.common.language import is_right_to_left
from releasekit.exporters.common.links import unsafe_links
from releasekit.exporters.common.paper import country_of, paper_for
from releasekit.exporters.common.record import record_of
from releasekit.exporters.common.unwritable import unwritable
from releasekit.exporters.common.words import words
from releasekit.exporters.docx.body import BodyWriter, footnotes_xml
from releasekit.exporters.docx.compose import Script, compose
from releasekit.exporters.docx.house.values import House
from releasekit.exporters.docx.inlines import RunWriter
from releasekit.exporters.docx.language import word_language
from releasekit.exporters.docx.markup import NAMESPACES
from releasekit.exporters.docx.numbering_part import Lists, numbering_xml
from releasekit.exporters.docx.options import DocxOptions
from releasekit.exporters.docx.package import Links, write_package
from releasekit.exporters.docx.properties import (
    application_xml,
    core_xml,
    custom_xml,
)
from releasekit.exporters.docx.running import (
    Page,
    first_header_xml,
    footer_xml,
    header_xml,
    page_of,
)
from releasekit.exporters.docx.skeleton import Setting
from releasekit.model import Diagnostic, Release, diagnostic
from releasekit.plugins.contract import ExportContext
from releasekit.xml_safety import xml_illegal


def build(
    release: Release, options: DocxOptions, context: ExportContext
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return a release as a Word document, and what was odd about it."""
    house = options.reference_doc
    leftward = is_right_to_left(release.language)
    paper = paper_for(release, options.page_size)
    page = page_of(paper, options.page_size, house, right_to_left=leftward)
    facts = facts_of(release, context)
    runs = RunWriter(leftward, words(release.language))
    script = compose(
        release, furniture=options.furniture, title_ranks=house.title_ranks
    )
    # What footnotes link to stands apart; all else they share with the body.
    notes = evolve(runs, links={})
    writer = BodyWriter(
        runs,
        page.text_width,
        _lists(house, right_to_left=leftward),
        styled_to_left=house.right_to_left if house else leftward,
    )
    parts = {
        **_text_parts(script, writer, evolve(writer, runs=notes), page),
        **_page_parts(release, facts, runs),
        **_property_parts(release, facts),
    }
    country = country_of(release)
    setting = Setting(
        language=word_language(release.language, country),
        country=country,
        text_width=page.text_width,
        house=house,
    )
    record = record_of(release, context, house.resources)
    links = Links(body=runs.links, footnotes=notes.links)
    data = write_package(setting, parts, links, record)
    odd = (
        *missing_facts(release, facts),
        *unsafe_links(runs.unsafe),
        *(
            diagnostic("RKD201", span=span, code=char)
            for char, span in unwritable(release, parts.values(), xml_illegal)
        ),
    )
    return data, odd


def _lists(house: House, *, right_to_left: bool) -> Lists:
    return Lists(
        right_to_left=right_to_left,
        linked=not house.has_item_styles,
        abstract=house.lists,
        instances=house.list_instances,
        offset=house.last_list,
    )


def _text_parts(
    script: Script, writer: BodyWriter, notes: BodyWriter, page: Page
) -> dict[str, str]:
    writer.runs.footnotes.update(dict.fromkeys(script.footnotes, ""))
    body = "".join(writer.items(script.items))
    return {
        "document": (
            f"<w:document {NAMESPACES}><w:body>{body}{page.section}"
            "</w:body></w:document>"
        ),
        "footnotes": footnotes_xml(notes, script.footnotes),
        "numbering": numbering_xml(script.numbering, writer.lists),
    }


def _page_parts(release: Release, facts: Facts, runs: RunWriter) -> dict[str, str]:
    footer = footer_xml(release.language)
    return {
        "footer": footer,
        "first_footer": footer,
        "header": header_xml(
            facts.title, printed_issuer(release) or facts.subject, runs
        ),
        "first_header": first_header_xml(masthead_of(release), runs),
    }


def _property_parts(release: Release, facts: Facts) -> dict[str, str]:
    return {
        "core": core_xml(release, facts),
        "application": application_xml(facts),
        "custom": custom_xml(release, facts),
    }
