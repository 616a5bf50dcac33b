"""Whom the press may ask: contact blocks as agents with their channels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from releasekit.model import (
    Agent,
    AgentKind,
    AgentRole,
    BlockKind,
    Channel,
    ChannelKind,
    Fact,
    Leaf,
)
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.metadata.view import View, evidence

_EMAIL = LazyPattern(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_PHONE = LazyPattern(
    r"(?P<fax>\b(?:fax|fx|telefax)\b\W{0,3}|팩스\W{0,3})?"
    r"(?P<number>[+(]{0,2}[0-9](?:[0-9]|[ ()./–-]{1,2}(?=[0-9(])){5,18})"
    r"(?P<after>\s?\b(?:fx|fax)\b)?",
    re.IGNORECASE,
)
_WEB = LazyPattern(r"(?:https?://|www\.)[^\s<>()]{3,200}")
_LABEL = LazyPattern(
    r"^\W{0,3}(?:(?:for )?(?:further|more|additional)? ?"
    r"(?:press|media|news|general|public)? ?"
    r"(?:contact|inquir(?:y|ie)|enquir(?:y|ie)|information|office)s?"
    r"|kontakt|ansprechpartner(?:in)?|contacto?|담당자?|문의처?|お問い合わせ先?|联系人"
    r")(?: (?:contact|info(?:rmation)?))?\s?[:：|]\s*",
    re.IGNORECASE,
)
_NAME_END = LazyPattern(
    r"[,:;|(@]|\s[-–—]\s|\+?[0-9]{2}|\b(?:tel|phone|e-?mail)\b", re.IGNORECASE
)
_SPOKESPERSON = LazyPattern(
    r"attributable to (?:[A-Z][\w.]+ ){0,3}Spokes(?:person|man|woman) "
    r"(?P<name>[A-Z][\w’.-]+(?: [A-Z][\w’.-]+){1,3})"
)
_PERSON = LazyPattern(r"[A-ZÀ-Þ][\w’.-]+(?: [A-ZÀ-Þ][\w’.-]*){1,3}$|[가-힣]{2,4}$")
_UNIT = LazyPattern(
    r"office|press|media|division|department|service|bureau|stelle|담당|과$|팀$",
    re.IGNORECASE,
)
_MOST_CHARS = 600


def read_contacts(view: View) -> tuple[Fact[Agent], ...]:
    """Return an agent for each contact block, and the spokesperson quoted."""
    return (*_spokespersons(view), *_contacts(view))


def _contacts(view: View) -> Iterator[Fact[Agent]]:
    for leaf in view.of(BlockKind.CONTACT):
        text = leaf.text[:_MOST_CHARS]
        channels = tuple(_channels(text))
        name = _name(leaf)
        if not name and not channels:
            continue
        kind = AgentKind.UNIT
        if _PERSON.match(name) and not _UNIT.search(name):
            kind = AgentKind.PERSON
        agent = Agent(
            role=AgentRole.CONTACT,
            kind=kind,
            name=name or channels[0].value,
            channels=channels,
        )
        yield Fact(agent, evidence("contact.block", leaf.origin.spans, confidence=80))


def _name(leaf: Leaf) -> str:
    """Return the first words of the block that are no label and no channel."""
    lines = getattr(leaf, "lines", None) or (leaf.text,)
    for line in lines[:3]:
        rest = _LABEL.sub("", line[:_MOST_CHARS]).strip()
        cut = _NAME_END.search(rest)
        name = (rest[: cut.start()] if cut else rest).strip(" ,.:;|-–")
        if name and len(name) <= len(rest) and not name.endswith(":"):
            return name[:120]
    return ""


def _channels(text: str) -> Iterator[Channel]:
    for match in _EMAIL.finditer(text):
        yield Channel(kind=ChannelKind.EMAIL, value=match[0])
    for match in _WEB.finditer(text):
        yield Channel(kind=ChannelKind.WEB, value=match[0].rstrip(".,;"))
    for match in _PHONE.finditer(_WEB.sub(" ", text)):
        is_fax = match["fax"] or match["after"]
        kind = ChannelKind.FAX if is_fax else ChannelKind.TELEPHONE
        number = match["number"].strip()
        if ")" not in number:  # a bracket around more than the area code
            number = number.lstrip("(（")
        yield Channel(kind=kind, value=number)


def _spokespersons(view: View) -> Iterator[Fact[Agent]]:
    for leaf, _ in zip(view.body(), range(3), strict=False):
        match = _SPOKESPERSON.search(leaf.text[:300])
        if match:
            agent = Agent(
                role=AgentRole.SPOKESPERSON,
                kind=AgentKind.PERSON,
                name=match["name"],
                position="Spokesperson",
            )
            spans = view.places(leaf, match.start("name"), match.end("name"))
            yield Fact(agent, evidence("spokesperson.attributable", spans))
