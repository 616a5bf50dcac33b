"""Whether a text says that it is a translation, and of what standing."""

from __future__ import annotations

import re
from typing import Final

from releasekit.model import (
    BlockKind,
    Fact,
    How,
    Translation,
    TranslationStatus,
)
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.metadata.language import language_named
from releasekit.parsing.metadata.view import View, evidence

# What all that follows has one of, in small letters.
_SIGNS: Final = (
    "translat",
    "trad",
    "übers",
    "перев",
    "번역",
    *"訳譯译",
    "ترجم",
    "תרגום",
)
_TRANSLATIONS: Final = (
    (
        TranslationStatus.UNOFFICIAL,
        LazyPattern(
            r"unofficial (?:english |\w+ )?translation|courtesy translation"
            r"|translated from|traduction (?:non officielle|de courtoisie)"
            r"|(?:nichtamtliche|inoffizielle) übersetzung|arbeitsübersetzung"
            r"|traducción (?:no oficial|de cortesía)|traduzione non ufficiale"
            r"|tradução não oficial|неофициальный перевод|비공식\s?번역"
            r"|非公式(?:な)?翻?訳|非官方翻[译譯]|ترجمة غير رسمية|תרגום לא רשמי",
            re.IGNORECASE,
        ),
    ),
    (
        TranslationStatus.PROVISIONAL,
        LazyPattern(
            r"(?:provisional|tentative|preliminary) (?:english )?translation"
            r"|traduction provisoire|vorläufige übersetzung|traducción provisional"
            r"|предварительный перевод|잠정\s?번역|仮訳|暫定訳|暂译",
            re.IGNORECASE,
        ),
    ),
    (
        TranslationStatus.OFFICIAL,
        LazyPattern(
            r"(?<!un)official (?:english )?translation|traduction officielle"
            r"|amtliche übersetzung|traducción oficial|официальный перевод|공식\s?번역",
            re.IGNORECASE,
        ),
    ),
)
_NOTE_KINDS = (
    BlockKind.NOTE,
    BlockKind.META,
    BlockKind.SUBTITLE,
    BlockKind.LABEL,
    BlockKind.PARAGRAPH,
    BlockKind.TITLE,
)
_NOTE_LENGTH: Final = 200
# How a note names the original's language, by the letters that it then has.
_ORIGINALS: Final = (
    (
        "",
        LazyPattern(
            r"(?:translat|übers|tradu|tradotto|перев)[^.:]{0,30}?\s"
            r"(?:from|aus|du|de|del|dal|do|с)\s"
            r"(?:(?:the|original|dem|l['’]))?(?P<tongue>[^.]{3,40})",
            re.IGNORECASE,
        ),
    ),
    (
        "번역",
        LazyPattern(
            r"(?P<tongue>\w{2,8}?)(?:을|를|에서)?\s?(?:의\s)?"
            r"(?:비공식\s?|공식\s?)?번역"
        ),
    ),
    ("訳", LazyPattern(r"(?P<tongue>\w{2,4})(?:からの|より)(?:翻)?訳")),
    ("译自", LazyPattern(r"译自(?P<tongue>\w{2})")),
)


def read_translation(view: View) -> Fact[Translation] | None:
    """Return what a short remark says about the text being a translation."""
    for leaf in view.of(*_NOTE_KINDS):
        if len(leaf.text) > _NOTE_LENGTH or not _may_tell(leaf.text.lower()):
            continue
        for status, pattern in _TRANSLATIONS:
            match = pattern.search(leaf.text)
            if match:
                translation = Translation(
                    status=status,
                    authoritative=status is TranslationStatus.OFFICIAL,
                    from_language=_original_language(leaf.text),
                    literal=leaf.text,
                )
                spans = view.places(leaf, 0, len(leaf.text))
                rule = f"translation.{status}"
                return Fact(translation, evidence(rule, spans, how=How.PARSED))
    return None


def _may_tell(lowered: str) -> bool:
    return any(map(lowered.__contains__, _SIGNS))


def _original_language(note: str) -> str | None:
    """Return the language that a translation note names as the original's."""
    found = (form.search(note) for sign, form in _ORIGINALS if sign in note)
    named = [match for match in found if match]
    first = min(named, key=re.Match.start, default=None)
    return language_named(first["tongue"]) if first else None
