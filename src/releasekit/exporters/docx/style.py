"""A named style: what it is, and how its properties are written."""

from __future__ import annotations

from typing import Final, TypeAlias

from attrs import frozen

Property: TypeAlias = tuple[str, str]
"""Element name and its ready XML."""


@frozen(kw_only=True)
class Style:
    """A named style (ISO 29500-1, 17.7.4)."""

    id: str
    name: str
    """What people see; names of Word's own styles are kept."""
    kind: str = "paragraph"
    """``paragraph``, ``character`` or ``table``."""
    base: str | None = "Normal"
    next: str | None = None
    """The style of the paragraph that is typed after it."""
    own: bool = True
    """Whether it is ours rather than one of Word's."""
    paragraph: tuple[Property, ...] = ()
    run: tuple[Property, ...] = ()
    table: str = ""
    """Ready table properties."""


def on(name: str) -> Property:
    """Return a property that is switched on."""
    return name, f"<w:{name}/>"


def value(name: str, setting: object) -> Property:
    """Return a property with one value."""
    return name, f'<w:{name} w:val="{setting}"/>'


def space(
    before: int = 0, after: int = 0, line: int = 0, *, rule: str = "auto"
) -> Property:
    """Return spacing (17.3.1.33).

    Args:
        before: space above, in twentieths of a point.
        after: space below, in twentieths of a point.
        line: height of a line, in 240ths of a line, or in twentieths of a point
            where ``rule`` is ``exact``; 0 for that of the base style.
        rule: what ``line`` means.
    """
    lines = f' w:line="{line}" w:lineRule="{rule}"' if line else ""
    return "spacing", f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>'


def indent(left: int = 0, right: int = 0) -> Property:
    """Return indents in twentieths of a point."""
    return "ind", f'<w:ind w:left="{left}" w:right="{right}"/>'


def size(points: float) -> tuple[Property, ...]:
    """Return the size of type, for complex scripts too."""
    half = round(points * 2)
    return value("sz", half), value("szCs", half)


def tabs(*stops: str) -> Property:
    """Return tab stops; each is ready XML."""
    return "tabs", f"<w:tabs>{''.join(stops)}</w:tabs>"


_PARAGRAPH_ORDER: Final = (
    "keepNext", "keepLines", "numPr", "tabs", "bidi", "spacing", "ind",
    "contextualSpacing", "jc", "outlineLvl",
)  # fmt: skip
"""The order of CT_PPr's children (ISO 29500-1, 17.3.1)."""
_RUN_ORDER: Final = ("b", "bCs", "color", "spacing", "sz", "szCs", "u", "vertAlign")
"""The order of CT_RPr's children (ISO 29500-1, 17.3.2)."""


def style_xml(style: Style) -> str:
    """Return the inside of ``w:style``, in the schema's order."""
    based = f'<w:basedOn w:val="{style.base}"/>' if style.base else ""
    following = f'<w:next w:val="{style.next}"/>' if style.next else ""
    shown = "<w:qFormat/>" if style.kind == "paragraph" else ""
    return (
        f'<w:name w:val="{style.name}"/>{based}{following}'
        f'<w:uiPriority w:val="1"/>{shown}'
        f"{_group('pPr', style.paragraph, _PARAGRAPH_ORDER)}"
        f"{_group('rPr', style.run, _RUN_ORDER)}{style.table}"
    )


def _group(name: str, found: tuple[Property, ...], order: tuple[str, ...]) -> str:
    if not found:
        return ""
    inside = sorted(found, key=lambda each: order.index(each[0]))
    return f"<w:{name}>{''.join(xml for _, xml in inside)}</w:{name}>"
