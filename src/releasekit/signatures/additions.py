"""Whether an update of a PDF adds a signature that nobody sees, and nothing else.

What a signature lets others do after it is more: dates, stamps, filled forms. A file
counts as unchanged only where every update is of the kind that `pades` makes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Final

from attrs import frozen
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    PdfObject,
    Reference,
)
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader

_CATALOG: Final = frozenset({"/AcroForm", "/Extensions"})
_FORM: Final = frozenset({"/Fields", "/SigFlags"})
_FIELD: Final = frozenset("/FT /T /Type /Subtype /F /Rect /P /V".split())
"""What a signature field without appearance or action has."""
_PAGE: Final = frozenset({"/Annots"})
_TABLES: Final = frozenset({"/XRef", "/ObjStm"})


def is_signed_alone(reader: PdfFileReader) -> bool:
    """Tell whether all that was ever added to a file are signatures nobody sees."""
    revisions = range(1, reader.xrefs.total_revisions)
    return bool(revisions) and all(_adds_signature(reader, each) for each in revisions)


@frozen
class _Form:
    """The signature fields of a revision, and the objects that they stand in."""

    objects: frozenset[int]
    """Numbers of the form, its fields and their signatures."""
    fields: frozenset[int]
    """Numbers of the fields."""


def _adds_signature(reader: PdfFileReader, revision: int) -> bool:
    old = reader.get_historical_resolver(revision - 1)
    new = reader.get_historical_resolver(revision)
    form = _form(new.root)
    if form is None or reader.xrefs.refs_freed_in_revision(revision):
        return False
    if _trailer(old) != _trailer(new):
        return False
    written = reader.xrefs.explicit_refs_in_revision(revision)
    return all(_is_allowed(ref, old, new, form) for ref in written)


def _trailer(resolver: HistoricalResolver) -> tuple[bytes, ...]:
    trailer = resolver.trailer_view
    keys = (key for key in ("/Root", "/Info") if key in trailer)
    return tuple(_written(trailer.raw_get(key)) for key in keys)


def _form(catalog: DictionaryObject) -> _Form | None:
    """Return the form of a file where it has nothing but unseen signatures."""
    found = _entry(catalog, "/AcroForm")
    if not isinstance(found, DictionaryObject) or not found.keys() <= _FORM:
        return None
    raw = list(_raw(found["/Fields"]))
    fields = [field for field in raw if isinstance(field, IndirectObject)]
    values = [field.get_object() for field in fields]
    if len(fields) < len(raw) or not all(map(_is_unseen, values)):
        return None
    parts = [catalog.raw_get("/AcroForm"), *(field.raw_get("/V") for field in values)]
    numbers = frozenset(field.idnum for field in fields)
    others = (part.idnum for part in parts if isinstance(part, IndirectObject))
    return _Form(numbers.union(others), numbers)


def _entry(found: DictionaryObject, key: str) -> PdfObject | None:
    """Return a value, not the reference to it, as ``get`` would."""
    if key not in found:
        return None
    value: PdfObject = found[key]
    return value


def _is_unseen(field: PdfObject) -> bool:
    return (
        isinstance(field, DictionaryObject)
        and field.keys() == _FIELD
        and field["/FT"] == "/Sig"
        and all(float(edge) == 0 for edge in field["/Rect"])
    )


def _is_allowed(
    ref: Reference, old: HistoricalResolver, new: HistoricalResolver, form: _Form
) -> bool:
    """Tell whether an object may stand in an update that adds a signature."""
    after = new(ref)
    if old.is_ref_unassignable(ref):  # the number was out of reach before
        return ref.idnum in form.objects or _kind(after) in _TABLES
    match old(ref), after:
        case ArrayObject() as before, ArrayObject():
            return _is_extended(before, after, form)
        case DictionaryObject() as before, DictionaryObject():
            if ref.idnum == new.root_ref.idnum:
                return _is_same(before, after, _CATALOG)
            if ref.idnum in form.objects - form.fields and before.keys() <= _FORM:
                return _is_same(before, after, _FORM)
            return _is_same_page(before, after, form)
        case _:
            return False


def _is_same_page(
    before: DictionaryObject, after: DictionaryObject, form: _Form
) -> bool:
    if _kind(before) != "/Page" or not _is_same(before, after, _PAGE):
        return False
    return _is_extended(_annotations(before), _annotations(after), form)


def _kind(found: PdfObject) -> str:
    return str(found.get("/Type", "")) if isinstance(found, DictionaryObject) else ""


def _annotations(page: DictionaryObject) -> ArrayObject:
    found = _entry(page, "/Annots")
    return found if isinstance(found, ArrayObject) else ArrayObject()


def _is_extended(before: ArrayObject, after: ArrayObject, form: _Form) -> bool:
    """Tell whether a list got fields of the form at its end and is the same else."""
    kept, old = list(_raw(after)), list(_raw(before))
    new = kept[len(old) :]
    same = list(map(_written, old)) == list(map(_written, kept[: len(old)]))
    return same and all(
        isinstance(each, IndirectObject) and each.idnum in form.fields for each in new
    )


def _raw(array: ArrayObject) -> Iterator[PdfObject]:
    for index in range(len(array)):
        yield array.raw_get(index)


def _is_same(
    before: DictionaryObject, after: DictionaryObject, free: frozenset[str]
) -> bool:
    keys = (before.keys() | after.keys()) - free
    return type(before) is type(after) is DictionaryObject and all(
        key in before and key in after and _is_alike(before, after, key) for key in keys
    )


def _is_alike(before: DictionaryObject, after: DictionaryObject, key: str) -> bool:
    return _written(before.raw_get(key)) == _written(after.raw_get(key))


def _written(found: PdfObject) -> bytes:
    out = io.BytesIO()
    found.write_to_stream(out, None)
    return out.getvalue()
