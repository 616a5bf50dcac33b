"""Charts: bars and columns as SVG, their figures as words beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from releasekit.batch.report.markup import content, value
from releasekit.batch.report.words import number, percent


@frozen(kw_only=True)
class Bar:
    """One line of a chart: a name and how often it was met."""

    label: str
    count: int
    pick: str = ""
    """What the table of releases shows of it: ``language=ko``."""


@frozen(kw_only=True)
class Part:
    """One part of a bar."""

    label: str
    count: int
    role: str
    """Its colour: a class of the style."""


def bar_table(title: str, heading: str, bars: Sequence[Bar], whole: int) -> str:
    """Return a table with a bar in each line.

    Args:
        title: the caption.
        heading: what the names are.
        bars: the lines.
        whole: what the shares are of.
    """
    most = max((bar.count for bar in bars), default=0)
    lines = "".join(_bar_line(bar, most, whole) for bar in bars)
    return (
        f'<table class="bars"><caption>{content(title)}</caption>'
        f'<thead class="unseen"><tr><th scope="col">{content(heading)}</th>'
        '<th scope="col">Bar</th><th scope="col">Releases</th>'
        '<th scope="col">Share</th></tr></thead>'
        f"<tbody>\n{lines}</tbody></table>\n"
    )


def _bar_line(bar: Bar, most: int, whole: int) -> str:
    pick = f' data-pick="{value(bar.pick)}"' if bar.pick else ""
    return (
        f'<tr><th scope="row"{pick} dir="auto">{content(bar.label)}</th>'
        f"<td>{_svg([Part(label='', count=bar.count, role='accent')], most)}</td>"
        f"<td>{number(bar.count)}</td><td>{percent(bar.count, whole)}</td></tr>\n"
    )


def stacked(parts: Sequence[Part]) -> str:
    """Return one bar of several parts; words beside it tell the same."""
    return _svg(parts, sum(part.count for part in parts))


def legend(parts: Iterable[Part], whole: int) -> str:
    """Return what the colours of a bar mean, with the figures."""
    items = "".join(
        f'<li><span class="key {part.role}"></span>{content(part.label)}'
        f" <b>{number(part.count)}</b> {percent(part.count, whole)}</li>"
        for part in parts
    )
    return f'<ul class="legend">{items}</ul>\n'


def _svg(parts: Iterable[Part], whole: int) -> str:
    rects = "".join(_rects(parts, whole))
    return (
        '<svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none"'
        f' aria-hidden="true">{rects}</svg>'
    )


def _rects(parts: Iterable[Part], whole: int) -> Iterator[str]:
    at = 0.0
    for part in parts:
        if part.count and whole:
            # What is not nothing is seen.
            width = max(1000 * part.count / whole, 4)
            yield (
                f'<rect class="{part.role}" x="{at:.1f}" width="{width:.1f}"'
                ' height="10"/>'
            )
            at += width


def columns(points: Sequence[tuple[str, int]], words: str) -> str:
    """Return columns side by side, those without releases too.

    Args:
        points: name and count of each.
        words: what those hear who do not see it.
    """
    most = max((count for _, count in points), default=0) or 1
    step = 1000 / max(len(points), 1)
    gap = min(step / 5, 6)
    rects = "".join(
        f'<rect class="accent" x="{at * step + gap / 2:.1f}" width="{step - gap:.1f}"'
        f' y="{100 - height:.1f}" height="{height:.1f}">'
        f"<title>{content(name)}: {number(count)}</title></rect>"
        for at, (name, count) in enumerate(points)
        if count
        for height in [max(100 * count / most, 1)]
    )
    return (
        '<svg class="columns" viewBox="0 0 1000 100" preserveAspectRatio="none"'
        f' role="img" aria-label="{value(words)}">{rects}</svg>'
    )
