"""Which profile a text shows: points for its agency's names, words and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, TypeAlias

from attrs import define, field, frozen

from releasekit.model import Evidence, How, Span
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.profile.known import known_profiles
from releasekit.parsing.profile.values import (
    FoundProfile,
    Profile,
    ProfileChoice,
    Profiles,
)

_HEAD: Final = 1_200
"""Code points from the top in which a release shows whose it is."""
_FOOT: Final = 400
"""Code points at the end in which it may do so too."""
_NAME, _WORDS, _WHOLE_LINE, _SCRIPT = 1, 2, 3, 3
"""Points for a name, for other words, and for what fills a line or is the script."""
_CERTAIN, _LEAST_CERTAIN, _POINT = 98, 60, 10
_MOST_SPANS: Final = 4
_ADDRESS: Final = LazyPattern(r"\.[a-z]{2}")
_COLONS: Final = " \t\xa0\u3000:："

_Owner: TypeAlias = tuple[Profile, int]


@frozen(eq=False)
class _Index:
    """What to look for, of all profiles at once."""

    words: re.Pattern[str] | None
    """All words but those below, in one pattern."""
    rare: tuple[str, ...]
    """Words that begin like any other; each costs a look."""
    domains: tuple[str, ...]
    """Addresses."""
    owners: dict[str, tuple[_Owner, ...]]
    """Whose words they are, and their points in a sentence."""
    scripts: dict[str, tuple[Profile, ...]]


@define
class _Score:
    """What a text shows of one profile."""

    profile: Profile
    points: dict[str, int] = field(factory=dict)
    """The most points of each word seen."""
    places: list[tuple[int, int]] = field(factory=list)
    """Where the words stand that gave points."""

    @property
    def total(self) -> int:
        return sum(self.points.values())

    @property
    def rank(self) -> tuple[bool, bool, int]:
        """Those of an agency, then those of a country, then by points."""
        profile = self.profile
        return profile.agency is not None, profile.country is not None, self.total

    def add(self, words: str, points: int, place: tuple[int, int] | None) -> None:
        """Count words once, with the most points that a place gives."""
        if points > self.points.get(words, 0):
            self.points[words] = points
            if place:
                self.places.append(place)


def find_profile(text: str, script: str, profiles: Profiles) -> FoundProfile | None:
    """Return the profile that a text shows most of; nothing where two are equal.

    Args:
        text: the whole text; its head and its foot are looked at.
        script: the script of most of it (ISO 15924).
        profiles: those among which to find one.
    """
    index = _index(profiles)
    scores = _scores(text, index)
    for profile in index.scripts.get(script, ()):
        scores.setdefault(profile.id, _Score(profile)).add(script, _SCRIPT, None)
    enough = [s for s in scores.values() if s.total >= s.profile.signs.needs]
    if not enough:
        return None
    enough.sort(key=lambda score: score.rank, reverse=True)
    best = enough[0]
    if len(enough) > 1 and enough[1].rank == best.rank:
        return None
    return FoundProfile(best.profile, _evidence(best))


def _evidence(score: _Score) -> Evidence:
    kind = "text" if score.places else "script"
    return Evidence(
        how=How.INFERRED,
        rule=f"profile.{kind}",
        spans=tuple(Span(*place) for place in sorted(score.places)[:_MOST_SPANS]),
        confidence=min(_CERTAIN, _LEAST_CERTAIN + _POINT * score.total),
    )


def _scores(text: str, index: _Index) -> dict[str, _Score]:
    scores: dict[str, _Score] = {}
    seen: set[str] = set()
    whole: set[str] = set()
    for words, start in _sightings(text, index):
        end = start + len(words)
        if words in whole:
            continue
        alone = _fills_line(text, start, end)
        if (words in seen and not alone) or _is_inside_word(text, start, end):
            continue
        (whole if alone else seen).add(words)
        for profile, points in index.owners[words]:
            score = scores.get(profile.id)
            if score is None:
                score = scores[profile.id] = _Score(profile)
            score.add(words, _WHOLE_LINE if alone else points, (start, end))
    return scores


def _sightings(text: str, index: _Index) -> Iterator[tuple[str, int]]:
    """Yield words of profiles with their places, in the head and in the foot."""
    yield from _seen_in(text[:_HEAD], 0, index)
    if len(text) > _HEAD:
        foot = max(_HEAD, len(text) - _FOOT)
        yield from _seen_in(text[foot:], foot, index)


def _seen_in(sample: str, start: int, index: _Index) -> Iterator[tuple[str, int]]:
    if index.words:
        for match in index.words.finditer(sample):
            yield match[0], start + match.start()
    for words in index.rare:
        at = sample.find(words)
        if at >= 0:
            yield words, start + at
    for words, at in _addresses(sample, index.domains):
        yield words, start + at


def _addresses(sample: str, domains: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """Yield addresses: only around dots in words, which most texts have few of."""
    done = 0
    for match in _ADDRESS.finditer(sample):
        if match.start() < done:
            continue
        first = sample.rfind(" ", done, match.start()) + 1
        last = sample.find(" ", match.end())
        done = last if last >= 0 else len(sample)
        word = sample[first:done]
        for domain in domains:
            if domain in word:
                yield domain, first + word.index(domain)


def _is_inside_word(text: str, start: int, end: int) -> bool:
    """Tell whether Latin words are part of a longer one."""
    first, last = text[start], text[end - 1]
    before, after = text[start - 1 : start], text[end : end + 1]
    return (first.isascii() and before.isalnum() and before.isascii()) or (
        last.isascii() and last.isalnum() and after.isalnum() and after.isascii()
    )


def _fills_line(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 2) : start]
    if before.strip() and before[-1] != "\n":  # a word stands before it
        return False
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    after = text[end : stop if stop >= 0 else len(text)]
    return not text[line:start].strip() and not after.strip(_COLONS + "\r")


@lru_cache(maxsize=8)
def _index(profiles: Profiles) -> _Index:
    owners: dict[str, list[_Owner]] = {}
    scripts: dict[str, list[Profile]] = {}
    for profile in profiles.all:
        signs = profile.signs
        for words in signs.names:
            owners.setdefault(words, []).append((profile, _NAME))
        for words in (*signs.phrases, *signs.domains):
            owners.setdefault(words, []).append((profile, _WORDS))
        for script in signs.scripts:
            scripts.setdefault(script, []).append(profile)
    domains = tuple(dict.fromkeys(w for p in profiles.all for w in p.signs.domains))
    others = [words for words in owners if words not in domains]
    rare = tuple(w for w in others if w[0].islower() or w[0].isspace())
    return _Index(
        _any_of([words for words in others if words not in rare]),
        rare,
        domains,
        {words: tuple(found) for words, found in owners.items()},
        {script: tuple(found) for script, found in scripts.items()},
    )


def _any_of(words: Iterable[str]) -> re.Pattern[str] | None:
    """Return one pattern for all words, those together that begin alike.

    A text is searched once, and few words are tried where one may begin.
    """
    groups: dict[str, dict[str, list[str]]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        seconds = groups.setdefault(word[0], {})
        seconds.setdefault(word[1:2], []).append(re.escape(word[2:]))
    parts = [
        f"{re.escape(first)}(?:{'|'.join(_tails(seconds))})"
        for first, seconds in sorted(groups.items())
    ]
    return re.compile("|".join(parts)) if parts else None


def _tails(seconds: dict[str, list[str]]) -> Iterator[str]:
    """Yield what follows a first letter; nothing at all comes last."""
    for second, rest in sorted(seconds.items(), reverse=True):
        yield f"{re.escape(second)}(?:{'|'.join(rest)})"


def named_profile(choice: ProfileChoice | None) -> Profile | None:
    """Return the profile that a caller named; nothing where one is to be found.

    Raises:
        UnknownProfileError: no built-in profile has the id.
    """
    if isinstance(choice, str):
        return known_profiles().get(choice)
    return choice if isinstance(choice, Profile) else None


def choose_profile(
    text: str, script: str, choice: ProfileChoice | None
) -> FoundProfile | None:
    """Return the profile that the caller named, or that the text shows.

    Raises:
        UnknownProfileError: no built-in profile has the id.
    """
    named = named_profile(choice)
    if named is not None:
        return FoundProfile(named, Evidence(how=How.SUPPLIED, rule="caller"))
    among = choice if isinstance(choice, Profiles) else known_profiles()
    return find_profile(text, script, among)
