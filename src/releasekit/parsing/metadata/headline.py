"""Titles, kind of document and number: what the head of a release names."""

from __future__ import annotations

import re
from typing import Final

from releasekit.model import (
    BlockKind,
    DocumentType,
    Fact,
    Stated,
    Title,
    TitleRole,
    Unknown,
    UnknownReason,
)
from releasekit.parsing.metadata.view import View, evidence, stated

_DASHES = re.compile(r"^[-–—]\s+|\s+[-–—]$")


def read_title(view: View) -> Stated[str]:
    """Return the first headline."""
    title = view.title
    if title is None:
        return Unknown(UnknownReason.NOT_STATED)
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


# The first word that fits decides; what is more special stands first.
_TYPE_WORDS: Final[tuple[tuple[DocumentType, str], ...]] = (
    (
        DocumentType.CORRECTION,
        r"corrections?\b|corrigendum|berichtigung|rectificatif|정정\s?보도|訂正",
    ),
    (
        DocumentType.JOINT_STATEMENT,
        r"(?:\w+ )?joint (?:\w+ )?(?:statement|communiqu)|gemeinsame erklärung"
        r"|déclaration (?:conjointe|commune)|declaración conjunta|공동\s?(?:성명|선언)"
        r"|共同声明|联合声明|聯合聲明|совместное заявление",
    ),
    (DocumentType.READOUT, r"read-?out\b"),
    (DocumentType.FACT_SHEET, r"fact ?sheet\b|backgrounder\b|faktenblatt|설명자료"),
    (
        DocumentType.ADVISORY,
        r"(?:media|press|news|travel) advisory\b|advisory\b|보도계획|terminhinweis",
    ),
    (
        DocumentType.TRANSCRIPT,
        r"(?:\w+ ){0,3}transcript\b|press (?:briefing|conference|gaggle)\b"
        r"|pressekonferenz|conférence de presse|記者会見|브리핑|wortprotokoll",
    ),
    (
        DocumentType.SPEECH,
        r"(?:\w+ )?remarks\b|(?:\w+ )?speech\b|(?:opening |keynote )?address (?:by|of|at)\b"
        r"|rede (?:de[rs]|von)\b|discours\b|discurso\b|연설|축사|演説|讲话",
    ),
    (
        DocumentType.STATEMENT,
        r"(?:press |media )?statements?\b|(?:\S+ ){1,5}statement (?:on|by|from|regarding)\b"
        r"|erklärung\b|déclaration\b|declaración\b|заявление|성명|声明",
    ),
    (
        DocumentType.PRESS_RELEASE,
        r"(?:press|news|media) (?:release|notice|information|note)s?\b|for immediate release"
        r"|communiqué de presse|presse(?:mitteilung|meldung|information)|medienmitteilung"
        r"|comunicado de prensa|nota de prensa|comunicato stampa|persbericht"
        r"|pressm?edd?el|komunikat|пресс-релиз|보\s?도\s?(?:참고)?자료"
        r"|報道発表|プレスリリース|新闻稿|新聞稿|通稿",
    ),
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
    heads = tuple(view.of(*_HEAD_KINDS))
    for kind, pattern in _TYPE_WORDS:
        words = re.compile(rf"[\[(（]?\s?(?:{pattern})", re.IGNORECASE)
        for leaf in heads:
            match = words.match(leaf.text[:120])
            if match:
                spans = view.places(leaf, match.start(), match.end())
                return Fact(kind, evidence(f"type.{leaf.kind}", spans, confidence=90))
    return None


_NUMBER = re.compile(
    r"(?P<label>\b(?:press release|release|reference|ref|no|nr|n°|№|nº|PR)"
    r"(?: (?:number|no|id|nr))?[.:]{0,2}\s{0,2}(?:[:#№-]\s?)?)"
    r"(?P<value>[A-Z]{0,6}[-/]?[0-9][\w/().-]{0,24})"
    r"|(?P<bare>\b(?:(?:IP|MEMO|MEX|STATEMENT|SPEECH)[/_][0-9]{2}[/_][0-9]+"
    r"|D?SG/SM/[0-9]+|SC/[0-9]+|GA/\w{0,6}/?[0-9]+|BIO/[0-9]+|PR/CP\([0-9]{4}\)[0-9]+"
    r"|[A-Z]{2,3}-[0-9]{2,5})$"
    r"|제\s*[0-9]{4}\s?-\s?[0-9]+\s*호|제\s*[0-9]{1,5}\s*호)",
    re.IGNORECASE,
)


def read_number(view: View) -> Fact[str] | None:
    """Return the issuer's number of the release, from the lines around the head."""
    for leaf in view.of(
        BlockKind.META, BlockKind.LETTERHEAD, BlockKind.RELEASE_LINE, BlockKind.LABEL
    ):
        match = _NUMBER.search(leaf.text[:120])
        if match:
            group = "value" if match["value"] else "bare"
            value = match[group].rstrip(".,)")
            spans = view.places(leaf, match.start(group), match.end(group))
            return Fact(value, evidence(f"number.{leaf.kind}", spans, confidence=90))
    return None
