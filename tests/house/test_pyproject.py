"""The project file says what is true, and why."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import EntryPoint, entry_points, version

import pytest

from tests.support import ROOT

TEXT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
PROJECT = tomllib.loads(TEXT)
BUILT_IN = sorted(
    point
    for point in entry_points(group="releasekit.exporters")
    if point.module.startswith("releasekit.")
)
RULE = re.compile(r'"([A-Z]+[0-9]*)"')


def ignored_rules() -> list[str]:
    """Return the lines of every ruff ignore list."""
    lint = TEXT.partition("[tool.ruff.lint]")[2]
    lint = lint.partition("[tool.ruff.lint.mccabe]")[0]
    return [line.strip() for line in lint.splitlines() if line.startswith('    "')]


def test_every_ruff_ignore_has_its_reason() -> None:
    unexplained = [line for line in ignored_rules() if not re.search(r"# \S", line)]

    assert unexplained == []


def test_every_ruff_ignore_stands_on_its_own_line() -> None:
    lint = PROJECT["tool"]["ruff"]["lint"]
    ignored = [
        *lint["ignore"],
        *(r for rs in lint["per-file-ignores"].values() for r in rs),
    ]

    assert [RULE.findall(line)[0] for line in ignored_rules()] == ignored


def test_the_version_has_one_source() -> None:
    assert PROJECT["project"]["dynamic"] == ["version"]
    assert version("releasekit") in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_users_get_no_development_package() -> None:
    wanted = [
        *PROJECT["project"]["dependencies"],
        *(p for ps in PROJECT["project"]["optional-dependencies"].values() for p in ps),
    ]
    names = {re.split(r"[<>=\[]", package)[0] for package in wanted}

    assert not names & {
        "pytest",
        "hypothesis",
        "jpype1",
        "mypy",
        "openxml-audit",
        "ruff",
    }


@pytest.mark.parametrize("point", BUILT_IN, ids=lambda point: point.name)
def test_every_built_in_exporter_has_the_name_it_is_listed_by(
    point: EntryPoint,
) -> None:
    assert point.load().spec.name == point.name
