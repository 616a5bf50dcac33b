"""The structure tree as PDF objects: elements, parent tree, ID tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from releasekit.exporters.pdf.document.objects import Objects, reference, text_string
from releasekit.exporters.pdf.standards import LONGEST_ARRAY
from releasekit.exporters.pdf.tags.grouping import group
from releasekit.exporters.pdf.tags.lookup import name_tree, number_tree
from releasekit.exporters.pdf.tags.tree import Annotation, Content, Element, Tag
from releasekit.exporters.pdf.tags.types import PLAIN_TYPES, namespaced_types


@frozen(kw_only=True)
class Marked:
    """What the pages and annotations of a document own."""

    page_numbers: Sequence[int]
    """Object number of each page."""
    owners: Sequence[list[Element]]
    """Element of each marked-content sequence, page by page."""
    annotation_numbers: Sequence[int]
    """Object number of each annotation."""
    annotation_owners: Sequence[Element]
    """Element of each annotation; its key follows those of the pages."""


@frozen(kw_only=True)
class _Tree:
    """What the body of an element depends on."""

    number: int
    """Object number of the tree's root."""
    marked: Marked
    types: Mapping[Tag, str]
    """The entries that say an element's type."""
    mates: Mapping[int, Sequence[int]]
    """Object numbers of an element's notes, or of the references to it."""


def write_structure(
    objects: Objects, root: Element, marked: Marked, *, namespaced: bool
) -> int:
    """Write the tree, take it apart and return the number of its root object.

    The parent tree finds an element by page and content number, or by annotation
    (ISO 32000-1, 14.7.4.4); the ID tree finds the notes (14.7.2).

    Args:
        objects: the file's objects.
        root: the document's element.
        marked: what pages and annotations own.
        namespaced: use the structure types of PDF 2.0.
    """
    number = objects.reserve()
    elements = _numbered(objects, root, marked.owners)
    types, namespaces = namespaced_types(objects) if namespaced else (PLAIN_TYPES, "")
    mates = _mates(elements) if namespaced else {}
    tree = _Tree(number=number, marked=marked, types=types, mates=mates)
    for element in elements:
        objects.put(element.number, _body(element, tree))
    parent_tree = objects.add(_parent_tree(objects, marked))
    next_key = len(marked.owners) + len(marked.annotation_owners)
    objects.put(
        number,
        f"<</Type/StructTreeRoot/K[{reference(root.number)}]"
        f"/ParentTree {reference(parent_tree)}/ParentTreeNextKey {next_key}"
        f"{_id_tree(objects, elements)}{namespaces}>>",
    )
    for element in elements:  # parents and kids hold each other, and are done with
        element.kids.clear()
    return number


def _mates(elements: Sequence[Element]) -> dict[int, list[int]]:
    """Return who names whom: references their notes, and these the references.

    ISO 14289-2, 8.2.5.14 asks for both directions.
    """
    notes = {each.identifier: each.number for each in elements if each.identifier}
    mates: dict[int, list[int]] = {}
    for each in elements:
        note = notes.get(each.refers_to) if each.refers_to else None
        if note:
            mates.setdefault(note, []).append(each.number)
            mates.setdefault(each.number, []).append(note)
    return mates


def _numbered(
    objects: Objects, root: Element, owners: Sequence[list[Element]]
) -> list[Element]:
    """Return all elements in reading order, those between them and many kids, too."""
    order, stack = [], [root]
    while stack:
        element = stack.pop()
        if len(element.kids) > LONGEST_ARRAY:
            group(element, owners)
        element.number = objects.reserve()
        order.append(element)
        stack += [kid for kid in reversed(element.kids) if isinstance(kid, Element)]
    return order


def _body(element: Element, tree: _Tree) -> str:
    marked, on_page, page = tree.marked, "", None
    for kid in element.kids:
        if isinstance(kid, Content):
            page = kid.page
            on_page = f"/Pg {reference(marked.page_numbers[page])}"
            break
    kids = " ".join([_kid(kid, page, marked) for kid in element.kids])
    parent = element.parent.number if element.parent else tree.number
    mates = " ".join(map(reference, tree.mates.get(element.number, ())))
    return (
        f"<</Type/StructElem{tree.types[element.tag]}/P {parent} 0 R{on_page}"
        f"/K[{kids}]{_entries(element)}{f'/Ref[{mates}]' if mates else ''}>>"
    )


def _entries(element: Element) -> str:
    out = ""
    if element.language:
        out += f"/Lang{text_string(element.language)}"
    if element.attributes:
        out += f"/A<<{element.attributes}>>"
    if element.title:
        out += f"/T{text_string(element.title)}"
    if element.identifier:
        out += f"/ID{text_string(element.identifier)}"
    if element.alternative:
        out += f"/Alt{text_string(element.alternative)}"
    return out


def _kid(kid: Element | Content | Annotation, page: int | None, marked: Marked) -> str:
    match kid:
        case Element():
            return reference(kid.number)
        case Content() if kid.page == page:
            return str(kid.mcid)
        case Content():
            on = reference(marked.page_numbers[kid.page])
            return f"<</Type/MCR/Pg {on}/MCID {kid.mcid}>>"
        case Annotation():
            on = reference(marked.page_numbers[kid.page])
            number = reference(marked.annotation_numbers[kid.index])
            return f"<</Type/OBJR/Pg {on}/Obj {number}>>"


def _parent_tree(objects: Objects, marked: Marked) -> str:
    values = []
    for owners in marked.owners:
        elements = " ".join([reference(owner.number) for owner in owners])
        values.append(reference(objects.add(f"[{elements}]")))
    values += [reference(owner.number) for owner in marked.annotation_owners]
    return number_tree(objects, list(enumerate(values)))


def _id_tree(objects: Objects, elements: Sequence[Element]) -> str:
    named = sorted((e.identifier, e.number) for e in elements if e.identifier)
    if not named:
        return ""
    pairs = [(name, reference(number)) for name, number in named]
    return f"/IDTree{name_tree(objects, pairs)}"
