"""Labels: what a list style counts, and what it must show as it stands.

Only the number formats that ODF itself defines are used (part 3, 19.500): what other
programs show for another is theirs to choose, and a label must never change.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, TypeAlias
from unicodedata import east_asian_width

from attrs import define, field, frozen

from releasekit.model import Marker
from releasekit.xml_safety import xml_attribute

LEVELS: Final = 10
"""Levels of a list that office programs know."""
_STEP: Final = 0.75
"""How far each level stands in, in centimetres."""
_EM: Final = 0.388
"""Width of an ideograph of 11 points, in centimetres."""
_MOST: Final = 32767
_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_MOST_ROMAN: Final = 3999
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@frozen(kw_only=True)
class Counted:
    """A label that is counted: text, a number, text."""

    format: str
    """``style:num-format``: 1, A, a, I or i."""
    prefix: str = ""
    suffix: str = ""


@frozen
class Bullet:
    """A label of one character."""

    char: str


@frozen
class Literal:
    """A label that stands as it is."""

    label: str


Label: TypeAlias = Counted | Bullet | Literal


@frozen(kw_only=True)
class Level:
    """A level of a list style."""

    label: Label
    level: int
    """From 1."""
    hangs: bool
    """Whether the label hangs before its text; else it runs in."""


@define(eq=False)
class ListStyles:
    """The list styles of a document, one for each level that was asked for."""

    _names: dict[Level, str] = field(factory=dict)

    def name(self, level: Level) -> str:
        """Return the name of a list style."""
        return self._names.setdefault(level, f"L{len(self._names) + 1}")

    def xml(self) -> str:
        """Return all list styles (16.30)."""
        return "".join(_style(name, level) for level, name in self._names.items())


@lru_cache(maxsize=4096)
def label_of(marker: Marker) -> Label:
    """Return how a list style makes a label."""
    label, number = marker.shown, marker.ordinal
    if number is None:
        return Bullet(label) if len(label) == 1 else Literal(label)
    for name, shown in _numbers(number):
        found = _split(label, shown)
        if found:
            return Counted(format=name, prefix=found[0], suffix=found[1])
    return Literal(label)


def _numbers(number: int) -> tuple[tuple[str, str], ...]:
    if not 0 < number <= _MOST:
        return ()
    roman = _roman(number) if number <= _MOST_ROMAN else ""
    letter = _LETTERS[number - 1] if number <= len(_LETTERS) else ""
    found = (
        ("1", str(number)),
        ("I", roman),
        ("i", roman.lower()),
        ("A", letter),
        ("a", letter.lower()),
    )
    return tuple(each for each in found if each[1])


def _roman(number: int) -> str:
    out = []
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        out.append(letters * times)
    return "".join(out)


def _split(label: str, number: str) -> tuple[str, str] | None:
    # The last occurrence counts: in "1-1." the item's own number is the last.
    at = label.rfind(number)
    if at < 0:
        return None
    prefix, suffix = label[:at], label[at + len(number) :]
    if _joins(prefix[-1:], number) or _joins(suffix[:1], number):
        return None
    return prefix, suffix


def _joins(neighbour: str, number: str) -> bool:
    # "01" is no "0" before a 1, "Annex" no "Anne" before an X; "第1" is.
    return (neighbour + number).isascii() and neighbour.isalnum()


def _style(name: str, level: Level) -> str:
    inside = _layout(level)
    at = f'text:level="{level.level}"'
    match level.label:
        case Bullet(char=char):
            tag, given = "bullet", f'text:bullet-char="{xml_attribute(char)}"'
        case Literal(label=label):
            # LibreOffice leaves out the blank after a level without a number.
            end = "" if level.hangs and _fits(level.label) else " "
            tag, given = "number", _around("", xml_attribute(label + end), "")
        case Counted() as label:
            ends = xml_attribute(label.prefix), xml_attribute(label.suffix)
            tag, given = "number", _around(label.format, *ends)
    element = f"text:list-level-style-{tag}"
    return (
        f'<text:list-style style:name="{name}"><{element} {at} {given}>{inside}'
        f"</{element}></text:list-style>"
    )


def _around(format_: str, prefix: str, suffix: str) -> str:
    before = f' style:num-prefix="{prefix}"' if prefix else ""
    after = f' style:num-suffix="{suffix}"' if suffix else ""
    return f'style:num-format="{format_}"{before}{after}'


def _layout(level: Level) -> str:
    """Return where label and text stand (17.19, 17.20)."""
    margin = _STEP * level.level
    edge = f'fo:text-indent="-{_STEP}cm" fo:margin-left="{margin}cm"'
    if level.hangs and _fits(level.label):
        place = (
            'text:label-followed-by="listtab" '
            f'text:list-tab-stop-position="{margin}cm" {edge}'
        )
    else:
        follows = "nothing" if isinstance(level.label, Literal) else "space"
        place = f'text:label-followed-by="{follows}"'
        place += f" {edge}" if level.hangs else ""
    mode = 'text:list-level-position-and-space-mode="label-alignment"'
    return (
        f"<style:list-level-properties {mode}>"
        f"<style:list-level-label-alignment {place}/></style:list-level-properties>"
    )


def _fits(label: Label) -> bool:
    """Tell whether a label leaves room for a gap in its step, set in 11 points."""
    match label:
        case Bullet():
            return True
        case Literal(label=text):
            pass
        case Counted():
            text = f"{label.prefix}0{label.suffix}"
    return sum(map(_width, text)) < _STEP


def _width(char: str) -> float:
    """Return about how wide a character is, in centimetres."""
    if east_asian_width(char) in "WF":
        return _EM
    return _EM * (0.56 if char.isalnum() else 0.35)
