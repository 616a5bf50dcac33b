"""Regular expressions of profiles: only those whose time is bounded are taken."""

from __future__ import annotations

import re
import warnings

# The parse tree of the standard library's own compiler: what is weighed is what runs.
# There is no public way to it.
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, Final

from attrs import frozen

LINE: Final = 200
"""Code points of a line that patterns see; an unbounded repeat ends there."""
MOST_WAYS: Final = 5_000
"""Most ways in which a pattern may be tried at the start of one line."""
LONGEST: Final = 400
"""Code points of a pattern."""
_REPEATS: Final = frozenset(
    {ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT},
)
_MANY: Final = 10**9


@frozen
class PatternProblem:
    """Why a pattern is not taken, and what to write instead."""

    message: str
    hint: str


def pattern_problem(
    source: str, groups: frozenset[str] = frozenset()
) -> PatternProblem | None:
    """Return why a pattern cannot be used; nothing where it can.

    Args:
        source: a regular expression as Python's `re` reads it.
        groups: the names of groups that it may have.
    """
    if len(source) > LONGEST:
        message = f"the pattern is longer than {LONGEST} characters"
        return PatternProblem(message, "write several shorter patterns")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # what later versions will read otherwise
            tree = _parser.parse(source, re.IGNORECASE)
            compiled = re.compile(source, re.IGNORECASE)
    except (re.error, OverflowError, RecursionError, Warning) as error:
        reason = str(error).partition(" at position")[0]
        message = f"the pattern is no regular expression: {reason}"
        return PatternProblem(message, r"put \ before a sign that stands for itself")
    unknown = sorted(set(compiled.groupindex) - groups)
    if unknown:
        message = f"the group {unknown[0]} has no meaning here"
        allowed = " or ".join(sorted(groups)) or "none"
        return PatternProblem(message, f"write (?:…); names of groups here: {allowed}")
    return _weigh(tree)


def _weigh(tree: Any) -> PatternProblem | None:  # noqa: ANN401 - no public type
    if tree.getwidth()[0] == 0:
        message = "the pattern also fits an empty line"
        return PatternProblem(message, "begin with something that must be there")
    if _refers_back(tree):
        message = "the pattern refers back to a group"
        return PatternProblem(message, "write out what the group may be")
    if _is_nested(tree, inside=False):
        message = "an unbounded repeat stands inside another"
        return PatternProblem(message, "bound the inner one: {1,20} instead of +")
    if _is_adjacent(tree):
        message = "two unbounded repeats stand side by side"
        return PatternProblem(message, "bound one of them: {1,20} instead of +")
    ways = _ways(tree)
    if ways > MOST_WAYS:
        shown = f"{ways:,}" if ways < _MANY else "countless"
        message = f"the pattern can be tried in {shown} ways on one line"
        hint = f"bound its repeats more tightly; {MOST_WAYS:,} ways are the limit"
        return PatternProblem(message, hint)
    return None


def _bodies(operator: Any, argument: Any) -> list[Any]:  # noqa: ANN401 - as above
    """Return the sequences inside one part of a pattern."""
    if operator in _REPEATS:
        return [argument[2]]
    if operator is ops.SUBPATTERN:
        return [argument[-1]]
    if operator is ops.BRANCH:
        return list(argument[1])
    if operator in {ops.ASSERT, ops.ASSERT_NOT}:
        return [argument[1]]
    return [argument] if operator is ops.ATOMIC_GROUP else []


def _refers_back(tree: Any) -> bool:  # noqa: ANN401 - as above
    return any(
        operator in {ops.GROUPREF, ops.GROUPREF_EXISTS}
        or any(map(_refers_back, _bodies(operator, argument)))
        for operator, argument in tree
    )


def _is_unbounded(operator: Any, argument: Any) -> bool:  # noqa: ANN401 - as above
    return operator in _REPEATS and argument[1] is ops.MAXREPEAT


def _is_nested(tree: Any, *, inside: bool) -> bool:  # noqa: ANN401 - as above
    for operator, argument in tree:
        unbounded = _is_unbounded(operator, argument)
        if unbounded and inside:
            return True
        bodies = _bodies(operator, argument)
        if any(_is_nested(body, inside=inside or unbounded) for body in bodies):
            return True
    return False


def _is_adjacent(tree: Any) -> bool:  # noqa: ANN401 - as above
    before = False
    for operator, argument in tree:
        unbounded = _is_unbounded(operator, argument)
        if unbounded and before:
            return True
        before = unbounded
        if any(map(_is_adjacent, _bodies(operator, argument))):
            return True
    return False


def _ways(tree: Any) -> int:  # noqa: ANN401 - as above
    """Return in how many ways a sequence can be tried, at most `_MANY`."""
    ways = 1
    for operator, argument in tree:
        inner = [_ways(body) for body in _bodies(operator, argument)]
        if operator in _REPEATS:
            ways *= _repeated(argument[0], argument[1], inner[0])
        elif operator is ops.BRANCH:
            ways *= sum(inner)
        elif inner:
            ways *= inner[0]
        ways = min(ways, _MANY)
    return ways


def _repeated(least: int, most: Any, inner: int) -> int:  # noqa: ANN401 - as above
    times = LINE if most is ops.MAXREPEAT else min(int(most), LINE)
    choices = times - min(int(least), times) + 1
    # One way to read the body: only how often it is read can differ.
    return choices if inner == 1 else min(_MANY, choices * inner ** min(times, 30))
