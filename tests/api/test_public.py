"""What ``import releasekit`` loads, and how its names behave."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

import releasekit


def fresh(program: str) -> Any:
    """Return what a program prints as JSON in a fresh interpreter."""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def loaded_by(program: str, *packages: str) -> set[str]:
    tell = f"import json, sys; print(json.dumps([p for p in {packages!r}"
    return set(fresh(f"{program}\n{tell} if p in sys.modules]))"))


def test_importing_loads_nothing_but_the_package_itself() -> None:
    packages = ("attr", "attrs", "cattrs", "lxml", "docx", "reportlab", "click")

    assert loaded_by("import releasekit", *packages) == set()


def test_parsing_loads_no_exporter_and_no_xml() -> None:
    packages = ("cattrs", "lxml", "docx", "reportlab", "releasekit.plugins")

    assert loaded_by("import releasekit.parsing", *packages) == set()


def test_exporting_text_loads_nothing_of_the_other_formats() -> None:
    program = "import releasekit; releasekit.export(releasekit.parse('x'), 'text')"
    packages = ("cattrs", "lxml", "docx", "reportlab", "releasekit.exporters.pdf")

    assert loaded_by(program, *packages) == set()


def test_the_list_of_names_is_there_before_they_are_imported() -> None:
    names = fresh("import json, releasekit; print(json.dumps(dir(releasekit)))")

    assert set(releasekit.__all__) <= set(names)


def test_a_name_that_is_none_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        releasekit.nothing  # type: ignore[attr-defined]  # noqa: B018 - the access


@pytest.mark.parametrize(
    "before",
    [
        "import releasekit",
        "import releasekit, releasekit.exporters.text.exporter",
        "from releasekit.exporters.text import exporter; import releasekit",
        "import releasekit.exporters.text.exporter as module; import releasekit",
    ],
)
def test_exporters_are_listed_whatever_was_imported_before(before: str) -> None:
    names = fresh(
        f"{before}; import json;"
        " print(json.dumps([e.name for e in releasekit.exporters()]))"
    )

    assert {"docx", "json", "pdf", "record", "text"} <= set(names)


def test_the_listed_exporters_are_those_of_the_registry() -> None:
    rows = releasekit.exporters()

    assert {row.name: row.spec.suffix for row in rows if row.spec}["pdf"] == ".pdf"
    assert all(row.problem is None for row in rows)
