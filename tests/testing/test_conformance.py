"""The checks can fail: an exporter that breaks a promise is caught, and told which."""

from __future__ import annotations

import pytest

from releasekit.plugins.contract import Capability
from releasekit.testing import check_exporter, examine
from releasekit.testing.conformance import find_reference
from tests.testing import breakers

BROKEN = [
    ("LOST_NAME", "spec", "is not ASCII letters"),
    ("NO_TITLE", "spec", "the title is empty"),
    ("NO_MEDIA_TYPE", "spec", "'text' is no media type"),
    ("BAD_SUFFIX", "spec", "does not fit every file system"),
    ("BAD_CONTRACT", "spec", "version 0 of the contract"),
    ("CHANGEABLE", "options", "Changeable.loud can be changed"),
    ("NEEDS_VALUE", "options", "NeedsValue"),
    ("NO_ATTRS", "options", "NoAttrs is no attrs class"),
    ("BAD_CHECK", "check", "check() returns list"),
    ("NO_TITLE_RAISES", "content", "specimen untitled raises ValueError: no title"),
    ("STRICT", "content", "specimen nasty raises UnicodeEncodeError"),
    ("NOT_A_RENDITION", "rendition", "specimen empty gives no Rendition"),
    ("OTHER_SUFFIX", "rendition", "is .other text/plain, unlike its spec"),
    ("COUNTER", "determinism", "specimen empty differs the second time"),
    ("BY_HASH", "determinism elsewhere", "specimen nested differs under another hash"),
    ("BY_SET", "determinism elsewhere", "specimen nested differs under another hash"),
    ("BY_CLOCK", "determinism elsewhere", "specimen empty differs on another day"),
    ("BY_DATE", "determinism elsewhere", "specimen empty differs on another day"),
    ("BY_ZONE", "determinism elsewhere", "differs under another hash seed, locale, t"),
    ("BY_HOME", "determinism elsewhere", "differs under another hash seed, locale, t"),
    ("BY_FOLDER", "determinism elsewhere", "differs under another hash seed, locale, "),
    ("BY_VARIABLE", "determinism elsewhere", "specimen empty differs on another day"),
    ("READS_A_FILE", "purity", "breakers.py"),
    ("LISTS_A_FOLDER", "purity", "os.listdir"),
    ("STARTS_A_PROGRAM", "purity", "os.system"),
    ("NO_READER", "reads back", "has no recover()"),
    ("HALF_READER", "reads back", "specimen nested comes back with other blocks"),
    ("BROKEN_READER", "reads back", "specimen empty cannot be read back"),
    ("NO_RECORD", "embeds record", "specimen nested cannot be read back"),
]


@pytest.mark.parametrize(
    ("name", "check", "problem"), BROKEN, ids=[name for name, *_ in BROKEN]
)
def test_a_broken_promise_is_caught(name: str, check: str, problem: str) -> None:
    report = examine(getattr(breakers, name))

    failed = {outcome.check: outcome for outcome in report.outcomes if outcome.problems}
    assert check in failed, report
    assert problem in "; ".join(failed[check].problems)


def test_no_more_than_the_broken_promise_is_reported() -> None:
    report = examine(breakers.BY_CLOCK)

    assert [o.check for o in report.outcomes if o.problems] == ["determinism elsewhere"]


def test_a_sound_exporter_passes() -> None:
    report = check_exporter(breakers.SOUND)

    assert report.is_conformant
    assert "skipped reads back: not promised" in str(report)


def test_an_exporter_with_every_promise_is_judged_by_the_validators() -> None:
    def judge(data: bytes) -> list[str]:
        return [] if b"<release" in data else ["no record"]

    judges = {Capability.TAGGED: judge, Capability.ARCHIVAL: judge}
    report = check_exporter(breakers.SOUND_READER, judges=judges)

    assert not [outcome for outcome in report.outcomes if outcome.skipped]


def test_a_validator_that_complains_fails_the_check() -> None:
    judges = {Capability.ARCHIVAL: lambda data: [f"{len(data)} bytes are too many"]}

    with pytest.raises(AssertionError, match="FAILED  archival: specimen empty: "):
        check_exporter(breakers.SOUND_READER, judges=judges)


def test_a_promise_without_validator_is_skipped_and_said() -> None:
    report = examine(breakers.SOUND_READER)

    skipped = {outcome.check: outcome.skipped for outcome in report.outcomes}
    assert "judges={Capability.TAGGED" in skipped["tagged"]


def test_options_reach_the_other_process_too() -> None:
    assert check_exporter(breakers.SOUND, options={"loud": "yes"}).is_conformant


def test_wrong_options_are_told() -> None:
    report = examine(breakers.SOUND, options={"quiet": True})

    assert "unknown option quiet" in str(report)


def test_an_exporter_that_no_module_names_is_not_tried_elsewhere() -> None:
    report = examine(breakers.Fake())

    skipped = {outcome.check for outcome in report.outcomes if outcome.skipped}
    assert {"determinism elsewhere", "purity"} <= skipped


def test_a_reference_that_leads_nowhere_fails_the_check() -> None:
    report = examine(breakers.Fake(), reference="no_such_module:EXPORTER")

    assert "fails in another process" in str(report)
    assert not report.is_conformant


def test_the_reference_of_an_exporter_is_found_in_its_module() -> None:
    assert find_reference(breakers.SOUND) == "tests.testing.breakers:SOUND"
    assert find_reference(object()) == ""


def test_something_that_is_no_exporter_is_told() -> None:
    report = examine(42)  # type: ignore[arg-type]

    assert "FAILED  spec: is no exporter" in str(report)
