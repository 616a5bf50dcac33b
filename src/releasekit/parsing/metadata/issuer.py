"""Who issues a release: every mention is weighed by where and how it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

from attrs import define, field, frozen

from releasekit.model import (
    Agent,
    AgentKind,
    AgentRole,
    BlockKind,
    Contact,
    Fact,
    How,
    Identifier,
    Leaf,
    Span,
    Stated,
    Unknown,
    UnknownReason,
)
from releasekit.parsing.metadata.agencies import Agency, Mention, find_mentions
from releasekit.parsing.metadata.agency_patterns import (
    NameKind,
    NameMatch,
    find_names,
)
from releasekit.parsing.metadata.countries import country_cues
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
    BlockKind.TITLE: 18,
    BlockKind.SUBTITLE: 15,
}
_BODY_WEIGHTS: Final = (25, 18, 12, 8, 8, 6, 6, 6)
_SUBJECT: Final = (45, 38, 30, 20, 12, 10, 10, 10)
_TITLE_SUBJECT: Final = 45
_TITLE_LABEL: Final = 80
_VERB: Final = 18
_ALONE: Final = 88
_ALONE_IN_FURNITURE: Final = 40
_REST: Final = 14
_MOST_ALONE: Final = 120
_MOST_LINES: Final = 60
_BLOCK_HEAD: Final = 900
_SURNAME_IN_TITLE: Final = 15
_SURNAME_IN_FRONT, _SURNAME_LATER = 30, 5
_PAGE_TITLE: Final = 60
_HEADLINE_FRONT: Final = 36
# A name in the first lines is enough for a known agency, not for a shape.
_ENOUGH: Final = 24
_ENOUGH_SHAPE: Final = 36
_ENOUGH_ALONE: Final = 12
_LEAD: Final = 1.4
_MORE: Final = 0.35
_HOLDER: Final = 0.9
_SHAPE: Final = 0.85
_QUOTED: Final = 0.5
_NO_CUE: Final = 0.5

_SUBJECT_BEFORE = re.compile(
    r"(?:^|[–—:)\]/]|--|-\s)\W{0,3}"
    r"(?:(?:today|yesterday|the|der|die|das|le|la|el|il|o|a|los|i|dem|acting)"
    r"[,\s]{1,2}){0,3}$",
    re.IGNORECASE,
)
_AUTHOR_BEFORE = re.compile(
    r"\b(?:statement|remarks|readout|message|letter|address|speech|interview|transcript"
    r"|briefing|gaggle|comments|testimony|op-ed|proclamation|joint statement)s?"
    r"\b[^.]{0,30}\b(?:from|by|of)\s(?:the\s)?$",
    re.IGNORECASE,
)
_PAGE_TITLE_BEFORE = re.compile(r"\w{2}.{20,}\s(?:[-–—|»:]|::)\s$")
_OFFICER_AFTER = re.compile(r"(?: [A-Z][\w.’-]+){0,2} ([A-Z][\w’-]+)")
_LABEL_AFTER = re.compile(r"\s?(?::|[’']s? (?:statement|remarks)\b)", re.IGNORECASE)
_GENERIC = re.compile(
    r"(?:ministry|minister|department|office|foreign|finance|defen[cs]e|prime|cabinet"
    r"|president|secretary|attorney|home|national|federal|state|treasury|public)\b"
)
_VERB_AFTER = re.compile(
    r"(?:[’']s?)?(?:\s?\([^)]{1,60}\)|,[^,]{1,70},)?\s{0,2}(?:[A-Z][\w.’-]+ ){0,4}"
    r"(?:today |has |have |hat |a |on \w+ |also |will |is |are ){0,2}"
    r"(?:announc|said|say|releas|publish|issu|launch|welcom|warn|statement|praise|call"
    r"|urge|applaud|commend|introduc|remarks|host|held|hold|continue|restore|provid|teilt"
    r"|mitteil|annonc|publie|lance|anunci|public|inform|reaffirm|met |meet|congratulat"
    r"|award|conduct|vot|released|discuss|examin|visit|speak|spoke|welcomes)",
    re.IGNORECASE,
)
_KOREAN_AFTER = re.compile(
    r"\s?(?:[(（][^)）]{1,60}[)）]|제?[12]?(?:장관|차관보?|보|청장|위원장|처장|원장|실장))?"
    r"(?:\s[가-힣]{2,4})?(?:\s?[(（][^)）]{1,40}[)）])?"
    r"(?:는|은|이|가|에서는|에서|와|과|·|,|\s등|-)"
)
_HANGUL = re.compile(r"[가-힣]")
_CUE_SAMPLE: Final = 6000


@define(eq=False)
class _Candidate:
    """One possible issuer and what speaks for it."""

    key: str
    name: str
    agency: Agency | None = None
    kind: AgentKind = AgentKind.ORGANISATION
    weights: list[float] = field(factory=list)
    spans: list[Span] = field(factory=list)
    rule: str = ""
    stated: bool = False
    letterhead: bool = False

    @property
    def score(self) -> float:
        """The best place counts whole, each further one a part."""
        ranked = sorted(self.weights, reverse=True)
        return ranked[0] + _MORE * sum(ranked[1:4])


@frozen(kw_only=True)
class Issuers:
    """Who issues a release, and in which country."""

    issuer: Stated[Agent]
    others: tuple[Fact[Agent], ...] = ()
    country: str | None = None


def read_issuers(view: View, language: str) -> Issuers:
    """Return the issuing body and who issues with it."""
    zone = _Zone(view, language)
    ranked = _ranked(zone.near_head()) or _only_one(zone.anywhere())
    if not ranked:
        return Issuers(
            issuer=Unknown(UnknownReason.NOT_STATED), country=zone.likely_country()
        )
    best = ranked[0]
    country = best.agency.country if best.agency else zone.likely_country()
    others = tuple(
        _fact(c, AgentRole.CO_ISSUER, language)
        for c in ranked[1:]
        if c.letterhead and c.agency and c.agency is not best.agency
    )
    issuer = _fact(best, AgentRole.ISSUER, language)
    return Issuers(issuer=issuer, others=others, country=country)


def _ranked(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    """Return who has enough for it, the best first, in source order among equals."""
    believed = [
        c for c in candidates if c.score >= (_ENOUGH if c.agency else _ENOUGH_SHAPE)
    ]
    return sorted(believed, key=lambda c: -c.score)


def _only_one(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    """Return the candidate far ahead of all others, if there is one."""
    ranked = sorted(candidates, key=lambda c: -c.score)
    first, second = (*ranked, None, None)[:2]
    if first is None or first.score < (_ENOUGH_ALONE if first.agency else _ENOUGH):
        return []
    return [first] if second is None or first.score >= _LEAD * second.score else []


def _fact(candidate: _Candidate, role: AgentRole, language: str) -> Fact[Agent]:
    known = candidate.agency
    agent = Agent(
        role=role,
        kind=candidate.kind,
        name=known.name_in(language) if known else candidate.name,
        identifier=Identifier("releasekit", known.id) if known else None,
        country=known.country if known else None,
    )
    basis = evidence(
        candidate.rule,
        tuple(sorted(dict.fromkeys(candidate.spans))[:4]),
        how=How.PARSED if candidate.stated else How.INFERRED,
        confidence=max(30, min(95, round(candidate.score))),
    )
    return Fact(agent, basis)


class _Zone:
    """The parts of a release in which its issuer may be named."""

    def __init__(self, view: View, language: str) -> None:
        self._view = view
        self._language = language
        self._found: dict[str, _Candidate] = {}
        title = view.title
        self._headline = title.text.casefold() if title else ""

    def near_head(self) -> Iterable[_Candidate]:
        """Return who is named in the head, the first lines and the foot."""
        for leaf, weights in self._places():
            self._weigh(leaf, weights)
        self._favour_title()
        return self._found.values()

    def anywhere(self) -> Iterable[_Candidate]:
        """Return who is named in the rest of the text or on the page around it."""
        body = tuple(self._view.body())[len(_BODY_WEIGHTS) :]
        for leaf in body[:_MOST_LINES]:
            self._weigh(leaf, (_REST, _REST))
        page = tuple(self._view.of(BlockKind.CHROME, BlockKind.CAPTION))
        for leaf in (*page[:_MOST_LINES], *page[_MOST_LINES:][-_MOST_LINES:]):
            self._weigh(leaf, (_REST, _REST))
        return self._found.values()

    def _weigh(self, leaf: Leaf, weights: tuple[int, int]) -> None:
        block = _block(leaf)
        mentions = list(find_mentions(block.text[:_BLOCK_HEAD]))
        for mention in mentions:
            self._weigh_known(block, mention, weights)
        for name in find_names(block.text[:_BLOCK_HEAD], self._language):
            if not any(_overlap(name, mention) for mention in mentions):
                self._weigh_shape(block, name, weights)

    def _places(self) -> Iterator[tuple[Leaf, tuple[int, int]]]:
        """Yield blocks with the weight of a mention and of a mention as subject."""
        number = 0
        title = self._view.title
        for leaf in self._view.all:
            if leaf.kind is BlockKind.TITLE and leaf is not title:
                continue  # a headline that is repeated says nothing more
            if leaf.kind in _HEAD_WEIGHTS:
                weight = _HEAD_WEIGHTS[leaf.kind]
                is_title = leaf.kind is BlockKind.TITLE
                yield leaf, (weight, _TITLE_SUBJECT if is_title else weight)
            elif leaf.kind in BODY and number < len(_BODY_WEIGHTS):
                yield leaf, (_BODY_WEIGHTS[number], _SUBJECT[number])
                number += 1

    def _favour_title(self) -> None:
        """Believe a person more whose surname the headline has, or begins with."""
        for candidate in self._found.values():
            if candidate.kind is AgentKind.PERSON and candidate.key in self._headline:
                begins = candidate.key in self._headline[:_HEADLINE_FRONT]
                candidate.weights[0] += _SURNAME_IN_FRONT if begins else _SURNAME_LATER

    def _weigh_known(
        self, block: _Block, mention: Mention, weights: tuple[int, int]
    ) -> None:
        literal = block.text[mention.start : mention.end]
        known = self._resolve(mention, literal)
        if known is None and mention.holder:
            return
        key = known.id if known else literal.casefold()
        points, _ = self._points(block, mention.start, mention.end, weights)
        if " " not in literal and known and not self._speaks_of(known):
            points *= _NO_CUE
        rule = "office-holder" if mention.holder else "name"
        candidate = self._candidate(key, literal, f"agency.{rule}", known)
        self._add(
            candidate, block, (mention.start, mention.end), points, mention.holder
        )

    def _weigh_shape(
        self, block: _Block, name: NameMatch, weights: tuple[int, int]
    ) -> None:
        points, acts = self._points(block, name.start, name.end, weights)
        is_title = block.leaf.kind is BlockKind.TITLE
        if is_title and name.kind is NameKind.OFFICE:
            points = max(points, _TITLE_SUBJECT)
        elif is_title and not acts:
            points = min(points, weights[0])
        points *= _SHAPE
        person = name.kind is NameKind.PERSON
        if person and not self._is_author(block, name):
            return
        shown = _person_name(name.name) if person else _plain_name(name.name)
        key = shown.split()[-1].casefold() if person else shown.casefold()
        candidate = self._candidate(key, shown, f"agency.shape-{name.kind.value}", None)
        if person:
            candidate.kind = AgentKind.PERSON
            candidate.name = max(candidate.name, shown, key=len)
        officer = _OFFICER_AFTER.match(block.text, name.end)
        if officer and officer[1].casefold() in self._headline:
            points += _SURNAME_IN_TITLE
        self._add(candidate, block, (name.start, name.end), points, person)

    def _is_author(self, block: _Block, name: NameMatch) -> bool:
        """Tell whether a headline names a person as author.

        Elsewhere in a headline in capitals no rule says where a name ends.
        """
        before = block.text[max(0, name.start - 60) : name.start]
        is_title = block.leaf.kind is BlockKind.TITLE
        return not is_title or _AUTHOR_BEFORE.search(before) is not None

    def _candidate(
        self, key: str, name: str, rule: str, known: Agency | None
    ) -> _Candidate:
        made = _Candidate(key=key, name=name, agency=known, rule=rule)
        return self._found.setdefault(key, made)

    def _add(
        self,
        candidate: _Candidate,
        block: _Block,
        place: tuple[int, int],
        points: float,
        inferred: bool,  # noqa: FBT001 - one of five facts about a mention
    ) -> None:
        candidate.weights.append(
            points * (_HOLDER if inferred and candidate.agency else 1)
        )
        whole = block.leaf.origin.spans
        exact = not block.collapsed
        candidate.spans.extend(
            self._view.places(block.leaf, *place) if exact else whole
        )
        if not inferred:
            candidate.stated = True
            candidate.rule = candidate.rule.replace("office-holder", "name")
        if block.leaf.kind is BlockKind.LETTERHEAD:
            candidate.letterhead = True

    def _points(
        self, block: _Block, start: int, end: int, weights: tuple[int, int]
    ) -> tuple[float, bool]:
        """Return the weight of one place and whether the name does something there.

        It depends on how the name stands in its block.
        """
        plain, subject = weights
        text, is_title = block.text, block.leaf.kind is BlockKind.TITLE
        if _is_alone(text, start, end) and not is_title:
            furniture = block.leaf.kind is BlockKind.CHROME
            return max(plain, _ALONE_IN_FURNITURE if furniture else _ALONE), True
        before, after = text[max(0, start - 60) : start], text[end : end + 120]
        if block.leaf.kind is BlockKind.CHROME and _PAGE_TITLE_BEFORE.search(before):
            return (plain if after.strip() else _PAGE_TITLE), True
        if is_title and not start and _LABEL_AFTER.match(after):
            return _TITLE_LABEL, True
        if _AUTHOR_BEFORE.search(before):
            return max(plain, subject), True
        factor = _QUOTED if block.leaf.kind is BlockKind.QUOTE else 1.0
        is_subject, acts = _role(before, after, text[end - 1 : end])
        if acts:
            return factor * (max(plain, subject) + _VERB), True
        half = (plain + max(plain, subject)) / 2 if is_subject else plain
        return factor * half, False

    def _resolve(self, mention: Mention, literal: str) -> Agency | None:
        """Return the one agency meant, by the countries that the text speaks of."""
        believed = [a for a in mention.agencies if self._may_mean(a, literal)]
        if len(believed) == 1:
            return believed[0]
        by_cue = sorted(believed, key=lambda a: (-self._cue(a.country), a.id))
        first, second = (*by_cue, None, None)[:2]
        if first and second and self._cue(first.country) > self._cue(second.country):
            return first
        own = [a for a in believed if self._language.startswith(a.language)]
        return own[0] if len(own) == 1 else None

    def _may_mean(self, known: Agency, literal: str) -> bool:
        """Tell whether a name that many countries use can mean this one's."""
        specific = literal in {known.name, known.local} and known.country
        return (
            bool(specific)
            or not _GENERIC.match(literal.casefold())
            or self._speaks_of(known)
        )

    def _speaks_of(self, known: Agency) -> bool:
        return known.country is None or self._cue(known.country) > 0

    def _cue(self, country: str | None) -> int:
        """Return how often the text shows a country."""
        return self._cues[country] if country else 0

    @cached_property
    def _cues(self) -> Counter[str]:
        return country_cues(self._view.source.text[:_CUE_SAMPLE])

    def likely_country(self) -> str | None:
        """Return the country that the text shows most, if it is plain."""
        ranked = sorted(self._cues, key=lambda c: (-self._cue(c), c))
        first, second = (*ranked, None, None)[:2]
        plain = self._cue(first) >= max(2, 2 * self._cue(second))
        return first if plain else None


