"""An exporter that does to its process what a text says: real deaths, no mocks."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import pytest

from releasekit.batch import Item, Job, Limits, Plan

_CODE: Final = """
import itertools, os, signal, time
from pathlib import Path
from attrs import frozen
from releasekit.plugins.contract import ExporterSpec, Rendition

@frozen
class Options:
    pass

def kill(_):
    os.kill(os.getpid(), signal.SIGKILL)

def kill_once(marker):
    if not Path(marker).exists():
        Path(marker).touch()
        kill(marker)

def stick(_):
    sum(itertools.repeat(1))  # in C, where no signal is looked at

def hog(_):
    held = []
    while True:
        held.append(bytearray(1 << 24))

DEEDS = {
    "KILL": kill, "KILL-ONCE": kill_once, "STICK": stick, "HOG": hog,
    "SLEEP": lambda seconds: time.sleep(float(seconds)),
}

class Trap:
    spec = ExporterSpec(
        name="trap", title="T", media_type="text/plain", suffix=".trap", options=Options
    )
    def check(self, options):
        return ()
    def export(self, release, options, context):
        name, _, what = release.source.text.strip().partition(" ")
        DEEDS.get(name, lambda _: None)(what)
        data = release.source.text.encode()
        return Rendition(data=data, media_type="text/plain", suffix=".trap")

EXPORTER = Trap()
"""


def install(folder: Path) -> Path:
    """Make a folder for ``sys.path`` in which the exporter ``trap`` is installed."""
    info = folder / "trap_plugin-1.0.dist-info"
    info.mkdir(parents=True)
    (folder / "trap_plugin.py").write_text(_CODE)
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: trap-plugin\nVersion: 1.0\n"
    )
    entry = "[releasekit.exporters]\ntrap = trap_plugin:EXPORTER\n"
    (info / "entry_points.txt").write_text(entry)
    return folder


def set_trap(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Install it for this process and those it starts; return where texts go."""
    site = install(folder / "site")
    monkeypatch.setattr(sys, "path", [str(site), *sys.path])
    (folder / "in").mkdir()
    return folder


def plan_of(folder: Path, texts: dict[str, str], limits: Limits | None = None) -> Plan:
    """Write texts into a folder's ``in``; return the plan to convert them."""
    for name, text in texts.items():
        (folder / "in" / name).write_text(text)
    items = [
        Item(
            id=name,
            location=str(folder / "in" / name),
            name=name,
            stem=name.removesuffix(".txt"),
            size=len(text),
        )
        for name, text in texts.items()
    ]
    job = Job(
        destination=str(folder / "out"),
        exports=(("trap", None),),
        limits=limits or Limits(),
    )
    return Plan(job=job, items=items, count=len(items))
