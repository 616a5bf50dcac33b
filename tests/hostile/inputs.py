"""Files made to harm who reads them: each is refused, soon and in words."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Final

from releasekit import record
from releasekit.containers.zip import Entry, deflated, stored, write_zip
from tests.hostile.pdf import PDFS
from tests.record.examples import small_release

RECORD: Final = record.write(small_release())
TEXT: Final = RECORD.decode()
_ROOT: Final = TEXT.index("<release")
_PLACES: Final = ("file:///etc/passwd", "http://127.0.0.1:9/x")
_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_MEGABYTE: Final = 1024 * 1024


def declared(subset: str, name: str = "release") -> str:
    """Return the record with a document type declaration before it."""
    return f"{TEXT[:_ROOT]}<!DOCTYPE {name} {subset}>{TEXT[_ROOT:]}"


def laughing(old: str, new: str) -> str:
    """Return a record in which ten entities name each other ten times over."""
    entities = '<!ENTITY l0 "ha">' + "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12)
    )
    return declared(f"[{entities}]").replace(old, new)


def located(attribute: str, value: str) -> str:
    """Return the record with a hint where its schema is."""
    hint = f'<release xmlns:xsi="{_XSI}" xsi:{attribute}="{value}"'
    return TEXT.replace("<release", hint, 1)


def _at_places() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for place in _PLACES:
        name = place.partition(":")[0]
        entity = f'[<!ENTITY e SYSTEM "{place}">]'
        parameter = f'[<!ENTITY % p SYSTEM "{place}"> %p;]'
        include = (
            '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude"'
            f' parse="text" href="{place}"/>'
        )
        schema = f"urn:releasekit:record:1 {place}"
        found |= {
            f"entity {name}": declared(entity).replace("<text>Boats", "<text>&e;"),
            f"parameter entity {name}": declared(parameter),
            f"dtd {name}": declared(f'SYSTEM "{place}"'),
            f"xinclude {name}": TEXT.replace("<links>", f"<links>{include}"),
            f"schema location {name}": located("schemaLocation", schema),
            f"schema without namespace {name}": located(
                "noNamespaceSchemaLocation", place
            ),
        }
    return found


XMLS: Final[Mapping[str, Callable[[], bytes]]] = MappingProxyType(
    {
        **{name: text.encode for name, text in _at_places().items()},
        "laughs in text": laughing("<text>Boats", "<text>&l11;").encode,
        "laughs in an attribute": laughing('kind="p', 'kind="&l11;').encode,
        "one entity many times": lambda: (
            declared(f'[<!ENTITY a "{"a" * 100_000}">]')
            .replace("<text>Boats", f"<text>{'&a;' * 20_000}")
            .encode()
        ),
        "entities in parameters": declared(
            '[<!ENTITY % a "&#37;b;"><!ENTITY % b "&#37;a;"> %a;]'
        ).encode,
        "a declaration in ebcdic": lambda: (
            declared("[]").replace("UTF-8", "cp037").encode("cp037")
        ),
        "a huge attribute": lambda: RECORD.replace(
            b"<release ", b'<release a="' + b"a" * (60 * _MEGABYTE) + b'" ', 1
        ),
        "a huge text": lambda: RECORD.replace(
            b"<links>", b"<links>" + b"a" * (60 * _MEGABYTE), 1
        ),
        "many attributes": lambda: RECORD.replace(
            b"<release ",
            b"<release " + b"".join(b'a%d="" ' % n for n in range(500_000)),
            1,
        ),
        "a million levels": lambda: RECORD.replace(b"<links>", b"<note>" * 1_000_000),
        "gzip": lambda: gzip.compress(RECORD, mtime=0),
    }
)


def docx(data: bytes) -> bytes:
    """Return an archive that carries some bytes as its record."""
    return write_zip([deflated("customXml/item1.xml", data)])


def bomb(head: bytes, pattern: bytes, megabytes: int) -> bytes:
    """Return an archive whose record unpacks to very much."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    piece = pattern * (_MEGABYTE // len(pattern))
    packed = packer.compress(head)
    crc, size = zlib.crc32(head), len(head)
    for _ in range(megabytes):
        packed += packer.compress(piece)
        crc, size = zlib.crc32(piece, crc), size + len(piece)
    packed += packer.flush()
    name = "customXml/item1.xml"
    return write_zip([Entry(name=name, packed=packed, size=size, crc=crc)])


