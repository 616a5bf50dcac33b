"""Header blocks: the lines that a mail system puts above a message."""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

from releasekit.model import BlockKind, Severity, Span, diagnostic
from releasekit.parsing.draft import Piece
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.mail.letter import Letter
from releasekit.parsing.mail.words import (
    is_machine_name,
    matches,
    opens_attribution,
    role_of,
    value_of,
)

HEADER: Final = "mail.header"
SUBJECT: Final = "mail.subject"
DATE: Final = "mail.date"
FROM: Final = "mail.from"
ATTRIBUTION: Final = "mail.attribution"
_SPEAKING: Final = frozenset({"from", "to", "copy", "subject", "date", "sent"})
_FEWEST: Final = 2
_MOST_LINES: Final = 3
_LONGEST_FIELD: Final = 998
"""Code points of a line (RFC 5322, section 2.1.1)."""
_SAMPLE: Final = 20_000
"""Code points below a header in which its encoding must show."""
_BOUNDARY: Final = LazyPattern(r"boundary\s?=\s?\"?([^\s\";]{1,70})", re.IGNORECASE)
_CLOCK: Final = LazyPattern(
    r"\b[0-9]{1,2}[:.h時시][0-9]{2}|오[전후]|午[前後]|上午|下午"
)
_ENVELOPE: Final = LazyPattern(r"From \S{1,120}(?:@| at )\S{1,120} .{6,40}[0-9]{4}$")
_ENCODED_WORD: Final = LazyPattern(r"=\?[\w-]{2,40}\?[bqBQ]\?[^? ]{1,600}\?=")
_QUOTED_PRINTABLE: Final = LazyPattern(r"=(?:[\r\n]|[0-9A-F]{2})")
_BASE64: Final = LazyPattern(r"^[A-Za-z0-9+/]{40,998}={0,2}\s?$", re.MULTILINE)


@frozen
class _Field:
    """One header field: its lines and what it says."""

    first: int
    last: int
    role: str


def mark_headers(letter: Letter) -> None:
    """Settle forwarded marks, attributions and header blocks.

    A block is believed where it names a sender and something else, and where an
    address, a clock, a forwarded mark or a field of mail systems alone proves it:
    memoranda open with ``TO``, ``FROM`` and ``SUBJECT`` too.
    """
    at = 0
    while at < len(letter.pieces):
        at = _mark_at(letter, at)


def _mark_at(letter: Letter, at: int) -> int:
    """Look at one line and return the next one to look at."""
    text = letter.pieces[at].text
    if matches("forwarded", text):
        letter.settle(at, at, BlockKind.CHROME, "mail.forwarded")
        letter.borders[at + 1] = "forwarded"
        return at + 1
    if role_of(text):
        return _mark_block(letter, at)
    if opens_attribution(text) or text.endswith((":", "：")):
        return _mark_attribution(letter, at)
    return at + 1


def _mark_attribution(letter: Letter, at: int) -> int:
    """Settle ``On … wrote:``, over three lines at most, above a quotation."""
    for last in range(at, at + _MOST_LINES):
        if last >= len(letter.pieces):
            break
        joined = " ".join(p.text for p in letter.pieces[at : last + 1])
        after = last + 1 < len(letter.depths)
        quotes = after and letter.depths[last + 1] > letter.depths[last]
        if matches("attribution", joined) and (quotes or "@" in joined):
            letter.join(at, last)
            letter.settle(at, at, BlockKind.CHROME, ATTRIBUTION)
            letter.borders[last + 1] = "attribution"
            return last + 1
    return at + 1


def _mark_block(letter: Letter, at: int) -> int:
    """Settle the header block that may begin at a line."""
    fields = _fields(letter, at)
    end = fields[-1].last + 1
    if not _is_believed(letter, fields):
        _mark_memorandum(letter, fields)
        return end
    before = letter.pieces[at - 1] if at else None
    if before is not None and before.kind is None and _ENVELOPE.match(before.text):
        letter.settle(at - 1, at - 1, BlockKind.CHROME, "mail.envelope")
    for item in fields:
        piece = letter.join(item.first, item.last)
        rule = _RULES.get(item.role, HEADER)
        letter.settle(item.first, item.first, BlockKind.CHROME, rule)
        if item.role in {"machine", "other"}:
            _read_transport(letter, piece, end)
        elif rule == SUBJECT and _ENCODED_WORD.search(piece.text):
            _report(letter, piece, "encoded words")
    letter.borders[end] = "header"
    return end


_RULES: Final = {
    "from": FROM, "date": DATE, "sent": DATE, "subject": SUBJECT
}  # fmt: skip


