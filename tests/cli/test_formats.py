from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from releasekit.plugins.registry import installed_registry
from tests.cli.conftest import Run
from tests.support import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
BUILT_IN = sorted(PROJECT["project"]["entry-points"]["releasekit.exporters"])


def test_each_format_has_a_line(run: Run) -> None:
    ran = run("formats")
    heading, *lines = ran.out.splitlines()

    assert (ran.status, ran.err) == (0, "")
    assert heading.split() == ["name", "suffix", "title", "promises", "from"]
    assert [line.split()[0] for line in lines] == BUILT_IN
    assert lines[BUILT_IN.index("docx")].split()[1] == ".docx"
    assert "releasekit" in lines[0]


def test_the_list_for_programs_is_json_alone(run: Run) -> None:
    rows = json.loads(run("formats", "--json").out)
    (pdf,) = (row for row in rows if row["name"] == "pdf")

    assert [row["name"] for row in rows] == BUILT_IN
    assert pdf["suffix"] == ".pdf"
    assert pdf["media_type"] == "application/pdf"
    assert pdf["problem"] is None
    assert "deterministic" in pdf["capabilities"]


def test_the_options_of_a_format_are_told(run: Run) -> None:
    ran = run("formats", "pdf")

    assert ran.status == 0
    told = [line.split() for line in ran.out.splitlines()]
    assert ["pdf.page_size", "auto,", "a4,", "letter", "auto"] in told
    assert ["pdf.theme", "path", "of", "a", "file"] in told


def test_an_unknown_format_is_refused(run: Run) -> None:
    ran = run("formats", "epub")

    assert ran.status == 2
    assert ran.err.startswith("error RK302: ")


def test_a_broken_plug_in_is_named_with_the_reason(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    info = tmp_path / "site/broken_plugin-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1\n")
    (info / "entry_points.txt").write_text(
        "[releasekit.exporters]\nepub = no_such_module_at_all:EXPORTER\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    installed_registry.cache_clear()
    ran, told = run("formats"), run("formats", "--json")
    monkeypatch.undo()
    installed_registry.cache_clear()

    assert ran.status == 0
    assert [line.split()[0] for line in ran.out.splitlines()[1:]] == BUILT_IN
    assert ran.err.startswith(
        "error RK401: exporter epub of broken 1 cannot be loaded:"
    )
    assert "no_such_module_at_all" in ran.err
    (epub,) = (row for row in json.loads(told.out) if row["name"] == "epub")
    assert epub["problem"]["code"] == "RK401"
