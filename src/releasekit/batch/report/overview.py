"""The overview: what the releases of a batch are, as charts with their figures."""

from __future__ import annotations

from collections import Counter
from typing import Final
from urllib.parse import urlencode

from releasekit.batch.report.charts import Bar, Part, bar_table, columns, stacked
from releasekit.batch.report.markup import content, value
from releasekit.batch.report.periods import periods_of
from releasekit.batch.report.rows import kind_words
from releasekit.batch.report.tally import SHARES, Tally
from releasekit.batch.report.words import (
    bytes_words,
    language_words,
    number,
    sentence,
)
from releasekit.model import MANDATORY, Severity
from releasekit.model.diagnostics import MESSAGES

_MOST_BARS: Final = 12
_STANDINGS: Final = (("known", "Known"), ("guessed", "Guessed"), ("missing", "Missing"))
"""How well a value can be known: class of the colour, and name."""


def overview_html(tally: Tally) -> str:
    """Return what the releases are, as charts."""
    whole = tally.releases
    languages = [
        Bar(label=language_words(tag), count=n, pick=_pick("language", tag))
        for tag, n in _first(tally.languages)
    ]
    issuers = [
        Bar(
            label=tally.issuer_names[key] or "not known",
            count=n,
            pick=_pick("issuer", tally.issuer_names[key] or "-"),
        )
        for key, n in _first(tally.issuers)
    ]
    kinds = [
        Bar(label=kind_words(kind), count=n, pick=_pick("doubt", kind))
        for kind, n in _first(tally.kinds)
    ]
    shares = [Bar(label=name, count=tally.shares[name]) for name, _ in SHARES]
    panels = (
        _dates(tally),
        _bars("Languages", "Language", languages, tally.languages, whole),
        _bars("Issuing bodies", "Issuing body", issuers, tally.issuers, whole),
        _description(tally),
        _bars("Blocks that are not sure", "Kind of block", kinds, tally.kinds, whole),
        bar_table("The page around the text", "Share of it", shares, whole),
        _oddities(tally),
        _formats(tally),
    )
    shown = "".join(f'<div class="panel">{panel}</div>\n' for panel in panels if panel)
    return f'<div class="panels">\n{shown}</div>\n'


def _pick(name: str, wanted: str) -> str:
    return urlencode({name: wanted.encode("utf-8", "replace")})


def _first(found: Counter[str]) -> list[tuple[str, int]]:
    return sorted(found.items(), key=lambda each: (-each[1], each[0]))[:_MOST_BARS]


def _bars(
    title: str, heading: str, bars: list[Bar], found: Counter[str], whole: int
) -> str:
    if not bars:
        return ""
    more = len(found) - len(bars)
    rest = f'<p class="rest">and {number(more)} more</p>' if more else ""
    return bar_table(title, heading, bars, whole) + rest


def _dates(tally: Tally) -> str:
    periods = periods_of(tally)
    if not periods.points:
        return ""
    first, last = periods.points[0][0], periods.points[-1][0]
    peak, most = max(periods.points, key=lambda point: point[1])
    words = (
        f"Releases by {periods.unit} of issue, {first} to {last};"
        f" most in {peak}: {number(most)}"
    )
    lines = "".join(
        f'<tr><th scope="row"{_period_pick(name)}>{content(name)}</th>'
        f"<td>{number(n)}</td></tr>"
        for name, n in periods.points
        if n
    )
    undated = f"; {number(tally.undated)} without a year" if tally.undated else ""
    return (
        f"<figure><figcaption>Releases by {periods.unit} of issue</figcaption>"
        f"{columns(periods.points, words)}"
        f'<p class="axis"><span>{content(first)}</span>'
        f"<span>most in {content(peak)}: {number(most)}{undated}</span>"
        f"<span>{content(last)}</span></p>"
        "<details><summary>Figures</summary>"
        '<table class="figures-of"><thead><tr>'
        f'<th scope="col">{periods.unit.capitalize()}</th>'
        '<th scope="col">Releases</th></tr></thead>'
        f"<tbody>{lines}</tbody></table></details></figure>\n"
    )


def _period_pick(name: str) -> str:
    return "" if name.endswith("s") else f' data-pick="{_pick("issued", name)}"'


def _description(tally: Tally) -> str:
    """Return how many releases each value is surely known of, guessed, missing."""
    lines = "".join(_value_line(tally, field) for field in MANDATORY)
    heads = "".join(
        f'<th scope="col"><span class="key {role}"></span>{name}</th>'
        for role, name in _STANDINGS
    )
    return (
        '<table class="bars"><caption>Description</caption><thead><tr>'
        '<th scope="col">Value</th><th scope="col"><span class="unseen">Bar</span></th>'
        f"{heads}</tr></thead>"
        f"<tbody>\n{lines}</tbody></table>\n"
    )


def _value_line(tally: Tally, field: str) -> str:
    missing, guessed = tally.missing[field], tally.guessed[field]
    counts = (tally.releases - missing - guessed, guessed, missing)
    parts = [
        Part(label=name, count=n, role=role)
        for (role, name), n in zip(_STANDINGS, counts, strict=True)
    ]
    cells = "".join(f"<td>{number(part.count)}</td>" for part in parts)
    name = content(MANDATORY[field])
    pick = value(_pick("doubt", field))
    return (
        f'<tr><th scope="row" data-pick="{pick}">{name}</th>'
        f"<td>{stacked(parts)}</td>{cells}</tr>\n"
    )


def _oddities(tally: Tally) -> str:
    """Return what was odd, warnings before what is good to know."""
    order = list(reversed(Severity))
    found = sorted(
        tally.oddities.items(),
        key=lambda each: (order.index(each[1].severity), -each[1].releases, each[0]),
    )
    if not found:
        return ""
    lines = "".join(
        f'<tr><td><span class="badge {odd.severity}">{odd.severity}</span></td>'
        f'<th scope="row">{content(_pattern(code))}'
        f' <span class="code">{content(code)}</span></th>'
        f"<td>{number(odd.releases)}</td></tr>\n"
        for code, odd in found
    )
    return (
        '<table class="figures-of"><caption>Oddities</caption><thead class="unseen">'
        '<tr><th scope="col">Severity</th><th scope="col">What</th>'
        f'<th scope="col">Releases</th></tr></thead><tbody>\n{lines}</tbody></table>\n'
    )


def _pattern(code: str) -> str:
    """Return what a code says, with an ellipsis for what differs."""
    return sentence(MESSAGES.get(code, code).format_map(_Ellipses()))


class _Ellipses(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def _formats(tally: Tally) -> str:
    if not tally.files:
        return ""
    lines = "".join(
        f'<tr><th scope="row">{content(name)}</th><td>{number(each.count)}</td>'
        f"<td>{number(each.written)}</td><td>{bytes_words(each.size)}</td></tr>\n"
        for name, each in tally.files.items()
    )
    return (
        '<table class="figures-of"><caption>Files</caption><thead><tr>'
        '<th scope="col">Format</th><th scope="col">Files</th>'
        '<th scope="col">Written</th><th scope="col">Size</th></tr></thead>'
        f"<tbody>\n{lines}</tbody></table>\n"
    )
