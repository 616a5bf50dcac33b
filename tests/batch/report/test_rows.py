"""Results become rows."""

from __future__ import annotations

from attrs import evolve

from releasekit.batch.item import Item
from releasekit.batch.report.rows import Outcome, Row, outcome_of, reasons_of, rows_of
from releasekit.batch.result import Facts, Made, Result
from releasekit.errors import TimeLimitError
from releasekit.model import Severity
from releasekit.model.diagnostics import diagnostic

ITEM = Item(id="a.txt", location="in/a.txt")
ODD = diagnostic("RKD104", code="0007")


def made(part: int = 0, **fields: object) -> Made:
    plain = Made(
        exporter="docx", part=part, name="a.docx", sha256="0" * 64, size=1, written=True
    )
    return evolve(plain, **fields)  # type: ignore[arg-type]  # any field


def test_each_release_of_an_input_has_a_row_with_its_own_files() -> None:
    result = Result(
        item=ITEM,
        releases=(Facts(part=1, title="one"), Facts(part=2, title="two")),
        outputs=(made(1), made(2, diagnostics=(ODD,)), made(2)),
        diagnostics=(ODD,),
    )
    first, second = rows_of(result)

    assert [len(first.outputs), len(second.outputs)] == [1, 2]
    assert first.diagnostics == second.diagnostics == (ODD,)
    assert first.input == second.input == "a.txt"


def test_a_failed_input_has_one_row() -> None:
    (row,) = rows_of(Result(item=ITEM, error=TimeLimitError("took too long")))

    assert row.outcome is Outcome.FAILED
    assert row.facts is None
    assert not row.needs_look


def test_a_result_without_facts_has_a_row_too() -> None:
    (row,) = rows_of(Result(item=ITEM, outputs=(made(),)))

    assert row.outputs == (made(),)
    assert list(reasons_of(row)) == []


def test_what_was_there_already_is_unchanged() -> None:
    there = made(written=False)

    assert outcome_of(Result(item=ITEM, outputs=(there,))) is Outcome.UNCHANGED
    assert outcome_of(Result(item=ITEM, outputs=(there, made()))) is Outcome.CONVERTED
    assert outcome_of(Result(item=ITEM, outputs=(made(),), before=True)) is (
        Outcome.UNCHANGED
    )
    assert outcome_of(Result(item=ITEM)) is Outcome.CONVERTED


def test_reasons_tell_gaps_guesses_blocks_and_oddities_once() -> None:
    facts = Facts(
        doubtful=("title", "issuer", "text", "list_item"), missing=("title", "rights")
    )
    oddities = (diagnostic("RKD120"), ODD, ODD)
    row = Row(outcome=Outcome.CONVERTED, input="a", facts=facts, diagnostics=oddities)

    assert list(reasons_of(row)) == [
        "no headline was found",
        "the issuer is guessed",
        "the text as a whole looks odd",
        "unsure kinds of block: list item",
        "control character U+0007 in the text",
    ]


def test_of_many_oddities_a_few_are_told_and_the_gravest_first() -> None:
    many = tuple(diagnostic("RKD104", code=f"000{n}") for n in range(5))
    grave = diagnostic("RKD900", Severity.ERROR, text="the file is not what it says")
    row = Row(outcome=Outcome.CONVERTED, input="a", diagnostics=(*many, grave))
    told = list(reasons_of(row))

    assert told[0] == "the file is not what it says"
    assert told[-1] == "3 more oddities"
    assert len(told) == 4


def test_an_output_that_is_wrong_needs_a_look_before_all_others() -> None:
    grave = diagnostic("RKD208", Severity.ERROR, rule="r", message="m")
    wrong = Row(
        outcome=Outcome.CONVERTED, input="a", facts=Facts(), diagnostics=(grave,)
    )
    doubtful = Row(outcome=Outcome.CONVERTED, input="b", facts=Facts(doubt=99))

    assert wrong.needs_look
    assert wrong.urgency > doubtful.urgency
