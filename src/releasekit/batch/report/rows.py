"""Rows: the results of a batch, a row for each release or failed input."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from attrs import frozen

from releasekit.batch.result import Facts, Made, Result
from releasekit.errors import ReleasekitError
from releasekit.model import MANDATORY, Diagnostic, Severity
from releasekit.model.diagnostics import MESSAGES

LOOK: Final = 30
"""Score from which a person should look at a release; ``inspect --unsure`` has it in
the colour of a warning."""
_URGENT: Final = 100
"""Added where an output is not what it promises: no score is as high."""
_MOST_MESSAGES: Final = 3
"""Oddities told of one release; the data has all."""

_GAPS: Final = MappingProxyType(
    {
        "title": MESSAGES["RKD120"],
        "issuer": "no issuing body is named",
        "issued": "no date of issue is known",
    }
)
"""What is said where a value is missing that every release should have."""


class Outcome(StrEnum):
    """What became of an input."""

    CONVERTED = "converted"
    UNCHANGED = "unchanged"
    """Every output was there already, as it is now."""
    FAILED = "failed"


@frozen(kw_only=True)
class Row:
    """A release with its outputs, or an input that failed."""

    outcome: Outcome
    input: str
    """What the ledger calls the input."""
    sha256: str | None = None
    """SHA-256 of its bytes, where it could be read."""
    facts: Facts | None = None
    """What is known about the release; nothing where the input failed."""
    outputs: tuple[Made, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was odd; of an input that holds several releases, it stands at the first."""
    error: ReleasekitError | None = None
    milliseconds: int = 0
    """How long the input took."""

    @property
    def urgency(self) -> int:
        """How soon a person should look: the score, more where an output is wrong."""
        broken = any(found.severity is Severity.ERROR for found in self.diagnostics)
        score = self.facts.doubt if self.facts else 0
        return score + _URGENT if broken else score

    @property
    def needs_look(self) -> bool:
        """Whether a person should look."""
        return self.urgency >= LOOK


def rows_of(result: Result) -> tuple[Row, ...]:
    """Return a row for each release of a result, one for a failed input."""
    if result.error is not None:
        row = Row(
            outcome=Outcome.FAILED,
            input=result.item.id,
            sha256=result.sha256,
            diagnostics=result.diagnostics,
            error=result.error,
            milliseconds=result.milliseconds,
        )
        return (row,)
    return tuple(_release_rows(result))


def _release_rows(result: Result) -> Iterator[Row]:
    outcome = outcome_of(result)
    for at, facts in enumerate(result.releases or (None,)):
        made = tuple(
            one for one in result.outputs if facts is None or one.part == facts.part
        )
        of_outputs = (odd for one in made for odd in one.diagnostics)
        own = result.diagnostics if at == 0 else ()
        yield Row(
            outcome=outcome,
            input=result.item.id,
            sha256=result.sha256,
            facts=facts,
            outputs=made,
            diagnostics=(*own, *of_outputs),
            milliseconds=result.milliseconds,
        )


def outcome_of(result: Result) -> Outcome:
    """Return what became of an input."""
    if result.error is not None:
        return Outcome.FAILED
    made = result.outputs
    same = result.before or (made and not any(one.written for one in made))
    return Outcome.UNCHANGED if same else Outcome.CONVERTED


def reasons_of(row: Row) -> Iterator[str]:
    """Yield why a person should look at a release, the gravest first, each once."""
    messages = dict.fromkeys(
        found.message
        for found in sorted(row.diagnostics, key=_gravity)
        if found.severity is not Severity.INFO
    )
    yield from dict.fromkeys((*_doubts(row.facts), *list(messages)[:_MOST_MESSAGES]))
    if len(messages) > _MOST_MESSAGES:
        yield f"{len(messages) - _MOST_MESSAGES} more oddities"


def _gravity(found: Diagnostic) -> bool:
    return found.severity is not Severity.ERROR


def _doubts(facts: Facts | None) -> Iterator[str]:
    if facts is None:
        return
    values = [name for name in facts.doubtful if name in MANDATORY]
    for name in values:
        guessed = f"the {MANDATORY[name]} is guessed"
        yield _GAPS.get(name, guessed) if name in facts.missing else guessed
    if "text" in facts.doubtful:
        yield "the text as a whole looks odd"
    kinds = [name for name in facts.doubtful if name not in {*values, "text"}]
    if kinds:
        yield f"unsure kinds of block: {', '.join(map(kind_words, kinds))}"


def kind_words(kind: str) -> str:
    """Return a kind of block as people read it."""
    return kind.replace("_", " ")
