"""The whole file: pages, tags, fonts, metadata, output intent, record, digest."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from attrs import frozen

from releasekit.containers.digest import seal_pdf
from releasekit.exporters.common.facts import Facts
from releasekit.exporters.pdf.document.attachment import attach
from releasekit.exporters.pdf.document.dates import pdf_date
from releasekit.exporters.pdf.document.fonts import write_fonts
from releasekit.exporters.pdf.document.icc import icc_stream
from releasekit.exporters.pdf.document.objects import (
    Objects,
    deflated_stream,
    plain_stream,
    reference,
    stream,
    text_string,
)
from releasekit.exporters.pdf.document.outline import Place, write_outline
from releasekit.exporters.pdf.document.painter import EMBLEM, Emblem, LinkArea, Painter
from releasekit.exporters.pdf.document.xmp import xmp_packet
from releasekit.exporters.pdf.layout.boxes import Bookmark, Lines, Page
from releasekit.exporters.pdf.standards import LONGEST_ARRAY, StandardSet
from releasekit.exporters.pdf.tags.lookup import parts
from releasekit.exporters.pdf.tags.tree import Element
from releasekit.exporters.pdf.tags.write import Marked, write_structure


@frozen(kw_only=True)
class Document:
    """Everything a file is made from."""

    pages: Sequence[Page]
    contents: Sequence[bytes]
    """Content stream of each page, not deflated."""
    painter: Painter
    """What the pages own and use."""
    root: Element
    facts: Facts
    standard: StandardSet
    record: bytes
    record_description: str


def assemble(document: Document) -> bytes:
    """Return the file, its own digest inside."""
    objects = Objects()
    catalog, tree = objects.reserve(), objects.reserve()
    numbers = [objects.reserve() for _ in document.contents]
    links = document.painter.links
    annotations = _write_links(objects, links, len(numbers))
    _write_pages(objects, document, (tree, numbers, annotations))
    marked = Marked(
        page_numbers=numbers,
        owners=document.painter.owners,
        annotation_numbers=annotations,
        annotation_owners=[link.element for link in links],
    )
    standard = document.standard
    structure = write_structure(
        objects, document.root, marked, namespaced=standard.is_namespaced
    )
    entries = [
        f"<</Type/Catalog/Pages {reference(tree)}",
        f"/StructTreeRoot {reference(structure)}/MarkInfo<</Marked true>>",
        f"/Lang{text_string(document.facts.language)}",
        "/ViewerPreferences<</DisplayDocTitle true>>",
        _metadata(objects, document),
        _output_intent(objects),
        _outline(objects, document, numbers),
    ]
    if standard.attaches_record:
        date = pdf_date(document.facts.moment)
        description = document.record_description
        entries.append(attach(objects, document.record, description, date))
    objects.put(catalog, "".join([*entries, ">>"]))
    name = _identifier(document)
    trailer = f"/Root {reference(catalog)}/ID[<{name}><{name}>]"
    if standard.has_information:
        trailer += f"/Info {reference(objects.add(_info(document)))}"
    return seal_pdf(objects.file(standard.version, trailer))


def _write_pages(
    objects: Objects,
    document: Document,
    numbers: tuple[int, Sequence[int], Sequence[int]],
) -> None:
    tree, pages, annotations = numbers
    geometry = document.painter.geometry
    listed = document.standard.has_character_sets
    fonts = write_fonts(objects, document.painter.use, character_sets=listed)
    pictures = _write_emblem(objects, document.painter.emblem)
    resources = objects.add(f"<</Font<<{fonts}>>{pictures}>>")
    box = f"/MediaBox[0 0 {geometry.width:g} {geometry.height:g}]"
    on_page: list[list[str]] = [[] for _ in pages]
    for annotation, link in zip(annotations, document.painter.links, strict=True):
        on_page[link.page].append(reference(annotation))
    parents = _write_page_tree(objects, tree, pages)
    for index, content in enumerate(document.contents):
        annots = f"/Annots[{' '.join(on_page[index])}]" if on_page[index] else ""
        objects.put(
            pages[index],
            f"<</Type/Page/Parent {reference(parents[index])}{box}"
            f"/Resources {reference(resources)}"
            f"/Contents {reference(objects.add(stream(content)))}"
            f"/StructParents {index}/Tabs/S{annots}>>",
        )


def _write_emblem(objects: Objects, emblem: Emblem | None) -> str:
    """Write the logo (ISO 32000-1, 8.9.5) and return the resources that name it."""
    if emblem is None:
        return ""
    logo = emblem.logo
    entries = (
        f"/Type/XObject/Subtype/Image/Width {logo.width}/Height {logo.height}"
        "/ColorSpace/DeviceRGB/BitsPerComponent 8"
    )
    number = objects.add(deflated_stream(logo.pixels, entries))
    return f"/XObject<</{EMBLEM.decode()} {reference(number)}>>"


def _write_page_tree(objects: Objects, tree: int, pages: Sequence[int]) -> list[int]:
    """Write the page tree (ISO 32000-1, 7.7.3) and return the parent of each page."""
    if len(pages) <= LONGEST_ARRAY:
        objects.put(tree, f"<</Type/Pages/Count {len(pages)}{_kids(pages)}>>")
        return [tree] * len(pages)
    nodes, parents = [], list[int]()
    for part in parts(pages):
        node = (
            f"<</Type/Pages/Parent {reference(tree)}/Count {len(part)}{_kids(part)}>>"
        )
        nodes.append(objects.add(node))
        parents += nodes[-1:] * len(part)
    objects.put(tree, f"<</Type/Pages/Count {len(pages)}{_kids(nodes)}>>")
    return parents


def _kids(numbers: Sequence[int]) -> str:
    return f"/Kids[{' '.join(map(reference, numbers))}]"


def _write_links(
    objects: Objects, links: Sequence[LinkArea], first_key: int
) -> list[int]:
    numbers = []
    for key, link in enumerate(links, first_key):
        box = " ".join([f"{edge:.2f}" for edge in link.box])
        numbers.append(
            objects.add(
                f"<</Type/Annot/Subtype/Link/Rect[{box}]/Border[0 0 0]/F 4"
                f"/StructParent {key}/Contents{text_string(link.element.alternative)}"
                f"/A<</Type/Action/S/URI/URI{text_string(link.element.target)}>>>>"
            )
        )
    return numbers


def _metadata(objects: Objects, document: Document) -> str:
    packet = xmp_packet(document.facts, document.standard)
    number = objects.add(plain_stream(packet, "/Type/Metadata/Subtype/XML"))
    return f"/Metadata {reference(number)}"


def _output_intent(objects: Objects) -> str:
    profile = objects.add(icc_stream())
    return (
        "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
        "/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)"
        f"/DestOutputProfile {reference(profile)}>>]"
    )


def _outline(objects: Objects, document: Document, numbers: Sequence[int]) -> str:
    places = [
        _place(item.box.bookmark, number, item.top)
        for number, page in zip(numbers, document.pages, strict=True)
        for item in page.items
        if isinstance(item, Lines) and item.box.bookmark and item.first == 0
    ]
    if not places:
        whole = Bookmark(document.facts.title, 1, document.root)
        places = [_place(whole, numbers[0], document.painter.geometry.height)]
    to_elements = document.standard.is_namespaced
    number = write_outline(objects, places, to_elements=to_elements)
    return f"/Outlines {reference(number)}"


def _place(bookmark: Bookmark, page: int, top: float) -> Place:
    return Place(
        title=bookmark.title,
        level=bookmark.level,
        page=page,
        element=bookmark.element.number,
        top=top,
    )


def _info(document: Document) -> str:
    facts = document.facts
    date = pdf_date(facts.moment)
    entries = (
        ("Title", facts.title),
        ("Author", facts.issuer),
        ("Subject", facts.subject),
        ("Creator", facts.producer),
        ("Producer", facts.producer),
    )
    told = "".join(f"/{name}{text_string(text)}" for name, text in entries if text)
    dates = f"/CreationDate{date}/ModDate{date}" if date else ""
    return f"<<{told}{dates}>>"


def _identifier(document: Document) -> str:
    """Return the file identifier, from what the file says (14.4)."""
    digest = hashlib.sha256(document.record)
    for content in document.contents:
        digest.update(content)
    return digest.hexdigest()[:32]
