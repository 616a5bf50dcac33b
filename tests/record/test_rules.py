"""Every rule beyond the schema: a sound record keeps it, a broken one is caught."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from releasekit import record
from releasekit.model import Severity
from releasekit.record.rules import RULES
from tests.record.breaches import CHANGES, broken
from tests.record.examples import small_release
from tests.support import ROOT

UNKNOWN = '<unknown reason="not-supplied"/>'
SOUND = record.write(small_release()).decode()


def swap(old: str, new: str) -> Callable[[], str]:
    """Return a record in which one thing is something else."""

    def change() -> str:
        assert old in SOUND

        return SOUND.replace(old, new, 1)

    return change


FURTHER = {
    "a segment is empty": ("partition", swap("f4 s1", "f4 s0 c1")),
    "neighbours are of one class": ("partition", swap("f4 s1", "f3 f1 s1")),
    "an inline is empty": ("inlines", swap('end="11" note', 'end="10" note')),
    "inlines overlap": ("inlines", swap('start="23"', 'start="10"')),
    "the words of a cell": ("words", swap(">Port</cell>", ">Fort</cell>")),
    "an inline is no range": (
        "reads-back",
        swap('start="23" end="40"', 'start="23" end="4"'),
    ),
    "a place beyond those in src": (
        "places",
        swap("<text>Home</text>", '<text>Home</text><at start="1" end="999"/>'),
    ),
    "the digest is another": ("source", swap('alg="sha256">3', 'alg="sha256">4')),
    "the length is another": ("source", swap('chars="188"', 'chars="189"')),
    "the language of a block": (
        "language-tag",
        swap('role="sub" xml:lang="en-GB"', 'role="sub" xml:lang="a-b"'),
    ),
    "the precision is another": (
        "calendar",
        swap('precision="day"', 'precision="month"'),
    ),
    "text beside an unknown": ("unknown", swap(UNKNOWN, f"public{UNKNOWN}")),
    "the words of a text": ("source", swap("&lt;resumes&gt;\n", "&lt;resumed&gt;\n")),
    "a number of 5,000 digits": (
        "chunks",
        swap("<text>Home<", f'<text><chunk n="{"9" * 5_000}">Home</chunk><'),
    ),
    "text beside chunks": (
        "chunks",
        swap("<text>Home<", '<text>Ho<chunk n="1">Home</chunk><'),
    ),
    "the terms end too early": (
        "embargo",
        swap('until="2021-03-09"', 'until="2021-03-01"'),
    ),
    "a value without evidence": (
        "reads-back",
        swap(' how="supplied" rule="example.rule"', ""),
    ),
}


def test_a_sound_record_keeps_every_rule() -> None:
    assert record.validate(SOUND.encode()) == ()


def test_every_rule_has_an_example_that_breaks_it() -> None:
    assert list(CHANGES) == [rule.id for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_what_breaks_a_rule_breaks_no_other(rule: record.Rule) -> None:
    breaches = record.validate(broken(rule))

    assert {breach.rule for breach in breaches} == {rule.id}
    assert breaches[0].line > 1
    assert breaches[0].remedy == rule.remedy
    assert breaches[0].severity is rule.severity
    assert f"line {breaches[0].line}: " in breaches[0].text


@pytest.mark.parametrize("name", FURTHER)
def test_other_ways_to_break_a_rule_are_caught(name: str) -> None:
    rule, change = FURTHER[name]
    found = {breach.rule for breach in record.validate(change().encode())}

    assert rule in found


def test_what_keeps_a_record_from_being_read_has_its_line() -> None:
    (value,) = record.validate(SOUND.replace(' how="supplied"', "", 1).encode())
    (xml,) = record.validate(SOUND.replace("</dates>", "</date>", 1).encode())

    assert (value.rule, SOUND.splitlines()[value.line - 1][:12]) == (
        "reads-back",
        "    <issued ",
    )
    assert value.message.startswith("<issued> has no attribute how")
    assert (xml.rule, SOUND.splitlines()[xml.line - 1].strip()) == ("xml", "</dates>")


def test_the_schema_comes_before_the_rules() -> None:
    broken = SOUND.replace('kind="chrome"', 'kind="chrom"').replace(
        'id="b8"', 'id="b7"'
    )
    breaches = record.validate(broken.encode())

    assert {breach.rule for breach in breaches} == {"schema"}
    assert "'chrom'" in breaches[0].message
    assert "urn:" not in breaches[0].message
    assert breaches[0].line == 45


@pytest.mark.parametrize("data", [b"", b"<a", b"<a/>", b"\xff", b"<!DOCTYPE a><a/>"])
def test_what_is_no_record_is_one_breach(data: bytes) -> None:
    (breach,) = record.validate(data)

    assert breach.rule == "xml"
    assert breach.remedy


def test_only_what_a_source_can_be_the_reason_for_is_a_warning() -> None:
    warnings = [rule.id for rule in RULES if rule.severity is not Severity.ERROR]

    assert warnings == ["words", "embargo"]


def test_the_manual_lists_the_rules() -> None:
    manual = (ROOT / "docs" / "formats" / "record.md").read_text("utf-8")
    rows = [f"| `{r.id}` | {r.clause} | {r.severity} |" for r in RULES]

    assert "\n".join(rows) in manual
