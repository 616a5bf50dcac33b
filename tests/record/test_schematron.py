"""The published Schematron: as strict as it says, never stricter than the rules."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from lxml import etree, isoschematron  # type: ignore[attr-defined] # not in stubs

from releasekit import record
from releasekit.model import Release
from releasekit.parsing import parse_bytes
from releasekit.record.rules import RULES
from releasekit.testing.strategies import releases
from tests.record.breaches import broken
from tests.record.examples import small_release
from tests.support import SAMPLES

SCHEMATRON = isoschematron.Schematron(
    etree.fromstring(record.write_schema()["release-1.sch"]), store_report=True
)
FAILED = "{http://purl.oclc.org/dsdl/svrl}failed-assert"
DATE = 'when="2021-03-08" precision="day"'
DATES = """
    2000 2000-02 2000-02-29 2100-02-28 2021-12-31 2021-04-30 --02-29 --12-31
    2021-03-08T00:00 2021-03-08T23:59 2021-03-08T23:59:59 0000 2021-00-01 2021-13-01
    2021-02-29 2100-02-29 2021-04-31 2021-01-00 2021-01-32 --02-30 --00-01
    2021-03-08T24:01 2021-03-08T23:60 2021-03-08T23:59:60
"""
TAGS = """
    en en-GB zh-Hant i-klingon x-own de-CH-1901 e en_GB en- -en en--GB abcdefghi 한국
"""


def refused(data: bytes) -> set[str]:
    """Return the rules that the Schematron says a record breaks."""
    SCHEMATRON.validate(etree.fromstring(data))
    report = SCHEMATRON.validation_report.getroot()
    return {str(failed.get("id")) for failed in report.iter(FAILED)}


def broken_rules(data: bytes) -> set[str]:
    """Return the rules that releasekit says a record breaks."""
    return {breach.rule for breach in record.validate(data)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_published_rule_refuses_what_breaks_it(rule: record.Rule) -> None:
    assert refused(broken(rule)) == ({rule.id} if rule.published else set())


def test_only_what_looks_at_the_whole_source_is_not_published() -> None:
    silent = [rule.id for rule in RULES if not rule.published]

    assert silent == ["partition", "words"]


@given(releases())
@settings(max_examples=50)
def test_nothing_is_refused_that_keeps_the_rules(release: Release) -> None:
    data = record.write(release)

    assert refused(data) <= broken_rules(data)


def test_no_sample_is_refused() -> None:
    for path in sorted(SAMPLES.glob("*.txt")):
        data = record.write(parse_bytes(path.read_bytes(), name=path.name))

        assert refused(data) <= broken_rules(data), path.name


@pytest.mark.parametrize("when", DATES.split())
def test_the_calendar_is_the_same(when: str) -> None:
    sound = record.write(small_release()).decode()
    for precision in ("year", "month", "day", "minute", "second", "month-day"):
        date = f'when="{when}" precision="{precision}"'
        data = sound.replace(DATE, date).encode()
        ours = broken_rules(data) & {"calendar"}

        assert refused(data) & {"calendar"} == ours, precision


@pytest.mark.parametrize("tag", TAGS.split())
def test_what_cannot_be_a_language_is_refused(tag: str) -> None:
    sound = record.write(small_release()).decode()
    data = sound.replace('fromLang="ko"', f'fromLang="{tag}"').encode()

    assert refused(data) == broken_rules(data)


def test_every_refusal_has_a_remedy() -> None:
    schema = etree.fromstring(record.write_schema()["release-1.sch"])
    sch = "{http://purl.oclc.org/dsdl/schematron}"
    remedies = {d.get("id"): d.text for d in schema.iter(f"{sch}diagnostic")}
    asked = {a.get("id"): a.get("diagnostics") for a in schema.iter(f"{sch}assert")}

    for rule in RULES:
        if rule.published:
            assert remedies[asked[rule.id]] == rule.remedy
