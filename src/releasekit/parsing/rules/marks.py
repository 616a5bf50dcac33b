"""Marks and what only looks like one: a series proves what stands alone cannot."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final

from attrs import evolve

from releasekit.parsing.draft import Draft, Piece
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.marks.finder import Mark, find_mark
from releasekit.parsing.marks.schemes import BY_NAME, Trust
from releasekit.parsing.metadata.calendar import customs
from releasekit.parsing.shape import continues_word, ends_open, is_shredded

_WIDEST_GAP: Final = 3
"""Numbers by which a series in letters may jump."""
_FEWEST: Final = 2
_LOOKALIKES: Final = frozenset("O0")
"""Bullets only where the square ones above them stand in the text, too."""
_NUMBERED: Final = "decimal-dot"
_MULTI: Final = "decimal-multi"
_MEASURE: Final = LazyPattern(
    r"(?:[AP]\.?M\b|Uhr\b|Million|Billion|Mio\b|Mrd\b|°|%|€|\$|[-–:/.,]\s?[0-9])"
)
"""What follows a number that counts something."""


def find_marks(draft: Draft) -> None:
    """Split the mark off every line that opens with one."""
    for piece in draft.open_pieces():
        mark = find_mark(piece.text)
        if mark:
            piece.take_mark(mark)


def confirm_marks(draft: Draft) -> None:
    """Take back marks that their series does not confirm."""
    marked = [p for p in draft.open_pieces() if p.mark]
    _drop_dates(draft.pieces, [p for p in marked if _scheme(p) == _NUMBERED])
    stray = any(not p.text and p.last.startswith("*") for p in marked)
    if stray and is_shredded(draft):
        _drop_footnote_marks(draft.pieces)
    doubtful = [p for p in marked if p.mark and _needs_neighbours(p.mark)]
    if not any(p.mark and p.mark.weak for p in doubtful):
        return
    _settle_twins(doubtful)
    groups: defaultdict[str, list[Piece]] = defaultdict(list)
    for piece in doubtful:
        groups[_scheme(piece)].append(piece)
    for name, members in groups.items():
        confirmed = _CHECKS.get(name, _in_series)(members, draft)
        for piece in members:
            if piece.mark and piece.mark.weak and id(piece) not in confirmed:
                piece.drop_mark()


def _scheme(piece: Piece) -> str:
    return piece.mark.scheme if piece.mark else ""


def _number(piece: Piece) -> int | None:
    return piece.mark.ordinal if piece.mark else None


def _needs_neighbours(mark: Mark) -> bool:
    scheme = BY_NAME.get(mark.scheme)
    return mark.weak or (scheme is not None and scheme.trust is Trust.FIRST)


def _drop_footnote_marks(pieces: list[Piece]) -> None:
    """Take back stars that a web save cut out of the middle of a sentence."""
    for piece, after in pairwise(pieces):
        cut = piece.mark is not None and not piece.text
        if cut and piece.last.startswith("*") and continues_word(after.text):
            piece.drop_mark()


def _drop_dates(pieces: list[Piece], numbered: list[Piece]) -> None:
    """Take back numbers of days and ranks: ``1. September``, ``der`` / ``2. Rang``."""
    outside = {id(piece) for piece in _outside_series(numbered)}
    if not outside:
        return
    for before, piece in pairwise((None, *pieces)):
        if piece is not None and id(piece) in outside:
            wrapped = before is not None and piece.gap == 0 and ends_open(before.last)
            if (wrapped and piece.text) or _opens_with_month(piece):
                piece.drop_mark()


def _outside_series(numbered: list[Piece]) -> Iterator[Piece]:
    """Yield the numbers that no neighbour counts with, and those of days."""
    for before, piece, after in zip(
        (None, *numbered), numbered, (*numbered[1:], None), strict=False
    ):
        number = _number(piece) or 0
        near = [
            other
            for other, step in ((before, -1), (after, 1))
            if other is not None and _number(other) == number + step
        ]
        dated = not near or _opens_with_month(piece)
        if dated and all(map(_opens_with_month, near)):
            yield piece


def _opens_with_month(piece: Piece) -> bool:
    word = piece.text.split(" ", 1)[0].rstrip(".,").casefold()
    return word in customs("mul", None).months


def _settle_twins(doubtful: list[Piece]) -> None:
    """Read ``(i)`` as the letter where it follows ``(h)`` and no ``(ii)`` follows."""
    last: dict[str, int | None] = {}
    for piece, after in _with_next(doubtful):
        mark = piece.mark
        if mark is None:
            continue
        letter = _as_letter(mark, after, last)
        if letter is not None:
            piece.mark = mark = evolve(
                mark, scheme=BY_NAME[mark.scheme].twin, ordinal=letter
            )
        last[mark.scheme] = mark.ordinal


def _with_next(pieces: list[Piece]) -> Iterator[tuple[Piece, Piece | None]]:
    yield from zip(pieces, (*pieces[1:], None), strict=True)


def _as_letter(
    mark: Mark, after: Piece | None, last: dict[str, int | None]
) -> int | None:
    """Return the place of a Roman numeral's letter where it goes on with letters."""
    scheme = BY_NAME.get(mark.scheme)
    if scheme is None or not scheme.twin:
        return None
    letter = BY_NAME[scheme.twin].readings[0](mark.numeral)
    number = mark.ordinal or 0
    if letter is None or last.get(scheme.twin) != letter - 1:
        return None
    roman_before = number > 1 and last.get(scheme.name) == number - 1
    roman_after = (
        after is not None
        and _scheme(after) == scheme.name
        and _number(after) == number + 1
        and not _follows_letter(after, scheme.twin, letter)
    )
    return None if roman_before or roman_after else letter


