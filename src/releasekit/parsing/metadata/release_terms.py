"""From when a text may be published: at once, or not before a time."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from attrs import frozen

from releasekit.model import BlockKind, Fact, Leaf, ReleaseTerms, TermsKind
from releasekit.parsing.data import load_table
from releasekit.parsing.metadata.date_finder import HEAD
from releasekit.parsing.metadata.dates import FoundDate, find_dates
from releasekit.parsing.metadata.view import View, evidence

_MINUTE: Final = len("2017-02-07T14:30")
_LABELLED: Final = (BlockKind.META, BlockKind.SUBTITLE, BlockKind.DATELINE)


@frozen
class _Words:
    """Words that tell one kind of terms from another, by what they open."""

    immediate: re.Pattern[str]
    embargo: re.Pattern[str]
    timed: re.Pattern[str]
    """Say "for release": an embargo where a time of day follows."""
    labelled: re.Pattern[str]
    """Open a line of data, not a release line, that gives the time."""


def read_terms(
    view: View, language: str, country: str | None, order: str | None = None
) -> Fact[ReleaseTerms] | None:
    """Return what the release line, or a header's field, says about publishing."""
    words = _words()
    for leaf in view.of(BlockKind.RELEASE_LINE, *_LABELLED):
        text = leaf.text[:HEAD]
        if leaf.kind is not BlockKind.RELEASE_LINE and not words.labelled.search(text):
            continue
        dates = find_dates(text, language=language, country=country, order=order)
        terms = _terms(leaf, words, next(iter(dates), None))
        if terms:
            basis = evidence(f"terms.{leaf.kind.replace('_', '-')}", leaf.origin.spans)
            return Fact(terms, basis)
    return None


def _terms(leaf: Leaf, words: _Words, date: FoundDate | None) -> ReleaseTerms | None:
    """Return the terms of one line; nothing where it only speaks of an embargo."""
    text = leaf.text[:HEAD]
    until = date.when if date and not date.ambiguous else None
    if words.immediate.search(text):
        return ReleaseTerms(kind=TermsKind.IMMEDIATE, literal=leaf.text)
    field = leaf.kind is not BlockKind.RELEASE_LINE
    if words.embargo.search(text) and (until or not field):
        return ReleaseTerms(kind=TermsKind.EMBARGO, until=until, literal=leaf.text)
    if words.timed.search(text):
        timed = until is not None and len(until) >= _MINUTE
        kind = TermsKind.EMBARGO if timed else TermsKind.IMMEDIATE
        until = until if timed else None
        return ReleaseTerms(kind=kind, until=until, literal=leaf.text)
    return None


@cache
def _words() -> _Words:
    table = load_table("documents.toml")["terms"]
    made = (
        re.compile("|".join(table[name]), re.IGNORECASE)
        for name in ("immediate", "embargo", "timed", "labelled")
    )
    return _Words(*made)
