"""Names of agencies and people as a record shows them."""

from __future__ import annotations

import re
from typing import Final

from releasekit.parsing.lazy import LazyPattern

_PERSON_TITLES: Final = {
    "sen": "Senator",
    "sens": "Senator",
    "senator": "Senator",
    "senators": "Senator",
    "rep": "Representative",
    "reps": "Representative",
    "representatives": "Representative",
    "gov": "Governor",
}
# "Sen Jane Example D FL": party and state, where the punctuation was lost.
_PARTY: Final = LazyPattern(
    r"(?<=\w{2})(?: I?[DRI](?: [A-Z][A-Za-z]{1,3})?| [DRI]-[A-Z]\w*\.?)$"
)
# A headline's verb behind "Senators" is no name.
_VERBS: Final = frozenset(
    (
        "Announce Announces Applaud Ask Back Blast Call Commend Condemn Demand Express"
        " File Hail Host Introduce Join Laud Meet Mourn Move Offer Oppose Praise Press"
        " Propose Push Question React Reintroduce Release Request Respond Say Secure"
        " Seek Send Slam Support Tell To Tour Unveil Urge Visit Vote Want Welcome Win"
        " Work From And Of"
    ).split()
)
# What follows a name in a headline or a list, and is no part of it.
_AFTER_NAME: Final = _VERBS | frozenset(
    (
        "On For By In At Chair Chairman Chairwoman Ranking Hearing Statement Remarks"
        " Floor Asks Calls Says Urges Votes Worked Supports Backs Leads Expresses"
        " Introduces Responds Applauds Delivers Joins Republican Democrat"
    ).split()
)
_DEEDS: Final = frozenset(("Meet", "Join", "Visit", "My", "Her", "His", "Our", "Their"))
_DEEDS_BY: Final = frozenset(f"{verb.removesuffix('s')}s" for verb in _VERBS) - {
    "Works",
    "Fors",
}
"""Verbs of a headline in the third person, whose subject stands before them."""
_ABBREVIATED: Final = 4
"""Longest word of a name that ends in a full stop: ``Chas.``, ``Jr.``."""
_AFTER_OFFICE: Final = LazyPattern(
    r"(?: (?:the|hon|member|senator|mp|qc|am|(?<!prime )minister|press|media|news))+"
    r"\.?$"
    r"|, (?:Mr|Mrs|Ms|Dr)\.?(?: \w+)?$",
    re.IGNORECASE,
)
# How the last word of an office ends, and a first name seldom does.
_NOUN_ENDS: Final = (
    *("ion", "ions", "ity", "ment", "ance", "ence", "ing", "ship", "ies", "ure", "ade"),
    *("ice", "ices", "airs", "rts", "rces", "ogy", "alth", "try", "ates", "ister"),
    *("orks", "ands", "lls", "nts", "ury", "ome", "ture", "ism", "ort", "cy", "rgy"),
)
_SURNAME_AFTER: Final = LazyPattern(
    r" {1,2}(?!Mr|Ms|Dr|Sen)[A-Z][a-z]+\b(?: (?:MP|QC|AM|SC|AO)\b|(?!-| {0,2}[A-Z]))"
)


def is_person(name: str) -> bool:
    """Tell a title with a name from a title with a headline's verb."""
    return name.split(" ", 2)[1].title() not in _VERBS


def is_body(name: str) -> bool:
    """Tell a body's name from a headline that ends with one."""
    first, *others = name.split()
    return first not in _DEEDS and not any(w in _DEEDS_BY for w in others[:-1])


def office_name(name: str, after: str) -> str:
    """Return an office without what follows it: the holder's title or first name.

    Args:
        name: as the pattern found it.
        after: the text behind it: one surname shows that ``name`` took the first name.
    """
    plain = _AFTER_OFFICE.sub("", name).rstrip(" ,")
    if plain != name or name.isupper() or not _SURNAME_AFTER.match(after):
        return plain
    shorter, _, last = name.rpartition(" ")
    whole = last.endswith(_NOUN_ENDS) or shorter.endswith((" and", " of", " for"))
    return name if whole or shorter.count(" ") <= 1 else shorter


def person_name(name: str) -> str:
    """Return a person with the title spelt out, without possessive, party and state."""
    title, _, rest = name.partition(" ")
    rest = _only_name(rest)
    rest = _PARTY.sub("", re.sub(r"[’']s?$", "", rest))
    if rest.isupper():
        rest = rest.title()
    known = _PERSON_TITLES.get(title.casefold().rstrip("."))
    return f"{known or (title.title() if title.isupper() else title)} {rest}"


def _only_name(text: str) -> str:
    """Return the words before what is no part of a name."""
    words = text.split(" ")
    for index, word in enumerate(words):
        if index and word.title() in _AFTER_NAME:
            return " ".join(words[:index])
        if word.endswith(".") and len(word) > _ABBREVIATED + 1:
            return " ".join(words[: index + 1]).rstrip(".")
    return text


def plain_name(name: str) -> str:
    """Return a body's name without article, in mixed case."""
    plain = re.sub(r"^(?:The|THE|Today the) ", "", name)
    return re.sub(r"(?<!Attorney)[’']s$", "", plain)
