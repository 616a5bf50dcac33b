"""The numbering part: abstract lists and instances (ISO 29500-1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

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


def numbering_xml(numbering: Numbering) -> str:
    """Return the numbering part."""
    ladders = sorted(numbering.ladders, key=lambda each: each.id)
    if not any(each.id == MAIN for each in ladders):
        ladders.insert(0, Ladder(MAIN, Family.ITEM))
    indents = _indents(numbering.ladders)
    lists = "".join(_abstract(each, indents.get(each.id)) for each in ladders)
    instances = sorted(numbering.instances, key=lambda each: each.id)
    nums = "".join(_num(each, indents) for each in instances)
    if not any(each.id == MAIN for each in instances):
        nums = (
            f'<w:num w:numId="{MAIN}"><w:abstractNumId w:val="{MAIN}"/></w:num>{nums}'
        )
    return f"<w:numbering {NAMESPACES}>{lists}{nums}</w:numbering>"


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
        hanging = max(STEP, ladder.widths[level] + _GAP)
        left = levels[-1][0] if levels and ladder.family in NESTED else 0
        levels.append((left + hanging, hanging))
    return levels


def _abstract(ladder: Ladder, indents: _Indents | None) -> str:
    indents = indents or _levels(ladder, [])
    mark = f"{_SEED + ladder.id:08X}"
    main = ladder.id == MAIN
    used = LEVELS if main else _deepest(ladder) + 1
    levels = "".join(
        _level(level, format_ or _EMPTY, indents[level], linked=main)
        for level, format_ in enumerate(ladder.formats[:used])
    )
    return (
        f'<w:abstractNum w:abstractNumId="{ladder.id}"><w:nsid w:val="{mark}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="{mark}"/>'
        f"{levels}</w:abstractNum>"
    )


def _deepest(ladder: Ladder) -> int:
    return max(at for at, format_ in enumerate(ladder.formats) if format_)


def _level(
    level: int, format_: LabelFormat, indent: tuple[int, int], *, linked: bool = False
) -> str:
    number, text = _number_and_text(format_, level)
    style = f'<w:pStyle w:val="ListItem{level + 1}"/>' if linked else ""
    fonts = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
    left, hanging = indent
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{number}"/>'
        f'{style}<w:lvlText w:val="{xml_attribute(text)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>'
        f"{fonts if wants_east_asian(text) else ''}</w:lvl>"
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


def _num(instance: Instance, indents: dict[int, _Indents]) -> str:
    return (
        f'<w:num w:numId="{instance.id}">'
        f'<w:abstractNumId w:val="{instance.ladder.id}"/>'
        f"{''.join(_override(instance, indents))}</w:num>"
    )


def _override(instance: Instance, indents: dict[int, _Indents]) -> Iterator[str]:
    level = instance.level
    if instance.label is not None:
        indent = indents[instance.ladder.id][level]
        inside = _level(level, Literal(instance.label), indent)
    elif instance.start is not None:
        inside = f'<w:startOverride w:val="{instance.start}"/>'
    else:
        return
    yield f'<w:lvlOverride w:ilvl="{level}">{inside}</w:lvlOverride>'
