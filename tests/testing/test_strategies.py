"""The strategies reach every field of the model, those of tomorrow included."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings

from releasekit import model
from releasekit.testing.any_value import Values

EXAMPLES = 60
CLASSES = {
    name: kind
    for name, kind in vars(model).items()
    if isinstance(kind, type) and attrs.has(kind) and name not in {"Release", "Fact"}
}


@pytest.mark.parametrize("name", CLASSES)
def test_every_field_takes_more_than_one_value(name: str) -> None:
    drawn = examples_of(CLASSES[name])
    fields = [field.name for field in attrs.fields(CLASSES[name])]
    constant = [f for f in fields if len({repr(getattr(d, f)) for d in drawn}) < 2]

    assert fields
    assert constant == []


def examples_of(kind: type) -> list[Any]:
    drawn: list[Any] = []
    quiet = settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )

    @quiet
    @given(Values({}).of(kind))
    def collect(value: Any) -> None:
        drawn.append(value)

    collect()
    return drawn
