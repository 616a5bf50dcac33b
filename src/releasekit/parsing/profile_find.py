"""Which profile a text shows: points for its agency's names, words and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, TypeAlias

from attrs import define, field, frozen

from releasekit.model import Evidence, How, Span
from releasekit.parsing.profile import (
    FoundProfile,
    Profile,
    ProfileChoice,
    Profiles,
)
from releasekit.parsing.profile_known import known_profiles

_HEAD: Final = 1_200
"""Code points from the top in which a release shows whose it is."""
_FOOT: Final = 400
"""Code points at the end in which it may do so too."""
_NAME, _WORDS, _WHOLE_LINE, _SCRIPT = 1, 2, 3, 3
"""Points for a name, for other words, and for what fills a line or is the script."""
_CERTAIN, _LEAST_CERTAIN, _POINT = 98, 60, 10
_COLONS: Final = " \t\xa0\u3000:："

_Owner: TypeAlias = tuple[Profile, int]


@frozen(eq=False)
class _Index:
    """What to look for, of all profiles at once."""

    words: re.Pattern[str] | None
    owners: dict[str, tuple[_Owner, ...]]
    """Whose words they are, and their points in a sentence."""
    scripts: dict[str, tuple[Profile, ...]]


@define
class _Score:
    """What a text shows of one profile."""

    profile: Profile
    points: dict[str, int] = field(factory=dict)
    """The most points of each word seen."""
    spans: list[Span] = field(factory=list)

    @property
    def total(self) -> int:
        return sum(self.points.values())

    @property
    def rank(self) -> tuple[bool, int]:
        """Those of one country before languages, then by points."""
        return self.profile.country is not None, self.total

    def add(self, words: str, points: int, span: Span | None = None) -> None:
        """Count words once, with the most points that a place gives."""
        if points > self.points.get(words, 0):
            self.points[words] = points
        if span:
            self.spans.append(span)


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
        scores.setdefault(profile.id, _Score(profile)).add(script, _SCRIPT)
    enough = [s for s in scores.values() if s.total >= s.profile.signs.needs]
    if not enough:
        return None
    enough.sort(key=lambda score: score.rank, reverse=True)
    best = enough[0]
    if len(enough) > 1 and enough[1].rank == best.rank:
        return None
    return FoundProfile(best.profile, _evidence(best))


def _evidence(score: _Score) -> Evidence:
    kind = "text" if score.spans else "script"
    confidence = min(_CERTAIN, _LEAST_CERTAIN + _POINT * score.total)
    spans = tuple(sorted(set(score.spans))[:4])
    rule = f"profile.{kind}"
    return Evidence(how=How.INFERRED, rule=rule, spans=spans, confidence=confidence)


def _scores(text: str, index: _Index) -> dict[str, _Score]:
    scores: dict[str, _Score] = {}
    if index.words is None:
        return scores
    for match in _sightings(text, index.words):
        words, start, end = match[0], match.start(), match.end()
        if _is_inside_word(text, start, end):
            continue
        alone = _fills_line(text, start, end)
        for profile, points in index.owners[words]:
            score = scores.setdefault(profile.id, _Score(profile))
            score.add(words, _WHOLE_LINE if alone else points, Span(start, end))
    return scores


def _sightings(text: str, words: re.Pattern[str]) -> Iterator[re.Match[str]]:
    yield from words.finditer(text, 0, _HEAD)
    if len(text) > _HEAD:
        yield from words.finditer(text, max(_HEAD, len(text) - _FOOT))


def _is_inside_word(text: str, start: int, end: int) -> bool:
    """Tell whether Latin words are part of a longer one."""
    first, last = text[start], text[end - 1]
    before, after = text[start - 1 : start], text[end : end + 1]
    return (first.isascii() and before.isalnum() and before.isascii()) or (
        last.isascii() and last.isalnum() and after.isalnum() and after.isascii()
    )


def _fills_line(text: str, start: int, end: int) -> bool:
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
    return _Index(
        _any_of(owners) if owners else None,
        {words: tuple(found) for words, found in owners.items()},
        {script: tuple(found) for script, found in scripts.items()},
    )


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return one pattern for all words, grouped by their first letters.

    A text is searched once, and few words are tried where one may begin.
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        groups.setdefault(word[0], []).append(re.escape(word[1:]))
    parts = (
        f"{re.escape(first)}(?:{'|'.join(rest)})"
        for first, rest in sorted(groups.items())
    )
    return re.compile("|".join(parts))


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
