"""The words of mail programs, data turned into matchers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from releasekit.parsing.data import load_table
from releasekit.parsing.lazy import LazyPattern

_FILE: Final = "mail.toml"
_LONGEST_NAME: Final = 40
_HEAD: Final = 240
"""Code points of a line that patterns see."""
_MACHINE_NAME: Final = LazyPattern(r"[A-Za-z][A-Za-z0-9]{0,20}-[A-Za-z0-9-]{1,50}")
_BOLD: Final = "*_ \t\u00a0\u202f\u3000"
_COLON: Final = LazyPattern("[:：]")


def role_of(text: str) -> str | None:
    """Return the role of a line as a header field: ``from``, ``subject`` and so on.

    Names may be bold, as they are where a page became text: ``*From:* …``.
    """
    colon = _COLON.search(text, 1, _LONGEST_NAME)
    if colon is None:
        return None
    name = text[: colon.start()].strip(_BOLD).casefold()
    role = _roles().get(name)
    if role is None and _MACHINE_NAME.fullmatch(name) and name.startswith("x-"):
        return "machine"
    return role


def is_machine_name(text: str) -> bool:
    """Tell whether a line opens as any field of RFC 5322, section 2.2, with a hyphen.

    Only inside a header block is that enough.
    """
    return _MACHINE_NAME.fullmatch(text.partition(":")[0]) is not None


def value_of(text: str) -> str:
    """Return what stands behind the name of a header field."""
    return text[value_start(text) :]


def value_start(text: str) -> int:
    """Return where the value of a header field begins; its length where there is none.

    The stars that close a bold name belong to the name.
    """
    colon = _COLON.search(text)
    rest = text[colon.end() :] if colon else ""
    return len(text) - len(rest.lstrip(_BOLD))


@cache
def _roles() -> dict[str, str]:
    fields = load_table(_FILE)["fields"]
    return {n.casefold(): role for role, names in fields.items() for n in names}


def matches(name: str, text: str) -> bool:
    """Tell whether a line opens with a pattern of one section."""
    return _pattern(name).match(text[:_HEAD]) is not None


def opens_attribution(text: str) -> bool:
    """Tell whether a line may be the first half of an attribution: ``On Tue, …``."""
    word = text[:4].partition(" ")[0]
    return word.casefold() in _openings() and any(c.isdecimal() for c in text)


def names_press(text: str) -> bool:
    """Tell whether words speak of an office that serves the press."""
    folded = text.casefold()
    return any(word in folded for word in load_table(_FILE)["press"]["words"])


def bare_subject(text: str) -> int:
    """Return where a subject begins behind ``Fwd:``, ``[EXTERNAL]`` and the like."""
    at = 0
    while (match := _pattern("prefix").match(text, at)) and match.end() > at:
        at = match.end()
    return at


@cache
def _openings() -> frozenset[str]:
    return frozenset(load_table(_FILE)["attribution"]["opening"])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    patterns = load_table(_FILE)[name]["patterns"]
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)


def may_be_mail(text: str) -> bool:
    """Tell whether a text holds any sign of a mail: one cheap search for most texts.

    At the start of a line: a quote mark, a sender's field, a field of mail systems, the
    dashes of a signature or of a forwarded message, the words of a list's footer.
    """
    line_end = "\n" if "\n" in text else "\r"
    sign = _sign(line_end)
    return bool(sign.search(text) or sign.match(line_end + text[:_HEAD]))


@cache
def _sign(line_end: str) -> re.Pattern[str]:
    """Return the pattern of all signs behind a line end.

    The line end alone, and then the first character, pass over nearly all text.
    """
    table = load_table(_FILE)
    names = (n for role in ("from", "sent", "machine") for n in table["fields"][role])
    fields = {f for n in names for f in (n, n.capitalize(), n.title(), n.upper())}
    words = table["sign"]["words"]
    first = "".join(sorted({word[0] for word in (*fields, *words)}))
    return re.compile(
        f"[{line_end}](?:>|-- ?[\\n\\r]|-- ?$|[-–—]{{2,20}} {{0,4}}[^\\W\\d_]"
        f"| {{0,3}}[*]{{0,2}}(?=[{first}])(?:"
        f"(?:{_by_first(fields)})[*]{{0,2}}\\s{{0,4}}[:：]|{_by_first(words)}))"
    )


def _by_first(words: Iterable[str]) -> str:
    """Return an alternation of words in which each first letter stands once."""
    rest: dict[str, list[str]] = {}
    for word in sorted(words):
        rest.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(c)}(?:{'|'.join(r)})" for c, r in rest.items())
