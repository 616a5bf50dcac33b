"""Who issues a release: every mention is weighed by where and how it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Final

from attrs import frozen

from releasekit.model import (
    Agent,
    AgentKind,
    AgentRole,
    BlockKind,
    Fact,
    How,
    Identifier,
    Leaf,
    Span,
    Stated,
    Unknown,
    UnknownReason,
)
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.metadata.agencies import (
    Agency,
    Mention,
    capital_words,
    find_mentions,
)
from releasekit.parsing.metadata.agency_patterns import (
    NameKind,
    NameMatch,
    find_names,
)
from releasekit.parsing.metadata.candidate import Candidate, join_short_names
from releasekit.parsing.metadata.co_issuers import co_issuers
from releasekit.parsing.metadata.homes import Homes
from releasekit.parsing.metadata.mail import is_mail, is_sender, sender
from releasekit.parsing.metadata.names import (
    is_body,
    is_person,
    office_name,
    person_name,
    plain_name,
)
from releasekit.parsing.metadata.standing import (
    NameBlock,
    announces,
    is_author,
    name_text,
    standing,
)
from releasekit.parsing.metadata.view import BODY, View, evidence

_HEAD_WEIGHTS: Final = {
    BlockKind.LETTERHEAD: 100,
    BlockKind.SIGNATURE: 80,
    BlockKind.CONTACT: 65,
    BlockKind.META: 50,
    BlockKind.RELEASE_LINE: 65,
    BlockKind.DATELINE: 65,
    BlockKind.LABEL: 65,
    BlockKind.BOILERPLATE: 60,
    BlockKind.SUBTITLE: 15,
}
_TELLING: Final = BODY | {BlockKind.TITLE, BlockKind.CHROME, BlockKind.CAPTION}
"""Kinds of blocks that speak of others as well."""
_BODY_WEIGHTS: Final = (25, 18, 12, 8, 6)
_SUBJECT: Final = (45, 38, 30, 20, 10)
_TITLE, _TITLE_SUBJECT = 18, 45
"""Of the first headline: one that is repeated says nothing more."""
_REST: Final = 14
_MOST_LINES: Final = 60
_BLOCK_HEAD: Final = 600
_SURNAME_IN_TITLE: Final = 15
_SURNAME_IN_FRONT, _SURNAME_LATER = 30, 5
_HEADLINE_FRONT: Final = 36
# A name in the first lines is enough for a known agency, not for a shape.
_ENOUGH: Final = 18
_SENDER: Final = 32
"""Who sends a mail says less than its text, more than a name in passing."""
_ENOUGH_SHAPE: Final = 36
_ENOUGH_ALONE: Final = 12
_LEAD: Final = 1.4
_HOLDER: Final = 0.9
_MOST_SPANS: Final = 4
_PLACE: Final = attrgetter("start", "end")
_SHAPE: Final = 0.85
_NO_CUE: Final = 0.5
_MOST_OF_HOLDER: Final = 18
_LETTERHEAD: Final = 70
_MOST_OF_LETTERHEAD: Final = 90
_NO_NAME = LazyPattern(
    r"[0-9@:•|]|www|[.!?]$|(?:과|팀|국|실|담당관)$"
    r"|\b(?:press|media|public) |communication|\b(?:Hon|MP|QC|Dr)\b",
    re.IGNORECASE,
)

_OFFICER_AFTER = LazyPattern(r"(?: [A-Z][\w.’-]+){0,2} ([A-Z][\w’-]+)")
_MINISTER: Final = LazyPattern(r"(?:[A-Z]\w{2,8}[ -])?Minister (?=of )")
"""The office of a member of the government, who speaks for a ministry."""


@frozen(kw_only=True)
class Issuers:
    """Who issues a release, and in which country."""

    issuer: Stated[Agent]
    others: tuple[Fact[Agent], ...] = ()
    country: str | None = None


def read_issuers(view: View, language: str) -> Issuers:
    """Return the issuing body and who issues with it."""
    zone = _Zone(view, language)
    ranked = _ranked(zone.near_head(), language)
    ranked = ranked or _only_one(zone.anywhere(), zone.homes, language)
    if not ranked:
        return Issuers(
            issuer=sender(view) or Unknown(UnknownReason.NOT_STATED),
            country=zone.homes.likely_country(),
        )
    best = ranked[0]
    country = best.agency.country if best.agency else zone.homes.likely_country()
    others = tuple(
        zone.fact(c, AgentRole.CO_ISSUER)
        for c in ranked[1:]
        if c.letterhead and c.agency and c.agency is not best.agency
    )
    issuer = zone.fact(best, AgentRole.ISSUER)
    others += co_issuers(view, zone.homes, (best.agency, others), language)
    return Issuers(issuer=issuer, others=others, country=country)


def _ranked(candidates: Iterable[Candidate], language: str) -> list[Candidate]:
    """Return who has enough for it, the best first, in source order among equals."""
    believed = [
        c
        for c in candidates
        if c.score >= (_ENOUGH if c.agency else _ENOUGH_SHAPE)
        and not c.is_aside(language)
    ]
    return sorted(believed, key=lambda c: -c.score)


def _only_one(
    candidates: Iterable[Candidate], homes: Homes, language: str
) -> list[Candidate]:
    """Return the candidate far ahead of all others, if there is one.

    Texts name agencies of all the world in passing, by short names above all: only
    a full name of a country that the text speaks of counts.
    """
    believed = (
        c
        for c in candidates
        if (c.agency is None or _is_at_home(c, homes)) and not c.is_aside(language)
    )
    ranked = sorted(believed, key=lambda c: -c.score)
    first, second = (*ranked, None, None)[:2]
    if first is None or first.score < (_ENOUGH_ALONE if first.agency else _ENOUGH):
        return []
    return [first] if second is None or first.score >= _LEAD * second.score else []


def _is_at_home(candidate: Candidate, homes: Homes) -> bool:
    known = candidate.agency
    full = " " in candidate.name or not candidate.name.isascii()
    return bool(full and known and known.country and homes.speaks_of(known))


class _Zone:
    """The parts of a release in which its issuer may be named."""

    def __init__(self, view: View, language: str) -> None:
        self._view = view
        self._language = language
        self.homes = Homes(view, language)
        self._found: dict[str, Candidate] = {}
        title = view.title
        self._headline = title.text.casefold() if title else ""

    def fact(self, candidate: Candidate, role: AgentRole) -> Fact[Agent]:
        """Return a candidate as a fact of the release."""
        known = candidate.agency
        name = known.name_in(self._language) if known else candidate.name
        office = None if known else _MINISTER.match(name)
        if office:
            name = f"Ministry {name[office.end() :]}"
        agent = Agent(
            role=role,
            kind=AgentKind.ORGANISATION if office else candidate.kind,
            name=name,
            identifier=Identifier("releasekit", known.id) if known else None,
            country=known.country if known else None,
        )
        basis = evidence(
            candidate.rule,
            self._spans(candidate),
            how=How.PARSED if candidate.stated and not office else How.INFERRED,
            confidence=max(30, min(95, round(candidate.score))),
        )
        return Fact(agent, basis)

    def _spans(self, candidate: Candidate) -> tuple[Span, ...]:
        """Return the first places that speak for a candidate."""
        found: dict[Span, None] = {}
        if candidate.shared and candidate.agency:
            found.update(dict.fromkeys(self.homes.shown_at(candidate.agency)))
        for block, start, end in candidate.places:
            whole = block.leaf.origin.spans
            exact = not block.collapsed
            spans = self._view.places(block.leaf, start, end) if exact else whole
            found.update(dict.fromkeys(spans))
        return tuple(sorted(found, key=_PLACE)[:_MOST_SPANS])

    def near_head(self) -> Iterable[Candidate]:
        """Return who is named in the head and the foot, then in the first lines.

        The lines are read as long as a name in them could still win.
        """
        for leaf, weights in self._heads():
            self._weigh(leaf, weights)
        lines = (x for x in self._view.said if x.kind is not BlockKind.SUBTITLE)
        for leaf, plain, subject in zip(lines, _BODY_WEIGHTS, _SUBJECT, strict=False):
            if self._is_decided(subject + _MOST_OF_HOLDER):
                break
            self._weigh(leaf, (plain, subject))
        join_short_names(self._found)
        self._favour_title()
        return self._found.values()

    def _is_decided(self, most: int) -> bool:
        """Tell whether one body leads so far that no name in the next line wins.

        Args:
            most: points that the best place in that line gives.
        """
        found = self._found.values()  # no score is above the sum of its weights
        if not any(sum(c.weights) >= most for c in found):
            return False
        if any(c.kind is AgentKind.PERSON or c.name.isupper() for c in found):
            return False  # the headline, or a better spelling, may still speak
        first, second, *_ = (*sorted(-c.score for c in found), 0, 0)
        return -first >= most and -first >= -_LEAD * second

    def anywhere(self) -> Iterable[Candidate]:
        """Return who is named in the rest of the text or on the page around it."""
        body = tuple(self._view.body())[len(_BODY_WEIGHTS) :]
        for leaf in body[:_MOST_LINES]:
            self._weigh(leaf, (_REST, _REST))
        around = self._view.of(BlockKind.CHROME, BlockKind.CAPTION)
        page = tuple(leaf for leaf in around if not is_mail(leaf))
        for leaf in (*page[:_MOST_LINES], *page[_MOST_LINES:][-_MOST_LINES:]):
            self._weigh(leaf, (_REST, _REST))
        return self._found.values()

    def _weigh(self, leaf: Leaf, weights: tuple[int, int]) -> None:
        whole, collapsed = name_text(leaf)
        text = whole[:_BLOCK_HEAD]
        words = capital_words(text)
        mentions = list(find_mentions(text, words))
        shapes = list(find_names(text, self._language, words))
        if not (mentions or shapes or leaf.kind is BlockKind.LETTERHEAD):
            return
        block = NameBlock(leaf, whole, collapsed=collapsed)
        for mention in mentions:
            self._weigh_known(block, mention, weights)
        names = [
            name
            for name in shapes
            if not any(m.overlaps(name.start, name.end) for m in mentions)
            and (name.kind is not NameKind.BODY or is_body(name.name))
        ]
        for name in names:
            self._weigh_shape(block, name, weights)
        if leaf.kind is BlockKind.LETTERHEAD and not mentions and not names:
            self._weigh_letterhead(block)

    def _heads(self) -> Iterator[tuple[Leaf, tuple[int, int]]]:
        """Yield blocks with the weight of a mention and of a mention as subject."""
        title = self._view.title
        for leaf in self._view.all:
            weight = _HEAD_WEIGHTS.get(leaf.kind)
            if leaf is title:
                yield leaf, (_TITLE, _TITLE_SUBJECT)
            elif weight is not None:
                yield leaf, (weight, weight)
            elif leaf.kind is BlockKind.CHROME and is_sender(leaf):
                yield leaf, (_SENDER, _SENDER)

    def _favour_title(self) -> None:
        """Believe a person more whose surname the headline has, or begins with."""
        for candidate in self._found.values():
            if candidate.kind is AgentKind.PERSON and candidate.key in self._headline:
                begins = candidate.key in self._headline[:_HEADLINE_FRONT]
                candidate.weights[0] += _SURNAME_IN_FRONT if begins else _SURNAME_LATER

    def _weigh_known(
        self, block: NameBlock, mention: Mention, weights: tuple[int, int]
    ) -> None:
        literal = block.text[mention.start : mention.end]
        known = self.homes.resolve(mention, literal)
        if known is None and mention.holder:
            return
        key = known.id if known else literal.casefold()
        points, _ = standing(block, mention.start, mention.end, weights)
        if mention.holder and block.leaf.kind in BODY:
            # A line with an office holder alone is the address of a letter.
            points = min(points, weights[1] + _MOST_OF_HOLDER)
        if " " not in literal and known and not self.homes.speaks_of(known):
            points *= _NO_CUE
        rule = "office-holder" if mention.holder else "name"
        candidate = self._candidate(key, literal, f"agency.{rule}", known)
        if mention.holder or points > weights[0] or announces(block, mention.end):
            candidate.passing = False
        if known and len(mention.agencies) > 1 and not candidate.weights:
            candidate.shared = True
        self._add(
            candidate, block, (mention.start, mention.end), points, mention.holder
        )

    def _weigh_shape(
        self, block: NameBlock, name: NameMatch, weights: tuple[int, int]
    ) -> None:
        points, acts = standing(block, name.start, name.end, weights)
        is_title = block.leaf.kind is BlockKind.TITLE
        if is_title and name.kind is NameKind.OFFICE:
            points = max(points, _TITLE_SUBJECT)
        elif is_title and not acts:
            points = min(points, weights[0])
        points *= _SHAPE
        person = name.kind is NameKind.PERSON
        if person and not (is_person(name.name) and self._is_author(block, name)):
            return
        shown = person_name(name.name) if person else plain_name(name.name)
        if name.kind is NameKind.OFFICE:
            shown = office_name(shown, block.text[name.end : name.end + _BLOCK_HEAD])
        key = shown.split()[-1].casefold() if person else shown.casefold()
        candidate = self._candidate(key, shown, f"agency.shape-{name.kind.value}", None)
        if person:
            candidate.kind = AgentKind.PERSON
            candidate.name = max(candidate.name, shown, key=len)
        if acts or announces(block, name.end):
            candidate.passing = False
        officer = _OFFICER_AFTER.match(block.text, name.end)
        if officer and officer[1].casefold() in self._headline:
            points += _SURNAME_IN_TITLE
        self._add(candidate, block, (name.start, name.end), points, person)

    def _weigh_letterhead(self, block: NameBlock) -> None:
        """Believe a line of the letterhead that is no address to be the name."""
        text = block.text.partition("\u3000")[0]  # units follow in Japanese
        if len(text) <= _MOST_OF_LETTERHEAD and not _NO_NAME.search(text):
            key, rule = text.casefold(), "agency.letterhead"
            candidate = self._candidate(key, text, rule, None)
            self._add(candidate, block, (0, len(text)), _LETTERHEAD, inferred=False)

    def _is_author(self, block: NameBlock, name: NameMatch) -> bool:
        """Tell whether a headline names a person as author.

        Elsewhere in a headline in capitals no rule says where a name ends.
        """
        before = block.text[max(0, name.start - 60) : name.start]
        is_title = block.leaf.kind is BlockKind.TITLE
        return not is_title or is_author(before)

    def _candidate(
        self, key: str, name: str, rule: str, known: Agency | None
    ) -> Candidate:
        candidate = self._found.get(key)
        if candidate is None:
            candidate = Candidate(key=key, name=name, agency=known, rule=rule)
            self._found[key] = candidate
        if candidate.name.isupper() and not name.isupper():
            candidate.name = name  # as the text writes it, not as the letterhead
        return candidate

    def _add(
        self,
        candidate: Candidate,
        block: NameBlock,
        place: tuple[int, int],
        points: float,
        inferred: bool,  # noqa: FBT001 - one of five facts about a mention
    ) -> None:
        candidate.weights.append(
            points * (_HOLDER if inferred and candidate.agency else 1)
        )
        candidate.places.append((block, *place))
        if not inferred and not is_sender(block.leaf):
            candidate.stated = True
            candidate.rule = candidate.rule.replace("office-holder", "name")
        if block.leaf.kind is BlockKind.LETTERHEAD:
            candidate.letterhead = True
        if block.leaf.kind not in _TELLING:
            candidate.passing = False
