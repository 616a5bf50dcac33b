"""What draws each script, with all extras and with none."""

from __future__ import annotations

from itertools import pairwise

from releasekit.exporters.pdf.fonts.coverage import coverage
from releasekit.exporters.pdf.fonts.scripts import SCRIPTS, script_of
from tests.exporters.pdf.fonts.page import PAGE, page
from tests.exporters.pdf.support import RESOURCES, core_fonts_only


def test_the_page_says_what_is_drawn() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(RESOURCES), (
        "python -m tests.exporters.pdf.fonts.page writes it anew"
    )


def test_every_script_of_the_extras_has_a_font() -> None:
    found = [each for each in coverage(RESOURCES) if each.extra]

    assert len(found) == len(SCRIPTS) + 4
    assert [each.script for each in found if not each.font] == []


def test_without_extras_each_script_names_its_own() -> None:
    found = {each.script: each for each in coverage(core_fonts_only())}

    assert found["Latin"].font == "FiraSans-Regular"
    assert found["marks"].remedy == ""
    assert found["Korean"].remedy == 'pip install "releasekit[cjk]"'
    assert found["Arabic"].remedy == 'pip install "releasekit[scripts]"'


def test_blocks_belong_to_one_script() -> None:
    blocks = sorted(block for script in SCRIPTS for block in script.blocks)

    assert all(before[1] < after[0] for before, after in pairwise(blocks))
    for script in SCRIPTS:
        assert {script_of(char) for char in script.sample} == {script}