def nested() -> bytes:
    """Return an archive in an archive in an archive, a bomb in the innermost."""
    data = bomb(b"", bytes(1), 200)
    for _ in range(3):
        data = write_zip([stored("customXml/item1.xml", data)])
    return data


def page(record: bytes, body: bytes = b"") -> bytes:
    """Return a page that carries some bytes as its record."""
    block = b'<script type="application/xml" id="release-record">%b</script>'
    return b"<!doctype html>\n<html><body>%b%b</body></html>" % (body, block % record)


PAGES: Final[Mapping[str, Callable[[], bytes]]] = MappingProxyType(
    {
        "two records": lambda: page(RECORD, page(RECORD)),
        "an end in the record": lambda: page(
            RECORD.replace(b"Boats", b"</script><script>Boats", 1)
        ),
        "a comment in the record": lambda: page(
            RECORD.replace(b"Boats", b"<!--<script>Boats", 1)
        ),
        "a reference to what xml cannot hold": lambda: page(
            RECORD.replace(b"Boats", b"&#x0;&#xfffe;&#x110000;", 1)
        ),
        "a million levels": lambda: page(RECORD, b"<div>" * 1_000_000),
        "three million elements": lambda: page(RECORD, b"<p>x" * 3_000_000),
        "a million attributes": lambda: page(RECORD, b"<p %b>" % (b"a=x " * 1_000_000)),
        "scripts without end": lambda: page(b"", b"<script>" * 1_000_000),
        "comments without end": lambda: page(RECORD, b"<!--" * 1_000_000),
    }
)
"""Name and maker of each page."""

AROUND: Final[Mapping[str, Callable[[], bytes]]] = MappingProxyType(
    {
        "many levels": lambda: page(RECORD, b"<div>" * 200_000),
        "many attributes": lambda: page(
            RECORD, b"<p " + b"".join(b"a%d=x " % n for n in range(200_000)) + b">x"
        ),
        "a huge attribute": lambda: page(
            RECORD, b'<p a="' + b"a" * (20 * _MEGABYTE) + b'">x'
        ),
        "a huge text": lambda: page(RECORD, b"a" * (20 * _MEGABYTE)),
        "references without end": lambda: page(RECORD, b"&lt" * 1_000_000),
    }
)
"""Pages around a record that is sound: it can be read, and the page is altered."""

_HEAD: Final = RECORD[: RECORD.index(b"<control>")]
ZIPS: Final[Mapping[str, Callable[[], bytes]]] = MappingProxyType(
    {
        "400 megabytes of nothing": partial(bomb, b"", bytes(1), 400),
        "a record of blanks": partial(bomb, _HEAD, b" ", 400),
        "a record of text": partial(bomb, _HEAD, b"a", 100),
        "a record of elements": partial(bomb, _HEAD, b"<a/>", 15),
        "a record of attributes": partial(bomb, _HEAD, b'<at a="" b=""/> ', 15),
        "archives in archives": nested,
        "a name above": lambda: write_zip([deflated("../customXml/a.xml", RECORD)]),
        "sixty thousand entries": lambda: write_zip(
            [stored(f"customXml/{n}.xml", b"") for n in range(60_000)]
        ),
    }
)

INPUTS: Final[Mapping[str, Callable[[], bytes]]] = MappingProxyType(
    {
        **{f"record: {name}": make for name, make in XMLS.items()},
        **{
            f"docx: {name}": lambda make=make: docx(make())  # type: ignore[misc]
            for name, make in XMLS.items()
        },
        **{
            f"html: {name}": lambda make=make: page(make())  # type: ignore[misc]
            for name, make in XMLS.items()
            if not name.startswith("a huge")  # sixty megabytes, a page takes 20
        },
        **{f"page: {name}": make for name, make in PAGES.items()},
        **{f"around: {name}": make for name, make in AROUND.items()},
        **{f"zip: {name}": make for name, make in ZIPS.items()},
        **{f"pdf: {name}": make for name, make in PDFS.items()},
    }
)
"""All of them, what kind of file each is before its name."""
