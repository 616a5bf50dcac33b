"""The structure tree as PDF objects: elements, parent tree, ID tree."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from releasekit.exporters.pdf.document.objects import Objects, reference, text_string
from releasekit.exporters.pdf.tags.tree import Annotation, Content, Element


@frozen(kw_only=True)
class Marked:
    """What the pages and annotations of a document own."""

    page_numbers: Sequence[int]
    """Object number of each page."""
    owners: Sequence[Sequence[Element]]
    """Element of each marked-content sequence, page by page."""
    annotation_numbers: Sequence[int]
    """Object number of each annotation."""
    annotation_owners: Sequence[Element]
    """Element of each annotation; its key follows those of the pages."""


def write_structure(objects: Objects, root: Element, marked: Marked) -> int:
    """Write the tree and return the number of its root object.

    The parent tree finds an element by page and content number, or by annotation
    (ISO 32000-1, 14.7.4.4); the ID tree finds the notes (14.7.2).
    """
    tree_root = objects.reserve()
    elements = _numbered(objects, root)
    for element in elements:
        objects.put(element.number, _body(element, tree_root, marked))
    parent_tree = _parent_tree(objects, marked)
    next_key = len(marked.owners) + len(marked.annotation_owners)
    objects.put(
        tree_root,
        f"<</Type/StructTreeRoot/K[{reference(root.number)}]"
        f"/ParentTree {reference(parent_tree)}/ParentTreeNextKey {next_key}"
        f"{_id_tree(objects, elements)}>>",
    )
    return tree_root


def _numbered(objects: Objects, root: Element) -> list[Element]:
    order, stack = [], [root]
    while stack:
        element = stack.pop()
        element.number = objects.reserve()
        order.append(element)
        stack += [kid for kid in reversed(element.kids) if isinstance(kid, Element)]
    return order


def _body(element: Element, tree_root: int, marked: Marked) -> str:
    pages = (kid.page for kid in element.kids if isinstance(kid, Content))
    page = next(pages, None)
    kids = " ".join([_kid(kid, page, marked) for kid in element.kids])
    parent = element.parent.number if element.parent else tree_root
    on_page = "" if page is None else f"/Pg {reference(marked.page_numbers[page])}"
    return (
        f"<</Type/StructElem/S/{element.tag.value}/P {reference(parent)}{on_page}"
        f"/K[{kids}]{_entries(element)}>>"
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


def _parent_tree(objects: Objects, marked: Marked) -> int:
    entries = []
    for key, owners in enumerate(marked.owners):
        elements = " ".join([reference(owner.number) for owner in owners])
        entries.append(f"{key} {reference(objects.add(f'[{elements}]'))}")
    for key, owner in enumerate(marked.annotation_owners, len(marked.owners)):
        entries.append(f"{key} {reference(owner.number)}")
    return objects.add(f"<</Nums[{' '.join(entries)}]>>")


def _id_tree(objects: Objects, elements: Sequence[Element]) -> str:
    named = sorted((e.identifier, e.number) for e in elements if e.identifier)
    if not named:
        return ""
    names = " ".join([f"{text_string(i)}{reference(n)}" for i, n in named])
    limits = f"{text_string(named[0][0])}{text_string(named[-1][0])}"
    leaf = objects.add(f"<</Limits[{limits}]/Names[{names}]>>")
    return f"/IDTree<</Kids[{reference(leaf)}]>>"
