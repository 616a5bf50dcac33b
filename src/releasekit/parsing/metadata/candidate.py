"""A candidate for the issuer: what speaks for it, and how much that is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from attrs import define, field

from releasekit.model import AgentKind
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.metadata.agencies import Agency
from releasekit.parsing.metadata.standing import NameBlock

_PRESS_UNIT: Final = LazyPattern(
    r"(?i)\b(?:public|press|media|communications?) ?"
    r"(?:affairs|information|office|service|relations|unit)\b"
    r"|\bpressestelle\b|\bservice de presse\b|пресс-служба|대변인"
)
_STATE: Final = LazyPattern(
    r"(?i)(?:the )?(?:federation|republic|kingdom|commonwealth|state|union) of "
    r"[\w ]{2,40}"
)
_UNIT_SHARE: Final = 0.5
"""A unit that speaks to the press does so for the body that issues; a state's name in
a letterhead stands above the body's."""
_KEPT: Final = 256
"""Names of candidates of which the answer is kept: those of many releases."""
_MORE: Final = 0.35
_NAMED: Final = ("agency.name", "agency.shape-body")
_MOST_OF_ASIDE: Final = 41
_LOCAL: Final = LazyPattern(r"(?i)\battorney|\bpolice|\bsheriff")


@define(eq=False)
class Candidate:
    """One possible issuer and what speaks for it."""

    key: str
    name: str
    agency: Agency | None = None
    kind: AgentKind = AgentKind.ORGANISATION
    weights: list[float] = field(factory=list)
    places: list[tuple[NameBlock, int, int]] = field(factory=list)
    """Blocks that name it, and where."""
    shared: bool = False
    """Whether bodies of other countries have the same name."""
    rule: str = ""
    stated: bool = False
    letterhead: bool = False
    passing: bool = True
    """Whether all places only mention it, and none says that it does something."""

    @property
    def score(self) -> float:
        """The best place counts whole, each further one a part."""
        ranked = sorted(self.weights, reverse=True)
        total = ranked[0] + _MORE * sum(ranked[1:4])
        apart = self.agency is None and _is_apart(self.name)
        return total * _UNIT_SHARE if apart else total

    def is_aside(self, language: str) -> bool:
        """Tell whether an agency is only spoken of.

        In English the issuer is the subject of some sentence, or stands on a line of
        its own; one that does not is nearly always somebody else. Prosecutors and
        police speak of themselves in passing.
        """
        return (
            self.passing
            and self.rule in _NAMED
            and language.startswith("en")
            and self.score <= _MOST_OF_ASIDE
            and not _LOCAL.search(self.name)
        )


@lru_cache(maxsize=_KEPT)
def _is_apart(name: str) -> bool:
    """Tell whether a name is a press unit's or a state's: asked at every score."""
    return bool(_PRESS_UNIT.search(name) or _STATE.fullmatch(name))


def join_short_names(found: Mapping[str, Candidate]) -> None:
    """Count a person's name that was cut off with the one whole name that begins so.

    Letterheads that lost their punctuation leave ``Senator Jane Q``.
    """
    people = [c for c in found.values() if c.kind is AgentKind.PERSON]
    for short in people:
        whole = [c for c in people if c.name.startswith(f"{short.name} ")]
        if len(whole) == 1:
            whole[0].weights += short.weights
            whole[0].places += short.places
            short.weights[:] = [0]
