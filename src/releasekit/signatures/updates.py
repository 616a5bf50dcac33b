"""Updates of a PDF: where the first begins, and what later ones write, by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    PdfObject,
    Reference,
)
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader

_NAMES: Final = MappingProxyType(
    {
        "/Catalog": "the catalog",
        "/Pages": "the list of pages",
        "/Page": "a page",
        "/Metadata": "the metadata",
        "/Annot": "an annotation",
        "/Sig": "a signature",
        "/StructElem": "the structure",
        "/StructTreeRoot": "the structure",
        "/Font": "a font",
        "/Filespec": "an attachment",
        "/EmbeddedFile": "an attachment",
    }
)
_MOST_PAGES: Final = 500
"""Most pages whose content is told by its number."""
_MOST_NAMED: Final = 5
_EOF: Final = re.compile(rb"\s{0,9}(\d{1,12})\s{1,9}%%EOF(?:\r\n|\n|\r)?")


def first_revision_end(reader: PdfFileReader, data: bytes) -> int | None:
    """Return how many bytes the file had before its first update, if that is known."""
    table = reader.xrefs.get_startxref_for_revision(0)
    at = data.find(b"startxref", table)
    while at >= 0:
        found = _EOF.match(data, at + len(b"startxref"))
        if found and int(found[1]) == table:
            return found.end()
        at = data.find(b"startxref", at + 1)
    return None


def changed_after(reader: PdfFileReader, revision: int) -> str:
    """Name what the updates after a revision write, at most a few of it."""
    contents = _contents(reader)
    names = (
        contents.get(ref.idnum) or _name(reader, later, ref)
        for later in range(revision + 1, reader.xrefs.total_revisions)
        for ref in _written_in(reader, later)
    )
    found = list(dict.fromkeys(filter(None, names)))
    more = ", …" if len(found) > _MOST_NAMED else ""
    return ", ".join(found[:_MOST_NAMED]) + more or "nothing that has a name"


def _written_in(reader: PdfFileReader, revision: int) -> list[Reference]:
    written = reader.xrefs.explicit_refs_in_revision(revision)
    return sorted(written, key=lambda ref: ref.idnum)


def _contents(reader: PdfFileReader) -> dict[int, str]:
    """Return what the content streams of pages are called, by object number."""
    found = dict[int, str]()
    for index, page in enumerate(_pages(reader)):
        entry = page.raw_get("/Contents") if "/Contents" in page else None
        parts = entry if isinstance(entry, ArrayObject) else [entry]
        for part in parts:
            if isinstance(part, IndirectObject):
                found[part.reference.idnum] = f"the content of page {index + 1}"
    return found


def _pages(reader: PdfFileReader) -> Iterator[DictionaryObject]:
    for index in range(_MOST_PAGES):
        try:
            page = reader.find_page_for_modification(index)[0].get_object()
        except (PdfError, ValueError, KeyError, IndexError):
            return
        if not isinstance(page, DictionaryObject):
            return
        yield page


def _name(reader: PdfFileReader, revision: int, ref: Reference) -> str:
    try:
        found: PdfObject = reader.get_historical_resolver(revision)(ref)
    except (PdfError, ValueError, KeyError):
        return f"object {ref.idnum}"
    if not isinstance(found, DictionaryObject):
        return f"object {ref.idnum}"
    kind = str(found.get("/Type", ""))
    if kind == "/XRef":
        return ""
    return _NAMES.get(kind, f"object {ref.idnum}")
