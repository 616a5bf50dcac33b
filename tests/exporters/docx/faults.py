"""What LibreOffice itself does wrong in accessible PDFs, by its version.

Each fault has the smallest Word file that shows it, written by hand, and tells which
releases have its cause. What no line allows is a fault of ours.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from attrs import frozen

from releasekit.exporters.common.language import is_right_to_left
from releasekit.exporters.docx.compose import compose
from releasekit.model import Email, Furniture, Leaf, Link, Release, leaves
from tests.exporters.docx.bare import line, link, numbered, text

BORDER: Final = '<w:pBdr><w:top w:val="single" w:sz="8" w:space="1"/></w:pBdr>'
LEFTWARD: Final = "<w:bidi/>"
FOOTNOTE: Final = (
    '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
)
ARABIC: Final = text("\u0643\u062a\u0628", "<w:rtl/>")
_HAMZA: Final = frozenset("\u0623\u0624\u0625\u0626")

DEBIAN_12: Final = frozenset({"7.4"})
DEBIAN_13: Final = frozenset({"25.2", "26.8"})
"""With 26.8 of its backports."""


@frozen(kw_only=True)
class Fault:
    """Something a document may have, and the rules that LibreOffice then breaks."""

    body: str
    """Of the smallest Word file that has it."""
    rules: Mapping[frozenset[str], frozenset[str]]
    """The rules, by the versions that break them; others break none."""
    stands_in: Callable[[Release], bool] = lambda _: False
    """Tells whether a release has it; never true of what our documents never do."""

    def broken_by(self, version: str) -> set[str]:
        """Return the rules that a version breaks, none where it was not measured."""
        found = (rules for measured, rules in self.rules.items() if version in measured)
        return set(next(found, ()))


def allowed(release: Release, version: str) -> set[str]:
    """Return the rules that a version breaks with a release, and no others."""
    return {
        rule
        for fault in FAULTS.values()
        for rule in fault.broken_by(version)
        if fault.stands_in(release)
    }


def _shown(release: Release) -> Iterator[Leaf]:
    return (leaf for leaf in leaves(release.blocks) if not isinstance(leaf, Furniture))


def _has_link(release: Release) -> bool:
    return any(
        isinstance(inline, Link | Email)
        for leaf in _shown(release)
        for inline in getattr(leaf, "inlines", ())
    )


def _has_turning_link(release: Release) -> bool:
    return is_right_to_left(release.language) and _has_link(release)


def _has_footnote(release: Release) -> bool:
    return bool(compose(release).footnotes)


def _marks(release: Release) -> Iterator[tuple[str, str]]:
    """Yield each mark that no letter takes in, after what it stands on."""
    for leaf in _shown(release):
        plain = unicodedata.normalize("NFC", leaf.text)
        for before, sign in pairwise(plain):
            if unicodedata.category(sign) == "Mn":
                yield before, sign


def _has_mark(release: Release) -> bool:
    return any(True for _ in _marks(release))


def _has_mark_on_hamza(release: Release) -> bool:
    return any(before in _HAMZA for before, _ in _marks(release))


def _rules(
    debian_12: tuple[str, ...] = (), debian_13: tuple[str, ...] = ()
) -> Mapping[frozenset[str], frozenset[str]]:
    found = {DEBIAN_12: frozenset(debian_12), DEBIAN_13: frozenset(debian_13)}
    return MappingProxyType(found)


FAULTS: Final[Mapping[str, Fault]] = MappingProxyType(
    {
        "text": Fault(body=line(text("Text")), rules=_rules()),
        "list": Fault(body="".join(map(numbered, (0, 1, 1, 0))), rules=_rules()),
        "line above a paragraph": Fault(
            body=line(text("Text"), BORDER), rules=_rules(("7.1-3",))
        ),
        "link": Fault(
            body=line(link("link", "Link")),
            rules=_rules(("7.18.3-1",)),
            stands_in=_has_link,
        ),
        "link without a screen tip": Fault(
            body=line(link("link")),
            rules=_rules(("7.18.3-1",), ("7.18.1-2", "7.18.5-2")),
        ),
        "link that turns the direction of its line": Fault(
            body=line(ARABIC + link("link", "Link"), LEFTWARD),
            rules=_rules(("7.18.3-1", "7.18.5-1")),
            stands_in=_has_turning_link,
        ),
        "footnote": Fault(
            body=line(text("Text") + FOOTNOTE),
            rules=_rules(("7.9-1", "7.18.3-1", "7.18.5-1")),
            stands_in=_has_footnote,
        ),
        "vowel sign": Fault(
            body=line(text("\u062a\u064f", "<w:rtl/>"), LEFTWARD),
            rules=_rules((), ("7.21.7-1",)),
            stands_in=_has_mark,
        ),
        "accent on a letter that has none": Fault(
            body=line(text("x\u0301")), rules=_rules((), ("7.21.7-1",))
        ),
        "vowel sign on a letter with hamza": Fault(
            body=line(text("\u0623\u064f", "<w:rtl/>"), LEFTWARD),
            rules=_rules(("7.21.7-1",), ("7.21.7-1",)),
            stands_in=_has_mark_on_hamza,
        ),
        "text without a label between items of the second level": Fault(
            body="".join(
                (*map(numbered, (0, 1)), line(text("Text")), *map(numbered, (1, 0)))
            ),
            rules=_rules(("7.2-17",), ("7.2-17",)),
        ),
    }
)
"""LibreOffice 7.4 writes the tab order of pages with links as a string, and tags
neither a line around a paragraph, the links of footnotes nor a link that turns the
direction of its line. Later ones write these well, but lose the Unicode value of a mark
that is a glyph of its own. Of a list that goes on below its first level all put what
follows on a higher one outside.
"""
