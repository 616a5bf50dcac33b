"""Who issues with the issuer: joint releases name agencies side by side."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from attrs import frozen

from releasekit.model import (
    Agent,
    AgentRole,
    BlockKind,
    Fact,
    Identifier,
    Leaf,
)
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.metadata.agencies import Agency, Mention, find_mentions
from releasekit.parsing.metadata.homes import Homes
from releasekit.parsing.metadata.view import View, evidence

_OPENING: Final = 400
_HEADLINE: Final = 200
_FIRST: Final = 2
_FRONT: Final = 12
_NAME_ENDS: Final = 160
"""Code points in which every name has ended that begins at the front."""
_TWO: Final = 2
_FIELD = LazyPattern(
    r"\W{0,3}(?:공\s?동\s?(?:담당|배포|보도|주관)?|담당\s?부처|합동)\s?"
)
_HEAD_OF = LazyPattern(
    r"\s?[(（](?:장관|차관|위원장|부위원장|처장|청장|원장|실장|본부장|이사장|사장|회장|총재|총장|단장)"
)
_JOINT: Final = (" joint", "joint ", "공동", "합동", "gemeinsam", "conjoint", "conjunt")
_LINK = LazyPattern(
    r"(?:’s|'s)?(?:\s?\([^()]{1,60}\))?"
    r"(?:,\s?(?:and |und |et |y )?|\s(?:and|&|und|et|y|with) )"
    r"(?:the |dem |der |die |le |la |el )?|(?:[(（][^()（）]{1,60}[)）])?\s?"
    r"(?:와|과|·|ㆍ|,|및|､|、|と|和|与|與)\s?"
)


@frozen
class _Place:
    """One mention that may share in issuing."""

    agency: Agency
    leaf: Leaf
    mention: Mention
    rule: str


def co_issuers(
    view: View,
    homes: Homes,
    known: tuple[Agency | None, tuple[Fact[Agent], ...]],
    language: str,
) -> tuple[Fact[Agent], ...]:
    """Return known agencies that the text puts beside its issuer, once each.

    Args:
        view: the release.
        homes: which country an agency's name means.
        known: the issuing agency and the co-issuers found already: left out.
        language: language of the release (BCP 47), in which names are given.
    """
    issuer, others = known
    names = {fact.value.name for fact in others}
    found: dict[str, Fact[Agent]] = {}
    for place in (*_in_fields(view, homes), *_beside(view, homes)):
        agency, mention = place.agency, place.mention
        name = agency.name_in(language)
        if agency is issuer or name in names:
            continue
        names.add(name)
        agent = Agent(
            role=AgentRole.CO_ISSUER,
            name=name,
            identifier=Identifier("releasekit", agency.id),
            country=agency.country,
        )
        spans = view.places(place.leaf, mention.start, mention.end)
        found[agency.id] = Fact(agent, evidence(place.rule, spans, confidence=75))
    return tuple(found.values())


def _in_fields(view: View, homes: Homes) -> Iterator[_Place]:
    """Look at fields of a Korean header: ``공동담당부처``, ``담당부처``."""
    for leaf in view.of(BlockKind.META):
        front = leaf.text[:_FRONT]
        named = "공" in front or "부처" in front or "합동" in front
        if not (named and _FIELD.match(front)):
            continue
        for mention in find_mentions(leaf.text[:_OPENING]):
            known = homes.resolve(mention, _literal(leaf, mention))
            if known and not mention.holder:
                yield _Place(known, leaf, mention, "co-issuer.field")


def _beside(view: View, homes: Homes) -> Iterator[_Place]:
    """Look where the text opens: agencies in one row, each with its head or "joint"."""
    title = view.title
    joint = title is not None and _is_joint(title.text[:_HEADLINE])
    for leaf, _ in zip(view.body(), range(_FIRST), strict=False):
        text = leaf.text[:_OPENING]
        shared = joint or _is_joint(text)
        if not shared and ("장" not in text or _HEAD_OF.search(text) is None):
            continue
        if not _is_named_first(text):
            continue
        row = list(_row(text, list(find_mentions(text))))
        if len(row) < _TWO:
            continue
        for mention in row:
            known = homes.resolve(mention, _literal(leaf, mention))
            if known and (shared or _HEAD_OF.match(text, mention.end)):
                yield _Place(known, leaf, mention, "co-issuer.row")


def _is_named_first(text: str) -> bool:
    """Tell whether a text opens with an agency's name: only its front is looked at."""
    first = next(find_mentions(text[:_NAME_ENDS]), None)
    return first is not None and first.start <= _FRONT


def _is_joint(text: str) -> bool:
    """Tell whether words of acting together stand in a text: the cheap sign."""
    lowered = text.lower()
    signed = "joint" in lowered or "동" in lowered or "gemein" in lowered
    return (signed or "conjunt" in lowered) and any(map(lowered.__contains__, _JOINT))


def _row(text: str, mentions: list[Mention]) -> Iterator[Mention]:
    """Yield the first names that stand in one row: ``A(…)와 B(…)는``, ``A and B``."""
    if not mentions or mentions[0].holder:
        return
    yield mentions[0]
    for first, second in pairwise(mentions):
        if second.holder or not _LINK.fullmatch(text[first.end : second.start]):
            return
        yield second


def _literal(leaf: Leaf, mention: Mention) -> str:
    return leaf.text[mention.start : mention.end]
