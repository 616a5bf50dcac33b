"""What is plainly not plain text: formats told by their first bytes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from attrs import frozen

from releasekit.errors import ForeignFormatError

_LOOKED_AT: Final = 1024
_SAVE_AS_TEXT: Final = "save it as plain text first, or pass --as-text"
_EXTRACT: Final = "unpack it first and convert the text files inside"
_RECOGNISE: Final = "a picture holds no text: run character recognition first"
_RECOVER: Final = "it is a record already: `releasekit recover` and `verify` read it"

_Test: TypeAlias = Callable[[bytes], bool]


@frozen
class ForeignFormat:
    """A format that is not plain text."""

    name: str
    """What people call it, with its article: ``a PDF``."""
    hint: str
    """What to do instead."""


@frozen
class _Signature:
    test: _Test
    format: ForeignFormat


def foreign_format(data: bytes) -> ForeignFormat | None:
    """Return the format that the first bytes plainly are, or nothing for text.

    A mere mention of ``%PDF-`` inside a text does not count: signatures are looked
    for where the format puts them.
    """
    head = data[:_LOOKED_AT]
    return next((s.format for s in _SIGNATURES if s.test(head)), None)


def refuse_foreign(data: bytes, *, path: str = "") -> None:
    """Refuse bytes that are plainly another format.

    Args:
        data: the bytes of an input.
        path: the name that the error tells.

    Raises:
        ForeignFormatError: they are; the error names the format and the remedy.
    """
    found = foreign_format(data)
    if found:
        message = f"this is {found.name}, not plain text"
        raise ForeignFormatError(message, hint=found.hint, path=path)


def _starts(*magics: bytes) -> _Test:
    return lambda head: head.startswith(magics)


def _zip_with(*names: bytes) -> _Test:
    return lambda head: head.startswith(b"PK\x03\x04") and any(n in head for n in names)


def _is_bmp(head: bytes) -> bool:
    # "BM" opens words too: the reserved fields and the header's size decide.
    return head.startswith(b"BM") and head[6:10] == bytes(4) and head[15:18] == bytes(3)


def _is_record(head: bytes) -> bool:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"<") and b"urn:releasekit:record:" in head


_SIGNATURES: Final = tuple(
    _Signature(test, ForeignFormat(name, hint))
    for test, name, hint in (
        (_starts(b"%PDF-", b"\xef\xbb\xbf%PDF-"), "a PDF", _SAVE_AS_TEXT),
        (_zip_with(b"hwp+zip"), "a HWPX document", _SAVE_AS_TEXT),
        (
            _zip_with(b"[Content_Types].xml", b"word/", b"_rels/"),
            "a Word, Excel or PowerPoint file",
            _SAVE_AS_TEXT,
        ),
        (_zip_with(b"opendocument"), "an OpenDocument file", _SAVE_AS_TEXT),
        (_zip_with(b"epub+zip"), "an EPUB book", _SAVE_AS_TEXT),
        (_starts(b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"), "a ZIP file", _EXTRACT),
        (_starts(b"HWP Document File V"), "a HWP document", _SAVE_AS_TEXT),
        (
            _starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
            "an office file in OLE form (DOC, XLS, PPT, HWP, MSG)",
            _SAVE_AS_TEXT,
        ),
        (_starts(b"{\\rtf"), "an RTF document", _SAVE_AS_TEXT),
        (_starts(b"\x89PNG\r\n\x1a\n"), "a PNG picture", _RECOGNISE),
        (_starts(b"\xff\xd8\xff"), "a JPEG picture", _RECOGNISE),
        (_starts(b"GIF87a", b"GIF89a"), "a GIF picture", _RECOGNISE),
        (_starts(b"II*\x00", b"MM\x00*"), "a TIFF picture", _RECOGNISE),
        (
            lambda head: head.startswith(b"RIFF") and head[8:12] == b"WEBP",
            "a WebP picture",
            _RECOGNISE,
        ),
        (_is_bmp, "a BMP picture", _RECOGNISE),
        (_starts(b"\x1f\x8b"), "a gzip file", _EXTRACT),
        (
            lambda head: head[:3] == b"BZh" and head[4:10] == b"1AY&SY",
            "a bzip2 file",
            _EXTRACT,
        ),
        (_starts(b"\xfd7zXZ\x00"), "an xz file", _EXTRACT),
        (_starts(b"\x28\xb5\x2f\xfd"), "a Zstandard file", _EXTRACT),
        (_starts(b"7z\xbc\xaf\x27\x1c"), "a 7z file", _EXTRACT),
        (_starts(b"Rar!\x1a\x07"), "a RAR file", _EXTRACT),
        (_is_record, "a releasekit record", _RECOVER),
    )
)
"""Looked at in this order; the first that fits decides."""
