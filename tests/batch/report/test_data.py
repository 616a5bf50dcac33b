"""The data: what programs read, and its schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from releasekit.batch.item import Item
from releasekit.batch.report import RunFacts, write_report
from releasekit.batch.result import Facts, Result
from releasekit.errors import InputError
from tests.batch.report.made_up import RUN, results

SCHEMA = json.loads(
    files("releasekit.batch.report").joinpath("report.schema.json").read_text("utf-8")
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return written(tmp_path_factory.mktemp("out"), list(results(80)), RUN)


def written(folder: Path, given: list[Result], run: RunFacts) -> Any:
    _, _, path = write_report(given, run, folder)
    assert path.read_bytes().isascii()
    return json.loads(path.read_bytes())


def complaints(data: Any) -> list[str]:
    found = Draft202012Validator(SCHEMA).iter_errors(data)
    return [f"{each.json_path}: {each.message}" for each in found]


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        if "properties" in schema:
            yield schema
        for value in schema.values():
            yield from objects(value)


def test_the_data_is_as_its_schema_says(data: Any) -> None:
    Draft202012Validator.check_schema(SCHEMA)

    assert complaints(data) == []
    assert len(data["inputs"]) == data["summary"]["inputs"] == 80


def test_the_schema_finds_what_is_wrong(data: Any) -> None:
    wrong = deepcopy(data)
    wrong["summary"]["inputs"] = "80"
    wrong["inputs"][3]["outcome"] = "lost"
    del wrong["inputs"][4]["tries"]
    wrong["run"]["extra"] = 1

    assert len(complaints(wrong)) == 4


def test_the_schema_explains_every_value() -> None:
    silent = [
        name
        for each in objects(SCHEMA)
        for name, value in each["properties"].items()
        if "description" not in value and "$ref" not in value
    ]

    assert silent == []
    assert all(each["additionalProperties"] is False for each in objects(SCHEMA))


def test_a_report_of_nothing_is_as_the_schema_says_too(tmp_path: Path) -> None:
    data = written(tmp_path, [], RunFacts(destination="out"))

    assert complaints(data) == []
    assert data["inputs"] == []


def test_any_words_come_back_as_they_were(tmp_path: Path) -> None:
    odd = "</script>\u202e\x00\ud800\uff1d\U0001f6a2"
    item = Item(id=odd, location="x")
    given = [
        Result(item=item, releases=(Facts(title=odd, issuer=odd, language=odd),)),
        Result(item=item, error=InputError(odd, hint=odd)),
    ]
    data = written(tmp_path, given, RunFacts(destination=odd))

    assert complaints(data) == []
    assert data["inputs"][0]["releases"][0]["title"] == odd
    assert data["inputs"][1]["error"]["message"] == odd
