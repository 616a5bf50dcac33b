"""Tallies: what a report counts, in memory that does not grow with the batch."""

from __future__ import annotations

import heapq
import re
from collections import Counter
from typing import Final

from attrs import Factory, define, frozen

from releasekit.batch.report.rows import Outcome, Row, outcome_of
from releasekit.batch.result import Facts, Made, Result
from releasekit.errors import ReleasekitError
from releasekit.model import MANDATORY, Severity

MOST_LOOKS: Final = 12
"""Releases that the page names as those to look at first."""
MOST_GROUPS: Final = 100
"""Different reasons of failures that are told apart."""
MOST_FILES: Final = 200
"""Inputs named with one reason."""
MOST_NAMES: Final = 20_000
"""Different bodies that are counted each; the texts decide how many there are."""
SHARES: Final = (
    ("none", 0),
    ("up to 10 %", 10),
    ("10 to 25 %", 25),
    ("25 to 50 %", 50),
    ("50 to 75 %", 75),
    ("75 to 100 %", 100),
)
"""Classes of how much of a text is the page around it, each with its upper end."""
OTHERS: Final = "others"
_DATE: Final = re.compile("([0-9]{4})(-(?:0[1-9]|1[0-2]))?")
"""Year and month of a date (ISO 8601)."""


@frozen(order=True)
class Reason:
    """Why inputs failed."""

    code: str
    message: str
    hint: str

    @classmethod
    def of(cls, error: ReleasekitError) -> Reason:
        """Return the reason that an error gives, without the file."""
        return cls(error.code, error.message, error.hint)


@define
class Failures:
    """Inputs that failed for one reason."""

    count: int = 0
    inputs: list[str] = Factory(list)
    """The first of them."""


@define
class Files:
    """Outputs of one format."""

    count: int = 0
    written: int = 0
    size: int = 0
    """In bytes."""


@define
class Oddity:
    """How often something was odd."""

    severity: Severity
    releases: int = 0


@define
class Tally:
    """Counts results and rows as they come."""

    outcomes: Counter[Outcome] = Factory(Counter)
    """Inputs by what became of them."""
    before: int = 0
    """Inputs that an earlier run had made, so that nothing was to be done."""
    releases: int = 0
    looks: int = 0
    """Releases that a person should look at."""
    characters: int = 0
    languages: Counter[str] = Factory(Counter)
    issuers: Counter[str] = Factory(Counter)
    """Releases by the name of the issuing body in lower case; "" without one."""
    issuer_names: dict[str, str] = Factory(dict)
    """How the name was written first."""
    years: Counter[str] = Factory(Counter)
    months: Counter[str] = Factory(Counter)
    undated: int = 0
    """Releases whose year is not known."""
    missing: Counter[str] = Factory(Counter)
    """Releases by the value that is missing."""
    guessed: Counter[str] = Factory(Counter)
    """Releases by the value that is known and not sure."""
    kinds: Counter[str] = Factory(Counter)
    """Releases by the kind of blocks that are not sure."""
    shares: Counter[str] = Factory(Counter)
    """Releases by how much of the text is the page around it."""
    oddities: dict[str, Oddity] = Factory(dict)
    """By code."""
    files: dict[str, Files] = Factory(dict)
    """By exporter."""
    failures: dict[Reason, Failures] = Factory(dict)
    """By reason; what comes after many reasons is counted as other reasons."""
    _heap: list[tuple[int, int, Row]] = Factory(list)

    def add(self, result: Result, rows: tuple[Row, ...]) -> None:
        """Count a result.

        Args:
            result: what became of an input.
            rows: its rows.
        """
        self.outcomes[outcome_of(result)] += 1
        self.before += result.before
        for row in rows:
            self._add_row(row)

    @property
    def inputs(self) -> int:
        """How many inputs there are results of."""
        return self.outcomes.total()

    @property
    def done(self) -> int:
        """How many inputs did not fail."""
        return self.inputs - self.outcomes[Outcome.FAILED]

    @property
    def first_looks(self) -> tuple[Row, ...]:
        """The releases to look at first."""
        return tuple(row for _, _, row in sorted(self._heap, reverse=True))

    @property
    def ordered_failures(self) -> tuple[tuple[Reason, Failures], ...]:
        """The reasons of failures, the most frequent first."""
        return tuple(
            sorted(self.failures.items(), key=lambda each: (-each[1].count, each[0]))
        )

    def _add_row(self, row: Row) -> None:
        if row.error is not None:
            self._add_failure(row.input, Reason.of(row.error))
            return
        self.releases += 1
        for made in row.outputs:
            self._add_file(made)
        self._add_oddities(row)
        if row.needs_look:
            self._add_look(row)
        if row.facts:
            self._add_facts(row.facts)

    def _add_failure(self, name: str, reason: Reason) -> None:
        if reason not in self.failures and len(self.failures) >= MOST_GROUPS:
            reason = Reason("", "other reasons", "the table below has each")
        group = self.failures.setdefault(reason, Failures())
        group.count += 1
        if len(group.inputs) < MOST_FILES:
            group.inputs.append(name)

    def _add_file(self, made: Made) -> None:
        files = self.files.setdefault(made.exporter, Files())
        files.count += 1
        files.written += made.written
        files.size += made.size

    def _add_oddities(self, row: Row) -> None:
        for found in {found.code: found for found in row.diagnostics}.values():
            odd = self.oddities.setdefault(found.code, Oddity(found.severity))
            odd.releases += 1

    def _add_look(self, row: Row) -> None:
        self.looks += 1
        # The number makes every entry another, so that rows are never compared.
        entry = (row.urgency, -self.releases, row)
        if len(self._heap) < MOST_LOOKS:
            heapq.heappush(self._heap, entry)
        else:
            heapq.heappushpop(self._heap, entry)

    def _add_facts(self, facts: Facts) -> None:
        self.characters += facts.characters
        self.languages[facts.language or "und"] += 1
        self._add_issuer(facts.issuer or "")
        self._add_date(facts.issued or "")
        self.missing.update(facts.missing)
        for name in facts.doubtful:
            if name not in MANDATORY:
                self.kinds[name] += 1
            elif name not in facts.missing:
                self.guessed[name] += 1
        percent = share_of(facts)
        self.shares[next(name for name, most in SHARES if percent <= most)] += 1

    def _add_issuer(self, name: str) -> None:
        key = name.lower()
        if key not in self.issuers and len(self.issuers) >= MOST_NAMES:
            key = name = OTHERS
        self.issuers[key] += 1
        self.issuer_names.setdefault(key, name)

    def _add_date(self, when: str) -> None:
        found = _DATE.match(when)
        if found is None:
            self.undated += 1
            return
        self.years[found[1]] += 1
        if found[2]:
            self.months[found[0]] += 1


def share_of(facts: Facts) -> float:
    """Return how much of a text is the page around it, in per cent, at most 100."""
    if not facts.furniture or not facts.characters:
        return 0
    return min(100, 100 * facts.furniture / facts.characters)
