"""Sections: how a run went, which inputs failed, and what to look at first."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from releasekit.batch.report.charts import Part, legend, stacked
from releasekit.batch.report.links import link_of
from releasekit.batch.report.markup import content, value
from releasekit.batch.report.rows import Outcome, Row, reasons_of
from releasekit.batch.report.run import RunFacts
from releasekit.batch.report.tally import Failures, Reason, Tally
from releasekit.batch.report.words import (
    OUTCOMES,
    bytes_words,
    count,
    is_known_language,
    moment,
    number,
    seconds_words,
    sentence,
)
from releasekit.batch.result import Made

_ROLES: Final = MappingProxyType({"Failed": "bad", "Need a look": "warn"})
_OPEN_FILES: Final = 8
"""Inputs of one reason that are seen at once."""


def summary_html(run: RunFacts, tally: Tally) -> str:
    """Return the figures of a run, and the outcomes as a bar."""
    parts = [
        Part(label=OUTCOMES[each], count=tally.outcomes[each], role=each.value)
        for each in Outcome
    ]
    seen = [part for part in parts if part.count]
    figures = "".join(
        f"<div{_role(name, words)}><dt>{content(name)}</dt>"
        f"<dd>{content(words)}</dd></div>\n"
        for name, words in _figures(run, tally)
    )
    return (
        f'<dl class="figures">\n{figures}</dl>\n'
        f'<div class="outcomes">{stacked(seen)}{legend(seen, tally.inputs)}</div>\n'
    )


def _role(name: str, words: str) -> str:
    """Return the colour of a figure that should be nothing."""
    role = _ROLES.get(name)
    return f' class="{role}"' if role and words != "0" else ""


def _figures(run: RunFacts, tally: Tally) -> Iterator[tuple[str, str]]:
    yield "Inputs", number(tally.inputs)
    yield "Releases", number(tally.releases)
    yield "Failed", number(tally.outcomes[Outcome.FAILED])
    yield "Need a look", number(tally.looks)
    files = sum(each.count for each in tally.files.values())
    yield "Files", number(files)
    yield "Size of all", bytes_words(sum(f.size for f in tally.files.values()))
    if run.seconds is not None:
        yield "Time", seconds_words(run.seconds)
        # What an earlier run had made took next to no time, and would flatter the rest.
        worked = tally.inputs - tally.before
        if run.seconds and worked:
            yield "Rate", f"{worked / run.seconds:.1f}/s"


def run_html(run: RunFacts) -> str:
    """Return when, where and into what a run converted."""
    rows = {
        "Began": moment(run.started) if run.started else "",
        "Ended": moment(run.finished) if run.finished else "",
        "Folder": run.destination,
        "Formats": ", ".join(run.formats),
        "Engine": _engine(run),
    }
    items = "".join(
        f"<div><dt>{name}</dt><dd>{content(words)}</dd></div>"
        for name, words in rows.items()
        if words
    )
    return f'<dl class="run">{items}</dl>\n'


def _engine(run: RunFacts) -> str:
    workers = count(run.workers, "worker") if run.workers else ""
    return ", ".join(filter(None, (run.engine, workers)))


def failures_html(tally: Tally) -> str:
    """Return why inputs failed and what helps, the most frequent reason first."""
    if not tally.outcomes[Outcome.FAILED]:
        return "<p>No input failed.</p>\n"
    groups = (_reason(reason, group) for reason, group in tally.ordered_failures)
    return f'<div class="panels">\n{"".join(groups)}</div>\n'


def _reason(reason: Reason, group: Failures) -> str:
    code = f' <span class="code">{content(reason.code)}</span>' if reason.code else ""
    remedy = f'<p class="remedy">{content(reason.hint)}</p>\n' if reason.hint else ""
    files = [f"<li><bdi>{content(name)}</bdi></li>" for name in group.inputs]
    more = group.count - len(files)
    if more:
        files.append(f"<li>{number(more)} more, which the table has</li>")
    few = f"<ul>{''.join(files)}</ul>"
    many = (
        f"<details><summary>{count(len(group.inputs), 'input')}"
        f"{f' of {number(group.count)}' if more else ''}</summary>{few}</details>"
    )
    return (
        '<article class="reason">'
        f"<h3>{content(sentence(reason.message))}{code}"
        f" <b>× {number(group.count)}</b></h3>\n"
        f"{remedy}{few if len(files) <= _OPEN_FILES else many}</article>\n"
    )


def looks_html(tally: Tally) -> str:
    """Return which releases a person should look at first, and why."""
    rows = tally.first_looks
    if not rows:
        return "<p>No release needs a person’s look.</p>\n"
    lines = "".join(map(_look, rows))
    more = tally.looks - len(rows)
    rest = (
        f'<p class="rest">and {number(more)} more: <span data-pick="outcome=look">'
        "all that need a look</span></p>\n"
    )
    return (
        '<div class="wide" tabindex="0" role="region" aria-label="The first of them">'
        '<table class="list looks"><thead><tr><th scope="col">Score</th>'
        '<th scope="col">Release</th><th scope="col">Why</th>'
        f'<th scope="col">Files</th></tr></thead><tbody>\n{lines}</tbody></table>'
        f"</div>\n{rest if more else ''}"
    )


def _look(row: Row) -> str:
    facts = row.facts
    title = facts.title if facts else None
    name = "title" if title else "title none"
    score = facts.doubt if facts else 0
    why = content(sentence("; ".join(reasons_of(row))))
    tag = facts.language if facts else None
    tongue = f' lang="{value(tag)}"' if tag and is_known_language(tag) else ""
    return (
        f'<tr><td class="score">{score}</td>'
        f'<td><span class="{name}" dir="auto"{tongue}>'
        f"{content(title or 'untitled')}</span>"
        f'<span class="input"><bdi>{content(row.input)}</bdi></span></td>'
        f'<td class="why">{why}</td>'
        f'<td class="files">{" ".join(map(_output, row.outputs))}</td></tr>\n'
    )


def _output(made: Made) -> str:
    link = link_of(made.name)
    words = content(made.exporter)
    return f'<a href="{value(link)}">{words}</a>' if link else words
