"""Markup of a report: the one place where words become content of its page."""

from __future__ import annotations

import json
from typing import Any, Final

from releasekit.exporters.html.markup import attribute, text
from releasekit.text import show
from releasekit.xml_safety import html_visible

_LONGEST: Final = 600
"""Code points of a value on the page; the data has all."""
_IN_SCRIPT: Final = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def plain(words: str) -> str:
    """Return words as a page may hold them, on one line and harmless.

    Controls and what reorders text are told by their codes; what HTML cannot hold
    becomes U+FFFD.
    """
    shown = show(words, limit=_LONGEST)
    # What HTML cannot hold is never printable.
    return shown if shown.isprintable() else html_visible(shown)


def content(words: str) -> str:
    """Return words as the content of an element."""
    return text(plain(words))


def value(words: str) -> str:
    """Return words to stand between the double quotes of an attribute."""
    return attribute(plain(words))


def embedded(data: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    """Return JSON for a ``script`` element; nothing in it can end the element.

    Words in it went through `plain`.
    """
    found = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return found.translate(_IN_SCRIPT)
