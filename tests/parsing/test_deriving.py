"""What is worked out from the tables is kept beside them and up to date."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from releasekit.parsing.data import DERIVED
from releasekit.parsing.deriving import derived_text
from tests.support import ROOT

if TYPE_CHECKING:
    from pathlib import Path

TABLES = ROOT / "src/releasekit/parsing/profiles"


def test_the_file_is_up_to_date() -> None:
    kept = (TABLES / DERIVED).read_text(encoding="utf-8")

    assert kept == derived_text(TABLES), "run `make tables`"


def test_a_changed_table_changes_it(tmp_path: Path) -> None:
    tables = tmp_path / "profiles"
    shutil.copytree(TABLES, tables)
    words = tables / "vocabulary.toml"
    text = words.read_text(encoding="utf-8").replace('"press release"', '"press sheet"')
    words.write_text(text, encoding="utf-8")

    assert derived_text(tables) != derived_text(TABLES)
