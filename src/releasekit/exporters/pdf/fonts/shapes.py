"""Outlines of marks that text fonts lack: squares, circles, triangles, check marks.

Coordinates are 1/1000 em, y upwards; outer contours run clockwise, holes the other
way (ISO/IEC 14496-22, glyf table).
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from attrs import frozen

from releasekit.exporters.pdf.fonts.glyf import Contour, Point

Contours: TypeAlias = tuple[Contour, ...]

MIDDLE: Final = 325
"""Height of the centre of marks: between half the x-height and half the caps."""
_SIDE_BEARING: Final = 70
_ROUND: Final = 12
"""Control points of a circle; the curve is off by less than a unit."""


@frozen(kw_only=True)
class Mark:
    """How a mark is drawn."""

    corners: int
    """Corners of the polygon, 0 for a circle, 10 for a star."""
    radius: int
    """From the centre to the corners or the curve."""
    turn: int = 0
    """Degrees from "first corner up", anticlockwise."""
    filled: bool = True
    core: int = 0
    """Radius of a second, filled one inside; 0 for none."""
    middle: int = MIDDLE
    """Height of the centre."""


def _marks() -> Iterator[tuple[str, Mark]]:
    for chars, mark in (
        ("■◼⬛", Mark(corners=4, radius=400, turn=45)),
        ("□◻⬜▢☐ㅁ", Mark(corners=4, radius=400, turn=45, filled=False)),
        ("▣", Mark(corners=4, radius=400, turn=45, filled=False, core=220)),
        ("▪∎￭◾", Mark(corners=4, radius=235, turn=45)),
        ("▫◽", Mark(corners=4, radius=235, turn=45, filled=False)),
        ("●⚫", Mark(corners=0, radius=285)),
        ("○◯⚪〇ㅇ❍", Mark(corners=0, radius=285, filled=False)),
        ("◎", Mark(corners=0, radius=285, filled=False, core=150)),
        ("◦", Mark(corners=0, radius=150, filled=False)),
        ("∙‧・ㆍ⋅", Mark(corners=0, radius=85)),
        ("•⦁", Mark(corners=0, radius=150)),
        ("◆♦❖", Mark(corners=4, radius=330)),
        ("◇", Mark(corners=4, radius=330, filled=False)),
        ("◈", Mark(corners=4, radius=330, filled=False, core=170)),
        ("▲", Mark(corners=3, radius=370, middle=270)),
        ("△", Mark(corners=3, radius=370, middle=270, filled=False)),
        ("▴", Mark(corners=3, radius=230, middle=290)),
        ("▼", Mark(corners=3, radius=370, turn=180, middle=370)),
        ("▽", Mark(corners=3, radius=370, turn=180, middle=370, filled=False)),
        ("▾", Mark(corners=3, radius=230, turn=180, middle=340)),
        ("▶►", Mark(corners=3, radius=370, turn=-90)),
        ("▷▻", Mark(corners=3, radius=370, turn=-90, filled=False)),
        ("▸‣➤", Mark(corners=3, radius=250, turn=-90)),
        ("▹", Mark(corners=3, radius=250, turn=-90, filled=False)),
        ("◀◄", Mark(corners=3, radius=370, turn=90)),
        ("◁", Mark(corners=3, radius=370, turn=90, filled=False)),
        ("★", Mark(corners=10, radius=380)),
        ("☆", Mark(corners=10, radius=380, filled=False)),
    ):
        yield from ((char, mark) for char in chars)


MARKS: Final = dict(_marks())
"""Marks that are one polygon or circle."""

_POLYGONS: Final[dict[str, tuple[tuple[tuple[int, int], ...], ...]]] = {
    "✓": (((60, 330), (130, 390), (250, 240), (560, 640), (630, 580), (255, 90)),),
    "✔": (((50, 320), (150, 410), (250, 280), (550, 680), (660, 590), (255, 60)),),
    "➔": (
        (
            (60, 375),
            (420, 375),
            (420, 530),
            (720, 325),
            (420, 120),
            (420, 275),
            (60, 275),
        ),
    ),
    "☞": (
        ((60, 170), (60, 480), (150, 480), (150, 170)),
        (
            (190, 170),
            (190, 480),
            (330, 570),
            (400, 480),
            (840, 480),
            (840, 400),
            (520, 400),
            (520, 170),
        ),
    ),
    "☎": (
        (
            (60, 470),
            (60, 590),
            (140, 660),
            (640, 660),
            (720, 590),
            (720, 470),
            (580, 470),
            (580, 550),
            (200, 550),
            (200, 470),
        ),
        ((250, 490), (530, 490), (660, 70), (120, 70)),
    ),
    "↔": (
        (
            (60, 325),
            (230, 470),
            (230, 365),
            (610, 365),
            (610, 470),
            (780, 325),
            (610, 180),
            (610, 285),
            (230, 285),
            (230, 180),
        ),
    ),
    "′": (((70, 450), (150, 720), (250, 720), (130, 450)),),
    "″": (
        ((70, 450), (150, 720), (250, 720), (130, 450)),
        ((260, 450), (340, 720), (440, 720), (320, 450)),
    ),
}
_ALIASES: Final = {"☑": "✓", "⇨": "➔", "➜": "➔", "➡": "➔", "⇒": "➔", "☛": "☞", "☏": "☎"}


def contours_of(char: str, stroke: int) -> Contours | None:
    """Return the outline of a mark, or nothing for a character that is none.

    Args:
        char: one character.
        stroke: width of lines, in 1/1000 em.
    """
    char = _ALIASES.get(char, char)
    if char in MARKS:
        return _mark(MARKS[char], stroke)
    if char in _POLYGONS:
        return tuple(_polygon(points) for points in _POLYGONS[char])
    if char == "※":
        return _reference_mark(stroke)
    if "\u2500" <= char <= "\u254b" or "\u2550" <= char <= "\u256c":
        return _box_drawing(char, stroke)
    return None


def advance_of(char: str, contours: Contours) -> int:
    """Return the advance width of a mark."""
    if "\u2500" <= char <= "\u257f":
        return BOX_WIDTH
    return max(p[0] for contour in contours for p in contour) + _SIDE_BEARING


def circle(x: int, y: int, radius: int, *, hole: bool = False) -> Contour:
    """Return a circle of quadratic curves, all control points off the curve."""
    reach = radius / math.cos(math.pi / _ROUND)
    step = (1 if hole else -1) * 2 * math.pi / _ROUND
    return [
        (
            round(x + reach * math.cos(k * step)),
            round(y + reach * math.sin(k * step)),
            False,
        )
        for k in range(_ROUND)
    ]


def _mark(mark: Mark, stroke: int) -> Contours:
    x = round(_reach_left(mark)) + _SIDE_BEARING
    out = [_form(mark, x, mark.radius)]
    if not mark.filled:
        inner = mark.radius * (1 - stroke / _inradius(mark))
        out.append(_form(mark, x, inner)[::-1])
    if mark.core:
        out.append(_form(mark, x, mark.core))
    return tuple(out)


def _form(mark: Mark, x: int, radius: float) -> Contour:
    if not mark.corners:
        return circle(x, mark.middle, round(radius))
    return [
        (round(x + dx * radius), round(mark.middle + dy * radius), True)
        for dx, dy in _corners(mark)
    ]


def _corners(mark: Mark) -> Iterator[tuple[float, float]]:
    for k in range(mark.corners):
        angle = math.radians(90 + mark.turn - k * 360 / mark.corners)
        reach = _STAR_INNER if mark.corners == _STAR and k % 2 else 1.0
        yield reach * math.cos(angle), reach * math.sin(angle)


_STAR: Final = 10
_STAR_INNER: Final = 0.382
"""Inner radius of a five-pointed star whose edges are straight lines."""


def _reach_left(mark: Mark) -> float:
    if not mark.corners:
        return mark.radius
    return mark.radius * max(-dx for dx, _ in _corners(mark))


def _inradius(mark: Mark) -> float:
    if not mark.corners:
        return mark.radius
    if mark.corners == _STAR:
        return mark.radius * 0.309
    return mark.radius * math.cos(math.pi / mark.corners)


def _polygon(points: Sequence[tuple[int, int]]) -> Contour:
    clockwise = _area(points) < 0
    ordered = points if clockwise else points[::-1]
    return [(x, y, True) for x, y in ordered]


def _area(points: Sequence[tuple[int, int]]) -> int:
    following = (*points[1:], points[0])
    pairs = zip(points, following, strict=True)
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs)


def _reference_mark(stroke: int) -> Contours:
    half, reach, x, y = stroke * 0.6, 250, 350, MIDDLE
    bars: list[Contour] = []
    for sign in (1, -1):
        ends = ((-reach - half, -reach + half), (-reach + half, -reach - half))
        far = ((reach + half, reach - half), (reach - half, reach + half))
        points = [(round(x + sign * dx), round(y + dy)) for dx, dy in (*ends, *far)]
        bars.append(_polygon(points))
    dots = ((0, 230), (0, -230), (230, 0), (-230, 0))
    return (*bars, *(circle(x + dx, y + dy, 50) for dx, dy in dots))


BOX_WIDTH: Final = 600
"""Advance of box drawing characters: they join from edge to edge."""
_BOX_TOP, _BOX_BOTTOM = 935, -265
_ARMS: Final = {
    "VERTICAL": ("UP", "DOWN"),
    "HORIZONTAL": ("LEFT", "RIGHT"),
    "UP": ("UP",),
    "DOWN": ("DOWN",),
    "LEFT": ("LEFT",),
    "RIGHT": ("RIGHT",),
}


def _box_drawing(char: str, stroke: int) -> Contours:
    name = unicodedata.name(char)
    half = round(stroke * (1.0 if "HEAVY" in name else 0.5))
    x, y = BOX_WIDTH // 2, MIDDLE
    boxes = {
        "UP": (x - half, y - half, x + half, _BOX_TOP),
        "DOWN": (x - half, _BOX_BOTTOM, x + half, y + half),
        "LEFT": (0, y - half, x + half, y + half),
        "RIGHT": (x - half, y - half, BOX_WIDTH, y + half),
    }
    arms = [arm for word in name.split() for arm in _ARMS.get(word, ())]
    return tuple(rectangle(*boxes[arm]) for arm in dict.fromkeys(arms))


def rectangle(left: int, bottom: int, right: int, top: int) -> Contour:
    """Return a box, running clockwise."""
    corners = ((left, bottom), (left, top), (right, top), (right, bottom))
    points: list[Point] = [(x, y, True) for x, y in corners]
    return points
