"""What a report counts, and in how much memory."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from releasekit.batch.item import Item
from releasekit.batch.report.periods import periods_of
from releasekit.batch.report.rows import Outcome, rows_of
from releasekit.batch.report.run import RunFacts
from releasekit.batch.report.sections import summary_html
from releasekit.batch.report.tally import (
    MOST_FILES,
    MOST_GROUPS,
    MOST_LOOKS,
    MOST_NAMES,
    OTHERS,
    Tally,
    share_of,
)
from releasekit.batch.result import Facts, Result
from releasekit.errors import ForeignFormatError, InputError
from tests.batch.report.made_up import results


def item(number: int) -> Item:
    return Item(id=f"{number:06}.txt", location="in")


def tally_of(*releases: Facts) -> Tally:
    return tally(
        *(
            Result(item=item(number), releases=(facts,))
            for number, facts in enumerate(releases)
        )
    )


def tally(*given: Result) -> Tally:
    counted = Tally()
    for result in given:
        counted.add(result, rows_of(result))
    return counted


def test_every_input_is_counted_once() -> None:
    made = list(results(60))
    counted = tally(*made)

    assert counted.inputs == 60
    assert counted.done == sum(result.error is None for result in made)
    assert counted.releases == counted.languages.total() == counted.issuers.total()
    assert counted.shares.total() == counted.releases
    assert counted.undated + counted.years.total() == counted.releases


def test_what_an_earlier_run_made_does_not_speed_the_rate_up() -> None:
    began = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
    ended = began + timedelta(seconds=2)
    run = RunFacts(destination="out", started=began, finished=ended)
    new, old = Result(item=item(1)), Result(item=item(2), before=True)

    assert "<dd>0.5/s</dd>" in summary_html(run, tally(new, old))
    assert "<dd>1.0/s</dd>" in summary_html(run, tally(new, new))
    assert "Rate" not in summary_html(run, tally(old, old))


def test_failures_are_told_by_reason_the_most_frequent_first() -> None:
    error = ForeignFormatError("this is a PDF, not a text")
    given = [Result(item=item(n), error=error) for n in range(MOST_FILES + 3)]
    counted = tally(Result(item=item(9), error=InputError("other")), *given)
    (reason, group), (other, _) = counted.ordered_failures

    assert (reason.code, reason.message) == ("RK103", "this is a PDF, not a text")
    assert group.count == MOST_FILES + 3
    assert len(group.inputs) == MOST_FILES
    assert other.message == "other"
    assert counted.outcomes[Outcome.FAILED] == MOST_FILES + 4


def test_many_reasons_take_no_more_memory_than_some() -> None:
    given = [
        Result(item=item(n), error=InputError(f"line {n} is odd"))
        for n in range(MOST_GROUPS + 50)
    ]
    counted = tally(*given)
    groups = dict(counted.ordered_failures)

    assert len(groups) == MOST_GROUPS + 1
    assert sum(group.count for group in groups.values()) == MOST_GROUPS + 50


def test_many_names_take_no_more_memory_than_some() -> None:
    counted = tally_of(*(Facts(issuer=f"Office {n}") for n in range(MOST_NAMES + 9)))

    assert len(counted.issuers) == MOST_NAMES + 1
    assert counted.issuers[OTHERS] == 9


def test_bodies_in_capitals_are_the_same_bodies() -> None:
    counted = tally_of(Facts(issuer="City Office"), Facts(issuer="CITY OFFICE"))

    assert counted.issuers == {"city office": 2}
    assert counted.issuer_names == {"city office": "City Office"}


def test_the_most_doubtful_come_first_and_equals_as_they_came() -> None:
    scores = [40, 90, *([50] * MOST_LOOKS), 60, 10]
    counted = tally_of(*(Facts(doubt=score, title=str(score)) for score in scores))
    found = counted.first_looks

    assert counted.looks == len(scores) - 1
    assert len(found) == MOST_LOOKS
    assert [row.urgency for row in found][:3] == [90, 60, 50]
    assert [row.input for row in found][2:] == sorted(row.input for row in found[2:])


def test_values_are_missing_or_guessed_and_blocks_apart() -> None:
    counted = tally_of(
        Facts(doubtful=("title", "issuer", "heading"), missing=("title",))
    )

    assert dict(counted.missing) == {"title": 1}
    assert dict(counted.guessed) == {"issuer": 1}
    assert dict(counted.kinds) == {"heading": 1}


def test_shares_of_furniture_are_sane_for_any_numbers() -> None:
    assert share_of(Facts()) == 0
    assert share_of(Facts(characters=200, furniture=50)) == 25
    assert share_of(Facts(characters=10, furniture=50)) == 100


def test_few_years_are_shown_by_month_without_gaps() -> None:
    counted = tally_of(Facts(issued="2025-11-30"), Facts(issued="2026-02"), Facts())
    periods = periods_of(counted)

    assert periods.unit == "month"
    assert periods.points == (
        ("2025-11", 1),
        ("2025-12", 0),
        ("2026-01", 0),
        ("2026-02", 1),
    )
    assert counted.undated == 1


def test_a_date_that_says_the_year_alone_is_not_left_out() -> None:
    periods = periods_of(tally_of(Facts(issued="2024-05"), Facts(issued="2026")))

    assert periods.unit == "year"
    assert periods.points == (("2024", 1), ("2025", 0), ("2026", 1))


def test_many_years_are_shown_by_decade() -> None:
    periods = periods_of(tally_of(Facts(issued="1802-01-01"), Facts(issued="2026")))

    assert periods.unit == "decade"
    assert periods.points[0] == ("1800s", 1)
    assert periods.points[-1] == ("2020s", 1)


def test_odd_dates_have_no_period() -> None:
    counted = tally_of(Facts(issued="--02-07"), Facts(issued=""), Facts(issued="٢٠٢٦"))

    assert periods_of(counted).points == ()
    assert counted.undated == 3
