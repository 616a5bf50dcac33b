"""The same release gives the same bytes, whatever surrounds the process."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from releasekit.parsing import parse_bytes
from tests.exporters.pdf.support import render
from tests.support import ROOT, SAMPLES

NAMES = ("01-ministry-numbered-en.txt", "02-ministry-bullets-ko.txt")
_PROGRAM = """
import hashlib, sys
from tests.exporters.pdf.support import render
from tests.support import SAMPLES
from releasekit.parsing import parse_bytes
for name in sys.argv[1:]:
    data = render(parse_bytes((SAMPLES / name).read_bytes(), name=name)).data
    print(hashlib.sha256(data).hexdigest())
"""
_SETTINGS = """
invariant = 0
ttfAsciiReadable = 1
allowTTFSubsetting = ['nothing']
autoGenerateTTFMissingTTFName = 1
pageCompression = 0
"""


def _digests(names: tuple[str, ...]) -> list[str]:
    made = (
        render(parse_bytes((SAMPLES / name).read_bytes(), name=name)).data
        for name in names
    )
    return [hashlib.sha256(data).hexdigest() for data in made]


def test_twice_is_the_same() -> None:
    assert _digests(NAMES) == _digests(NAMES)


def test_what_came_before_does_not_show() -> None:
    assert _digests(NAMES) == _digests(NAMES[::-1])[::-1]


@pytest.mark.parametrize(
    ("names", "surroundings"),
    [
        (NAMES, {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Asia/Seoul"}),
        (
            NAMES[::-1],
            {
                "PYTHONHASHSEED": "77",
                "LC_ALL": "C.UTF-8",
                "TZ": "America/Anchorage",
                "RL_invariant": "0",
                "RL_ttfAsciiReadable": "1",
                "RL_autoGenerateTTFMissingTTFName": "1",
                "RL_pageCompression": "0",
            },
        ),
    ],
)
def test_another_process_gives_the_same_bytes(
    names: tuple[str, ...], surroundings: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / ".reportlab_settings").write_text(_SETTINGS, "utf-8")
    environment = os.environ | surroundings | {"HOME": str(tmp_path)}
    path = os.pathsep.join((str(ROOT), str(ROOT / "src")))

    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, *names],
        env=environment | {"PYTHONPATH": path},
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )

    assert done.stdout.split() == _digests(names)
