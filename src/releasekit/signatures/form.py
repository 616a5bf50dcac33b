"""The form of a PDF, walked once before anything else walks it."""

from __future__ import annotations

from typing import Any, Final

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject
from pyhanko.pdf_utils.reader import PdfFileReader

_MOST_FIELDS: Final = 1000
"""Most fields of a form that is read; a signed release has as many as signatures."""
_DEEPEST: Final = 20


def check_form(reader: PdfFileReader) -> None:
    """Refuse a form that takes long to walk: fields in loops, or that meet again.

    Raises:
        TypeError: it has a field that is no object of its own.
        ValueError: it is such a form.
    """
    seen = set[tuple[int, int]]()
    stack = [(_fields(reader), 0)]
    while stack:
        kids, depth = stack.pop()
        if depth > _DEEPEST or len(seen) + len(kids) > _MOST_FIELDS:
            message = "its form has too many fields"
            raise ValueError(message)
        for index in range(len(kids)):
            kid = kids.raw_get(index)
            _once(kid, seen)
            field = kid.get_object()
            if isinstance(field, DictionaryObject) and "/Kids" in field:
                stack.append((field["/Kids"], depth + 1))


def _fields(reader: PdfFileReader) -> Any:  # noqa: ANN401 - an array, if it is sound
    try:
        return reader.root["/AcroForm"]["/Fields"]
    except KeyError:
        return ArrayObject()


def _once(kid: object, seen: set[tuple[int, int]]) -> None:
    if not isinstance(kid, IndirectObject):
        message = "its form has a field without a number"
        raise TypeError(message)
    key = (kid.idnum, kid.generation)
    if key in seen:
        message = "its form has a field twice"
        raise ValueError(message)
    seen.add(key)