def _role(before: str, after: str, last: str) -> tuple[bool, bool]:
    """Tell whether a name is the subject of its sentence, and of a verb of issuing."""
    if _HANGUL.match(last):
        return not before.strip(), _KOREAN_AFTER.match(after) is not None
    is_subject = _SUBJECT_BEFORE.search(before) is not None
    return is_subject, is_subject and _VERB_AFTER.match(after) is not None


def _is_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a name is most of a short block."""
    return len(text) <= _MOST_ALONE and (end - start) * 10 >= len(text) * 6


@frozen
class _Block:
    """A block as it is searched for names."""

    leaf: Leaf
    text: str
    collapsed: bool
    """Whether runs of blanks were made one: places are then the whole block's."""


def _block(leaf: Leaf) -> _Block:
    """Return a block with its lines apart, which no name crosses, or collapsed."""
    text = leaf.text
    if isinstance(leaf, Contact):
        lines = "\n".join(leaf.lines)
        text = lines if len(lines) == len(text) else text
    if "  " in text:
        return _Block(leaf, " ".join(text.split()), collapsed=True)
    return _Block(leaf, text, collapsed=False)


def _overlap(name: NameMatch, mention: Mention) -> bool:
    return name.start < mention.end and mention.start < name.end


_PERSON_TITLES: Final = {
    "sen.": "Senator",
    "senator": "Senator",
    "rep.": "Representative",
    "gov.": "Governor",
}


def _person_name(name: str) -> str:
    """Return a person with the title spelt out and without a possessive."""
    title, _, rest = name.partition(" ")
    rest = re.sub(r"[’']s?$", "", rest)
    if rest.isupper():
        rest = rest.title()
    known = _PERSON_TITLES.get(title.casefold())
    return f"{known or (title.title() if title.isupper() else title)} {rest}"


def _plain_name(name: str) -> str:
    """Return a body's name without article, in mixed case."""
    plain = re.sub(r"^(?:The|THE|Today the) ", "", name)
    return re.sub(r"(?<!Attorney)[’']s$", "", plain)
