"""The page: one file that stands alone, of sections, a table and its script."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from pathlib import PurePosixPath
from typing import BinaryIO, Final

from releasekit._version import __version__
from releasekit.batch.report.markup import content
from releasekit.batch.report.overview import overview_html
from releasekit.batch.report.rows import Outcome
from releasekit.batch.report.run import RunFacts
from releasekit.batch.report.sections import (
    failures_html,
    looks_html,
    run_html,
    summary_html,
)
from releasekit.batch.report.table import Table
from releasekit.batch.report.tally import Tally
from releasekit.batch.report.words import count, number

OPENING: Final = b"<!doctype html>\n<!-- releasekit batch report -->\n"
"""How the pages of every version begin."""
_SECTIONS: Final = (
    ("failures", "Failed"),
    ("look", "Look at these first"),
    ("overview", "Overview"),
    ("releases", "All releases"),
)


def write_page(
    file: BinaryIO, run: RunFacts, tally: Tally, table: Table, beside: tuple[str, ...]
) -> None:
    """Write the page of a run.

    Args:
        file: where to.
        run: what is known about the run.
        tally: what was counted.
        table: the rows.
        beside: names of the other files of the report.
    """
    file.writelines(part.encode() for part in _parts(run, tally, table, beside))
    table.finish(file)
    file.write(f"<script>{_part('report.js')}</script>\n</body>\n</html>\n".encode())


def _parts(
    run: RunFacts, tally: Tally, table: Table, beside: tuple[str, ...]
) -> Iterator[str]:
    bodies = (
        failures_html(tally),
        looks_html(tally),
        overview_html(tally),
        _releases(table, tally, beside),
    )
    yield f'{OPENING.decode()}<html lang="en">\n{_head(run, tally)}<body>\n'
    yield '<a class="skip" href="#releases">Skip to all releases</a>\n'
    yield f"{_header(run, tally)}<main>\n"
    yield '<section id="summary" aria-label="Summary">\n'
    yield f"{summary_html(run, tally)}</section>\n"
    for (name, title), body in zip(_SECTIONS, bodies, strict=True):
        yield f'<section id="{name}" aria-labelledby="{name}-title">\n'
        yield f'<h2 id="{name}-title">{title}</h2>\n{body}</section>\n'
    yield f"</main>\n{_footer(run, beside)}"


def _head(run: RunFacts, tally: Tally) -> str:
    title = f"{_headline(tally)} – {_folder(run)}"
    return (
        '<head>\n<meta charset="utf-8">\n'
        f"<title>{content(title)}</title>\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy()}">\n'
        f'<meta name="generator" content="releasekit {__version__}">\n'
        f"<style>{_part('report.css')}</style>\n</head>\n"
    )


def _policy() -> str:
    """Return what may run and be shown: this script, this style (CSP Level 3)."""
    return (
        f"default-src 'none'; script-src '{_digest('report.js')}';"
        f" style-src '{_digest('report.css')}'; base-uri 'none'; form-action 'none'"
    )


@lru_cache
def _part(name: str) -> str:
    found = resources.files(__package__).joinpath(name)
    # Browsers digest what they read: line ends are line feeds on every system.
    return "\n" + found.read_text("utf-8").replace("\r\n", "\n")


def _digest(name: str) -> str:
    digest = hashlib.sha256(_part(name).encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _headline(tally: Tally) -> str:
    noun = "input" if tally.inputs == 1 else "inputs"
    return f"{number(tally.done)} of {number(tally.inputs)} {noun} converted"


def _folder(run: RunFacts) -> str:
    return PurePosixPath(run.destination).name or run.destination


def _header(run: RunFacts, tally: Tally) -> str:
    links = "".join(
        f'<li><a href="#{name}">{title}</a></li>' for name, title in _SECTIONS
    )
    stopped = f'<p class="stopped">{_stopped(run, tally)}</p>\n'
    return (
        '<header>\n<p class="kind">releasekit batch report</p>\n'
        f"<h1>{content(_headline(tally))}</h1>\n"
        f"{stopped if run.interrupted else ''}{run_html(run)}"
        f'<nav aria-label="Sections"><ul>{links}</ul></nav>\n</header>\n'
    )


def _stopped(run: RunFacts, tally: Tally) -> str:
    waiting = max(0, (run.planned or 0) - tally.inputs)
    rest = f": {count(waiting, 'input')} left" if waiting else ""
    return f"The run was stopped{rest}. The same command again does the rest."


def _releases(table: Table, tally: Tally, beside: tuple[str, ...]) -> str:
    """Return the place of the table, which the script fills."""
    all_rows = tally.releases + tally.outcomes[Outcome.FAILED]
    left = all_rows - table.rows
    names = " and ".join(f'<a href="{name}">{name}</a>' for name in beside)
    note = (
        f"<p>The table has the first {number(table.rows)} of {number(all_rows)} rows;"
        f" {names} have all.</p>\n"
        if left
        else ""
    )
    return (
        f"<noscript><p>The table needs scripts; {names} have its rows.</p></noscript>\n"
        f"{note}{_part('finder.html')}"
    )


def _footer(run: RunFacts, beside: tuple[str, ...]) -> str:
    names = ", ".join(f'<a href="{name}">{name}</a>' for name in beside)
    job = f' Job <span class="code">{content(run.job)}</span>.' if run.job else ""
    return (
        f"<footer>\n<p>Written by releasekit {__version__}.{job} For programs:"
        f" {names}.</p>\n</footer>\n"
    )