def _follows_letter(piece: Piece, twin: str, letter: int) -> bool:
    numeral = piece.mark.numeral if piece.mark else ""
    return BY_NAME[twin].readings[0](numeral) == letter + 1


def _in_series(members: list[Piece], draft: Draft) -> set[int]:
    """Return which pieces stand in a run 1, 2 …, or repeat as a bullet."""
    if members[0].mark and not members[0].mark.numeral:
        return _repeated(members, draft)
    _choose_reading(members)
    kept: set[int] = set()
    for before, after in pairwise(members):
        step = (_number(after) or 0) - (_number(before) or 0)
        known = _number(before) is not None and _number(after) is not None
        if known and (step == 1 or (id(before) in kept and 1 < step <= _WIDEST_GAP)):
            kept |= {id(before), id(after)}
    firsts = {id(p) for p in members if _number(p) == 1}
    return kept | firsts if kept else kept


def _choose_reading(members: list[Piece]) -> None:
    """Read a series in the order of letters in which it counts best."""
    readings = BY_NAME[_scheme(members[0])].readings
    if len(readings) == 1 or len(members) < _FEWEST:
        return
    numerals = [p.mark.numeral for p in members if p.mark]

    def runs(reading: Callable[[str], int | None]) -> int:
        numbers = [reading(numeral) for numeral in numerals]
        return sum(
            first is not None and then == first + 1 for first, then in pairwise(numbers)
        )

    best = max(readings, key=runs)
    if best is not readings[0]:
        for piece in members:
            if piece.mark:
                piece.mark = evolve(piece.mark, ordinal=best(piece.mark.numeral))


def _repeated(members: list[Piece], draft: Draft) -> set[int]:
    """Return the bullets that others of their look confirm."""
    kept: set[int] = set()
    squares = any(_scheme(p) == "bullet-square" for p in draft.pieces)
    glyphs = Counter(p.mark.text for p in draft.pieces if p.mark)
    for piece in members:
        glyph = piece.mark.text if piece.mark else ""
        if glyph in _LOOKALIKES:
            believed = squares
        elif glyph == "o" and draft.script == "Kore":
            believed = True
        elif glyph[:1] == "*":
            believed = draft.script == "Kore" and not _is_emphasis(piece.text, glyph)
        else:
            believed = glyphs[glyph] >= _FEWEST
        if believed:
            kept.add(id(piece))
    return kept


def _is_emphasis(text: str, stars: str) -> bool:
    """Tell whether stars set words off, as in ``*words* that``, and open no note."""
    end = text.find(stars)
    return (
        end > 0 and text[end - 1] != " " and not text[end + len(stars) :][:1].isalnum()
    )


def _counted_from_one(members: list[Piece], draft: Draft) -> set[int]:
    """Return the bare numbers that count up from 1, nothing left out."""
    runs: list[list[Piece]] = []
    for piece in members:
        number = _number(piece)
        if _is_measure(piece):
            continue
        if runs and number == len(runs[-1]) + 1:
            runs[-1].append(piece)
        elif number == 1:
            runs.append([piece])
    proved = any(len(run) >= _FEWEST for run in runs)
    return {
        id(piece)
        for run in runs
        for piece in run
        if len(run) >= _FEWEST or (proved and draft.is_cjk)
    }


def _is_measure(piece: Piece) -> bool:
    """Tell whether a figure counts something, or stands in a row of a table."""
    return (
        piece.text[:1].islower()
        or "\t" in piece.text
        or _MEASURE.match(piece.text) is not None
        or _opens_with_month(piece)
    )


def _in_sections(members: list[Piece], draft: Draft) -> set[int]:
    """Return the numbers such as 1.2 that count up from 1.1 or stand below 1."""
    kept: set[int] = set()
    above = {str(_number(p)) for p in draft.pieces if _scheme(p) == _NUMBERED}
    sections: defaultdict[str, list[Piece]] = defaultdict(list)
    for piece in members:
        if piece.mark and not _is_measure(piece):
            sections[_section(piece.mark)].append(piece)
    for section, pieces in sections.items():
        numbers = [_number(piece) for piece in pieces]
        runs = len(numbers) >= _FEWEST and numbers[:2] == [1, 2]
        below = section in above and numbers == [1] and not draft.is_cjk
        if runs or below:
            kept |= {id(piece) for piece in pieces}
    return kept


def _section(mark: Mark) -> str:
    """Return the numbers before the last, apart by dots."""
    return mark.numeral.replace("-", ".").rpartition(".")[0]


_CHECKS: Final[dict[str, Callable[[list[Piece], Draft], set[int]]]] = {
    "decimal-space": _counted_from_one,
    _MULTI: _in_sections,
}
"""What believes the marks of schemes that look like plain figures."""
