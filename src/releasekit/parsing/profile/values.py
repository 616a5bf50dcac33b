"""Profiles: what differs between agencies and languages, as values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Final, Self, TypeAlias

from attrs import field, frozen

from releasekit.errors import UnknownProfileError
from releasekit.model import Evidence, Fact
from releasekit.parsing.vocabulary import fold

ENOUGH: Final = 3
"""Points of evidence from which a profile is believed, unless it says otherwise."""
RULE: Final = "profile."
"""Opens the names of the rules that profiles are."""
_HEAD: Final = 200
"""Code points of a line that patterns see."""
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


@frozen(kw_only=True)
class Signs:
    """The words by which a text shows that a profile fits it."""

    names: tuple[str, ...] = ()
    """Names of the agency, as it writes them: one point each."""
    phrases: tuple[str, ...] = ()
    """Words that only its releases have: two points each."""
    domains: tuple[str, ...] = ()
    """Its web addresses: two points each."""
    scripts: tuple[str, ...] = ()
    """Scripts (ISO 15924) that are enough by themselves."""
    needs: int = ENOUGH
    """Points that a text must have."""


@frozen(kw_only=True, eq=False)
class Profile:
    """What is particular to the releases of one agency or one language."""

    id: str
    """Its name for ``--profile``: ``kr-mofa``."""
    names: Mapping[str, str]
    """What people call it, by language (BCP 47); the first one stands for it."""
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    languages: tuple[str, ...] = ()
    """Languages of its releases (BCP 47)."""
    agency: str | None = None
    """Id of the agency that issues these releases; nothing for a whole language."""
    encoding: str | None = None
    """Python codec name for bytes that do not tell their encoding."""
    signs: Signs = field(factory=Signs)
    lines: Mapping[str, str] = _NOTHING
    """What whole lines are: key by folded line."""
    patterns: tuple[tuple[str, str], ...] = ()
    """What lines are that open like this: key and regular expression."""
    ladder: Mapping[str, int] | None = None
    """Depth of each series of marks from 0; nothing for the usual ladder."""
    alike: Mapping[str, str] = _NOTHING
    """Letters and figures drawn for a bullet, and the bullet that each stands for."""
    order: str | None = None
    """Order of a date in figures: ``dmy``, ``mdy`` or ``ymd``."""
    zone: str | None = None
    """UTC offset of a time that names no zone: ``+09:00``."""
    dateline: tuple[str, ...] = ()
    """How a release opens or closes with place and date; group ``place``."""
    number: tuple[str, ...] = ()
    """How the number of a release is written; group ``number``, or the whole."""
    origin: str = "releasekit"
    """Where it comes from: ``releasekit``, or the file's path."""

    @property
    def title(self) -> str:
        """What people call it."""
        return next(iter(self.names.values()), self.id)

    def key_of(self, text: str) -> str | None:
        """Return what the profile says a line is, if it knows the line."""
        if (
            len(text) <= self._longest
            and text.lstrip()[:1].casefold()[:1] in self._letters
        ):
            key = self.lines.get(fold(text))
            if key is not None:
                return key
        found = self._opening.match(text[:_HEAD]) if self._opening else None
        return found.lastgroup if found else None

    @cached_property
    def keys(self) -> frozenset[str]:
        """What lines the profile names at all."""
        return frozenset((*self.lines.values(), *(key for key, _ in self.patterns)))

    @cached_property
    def _longest(self) -> int:
        """Code points over which no line can be one of the whole lines."""
        return max(map(len, self.lines), default=-1) + 2 * len(" :")

    @cached_property
    def _letters(self) -> frozenset[str]:
        """What whole lines begin with."""
        return frozenset(line[:1] for line in self.lines)

    @cached_property
    def _opening(self) -> re.Pattern[str] | None:
        forms: dict[str, list[str]] = {}
        for key, source in self.patterns:
            forms.setdefault(key, []).append(f"(?:{source})")
        groups = [f"(?P<{key}>{'|'.join(found)})" for key, found in forms.items()]
        return re.compile("|".join(groups), re.IGNORECASE) if groups else None

    @cached_property
    def datelines(self) -> tuple[re.Pattern[str], ...]:
        """The forms of the dateline, compiled once."""
        return tuple(map(re.compile, self.dateline))

    @cached_property
    def numbers(self) -> tuple[re.Pattern[str], ...]:
        """The forms of the number, compiled once."""
        return tuple(map(re.compile, self.number))


@frozen
class FoundProfile:
    """A profile that a text is read with, and why."""

    profile: Profile
    evidence: Evidence
    """What the text shows of it, or that the caller named it."""

    @property
    def fact(self) -> Fact[str]:
        """The profile's id as a fact of the release."""
        return Fact(self.profile.id, self.evidence)

    def rule(self, key: str) -> str:
        """Return the name of the rule that one of the profile's keys is."""
        return f"{RULE}{self.profile.id}.{key}"


@frozen(eq=False)
class Profiles:
    """The profiles among which one is chosen for a text."""

    all: tuple[Profile, ...]
    """In the order in which they are listed; ids are unique."""

    @cached_property
    def by_id(self) -> Mapping[str, Profile]:
        """The profiles by id."""
        return MappingProxyType({profile.id: profile for profile in self.all})

    def get(self, identifier: str) -> Profile:
        """Return the profile of an id.

        Raises:
            UnknownProfileError: no profile has this id.
        """
        found = self.by_id.get(identifier)
        if found is None:
            raise UnknownProfileError(f"no profile has the id {identifier}")
        return found

    def with_(self, profiles: Iterable[Profile]) -> Self:
        """Return these with others, which win over those of the same id."""
        merged = {**self.by_id, **{profile.id: profile for profile in profiles}}
        return type(self)(tuple(merged.values()))


ProfileChoice: TypeAlias = str | Profile | Profiles
"""A built-in profile by its id, a profile, or profiles to find one among."""
