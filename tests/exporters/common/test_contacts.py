"""Where names stand in a contact's text."""

from __future__ import annotations

from releasekit.exporters.common.contacts import name_places
from releasekit.model import Agent, AgentRole, Email, Evidence, Fact, How, Span
from tests.builders import contact

WHY = Evidence(how=How.PARSED, rule="test")


def person(name: str) -> Fact[Agent]:
    return Fact(Agent(role=AgentRole.CONTACT, name=name), WHY)


def test_names_are_found_in_order() -> None:
    people = (person("Ann Quay"), person(""), person("Ben"), person("Ann Quay"))
    block = contact("Ann Quay, Ben", people=people)

    assert list(name_places(block)) == [Span(0, 8), Span(10, 13)]


def test_a_name_inside_an_address_is_left_alone() -> None:
    address = Email(at=Span(0, 13), address="Ann@x.example")
    block = contact("Ann@x.example", people=(person("Ann"),), inlines=(address,))

    assert list(name_places(block)) == []
