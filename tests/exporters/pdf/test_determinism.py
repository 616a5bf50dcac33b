"""The same release gives the same bytes, whatever surrounds the process."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Final

import pikepdf
import pytest

from releasekit.exporters.pdf.options import Standard
from releasekit.parsing import parse_bytes
from tests import builders as b
from tests.exporters.pdf.support import render
from tests.support import ROOT, SAMPLES

NAMES: Final = ("01-ministry-numbered-en.txt", "02-ministry-bullets-ko.txt")
_PROGRAM: Final = """
import sys
from releasekit.testing.clock import shift_clock
if sys.argv[1] == "another day":
    shift_clock()
from tests.exporters.pdf.test_determinism import digests
print("\\n".join(digests(sys.argv[2:])))
"""
_SETTINGS: Final = "raise SystemExit('settings of another program were run')"
"""What reportlab would run where it finds it, in the home or among the modules."""


def digests(names: list[str] | tuple[str, ...]) -> list[str]:
    """Return digests of samples, and of a release without a date in each standard."""
    releases = [parse_bytes((SAMPLES / each).read_bytes(), name=each) for each in names]
    made = [render(release).data for release in releases]
    undated = b.make_release(b.title("Ohne Datum: ※ 가"), b.paragraph("Kein Tag."))
    made += [render(undated, standard=each).data for each in Standard]
    return [hashlib.sha256(data).hexdigest() for data in made]


def test_twice_is_the_same() -> None:
    assert digests(NAMES) == digests(NAMES)


def test_what_came_before_does_not_show() -> None:
    assert digests(NAMES)[:2] == digests(NAMES[::-1])[:2][::-1]


@pytest.mark.parametrize(
    ("day", "names", "surroundings"),
    [
        ("today", NAMES, {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Asia/Seoul"}),
        (
            "another day",
            NAMES[::-1],
            {
                "PYTHONHASHSEED": "77",
                "LC_ALL": "tr_TR.UTF-8",
                "LANG": "ar_EG.UTF-8",
                "TZ": "America/Anchorage",
                "SOURCE_DATE_EPOCH": "1",
                "RL_pageCompression": "0",
                "RL_invariant": "0",
            },
        ),
    ],
)
def test_another_process_gives_the_same_bytes(
    day: str, names: tuple[str, ...], surroundings: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / ".reportlab_settings").write_text(_SETTINGS, "utf-8")
    modules = [str(ROOT), str(ROOT / "src")]
    if day == "another day":  # where this module is found, the home is not asked
        (tmp_path / "reportlab_settings.py").write_text(_SETTINGS, "utf-8")
        modules.append(str(tmp_path))

    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, day, *names],
        env=os.environ
        | surroundings
        | {"HOME": str(tmp_path), "PYTHONPATH": os.pathsep.join(modules)},
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )

    assert done.stdout.split() == digests(names)


def test_no_standard_wants_a_date_so_none_is_taken_from_anywhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    for standard in Standard:
        data = render(b.make_release(b.title("T")), standard=standard).data
        with pikepdf.open(BytesIO(data)) as pdf:
            objects = [
                each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)
            ]
            told = [key for each in objects for key, _ in each.items() if "Date" in key]

            assert told == []
            assert b"Date>" not in pdf.Root.Metadata.read_bytes()
