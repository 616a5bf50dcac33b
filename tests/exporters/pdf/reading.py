"""A PDF read back for tests: its structure tree with the text of each element."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import pikepdf
from attrs import define, field

_SINGLE = re.compile(rb"<([0-9A-Fa-f]+)><([0-9A-Fa-f]+)>")


@define
class Node:
    """A structure element."""

    tag: str
    entries: dict[str, str]
    kids: list[Node | str] = field(factory=list)

    def text(self) -> str:
        return "".join(k if isinstance(k, str) else k.text() for k in self.kids)

    def all(self, tag: str) -> list[Node]:
        own = [self] if self.tag == tag else []
        nodes = (kid for kid in self.kids if isinstance(kid, Node))
        return own + [found for kid in nodes for found in kid.all(tag)]

    def dump(self, depth: int = 0) -> str:
        """Return the tree as lines: tag, entries, text."""
        told = "".join(f" {name}={value}" for name, value in self.entries.items())
        out = f"{'  ' * depth}{self.tag}{told}\n"
        words = ""
        for kid in self.kids:
            if isinstance(kid, str):
                words += kid
                continue
            if words:
                out += f"{'  ' * (depth + 1)}{words!r}\n"
                words = ""
            out += kid.dump(depth + 1)
        return out + (f"{'  ' * (depth + 1)}{words!r}\n" if words else "")


def structure(data: bytes) -> Node:
    """Return the root element of a PDF's structure tree."""
    with pikepdf.open(BytesIO(data)) as pdf:
        pages = {page.objgen: _contents(page) for page in pdf.pages}
        root = pdf.Root.StructTreeRoot.K[0]
        return _node(root, None, pages)


def _node(element: Any, page: Any, pages: dict[Any, dict[int, str]]) -> Node:
    page = element.get("/Pg", page)
    node = Node(str(element.S)[1:], _entries(element))
    node.kids += [_kid(kid, page, pages) for kid in element.get("/K", [])]
    return node


def _entries(element: Any) -> dict[str, str]:
    named = ("/Lang", "/ID", "/Alt")
    out = {name[1:]: str(element[name]) for name in named if name in element}
    for name, value in element.get("/A", {}).items():
        if name != "/O":
            out[name[1:]] = str(value)
    return out


def _kid(kid: Any, page: Any, pages: dict[Any, dict[int, str]]) -> Node | str:
    if isinstance(kid, int):
        return pages[page.objgen][kid]
    match str(kid.get("/Type", "")):
        case "/MCR":
            return pages[kid.Pg.objgen][int(kid.MCID)]
        case "/OBJR":
            return Node("OBJR", {"URI": str(kid.Obj.A.URI)})
        case _:
            return _node(kid, page, pages)


def _contents(page: pikepdf.Page) -> dict[int, str]:
    fonts = {name: _decoder(font) for name, font in page.Resources.Font.items()}
    out: dict[int, str] = {}
    stack: list[int | None] = []
    font = ""
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "BDC" | "BMC":
                entries = operands[1] if len(operands) > 1 else {}
                number = int(entries["/MCID"]) if "/MCID" in entries else None
                stack.append(number)
                if number is not None:
                    out.setdefault(number, "")  # a picture has no words
            case "EMC":
                stack.pop()
            case "Tf":
                font = str(operands[0])
            case "Tj" | "'" if stack and stack[-1] is not None:
                words = fonts[font](bytes(operands[0]))
                out[stack[-1]] = out.get(stack[-1], "") + words
            case "TJ" if stack and stack[-1] is not None:
                parts = [part for part in operands[0] if hasattr(part, "__bytes__")]
                words = "".join(fonts[font](bytes(part)) for part in parts)
                out[stack[-1]] = out.get(stack[-1], "") + words
    return out


def _decoder(font: Any) -> Any:
    mapped = font.ToUnicode.read_bytes().partition(b"endcodespacerange")[2]
    pairs = _SINGLE.findall(mapped)
    table = {
        int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in pairs
    }
    size = 2 if font.Subtype == "/Type0" else 1

    def decode(data: bytes) -> str:
        places = range(0, len(data), size)
        return "".join(table[int.from_bytes(data[i : i + size], "big")] for i in places)

    return decode
