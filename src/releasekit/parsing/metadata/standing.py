"""How a name stands in its block: alone, as a subject that acts, or in passing."""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

from releasekit.model import BlockKind, Contact, Leaf
from releasekit.parsing.lazy import LazyPattern

_TITLE_LABEL: Final = 80
_VERB: Final = 18
_ALONE: Final = 88
_ALONE_IN_FURNITURE: Final = 40
_MOST_ALONE: Final = 120
_PAGE_TITLE: Final = 72
_PAGE_TITLE_KINDS: Final = frozenset({BlockKind.CHROME, BlockKind.TITLE})
_QUOTED: Final = 0.5
_LONGEST: Final = 6_000

_SUBJECT_BEFORE = LazyPattern(
    r"(?:^|[–—:)\]/]|--|-\s)\W{0,3}"
    r"(?:(?:today|yesterday|the|der|die|das|le|la|el|il|o|a|los|i|dem|acting)"
    r"[,\s]{1,2}){0,3}$",
    re.IGNORECASE,
)
_SMALL_WORDS: Final = frozenset(
    "today yesterday the der die das le la el il o a los i dem acting".split()
)
_AUTHOR_BEFORE = LazyPattern(
    r"\b(?:statement|remarks|readout|message|letter|address|speech|interview|transcript"
    r"|briefing|gaggle|comments|testimony|op-ed|proclamation|joint statement)s?"
    r"\b[^.]{0,30}\b(?:from|by|of)\s(?:the\s)?$",
    re.IGNORECASE,
)
_AUTHOR_WORDS: Final = ("from", "by", "of", "the")
_AUTHOR_END: Final = len("from the ")
_PAGE_TITLE_BEFORE = LazyPattern(r"\w{2}.{20,}\s(?:[-–—|»:]|::)\s$")
_LABEL_AFTER = LazyPattern(r"\s?(?::|[’']s? (?:statement|remarks)\b)", re.IGNORECASE)
_VERB_AFTER = LazyPattern(
    r"(?:[’']s?)?(?:\s?\([^)]{1,60}\)|,[^,]{1,70},)?\s{0,2}(?:[A-Z][\w.’-]+ ){0,4}"
    r"(?:today |has |have |hat |a |on \w+ |also |will |is |are ){0,2}"
    r"(?:announc|said|say|releas|publish|issu|launch|welcom|warn|statement|praise|call"
    r"|urge|applaud|commend|introduc|remarks|host|held|hold|continue|restore|provid|teilt"
    r"|mitteil|annonc|publie|lance|anunci|public|inform|reaffirm|met |meet|congratulat"
    r"|made (?:the|this|a) |sent |led |join|wrote|respon|react|express|demand|deliver"
    r"|award|conduct|vot|released|discuss|examin|visit|speak|spoke|welcomes)",
    re.IGNORECASE,
)
_KOREAN_AFTER = LazyPattern(
    r"\s?(?:[(（][^)）]{1,60}[)）]|제?[12]?(?:장관|차관보?|보|청장|위원장|처장|원장|실장))?"
    r"(?:\s[가-힣]{2,16})?(?:\s?[(（][^)）]{1,40}[)）])?"
    r"(?:는|은|이|가|에서는|에서|와|과|·|,|\s등|-)"
)
_HANGUL = LazyPattern(r"[가-힣]")


_ANNOUNCES = LazyPattern(
    r"(?:\s?\([^)]{1,60}\)|,[^,]{1,70},)?\s(?:has |have |today )?"
    r"(?:announc|said|says|releas|publish|issued|launched)"
)


@frozen
class NameBlock:
    """A block as it is searched for names."""

    leaf: Leaf
    text: str
    collapsed: bool
    """Whether runs of blanks were made one: places are then the whole block's."""


def name_text(leaf: Leaf) -> tuple[str, bool]:
    """Return a block's text as it is searched for names, and whether it is collapsed.

    Lines stand apart, which no name crosses, unless runs of blanks were made one.
    """
    text = leaf.text[:_LONGEST]
    if isinstance(leaf, Contact):
        lines = "\n".join(leaf.lines)
        text = lines if len(lines) == len(text) else text
    if "  " in text:
        return " ".join(text.split()), True
    return text, False


def is_author(before: str) -> bool:
    """Tell whether a name after these words is the author of what they name."""
    near = before[-_AUTHOR_END:].rstrip().lower()
    if not near.endswith(_AUTHOR_WORDS):
        return False
    return _AUTHOR_BEFORE.search(before) is not None


def announces(block: NameBlock, end: int) -> bool:
    """Tell whether a verb of telling the public follows a name, wherever it stands."""
    return _ANNOUNCES.match(block.text, end) is not None


def standing(
    block: NameBlock, start: int, end: int, weights: tuple[int, int]
) -> tuple[float, bool]:
    """Return the weight of one place and whether the name does something there.

    Args:
        block: the block that the name stands in.
        start: first code point of the name in ``block.text``.
        end: first code point after it.
        weights: of a mention here, and of a mention as subject.
    """
    plain, subject = weights
    text, is_title = block.text, block.leaf.kind is BlockKind.TITLE
    if _is_alone(text, start, end) and not is_title:
        furniture = block.leaf.kind is BlockKind.CHROME
        return max(plain, _ALONE_IN_FURNITURE if furniture else _ALONE), True
    before, after = text[max(0, start - 60) : start], text[end : end + 120]
    if not after.strip() and _PAGE_TITLE_BEFORE.search(before):
        return (_PAGE_TITLE if block.leaf.kind in _PAGE_TITLE_KINDS else plain), True
    if is_title and not start and _LABEL_AFTER.match(after):
        return _TITLE_LABEL, True
    if is_author(before):
        return max(plain, subject), True
    factor = _QUOTED if block.leaf.kind is BlockKind.QUOTE else 1.0
    is_subject, acts = _role(before, after, text[end - 1 : end])
    if acts:
        bonus = _VERB if subject > plain else 0
        return factor * (max(plain, subject) + bonus), True
    half = (plain + max(plain, subject)) / 2 if is_subject else plain
    return factor * half, False


def _role(before: str, after: str, last: str) -> tuple[bool, bool]:
    """Tell whether a name is the subject of its sentence, and of a verb of issuing."""
    if _HANGUL.match(last):
        return not before.strip(), _KOREAN_AFTER.match(after) is not None
    is_subject = _may_precede(before) and _SUBJECT_BEFORE.search(before) is not None
    return is_subject, is_subject and _VERB_AFTER.match(after) is not None


def _may_precede(before: str) -> bool:
    """Tell whether the last word may stand between a sentence's front and its subject.

    The cheap sign: most names follow a word of the same sentence.
    """
    word = before.rstrip().rpartition(" ")[2].rstrip(",").lower()
    return not word.isalnum() or word in _SMALL_WORDS


def _is_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a name is most of a short block."""
    return len(text) <= _MOST_ALONE and (end - start) * 10 >= len(text) * 6
