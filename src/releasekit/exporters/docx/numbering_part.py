"""The numbering part: abstract lists and instances (ISO 29500-1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from releasekit.exporters.docx.counters import (
    Counted,
    Fixed,
    LabelFormat,
    Literal,
    wants_east_asian,
)
from releasekit.exporters.docx.markup import NAMESPACES
from releasekit.exporters.docx.numbering import (
    LEVELS,
    MAIN,
    NESTED,
    Family,
    Instance,
    Ladder,
    Numbering,
)
from releasekit.xml_safety import xml_attribute

STEP: Final = 425
"""Indent of a level, in twentieths of a point: 7.5 mm."""
_GAP: Final = 120
"""Least space between a label and its text, in twentieths of a point."""
_EMPTY: Final = Fixed("–")
"""What levels show that no label of the source has, for those who go on editing."""
_SEED: Final = 0x524B0000
"""Upper half of the list identifiers, which Word wants to be unique."""
_PLACEHOLDER: Final = re.compile(r"%(?=[0-9])")


@frozen(kw_only=True)
class Lists:
    """What the lists of a document stand beside."""

    right_to_left: bool = False
    """Direction of the document, and of the signs in its labels."""
    linked: bool = True
    """Whether the list styles are tied to the main list."""
    abstract: str = ""
    """Abstract lists that a house template brings, ready."""
    instances: str = ""
    """Instances that a house template brings, ready."""
    offset: int = 0
    """What is added to the ids of all lists, so that those of the house stay."""

    def instance_id(self, instance: Instance) -> int:
        """Return the id that an instance has in the document."""
        return instance.id + self.offset


def numbering_xml(numbering: Numbering, lists: Lists) -> str:
    """Return the numbering part."""
    ladders = sorted(numbering.ladders, key=lambda each: each.id)
    if not any(each.id == MAIN for each in ladders):
        ladders.insert(0, Ladder(MAIN, Family.ITEM))
    indents = _indents(numbering.ladders)
    own = "".join(_abstract(each, indents.get(each.id), lists) for each in ladders)
    instances = sorted(numbering.instances, key=lambda each: each.id)
    nums = "".join(_num(each, indents, lists) for each in instances)
    if not any(each.id == MAIN for each in instances):
        main = MAIN + lists.offset
        nums = (
            f'<w:num w:numId="{main}"><w:abstractNumId w:val="{main}"/></w:num>{nums}'
        )
    return (
        f"<w:numbering {NAMESPACES}>{lists.abstract}{own}{lists.instances}{nums}"
        "</w:numbering>"
    )


_Indents = list[tuple[int, int]]


def _indents(ladders: list[Ladder]) -> dict[int, _Indents]:
    # Left edge of the text and width kept for the label; a base list comes first.
    found: dict[int, _Indents] = {}
    for ladder in ladders:
        above = found[ladder.base.id][: ladder.own] if ladder.base else []
        found[ladder.id] = _levels(ladder, above)
    return found


def _levels(ladder: Ladder, above: _Indents) -> _Indents:
    levels = list(above)
    for level in range(len(above), LEVELS):
        hanging = _hanging(ladder, level)
        left = levels[-1][0] if levels and ladder.family in NESTED else 0
        levels.append((left + hanging, hanging))
    for (_, depth), level in ladder.notes.items():
        hanging = _hanging(ladder, level)
        levels[level] = (levels[depth - 1][0] + hanging, hanging)
    return levels


def _hanging(ladder: Ladder, level: int) -> int:
    width = ladder.widths[level]
    # Headings are bold and up to 15 points high, other text is 11.
    width = width * 3 // 2 if ladder.family is Family.HEADING else width
    return max(STEP, width + _GAP)


def _abstract(ladder: Ladder, indents: _Indents | None, lists: Lists) -> str:
    indents = indents or _levels(ladder, [])
    number = ladder.id + lists.offset
    mark = f"{_SEED + number:08X}"
    main = ladder.id == MAIN
    used = LEVELS if main else _deepest(ladder) + 1
    linked = main and lists.linked
    levels = "".join(
        _level(level, format_ or _EMPTY, indents[level], (linked, lists.right_to_left))
        for level, format_ in enumerate(ladder.formats[:used])
    )
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{mark}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="{mark}"/>'
        f"{levels}</w:abstractNum>"
    )


def _deepest(ladder: Ladder) -> int:
    return max(at for at, format_ in enumerate(ladder.formats) if format_)


def _level(
    level: int, format_: LabelFormat, indent: tuple[int, int], how: tuple[bool, bool]
) -> str:
    """Return a level; ``how`` tells whether it is linked, and runs from right to left.

    The signs of a label stand by its direction: a dot follows its number there, too.
    """
    linked, right_to_left = how
    number, text = _number_and_text(format_, level)
    style = f'<w:pStyle w:val="ListItem{level + 1}"/>' if linked else ""
    fonts = '<w:rFonts w:hint="eastAsia"/>' if wants_east_asian(text) else ""
    look = fonts + ("<w:rtl/>" if right_to_left else "")
    left, hanging = indent
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{number}"/>'
        f'{style}<w:lvlText w:val="{xml_attribute(text)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>'
        f"{f'<w:rPr>{look}</w:rPr>' if look else ''}</w:lvl>"
    )


def _number_and_text(format_: LabelFormat, level: int) -> tuple[str, str]:
    match format_:
        case Counted():
            text = f"{format_.prefix}%{level + 1}{format_.suffix}"
            return format_.format, text
        case Fixed(label) | Literal(label):
            # LibreOffice cuts a bullet down to its first character; a level without
            # a number shows all of its text in both programs.
            safe = _PLACEHOLDER.sub("%\u2060", label)
            is_bullet = len(label) == 1 and label < "\U00010000"
            return "bullet" if is_bullet else "none", safe


def _num(instance: Instance, indents: dict[int, _Indents], lists: Lists) -> str:
    return (
        f'<w:num w:numId="{lists.instance_id(instance)}">'
        f'<w:abstractNumId w:val="{instance.ladder.id + lists.offset}"/>'
        f"{''.join(_override(instance, indents, lists))}</w:num>"
    )


def _override(
    instance: Instance, indents: dict[int, _Indents], lists: Lists
) -> Iterator[str]:
    level = instance.level
    if instance.label is not None:
        indent = indents[instance.ladder.id][level]
        label = Literal(instance.label)
        inside = _level(level, label, indent, (False, lists.right_to_left))
    elif instance.start is not None:
        inside = f'<w:startOverride w:val="{instance.start}"/>'
    else:
        return
    yield f'<w:lvlOverride w:ilvl="{level}">{inside}</w:lvlOverride>'
