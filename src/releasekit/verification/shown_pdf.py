"""What a PDF shows: its structure tree walked, its codes turned into text.

The text layer is read as ISO 32000-1 describes it, 14.7 and 9.10: elements in order,
the marked content of each, and ToUnicode maps. No external program is asked. Only
what compares a PDF imports this: pikepdf is optional, and slow to load.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator
from typing import Any, Final, TypeAlias

import pikepdf
from attrs import define, field

from releasekit.containers.unpdf import open_pdf, stream_bytes
from releasekit.verification.shown import Passage, Shown

_LEAST_CONTENT: Final = 4 * 1024 * 1024
_MOST_CONTENT: Final = 20
"""Most bytes of page content that are read for each byte of a file, beyond that."""
_CHAR: Final = re.compile(rb"<([0-9A-Fa-f]{2,8})>\s{0,8}<([0-9A-Fa-f]{4,64})>")
_RANGE: Final = re.compile(
    rb"<([0-9A-Fa-f]{2,8})>\s{0,8}<([0-9A-Fa-f]{2,8})>\s{0,8}<([0-9A-Fa-f]{4,64})>"
)
_BLOCK: Final = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
_OPERATORS: Final = "BDC BMC EMC Tf Tj TJ ' \""
_MOST_RANGE: Final = 65_536

Contents: TypeAlias = dict[int, str]
"""The text of each marked-content sequence of a page."""


def shown_in_pdf(data: bytes) -> Shown:
    """Return what a PDF shows, in the order of its structure tree.

    Raises:
        RecordSyntaxError: the file is damaged, has no structure tree or too much.
        MissingDependencyError: pikepdf is not installed.
    """
    with open_pdf(data) as pdf:
        pages = _Pages(pdf, len(data))
        return Shown(tuple(_walked(pdf, pages)))


def _walked(pdf: pikepdf.Pdf, pages: _Pages) -> Iterator[Passage]:
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        message = "it has no structure tree to read its text by"
        raise ValueError(message)
    seen: set[tuple[int, int]] = set()
    stack: list[tuple[Any, Any]] = [(root.get("/K"), None)]
    while stack:
        kid, page = stack.pop()
        if isinstance(kid, int):
            yield pages.passage(page, kid)
        elif isinstance(kid, pikepdf.Array):
            _once(kid, seen)
            stack += [(each, page) for each in reversed(list(kid))]
        elif isinstance(kid, pikepdf.Dictionary):
            _once(kid, seen)
            if str(kid.get("/Type", "")) == "/MCR":
                yield pages.passage(kid.get("/Pg", page), int(kid["/MCID"]))
            elif "/S" in kid:
                stack.append((kid.get("/K"), kid.get("/Pg", page)))


def _once(kid: pikepdf.Object, seen: set[tuple[int, int]]) -> None:
    if kid.is_indirect:
        if kid.objgen in seen:
            message = "its structure tree leads back to itself"
            raise ValueError(message)
        seen.add(kid.objgen)


@define(eq=False)
class _Pages:
    """The marked content of pages, read when first asked for."""

    pdf: pikepdf.Pdf
    size: int
    """Length of the file."""
    numbers: dict[Any, int] = field(init=False)
    known: dict[int, Contents] = field(factory=dict)
    decoders: dict[tuple[int, int], Callable[[bytes], str]] = field(factory=dict)
    left: int = field(init=False)
    """Bytes of content that may still be read."""

    def __attrs_post_init__(self) -> None:
        self.numbers = {page.objgen: n for n, page in enumerate(self.pdf.pages)}
        self.left = max(_LEAST_CONTENT, _MOST_CONTENT * self.size)

    def passage(self, page: Any, number: int) -> Passage:  # noqa: ANN401
        index = self.numbers[page.objgen]
        if index not in self.known:
            self.known[index] = self._contents(index)
        return Passage(self.known[index].get(number, ""), f"page {index + 1}")

    def _contents(self, index: int) -> Contents:
        page: Any = self.pdf.pages[index].obj
        parts = page.get("/Contents", [])
        streams = list(parts) if isinstance(parts, pikepdf.Array) else [parts]
        data = b"\n".join(stream_bytes(each, self.size) for each in streams)
        self.left -= len(data)
        if self.left < 0:
            message = "its pages hold too much for a file of its size"
            raise ValueError(message)
        fonts = page.get("/Resources", {}).get("/Font", {})
        reader = _Reader(lambda name: self._decoder(fonts[name]))
        for instruction in _instructions(self.pdf.make_stream(data)):
            reader.read(str(instruction.operator), list(instruction.operands))
        return {number: "".join(words) for number, words in reader.out.items()}

    def _decoder(self, font: Any) -> Callable[[bytes], str]:  # noqa: ANN401
        key = font.objgen
        if key not in self.decoders or key == (0, 0):
            self.decoders[key] = _decoder(font, self.size)
        return self.decoders[key]


def _instructions(content: pikepdf.Object) -> list[Any]:
    # pikepdf warns on standard error; what is odd about a file is told by us.
    with warnings.catch_warnings(record=True) as odd:
        warnings.simplefilter("always")
        found: list[Any] = list(pikepdf.parse_content_stream(content, _OPERATORS))
    if odd:
        raise ValueError(str(odd[0].message))
    return found


@define(eq=False)
class _Reader:
    """Follows the operators of a page that show text (ISO 32000-1, 9.4.3, 14.6)."""

    decoder_of: Callable[[str], Callable[[bytes], str]]
    out: dict[int, list[str]] = field(factory=dict)
    stack: list[int | None] = field(factory=list)
    decode: Callable[[bytes], str] | None = None

    def read(self, operator: str, operands: list[Any]) -> None:
        match operator:
            case "BDC" | "BMC":
                self.stack.append(_mcid(operands))
            case "EMC":
                self.stack.pop()
            case "Tf":
                self.decode = self.decoder_of(str(operands[0]))
            case "TJ":
                for piece in operands[0]:
                    if not isinstance(piece, (int, float)):
                        self._show(piece)
            case _:
                self._show(operands[-1])

    def _show(self, piece: Any) -> None:  # noqa: ANN401 - a string, or what is none
        number = self.stack[-1] if self.stack else None
        if number is not None and self.decode and hasattr(piece, "__bytes__"):
            self.out.setdefault(number, []).append(self.decode(bytes(piece)))


def _mcid(operands: list[Any]) -> int | None:
    entries = operands[1] if len(operands) > 1 else None
    found = entries.get("/MCID") if isinstance(entries, pikepdf.Dictionary) else None
    return None if found is None else int(found)


def _decoder(font: Any, size: int) -> Callable[[bytes], str]:  # noqa: ANN401
    table = dict(_pairs(stream_bytes(font.get("/ToUnicode"), size)))
    width = 2 if str(font.get("/Subtype")) == "/Type0" else 1

    def decode(codes: bytes) -> str:
        places = range(0, len(codes), width)
        found = (int.from_bytes(codes[at : at + width], "big") for at in places)
        return "".join(table.get(code, "\ufffd") for code in found)

    return decode


def _pairs(cmap: bytes) -> Iterator[tuple[int, str]]:
    for block in _BLOCK.finditer(cmap):
        if block[1] == b"bfchar":
            for code, text in _CHAR.findall(block[2]):
                yield int(code, 16), _text(text)
            continue
        for low, high, text in _RANGE.findall(block[2]):
            start, first = int(low, 16), _text(text)
            for step in range(min(int(high, 16) - start, _MOST_RANGE) + 1):
                yield start + step, first[:-1] + chr(ord(first[-1]) + step)


def _text(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "surrogatepass")
