"""References: whom and what a document speaks of, as top level classes (TLC)."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from attrs import define, field, frozen

from releasekit.exporters.akoma_ntoso.ids import Ids
from releasekit.exporters.akoma_ntoso.naming import slug
from releasekit.exporters.common.crosswalk.addresses import is_uri
from releasekit.exporters.common.crosswalk.node import Node
from releasekit.model import Agent, AgentKind

NO_COUNTRY: Final = "zz"
"""Stands for a country that is not known (ISO 3166-1: left to users)."""
UNKNOWN: Final = "unknown"
"""Stands for whoever is not known."""
_UNNAMED: Final = "unnamed"
_VOCABULARY: Final = "releasekit"
"""The vocabulary that concepts, roles and places are named in."""


class Tlc(StrEnum):
    """Top level classes that references are of, and the name of each in IRIs."""

    PERSON = "TLCPerson"
    ORGANIZATION = "TLCOrganization"
    CONCEPT = "TLCConcept"
    OBJECT = "TLCObject"
    LOCATION = "TLCLocation"
    ROLE = "TLCRole"
    REFERENCE = "TLCReference"

    @property
    def path(self) -> str:
        """The class in an IRI (Naming Convention, 4.11)."""
        return self.value.removeprefix("TLC").lower()


@frozen(kw_only=True)
class Reference:
    """An entry of ``references``."""

    element: str
    href: str
    shown: str
    short: str = ""
    name: str = ""
    """What the reference is for; `Tlc.REFERENCE` alone has it."""


@define(eq=False)
class References:
    """Collects references, each once, in order of first mention."""

    ids: Ids
    _found: dict[Reference, str] = field(factory=dict)

    def refer(self, entry: Reference, label: str) -> str:
        """Return the local reference (``#…``) to an entry.

        Args:
            entry: what is referred to.
            label: what its eId is made of.
        """
        if entry not in self._found:
            wanted = slug(label) or _UNNAMED
            self._found[entry] = self.ids.labelled(wanted)
        return f"#{self._found[entry]}"

    def agent(self, agent: Agent, subclass: str = "") -> str:
        """Refer to a person or an organisation."""
        person = agent.kind is AgentKind.PERSON
        kind = Tlc.PERSON if person else Tlc.ORGANIZATION
        below = f"{subclass}/" if subclass else ""
        country = country_code(agent.country) or NO_COUNTRY
        href = f"{ontology(kind)}/{below}{country}.{agent_name(agent)}"
        entry = Reference(element=kind, href=href, shown=agent.name)
        return self.refer(entry, _label(agent))

    def software(self, name: str) -> str:
        """Refer to the program that writes the document."""
        href = f"{ontology(Tlc.OBJECT)}/{slug(name) or _UNNAMED}"
        return self.refer(Reference(element=Tlc.OBJECT, href=href, shown=name), name)

    def speaker(self, name: str) -> str:
        """Refer to a person who takes a turn in a transcript."""
        href = f"{ontology(Tlc.PERSON)}/{NO_COUNTRY}.{slug(name) or _UNNAMED}"
        return self.refer(Reference(element=Tlc.PERSON, href=href, shown=name), name)

    def voice(self, name: str) -> str:
        """Refer to whoever is quoted: a person or a body, the text does not say."""
        href = f"{ontology(Tlc.REFERENCE)}/{slug(name) or _UNNAMED}"
        entry = Reference(element=Tlc.REFERENCE, href=href, shown=name, name="speaker")
        return self.refer(entry, name)

    def term(self, kind: Tlc, words: str, short: str = "") -> str:
        """Refer to a concept, role, object or place by its words."""
        href = f"{ontology(kind)}/{_VOCABULARY}.{slug(short or words) or _UNNAMED}"
        entry = Reference(element=kind, href=href, shown=words, short=short)
        return self.refer(entry, short or words)

    def resource(self, name: str, target: str, title: str = "") -> str:
        """Refer to another resource by its address or identifier.

        Args:
            name: what it is to the release.
            target: its address or identifier.
            title: its title.
        """
        path = f"{ontology(Tlc.REFERENCE)}/{slug(target) or _UNNAMED}"
        entry = Reference(
            element=Tlc.REFERENCE,
            href=target if is_uri(target) else path,
            shown=title or target,
            short=target if title else "",
            name=name,
        )
        return self.refer(entry, name)

    def node(self, source: str) -> tuple[Node, ...]:
        """Return ``references``, nothing where there are none.

        Args:
            source: who says so: a local reference.
        """
        children = tuple(_entry(entry, eid) for entry, eid in self._found.items())
        if not children:
            return ()
        attributes = (("source", source),)
        return (Node(tag="references", attributes=attributes, children=children),)


def ontology(kind: Tlc) -> str:
    """Return the beginning of the IRI of what is no document."""
    return f"/akn/ontology/{kind.path}"


def country_code(country: str | None) -> str | None:
    """Return a country as IRIs have it (ISO 3166-1 alpha-2 in lower case)."""
    code = (country or "").lower()
    return (
        code if len(code) == len("kr") and code.isascii() and code.isalpha() else None
    )


def agent_name(agent: Agent) -> str:
    """Return an agent's name in IRIs: its identifier without the country, or its name.

    ``kr-mofa`` of country KR is ``mofa``.
    """
    name = slug(agent.identifier.value if agent.identifier else agent.name)
    country = country_code(agent.country)
    return (name.removeprefix(f"{country}-") if country else name) or _UNNAMED


def _label(agent: Agent) -> str:
    return agent.identifier.value if agent.identifier else agent.name


def _entry(entry: Reference, eid: str) -> Node:
    optional = {"name": entry.name, "shortForm": entry.short}
    attributes = {
        "eId": eid,
        "href": entry.href,
        "showAs": entry.shown,
        **{name: value for name, value in optional.items() if value},
    }
    return Node(tag=entry.element, attributes=tuple(attributes.items()))
