"""What a few words are: a person's name, an office, a unit, a label, or unsure."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from typing import Final

from attrs import frozen

from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.people.words import Words, contact_words, folded

_HANGUL: Final = LazyPattern("[가-힣]")
_HAN: Final = LazyPattern("[一-鿿々〆ぁ-ヿ]")
_HAN_NAME: Final = LazyPattern("[一-鿿々]{1,4}|[ァ-ヿ]{2,8}")
_KOREAN_UNIT: Final = LazyPattern(
    "[가-힣A-Za-z·0-9]{1,20}(?:부|처|청|국|과|실|원|관|단|대|팀|계|반|센터|본부|위원회|사무소|담당|재단|공사|공단|사령부|은행|협회)"
)
_HAN_UNIT: Final = LazyPattern(
    "[^\\s]{1,24}(?:省|庁|県|府|都|道|市|町|村|局|部|課|室|係|班|担当|センター|事務所|本部|委員会|グループ"
    "|チーム|处|處|司|厅|廳|署|科|办公室|委员会)"
)
_KOREAN_SURE_UNITS: Final = "과국청부처팀실"
_SHORT_NAME: Final = 3
_WORD: Final = LazyPattern(r"\S+")
SPACED: Final = LazyPattern(r"(?<!\S)[가-힣](?:[ \u00a0]{1,4}[가-힣]){1,3}(?!\S)")
"""A Korean word whose letters stand apart."""
_MOST_WORDS: Final = 10
_INNER: Final = str.maketrans("", "", "’'-.")
"""What may stand inside a word of a name."""
_JOINTS: Final = frozenset(("or", "and", "oder", "und", "ou", "et", "o", "y", "&"))
_LINKS: Final = frozenset(("of", "for", "to", "de", "du", "des", "der", "für", "im"))
_ACRONYM: Final = LazyPattern("[A-Z]{3,8}")
_NAME_WORDS: Final = range(2, 5)


class Sort(Enum):
    """What a part of a contact line is."""

    NAME = auto()
    POSITION = auto()
    UNIT = auto()
    LABEL = auto()
    """Announces somebody; its words are nobody's."""
    CHANNEL = auto()
    """A number or an address, or what announces one."""
    UNSURE = auto()


@frozen
class Part:
    """A part of a line, half-open in its characters."""

    sort: Sort
    start: int
    end: int


def sort_parts(line: str, start: int, end: int, before: str) -> Iterator[Part]:
    """Yield what the words between two separators are.

    Args:
        line: the whole line.
        start: where the words begin, no blank.
        end: where they end, no blank before.
        before: the label before them, folded.
    """
    words = contact_words()
    text = line[start:end]
    label = folded(text)
    if label in words.labels:
        yield Part(Sort.LABEL, start, end)
    elif label in words.channels:
        yield Part(Sort.CHANNEL, start, end)
    elif _HANGUL.search(text):
        yield from _korean(line, start, end, words)
    elif _HAN.search(text):
        yield from _han(line, start, end, before)
    else:
        yield from _spelled(line, start, end, words)


def _spelled(line: str, start: int, end: int, words: Words) -> Iterator[Part]:
    """Sort words of the Latin, Cyrillic or Greek script."""
    spans = [(m.start(), m.end()) for m in _WORD.finditer(line, start, end)]
    texts = [line[first:last] for first, last in spans]
    if not 0 < len(texts) <= _MOST_WORDS:
        yield Part(Sort.UNSURE, start, end)
        return
    if _is_name(texts, words):
        first = spans[1][0] if folded(texts[0]) in words.honorifics else start
        yield Part(Sort.NAME, first, end)
        return
    sorts, index, after = _cut(texts, words) or ((_phrase(texts, words),), 0, 0)
    if len(sorts) == 1:
        yield Part(sorts[0], start, end)
        return
    yield Part(sorts[0], start, spans[index - 1][1])
    yield Part(sorts[1], spans[after][0], end)


def _cut(texts: list[str], words: Words) -> tuple[tuple[Sort, ...], int, int] | None:
    """Return what two parts are, where the first ends and the second begins."""
    joint = next((i for i, text in enumerate(texts) if text in _JOINTS), 0)
    if joint and _is_name(texts[:joint], words) and _is_name(texts[joint + 1 :], words):
        return (Sort.NAME, Sort.NAME), joint, joint + 1
    if _ACRONYM.fullmatch(texts[-1]) and not texts[0].isupper():
        last = len(texts) - 1
        is_name = _is_name(texts[:last], words)
        return ((Sort.NAME, Sort.UNIT), last, last) if is_name else None
    offices = [i for i, text in enumerate(texts) if folded(text) in words.positions]
    if not offices:
        return None
    last = offices[-1]
    rest = texts[last + 1 :]
    if rest and rest[0] not in words.particles and _is_name(rest, words):
        return (Sort.POSITION, Sort.NAME), last + 1, last + 1
    first = next((i for i, t in enumerate(texts) if _begins_office(t, words)), 0)
    if last == len(texts) - 1 and _is_name(texts[:first], words):
        return (Sort.NAME, Sort.POSITION), first, first
    return None


