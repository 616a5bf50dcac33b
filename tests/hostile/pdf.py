"""PDF files made to harm: loops, bombs, broken tables of objects."""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable, Mapping
from functools import cache, partial
from types import MappingProxyType
from typing import Final

Bodies = dict[int, bytes]
_PAGES: Final[Bodies] = {
    2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
}
_CATALOG: Final = b"<</Type/Catalog/Pages 2 0 R%b>>"
_FILE: Final = b"<</Type/Filespec/F(release.xml)/UF(release.xml)/EF<</F %d 0 R>>>>"
_MANY: Final = 100_000


def written(bodies: Bodies) -> bytes:
    """Return a file with a classic table of objects; object 1 is the root."""
    out, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), {}
    for number, body in bodies.items():
        places[number] = len(out)
        out += _object(number, body)
    count = max(bodies) + 1
    rows = b"".join(
        b"%010d 00000 n \n" % places[number]
        if number in places
        else b"0000000000 65535 f \n"
        for number in range(1, count)
    )
    table = b"xref\n0 %d\n0000000000 65535 f \n%b" % (count, rows)
    trailer = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return bytes(out) + table + trailer % (count, len(out))


def _object(number: int, body: bytes) -> bytes:
    return b"%d 0 obj\n%b\nendobj\n" % (number, body)


def _stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (entries, len(data), data)


@cache
def _zeros(megabytes: int) -> bytes:
    packer = zlib.compressobj(9)
    pieces = [packer.compress(bytes(1024 * 1024)) for _ in range(megabytes)]
    return b"".join([*pieces, packer.flush()])


def attached(file: bytes, more: Bodies | None = None) -> bytes:
    """Return a file whose object 4 is the attachment ``release.xml``."""
    names = b"/Names<</EmbeddedFiles<</Names[(release.xml)4 0 R]>>>>"
    return written({1: _CATALOG % names, **_PAGES, 4: file, **(more or {})})


def many_attachments(*, shuffled: bool) -> bytes:
    """Return a file with 100,000 attachments, none of them a record."""
    order = list(range(_MANY))
    if shuffled:
        random.Random(7).shuffle(order)
    pairs = b"".join(b"(f%06d)%d 0 R" % (n, 4 + n) for n in order)
    names = b"/Names<</EmbeddedFiles<</Names[%b]>>>>" % pairs
    files = dict.fromkeys(range(4, 4 + _MANY), _FILE % 3)
    return written({1: _CATALOG % names, **_PAGES, **files})


def names_loop() -> bytes:
    """Return a file whose tree of attachments leads back to itself."""
    loop = dict.fromkeys((4, 5), b"<</Kids[5 0 R 4 0 R]/Limits[(a)(z)]>>")
    return written({1: _CATALOG % b"/Names<</EmbeddedFiles 4 0 R>>", **_PAGES, **loop})


def names_deep() -> bytes:
    """Return a file whose tree of attachments is 50,000 levels deep."""
    last = 50_000
    kids = {n: b"<</Kids[%d 0 R]/Limits[(a)(z)]>>" % (n + 1) for n in range(4, last)}
    leaf = b"<</Limits[(a)(z)]/Names[(release.xml)3 0 R]>>"
    root = _CATALOG % b"/Names<</EmbeddedFiles 4 0 R>>"
    return written({1: root, **_PAGES, **kids, last: leaf})


def objects_bomb(kind: bytes, filters: bytes = b"/FlateDecode") -> bytes:
    """Return a file whose objects, or the table of them, unpack to 400 MB."""
    packed = _zeros(400)
    rows = b"".join(
        bytes([kind_of]) + at.to_bytes(4, "big") + b"\0"
        for kind_of, at in ((0, 0), (2, 4), (2, 4), (2, 4), (1, 9), (1, 9))
    )
    out = b"%PDF-1.7\n"
    if kind == b"ObjStm":
        entries = b"/Type/ObjStm/N 1/First 5/Filter%b" % filters
        out += _object(4, _stream(packed, entries))
        table = _stream(rows, b"/Type/XRef/Size 6/W[1 4 1]/Root 1 0 R")
    else:
        entries = b"/Type/XRef/Size 6/W[1 4 1]/Root 1 0 R/Filter%b" % filters
        table = _stream(packed, entries)
    return out + _object(5, table) + b"startxref\n%d\n%%%%EOF\n" % len(out)


def pages_loop() -> bytes:
    """Return a file whose tree of pages leads back to itself."""
    loop = dict.fromkeys((2, 3), b"<</Type/Pages/Kids[3 0 R 2 0 R]/Count 9>>")
    return written({1: _CATALOG % b"", **loop})


PDFS: Final[Mapping[str, Callable[[], bytes]]] = MappingProxyType(
    {
        "100,000 attachments": partial(many_attachments, shuffled=False),
        "100,000 attachments out of order": partial(many_attachments, shuffled=True),
        "attachments in a loop": names_loop,
        "attachments in the deep": names_deep,
        "an attachment that is itself": lambda: attached(_FILE % 4),
        "an attachment as long as itself": lambda: attached(
            _FILE % 5, {5: b"<</Length 5 0 R>>stream\nabc\nendstream"}
        ),
        "an attachment of 400 megabytes": lambda: attached(
            _FILE % 5, {5: _stream(_zeros(400), b"/Filter/FlateDecode")}
        ),
        "an attachment packed twice": lambda: attached(
            _FILE % 5,
            {5: _stream(_zeros(50), b"/Filter[/FlateDecode/FlateDecode]")},
        ),
        "references in a loop": lambda: written(
            {1: _CATALOG % b"/Names 4 0 R", **_PAGES, 4: b"5 0 R", 5: b"4 0 R"}
        ),
        "pages in a loop": pages_loop,
        "a bomb of objects": partial(objects_bomb, b"ObjStm"),
        "a bomb of objects, hidden": partial(
            objects_bomb, b"ObjStm", b"/#46lateDecode"
        ),
        "a bomb of places": partial(objects_bomb, b"XRef"),
        "a filter without limits": partial(objects_bomb, b"XRef", b"/LZW#44ecode"),
        "a table of two thousand million": lambda: (
            written({1: _CATALOG % b"", **_PAGES})
            .replace(b"/Size 4", b"/Size 2147483647")
            .replace(b"xref\n0 4", b"xref\n0 2147483647")
        ),
        "no table": lambda: written({1: _CATALOG % b"", **_PAGES}).split(b"xref")[0],
        "no table and many objects": lambda: (
            b"%PDF-1.7\n" + b"1 0 obj<<>>endobj\n" * 1_500_000 + b"startxref\n9\n%%EOF"
        ),
        "a million brackets": lambda: written(
            {1: b"<</Type/Catalog/Names " + b"[" * 1_000_000, **_PAGES}
        ),
        "nothing but blanks": lambda: b"%PDF-1.7\n" + b" " * 30_000_000,
    }
)
"""Name and maker of each."""
