"""Titles, kind of document and number: what the head of a release names."""

from __future__ import annotations

import re
from functools import cache
from operator import itemgetter
from typing import Final

from releasekit.model import (
    BlockKind,
    DocumentType,
    Fact,
    How,
    Leaf,
    Stated,
    Title,
    TitleRole,
    Unknown,
    UnknownReason,
)
from releasekit.parsing.data import load_table
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.metadata.dates import has_figure
from releasekit.parsing.metadata.mail import is_mail
from releasekit.parsing.metadata.view import View, evidence, stated

_DASHES = LazyPattern(r"^[-–—]\s+|\s+[-–—]$")


def read_title(view: View) -> Stated[str]:
    """Return the first headline; it is inferred from the subject of a mail."""
    title = view.title
    if title is None:
        return Unknown(UnknownReason.NOT_STATED)
    if is_mail(title):
        spans, trust = title.origin.spans, title.origin.confidence
        basis = evidence("title.subject", spans, how=How.INFERRED, confidence=trust)
        return Fact(title.text, basis)
    return stated(title.text, "title.headline", title, title.origin.confidence)


def read_other_titles(view: View) -> tuple[Fact[Title], ...]:
    """Return the lines under the headline, without framing dashes."""
    return tuple(
        Fact(
            Title(role=TitleRole.SUB, text=_DASHES.sub("", leaf.text).strip()),
            evidence("title.subtitle", leaf.origin.spans),
        )
        for leaf in view.of(BlockKind.SUBTITLE)
    )


_HEAD_KINDS = (
    BlockKind.TITLE,
    BlockKind.LABEL,
    BlockKind.RELEASE_LINE,
    BlockKind.META,
)


def read_type(view: View) -> Fact[DocumentType] | None:
    """Return the kind of document that headline or label name.

    A special word in the headline or label wins over "press release", which
    agencies put on everything.
    """
    kinds, words = _type_words()
    found = [
        (kinds.index(match.lastgroup), leaf, match)
        for leaf in view.of(*_HEAD_KINDS)
        if (match := words.match(_folded(leaf.text[:120]))) and match.lastgroup
    ]
    if not found:
        return None
    rank, leaf, match = min(found, key=itemgetter(0))
    spans = view.places(leaf, match.start(), match.end())
    basis = evidence(f"type.{leaf.kind}", spans, confidence=90)
    return Fact(DocumentType(kinds[rank].replace("_", "-")), basis)


def _folded(text: str) -> str:
    """Return a text in small letters, as long as it was: one capital becomes two."""
    return text.replace("İ", "I").lower()


@cache
def _type_words() -> tuple[tuple[str, ...], re.Pattern[str]]:
    """Return the kinds of documents, those that win first, and a group for each."""
    types = load_table("documents.toml")["types"]
    groups = (
        rf"(?P<{kind.replace('-', '_')}>{'|'.join(patterns)})"
        for kind, patterns in types.items()
    )
    # Words in small letters are found in half the time that any letters take.
    words = re.compile(rf"[\[(（]?\s?(?:{'|'.join(groups)})")
    return tuple(kind.replace("-", "_") for kind in types), words


_VALUE = r"[A-Z]{0,6}[-/]?[0-9][\w/().-]{0,24}"
_NUMBER = LazyPattern(
    r"\b(?:release(?= (?:number|no|id|nr)\b)|reference|ref|no|nr|n°|№|nº|núm|num|PR)"
    r"(?![a-z])"
    r" ?(?:number|no|id|nr)?[.:]{0,2}\s{0,2}(?:[:#№-]\s?)?"
    rf"(?P<value>{_VALUE})"
    r"|(?:(?:press|news|media) (?:release|notice|statement|communiqué)|persbericht"
    r"|presse(?:mitteilung|information|meldung)|medienmitteilung|communiqué de presse"
    r"|comunicado(?: de prensa)?|nota de prensa|comunicato stampa|пресс-релиз|보도자료)"
    r"\s{0,2}[:#–-]?\s{0,2}(?P<coded>[A-Z]{0,5}[0-9]{1,5}[-/][0-9]{1,6}(?![0-9]|[-/.][0-9])"
    r"|(?!(?:19|20)[0-9]{2}\b)[0-9]{3,6}(?![0-9]|[./-][0-9]))"
    r"|(?P<bare>\b(?:(?:IP|MEMO|MEX|STATEMENT|SPEECH)[/_][0-9]{2}[/_][0-9]+"
    r"|D?SG/SM/[0-9]+|SC/[0-9]+|GA/\w{0,6}/?[0-9]+|BIO/[0-9]+|PR/CP\([0-9]{4}\)[0-9]+"
    r"|[A-Z]{2,3}-[0-9]{2,5})$"
    r"|제\s*[0-9]{4}\s?-\s?[0-9]+\s*호|제\s*[0-9]{1,5}\s*호|第\s?[0-9]{1,5}\s?[号號])",
    re.IGNORECASE,
)
# The number behind the date of a police headline, or behind the year of a date line.
_BEHIND_DATE = LazyPattern(
    r"POL-[A-ZÄÖÜ]{1,5}: ?[0-9]{6} ?[-–] ?(?P<police>[0-9]{1,5})\b"
    r"|\b(?:19|20)[0-9]{2}[\s.]{0,6}(?P<code>[A-Za-z]{2}-?[0-9]{2,5}"
    r"|(?:[A-Z]{2,4} ?)?[0-9]{1,4}/[0-9]{2,4})[\s.]{0,3}$"
)
_BEHIND: Final = (BlockKind.TITLE, BlockKind.SUBTITLE, BlockKind.DATELINE)
_FRONT: Final = 120


def read_number(view: View) -> Fact[str] | None:
    """Return the issuer's number of the release, from the lines around the head."""
    for leaf in view.of(
        BlockKind.META, BlockKind.LETTERHEAD, BlockKind.RELEASE_LINE, BlockKind.LABEL
    ):
        front = leaf.text[:_FRONT]
        match = _NUMBER.search(front) if has_figure(front) else None
        if match:
            return _number(view, leaf, match)
    for leaf in view.of(*_BEHIND):
        front = leaf.text[:_FRONT]
        match = _BEHIND_DATE.search(front) if has_figure(front) else None
        if match:
            return _number(view, leaf, match)
    return None


def _number(view: View, leaf: Leaf, match: re.Match[str]) -> Fact[str]:
    group = match.lastgroup or 0
    value = match[group].rstrip(".,)")
    spans = view.places(leaf, match.start(group), match.end(group))
    return Fact(value, evidence(f"number.{leaf.kind}", spans, confidence=90))
