"""What the header of a mail says of the release in it: when it was sent, by whom."""

from __future__ import annotations

from typing import Final

from attrs import evolve

from releasekit.model import (
    Agent,
    AgentRole,
    BlockKind,
    Date,
    DateType,
    Fact,
    How,
    Leaf,
    Precision,
)
from releasekit.parsing.lazy import LazyPattern
from releasekit.parsing.metadata.date_finder import DAY, HEAD, Finder, Place
from releasekit.parsing.metadata.view import View, evidence

_SENDERS: Final = frozenset({"mail.from", "mail.attribution"})
_DATES: Final = frozenset({"mail.date", "mail.attribution"})
_DISPLAY_NAME: Final = LazyPattern(
    r"[^:：]{2,30}[:：][*_]{0,2}\s{0,4}[\"“'*]?(?P<name>[^<>\"”@\[]{3,90}?)[\"”'*]?"
    r"\s{0,4}[<\[](?:mailto:)?(?P<box>[^<>@\s]{1,64})@"
)
_SHORTEST_WORD: Final = 3


def is_mail(leaf: Leaf) -> bool:
    """Tell whether a mail system put a block there."""
    return leaf.origin.rule.startswith("mail.")


def is_sender(leaf: Leaf) -> bool:
    """Tell whether a block names who sent the message that holds the release."""
    return leaf.origin.rule in _SENDERS


def sent(finder: Finder) -> Place | None:
    """Return when the message was sent that holds the release."""
    for leaf in finder.view.of(BlockKind.CHROME):
        if leaf.origin.rule in _DATES:
            for found in finder.dates(leaf, HEAD)[:1]:
                if len(found.when) >= DAY and not found.ambiguous:
                    return Place(found, leaf, "distributed.mail-date", 95)
    return None


def issued_when_sent(finder: Finder, place: Place) -> Fact[Date]:
    """Return the day of sending as the date of issue of a text that states none."""
    fact = finder.stated(place, DateType.ISSUED)
    day = evolve(
        fact.value, when=fact.value.when[:DAY], precision=Precision.DAY, zone=None
    )
    basis = evolve(
        fact.evidence, how=How.INFERRED, rule="issued.mail-date", confidence=60
    )
    return Fact(day, basis)


def sender(view: View) -> Fact[Agent] | None:
    """Return the body that a message names as its sender, if it is no person."""
    for leaf in view.of(BlockKind.CHROME):
        match = _DISPLAY_NAME.match(leaf.text[:HEAD]) if is_sender(leaf) else None
        if match and not _is_person(match["name"], match["box"]):
            name = match["name"].strip()
            spans = view.places(leaf, match.start("name"), match.end("name"))
            basis = evidence("agency.mail-sender", spans, how=How.INFERRED)
            return Fact(
                Agent(role=AgentRole.ISSUER, name=name), evolve(basis, confidence=40)
            )
    return None


def _is_person(name: str, box: str) -> bool:
    """Tell whether the name of the letter box is that of a person: ``anna.lind``.

    The box of an office is named after what it does, its sender after what it is.
    """
    words = [word.casefold().strip(".,") for word in name.split()]
    return any(len(w) >= _SHORTEST_WORD and w in box.casefold() for w in words[-1:])
