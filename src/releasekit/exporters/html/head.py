"""The head of a page: title, description for machines, style, what is forbidden."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from string import Formatter
from types import MappingProxyType
from typing import Final

from releasekit.exporters.common.facts import Facts
from releasekit.exporters.common.paper import PageSize
from releasekit.exporters.common.words import Words
from releasekit.exporters.html.markup import attribute, element, text

_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)
"""Nothing is fetched and nothing runs, whatever the text says (CSP Level 3)."""
_TERMS: Final = "http://purl.org/dc/terms/"
_SIZES: Final = MappingProxyType({PageSize.A4: "A4", PageSize.LETTER: "letter"})
_COUNTERS: Final = MappingProxyType({"n": "counter(page)", "m": "counter(pages)"})
_LONGEST: Final = 60
"""Most characters of a headline in the running header."""


def head_html(facts: Facts, issuer: str, issued: str, printed: str) -> str:
    """Return the ``head`` of a page.

    Args:
        facts: what the page says of its release.
        issuer: who issued it, where the text says so.
        issued: its date (ISO 8601), where it is known.
        printed: what `print_style` returns.
    """
    title = f"{facts.title} – {issuer}" if issuer else facts.title
    lines = (
        '<meta charset="utf-8">',
        element("title", text(title)),
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        *_descriptions(facts, issuer, issued),
        element("style", f"\n{_style()}{printed}"),
    )
    return "<head>\n" + "".join(f"{line}\n" for line in lines) + "</head>\n"


def _descriptions(facts: Facts, issuer: str, issued: str) -> Iterator[str]:
    yield f'<meta name="generator" content="{attribute(facts.producer)}">'
    yield f'<link rel="schema.dcterms" href="{_TERMS}">'
    described = {
        "title": facts.title,
        "creator": issuer,
        "issued": issued,
        "language": facts.language,
        "type": facts.subject,
        "identifier": facts.identifier,
        "rights": facts.rights,
        "accessRights": facts.access,
    }
    for term, value in described.items():
        if value:
            yield f'<meta name="dcterms.{term}" content="{attribute(value)}">'


@lru_cache(maxsize=1)
def _style() -> str:
    return resources.files(__package__).joinpath("style.css").read_text("utf-8")


def print_style(title: str, words: Words, paper: PageSize) -> str:
    """Return what stands on every printed page (CSS Paged Media 3, 4 and 6).

    Args:
        title: the headline, for the pages after the first.
        words: those of the release's language.
        paper: what the page is printed on.
    """
    title = " ".join(title.split())
    short = title if len(title) <= _LONGEST else f"{title[:_LONGEST].rstrip()}…"
    return (
        f"@page {{ size: {_SIZES[paper]};"
        f" @top-center {{ content: {_string(short)}; }}"
        f" @bottom-center {{ content: {_page_label(words.page)}; }} }}\n"
        '@page :first { @top-center { content: ""; } }\n'
    )


def _page_label(pattern: str) -> str:
    parts: list[str] = []
    for words, name, _, _ in Formatter().parse(pattern):
        parts += [_string(words)] if words else []
        parts += [_COUNTERS[name]] if name else []
    return " ".join(parts)


def _string(words: str) -> str:
    """Return words as a string of CSS: all but ASCII letters and digits escaped.

    So no character can end the string, the style or the element around it
    (CSS Syntax 3, 4.3.7).
    """
    return f'"{"".join(map(_in_string, words))}"'


def _in_string(char: str) -> str:
    if char == " " or char.isalnum():
        return char
    return f"\\{ord(char):x} "