def _fields(letter: Letter, at: int) -> list[_Field]:
    """Return the run of header fields that begins at a line; it holds one at least."""
    found: list[_Field] = []
    pieces, depths = letter.pieces, letter.depths
    index = at
    spacing = _spacing(pieces[at + 1 : at + 2])
    while index < len(pieces) and (index == at or pieces[index].gap <= spacing):
        if depths[index] != depths[at] or pieces[index].kind is not None:
            break
        text = pieces[index].text
        role = role_of(text)
        if role is None and is_machine_name(text):
            role = "other"
        if role is not None:
            found.append(_Field(index, index, role))
        elif _is_folded(letter, found[-1], index, pieces[at].indent):
            found[-1] = _Field(found[-1].first, index, found[-1].role)
        else:
            break
        index += 1
    return found


def _spacing(below: list[Piece]) -> int:
    """Return the blank lines between fields: pages put one below each line."""
    return min(1, below[0].gap) if below and role_of(below[0].text) else 0


def _mark_memorandum(letter: Letter, fields: list[_Field]) -> None:
    """Settle the head of a memorandum but for its date; no mail system wrote that."""
    roles = {item.role for item in fields}
    if "from" not in roles or len(roles & _SPEAKING) <= _FEWEST:
        return
    for item in fields:
        if item.role in {"from", "to", "copy", "subject"}:
            letter.join(item.first, item.last)
            letter.settle(item.first, item.first, BlockKind.META, "meta.memorandum")


def _is_folded(letter: Letter, before: _Field, index: int, margin: int) -> bool:
    """Tell whether a line goes on with the field above (RFC 5322, section 2.2.3).

    Pages that became text put the value on the line below, or wrap a list of names.
    """
    piece, above = letter.pieces[index], letter.pieces[index - 1]
    if len(piece.text) > _LONGEST_FIELD or piece.gap > 0:
        return False
    if piece.indent > margin:
        return True
    named = before.role in {"to", "copy"} and above.text.endswith((",", ";"))
    return named or (above.text.endswith((":", "：")) and before.last == index - 1)


def _is_believed(letter: Letter, fields: list[_Field]) -> bool:
    values = {item.role: _value(letter, item) for item in fields}
    machine = "machine" in values
    sender = values.get("from", "")
    if len(values.keys() & _SPEAKING) < _FEWEST and not (machine and len(fields) > 1):
        return False
    if not machine and (not sender or sender[0].isdecimal()):
        return False
    clock = _CLOCK.search(values.get("date", "") + values.get("sent", ""))
    address = any("@" in values.get(role, "") for role in ("from", "to", "copy"))
    forwarded = letter.borders.get(fields[0].first) in {"forwarded", "quote"}
    return bool(machine or clock or address or forwarded)


def _value(letter: Letter, item: _Field) -> str:
    lines = letter.pieces[item.first : item.last + 1]
    return value_of(" ".join(piece.text for piece in lines))


def _read_transport(letter: Letter, piece: Piece, body_at: int) -> None:
    """Note how the body was sent: flowed, in parts, or still encoded."""
    name, _, value = piece.text.casefold().partition(":")
    if name == "content-type":
        _read_type(letter, piece, value.replace(" ", "").replace('"', ""), body_at)
    elif name == "content-transfer-encoding":
        body = letter.text[piece.end : piece.end + _SAMPLE]
        encoded = {"quoted-printable": _QUOTED_PRINTABLE, "base64": _BASE64}
        pattern = encoded.get(value.strip())
        if pattern and pattern.search(body):
            _report(letter, piece, value.strip())


def _read_type(letter: Letter, piece: Piece, value: str, body_at: int) -> None:
    """Note what a content type says of the lines from ``body_at``."""
    if value.startswith("multipart/"):
        boundary = _BOUNDARY.search(piece.text)
        letter.boundaries |= {boundary[1]} if boundary else set()
        _report(letter, piece, value.split(";", maxsplit=1)[0])
    if value.startswith("text/html"):
        letter.pages.add(body_at)
    if "format=flowed" in value:
        letter.flowed = True
        letter.glue = "" if "delsp=yes" in value else " "


def mark_parts(letter: Letter) -> None:
    """Settle the lines between the parts of a message, and parts that are pages.

    RFC 2046, section 5.1.1: a boundary stands behind two hyphens.
    """
    is_page = False
    for index, piece in enumerate(letter.pieces):
        is_page = (is_page and index not in letter.borders) or index in letter.pages
        text = piece.text
        if text.startswith("--") and {text[2:], text[2:-2]} & letter.boundaries:
            letter.settle(index, index, BlockKind.CHROME, "mail.boundary")
            letter.borders.setdefault(index + 1, "boundary")
            is_page = False
        elif is_page:
            letter.settle(index, index, BlockKind.CHROME, "mail.page")


def _report(letter: Letter, piece: Piece, what: str) -> None:
    """Report that a message is stored as it was sent, not as it is read."""
    place = Span(piece.start, piece.end)
    letter.diagnostics.append(diagnostic("RKD140", Severity.WARNING, place, what=what))
