"""Known agencies: package data by country, and where a text names one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final

from attrs import frozen

from releasekit.parsing.data import derived, load_table, table_names
from releasekit.parsing.lazy import LazyPattern

# Where names begin: capitals, the small words that open names in French, and
# letters of scripts without case.
_CAPITALS: Final = "[A-ZÀ-ÖØ-ÞŁŚŻŠŽČİĐΑ-ΩЀ-ЯІЇ]"
_START = LazyPattern(
    r"(?P<hangul>[가-힣]+)|(?P<han>[㐀-鿿ァ-ヺー]+)"
    rf"|(?:{_CAPITALS}|minist|direct|préf)[^\W\d_]*"
    r"|[\u0590-\u0fff]+"
)
_CAPITAL_WORD = LazyPattern(rf"{_CAPITALS}[^\W\d_]*")
_OTHER_SCRIPT = LazyPattern(r"[가-힣㐀-鿿ァ-ヺー\u0590-\u0fff]")
_HAN = LazyPattern(r"[㐀-鿿ァ-ヺー]")
_HANGUL = LazyPattern(r"[가-힣]")
_KEY: Final = 2
_AROUND: Final = 12
_SHOUTED: Final = 4


@frozen(kw_only=True)
class Agency:
    """One agency that the package knows."""

    id: str
    """Stable id: ``kr-mofa``."""
    name: str
    """Its name in English."""
    local: str
    """Its name in its own language."""
    language: str
    """Language of ``local`` (BCP 47)."""
    country: str | None
    """ISO 3166-1 alpha-2; nothing for bodies of several countries."""

    def name_in(self, language: str) -> str:
        """Return the name to give in a release in ``language``."""
        own = language.partition("-")[0] == self.language
        return self.local if own else self.name


@frozen(kw_only=True)
class Mention:
    """A place in a text that names agencies or the holder of an office."""

    start: int
    end: int
    agencies: tuple[Agency, ...]
    """Several where countries share a name: ``Ministry of Foreign Affairs``."""
    holder: bool
    """Whether an office holder stands for the agency."""

    def overlaps(self, start: int, end: int) -> bool:
        """Tell whether another place shares some of this one."""
        return start < self.end and self.start < end


@frozen
class _Alias:
    folded: str
    exact: str
    """As it must be written, for single words; nothing where case does not matter."""
    agencies: tuple[Agency, ...]
    holder: bool


@frozen
class _Group:
    """Aliases that begin alike, longer ones first."""

    openings: tuple[str, ...]
    aliases: tuple[_Alias, ...]


def agency(identifier: str) -> Agency | None:
    """Return a known agency by its id."""
    return _agencies().get(identifier)


def country_words() -> Mapping[str, tuple[str, ...]]:
    """Return the words that show a country, by country."""
    return _country_words()


def capital_words(text: str) -> list[str]:
    """Return the words of a text that begin with a capital, in order."""
    return _CAPITAL_WORD.findall(text)


def find_mentions(text: str, words: Sequence[str] | None = None) -> Iterator[Mention]:
    """Yield where ``text`` names known agencies, in order, the longest name each.

    Args:
        text: what is looked at.
        words: its `capital_words`, where the caller has them.
    """
    known = capital_words(text) if words is None else words
    others = _begins_small(text) or _has_others(text)
    firsts = "\n".join(known).lower().split()
    if not others and _index().keys().isdisjoint(firsts):
        return
    folded = fold_name(text)
    if len(folded) != len(text):  # a rare letter whose small form is longer
        folded = text
    if others:
        starts = _all_starts(text, folded)
    else:
        groups = map(_index().get, firsts)
        starts = _latin_starts(text, zip(known, groups, strict=True))
    last = 0
    for at, group in starts:
        # One call tells whether any name of the group begins here.
        if at < last or not folded.startswith(group.openings, at):
            continue
        alias = _longest(group, text, folded, at)
        if alias:
            last = at + len(alias.folded)
            yield Mention(
                start=at, end=last, agencies=alias.agencies, holder=alias.holder
            )


def _has_others(text: str) -> bool:
    """Tell whether a text has letters of scripts in which names begin anywhere."""
    return not text.isascii() and _OTHER_SCRIPT.search(text) is not None


def _begins_small(text: str) -> bool:
    """Tell whether the small words that open names in French may stand in a text."""
    return (
        "ministre" in text
        or "ministère" in text
        or "direction" in text
        or "préfecture" in text
    )


def _latin_starts(
    text: str, words: Iterable[tuple[str, _Group | None]]
) -> Iterator[tuple[int, _Group]]:
    """Yield where names may begin, with those names, in letters that have case.

    Args:
        text: what is looked at.
        words: its words that begin with a capital, and the names that begin so.
    """
    at = 0
    for word, group in words:
        if group is None:
            continue
        found = _find_word(text, word, at)
        if found >= 0:  # else a word before it was part of another
            yield found, group
            at = found + len(word)


def _find_word(text: str, word: str, at: int) -> int:
    """Return where a whole word next stands, or -1."""
    while (at := text.find(word, at)) >= 0:
        end = at + len(word)
        if not ((at and text[at - 1].isalpha()) or text[end : end + 1].isalpha()):
            return at
        at = end
    return at


def _all_starts(text: str, folded: str) -> Iterator[tuple[int, _Group]]:
    """Yield where names may begin, with those names, in any script."""
    index = _index()
    for run in _START.finditer(text):
        first, end = run.span()
        # Anywhere in Han, else at the front of a word.
        for at in range(first, end if run.lastgroup == "han" else first + 1):
            key = folded[at : at + _KEY if run.lastgroup else end]
            if key in index:
                yield at, index[key]


def key_of_name(form: str, folded: str) -> str:
    """Return the first word of a name, or its first characters in Hangul and Han."""
    run = _START.match(form)
    if run is None:
        return ""
    return folded[: _KEY if run.lastgroup else run.end()]


def fold_name(text: str) -> str:
    """Return a text for comparing, as long as before but for rare letters."""
    return text.replace("’", "'").replace("\xa0", " ").lower()


def _longest(group: _Group, text: str, folded: str, at: int) -> _Alias | None:
    for alias in group.aliases:
        if not folded.startswith(alias.folded, at):
            continue
        if alias.exact and not _is_name(text, at, alias.exact):
            continue
        if _ends(folded, at + len(alias.folded)):
            return alias
    return None


def _is_name(text: str, at: int, exact: str) -> bool:
    """Tell a short name from a word: WHO in a line of capitals is a pronoun."""
    if not text.startswith(exact, at):
        return False
    end = at + len(exact)
    around = text[max(0, at - _AROUND) : at] + text[end : end + _AROUND]
    return not around.isupper() or sum(map(str.isupper, around)) < _SHOUTED


def _ends(folded: str, end: int) -> bool:
    """Tell whether a name may end here; particles may follow in CJK."""
    after = folded[end : end + 1]
    if not after or not after.isalnum():
        return True
    return bool(_HANGUL.match(folded[end - 1]) or _HAN.match(folded[end - 1]))


@cache
def _index() -> Mapping[str, _Group]:
    """Return all names by their first characters, longer ones first."""
    known = _agencies()
    return {
        key: _Group(
            tuple(folded for folded, *_ in rows),
            tuple(
                _Alias(folded, exact, tuple(known[i] for i in owners), holder)
                for folded, exact, holder, owners in rows
            ),
        )
        for key, rows in derived("agencies").items()
    }


@cache
def _agencies() -> Mapping[str, Agency]:
    return {
        identifier: Agency(
            id=identifier,
            name=row["name"],
            local=row.get("local") or row["name"],
            language=country["language"],
            country=country["country"] or None,
        )
        for country in _countries()
        for identifier, row in country["agencies"].items()
    }


@cache
def _country_words() -> Mapping[str, tuple[str, ...]]:
    return {
        country["country"]: tuple(country["words"])
        for country in _countries()
        if country["country"] and "words" in country
    }


def _countries() -> tuple[Mapping[str, Any], ...]:
    return tuple(map(load_table, table_names("agencies")))