def _begins_office(text: str, words: Words) -> bool:
    return folded(text) in words.first_words or folded(text) in words.positions


def _phrase(texts: list[str], words: Words) -> Sort:
    keys = [folded(text) for text in texts]
    of_unit = len(keys) > 1 and keys[1] in _LINKS
    if keys[-1] in words.positions or (keys[0] in words.positions and of_unit):
        return Sort.POSITION
    if any(_is_unit(key, words) for key in keys):
        return Sort.UNIT
    return Sort.POSITION if keys[0] in words.positions else Sort.UNSURE


def _is_unit(key: str, words: Words) -> bool:
    return (
        key in words.units
        or key.startswith(words.unit_beginnings)
        or key.endswith(words.unit_endings)
    )


def _is_name(texts: list[str], words: Words) -> bool:
    if texts and folded(texts[0]) in words.honorifics:
        texts = texts[1:]
        if len(texts) == 1:
            return _is_name_word(texts[0], words)
    capitals = [t for t in texts if folded(t) not in words.particles]
    return (
        len(texts) in _NAME_WORDS
        and len(capitals) > 1
        and all(_is_name_word(text, words) for text in capitals)
        and (texts[0].isupper() or not _ACRONYM.fullmatch(texts[-1]))
    )


def _is_name_word(text: str, words: Words) -> bool:
    key = folded(text)
    return (
        text[0].isupper()
        and text.translate(_INNER).isalpha()
        and key not in words.never
        and key not in words.positions
        and key not in words.labels
        and (len(key) == 1 or key not in words.channels)
        and not _is_unit(key, words)
    )


def _korean(line: str, start: int, end: int, words: Words) -> Iterator[Part]:
    """Sort Korean words one by one: unit, office and name stand side by side."""
    before = Sort.UNSURE
    for first, last in _korean_words(line, start, end):
        text = line[first:last]
        text = "".join(text.split())
        office = _glued_office(text, words)
        if office:
            yield Part(Sort.NAME, first, last - len(office))
            yield Part(Sort.POSITION, last - len(office), last)
            before = Sort.POSITION
            continue
        before = _korean_sort(text, before, words)
        yield Part(before, first, last)


def _glued_office(text: str, words: Words) -> str:
    """Return the office that is written to the end of a name of three syllables."""
    office = text[_SHORT_NAME:]
    is_glued = office in words.korean_positions and len(office) > 1
    return office if is_glued and _is_korean_name(text[:_SHORT_NAME], words) else ""


def _korean_words(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield words; the letters of a spaced one (``담 당 자``) are one word."""
    at = start
    for spaced in SPACED.finditer(line, start, end):
        yield from (
            (m.start(), m.end()) for m in _WORD.finditer(line, at, spaced.start())
        )
        yield spaced.start(), spaced.end()
        at = spaced.end()
    yield from ((m.start(), m.end()) for m in _WORD.finditer(line, at, end))


def _korean_sort(text: str, before: Sort, words: Words) -> Sort:
    if text in words.labels:
        return Sort.LABEL
    if text in words.channels:
        return Sort.CHANNEL
    if text in words.korean_positions or text.endswith(words.korean_endings):
        return Sort.POSITION
    is_unit = _KOREAN_UNIT.fullmatch(text) is not None
    if _is_korean_name(text, words):
        unlikely = is_unit and text[-1] in _KOREAN_SURE_UNITS
        if not unlikely or before is Sort.POSITION:
            return Sort.NAME
    return Sort.UNIT if is_unit else Sort.UNSURE


def _is_korean_name(text: str, words: Words) -> bool:
    if not text.isalpha() or not _HANGUL.match(text):
        return False
    if len(text) in {2, _SHORT_NAME}:
        return text[0] in words.surnames
    return len(text) == _SHORT_NAME + 1 and text[:2] in words.surnames


def _han(line: str, start: int, end: int, before: str) -> Iterator[Part]:
    """Sort Japanese and Chinese words; names only where a label asks for one."""
    words = contact_words()
    told = before in words.before_names
    for match in _WORD.finditer(line, start, end):
        text, sort = match[0], Sort.UNSURE
        if folded(text) in words.labels:
            sort, told = Sort.LABEL, folded(text) in words.before_names
        elif folded(text) in words.channels:
            sort, told = Sort.CHANNEL, False
        elif text in words.han_positions:
            sort, told = Sort.POSITION, True
        elif _HAN_UNIT.fullmatch(text):
            sort = Sort.UNIT
        elif told and _HAN_NAME.fullmatch(text):
            sort = Sort.NAME
        yield Part(sort, match.start(), match.end())
