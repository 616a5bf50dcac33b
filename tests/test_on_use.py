"""Names on use: packages list all their names, and import each when it is asked for."""

from __future__ import annotations

import importlib
import subprocess
import sys

import pytest

import releasekit

PACKAGES = ["releasekit", "releasekit.batch", "releasekit.record"]


@pytest.mark.parametrize("name", PACKAGES)
def test_every_listed_name_can_be_had_and_is_in_the_list(name: str) -> None:
    package = importlib.import_module(name)

    assert set(package.__all__) <= set(dir(package))
    assert [n for n in package.__all__ if not hasattr(package, n)] == []


@pytest.mark.parametrize("name", PACKAGES)
def test_a_name_that_is_not_there_is_told_as_python_tells_it(name: str) -> None:
    package = importlib.import_module(name)

    with pytest.raises(
        AttributeError, match=rf"^module '{name}' has no attribute 'no'"
    ):
        _ = package.no


def test_a_name_that_is_its_modules_own_stands_for_the_module() -> None:
    _ = releasekit.exporters

    assert vars(releasekit)["exporters"] is sys.modules["releasekit.exporters"]


def test_names_are_listed_before_they_are_imported() -> None:
    code = (
        "import releasekit.record, sys; names = dir(releasekit.record);"
        "print('validate' in names, 'releasekit.record.validation' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert run.stdout == "True False\n"
