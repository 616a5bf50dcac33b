"""Who is timed at what: releasekit's own steps and the peers, warm and as processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import releasekit
from benchmarks.measure import Contender
from benchmarks.peers import PEERS
from benchmarks.work import Work
from releasekit import record

EXPORTERS: Final = ("record", "docx", "pdf", "text", "json")
"""The built-in exporters, in the order of the report."""
READERS: Final = ("recover", "validate")
"""What is done with a record, in the order of the report."""
PARSE: Final = "releasekit parse"
BARE: Final = "python -c pass"
_TASK_OF: Final = {
    "python-docx": "docx",
    "reportlab": "pdf",
    "typst": "pdf",
    "docutils": "record",
}
_IMPORTS: Final = ("releasekit", "docx", "reportlab.platypus", "typst")
_NO_BYTECODE: Final = "PYTHONDONTWRITEBYTECODE"
_ROOT: Final = Path(__file__).parents[1]


def own(task: str) -> str:
    """Return the name of releasekit's own contender at a task."""
    return f"releasekit {task}"


def warm() -> tuple[Contender[Work], ...]:
    """Return what is timed inside one process that has done it before."""
    return (
        Contender(name=PARSE, task="parse", run=parse_work),
        *(Contender(name=own(to), task=to, run=_exporter(to)) for to in EXPORTERS),
        Contender(name=own("recover"), task="recover", run=_recover),
        Contender(name=own("validate"), task="validate", run=_validate),
        *(Contender(name=name, task=_TASK_OF[name], run=_peer(name)) for name in PEERS),
    )


def parse_work(work: Work) -> object:
    """Parse a release from its bytes."""
    return releasekit.parse_bytes(work.data)


def _recover(work: Work) -> object:
    return record.read(work.record)


def _validate(work: Work) -> object:
    return record.validate(work.record)


def _exporter(to: str) -> Callable[[Work], object]:
    return lambda work: releasekit.export(work.release, to)


def _peer(name: str) -> Callable[[Work], object]:
    make = PEERS[name]
    return lambda work: make(work.plain)


def whole(folder: Path, works: Sequence[Work]) -> tuple[Contender[Work], ...]:
    """Return what is timed as a process that starts, reads, writes and ends.

    Args:
        folder: where outputs go, and inputs that the peers can read.
        works: the releases; each is written there as text and as plain blocks.
    """
    for work in works:
        text = work.release.source.text
        (folder / f"{work.name}.md").write_bytes(text.encode("utf-8", "replace"))
        (folder / f"{work.name}.json").write_bytes(json.dumps(work.plain).encode())
    command = str(Path(sysconfig.get_path("scripts")) / "releasekit")
    return (
        *_starts(command),
        *(
            Contender(name=own(to), task=to, run=_convert(command, to, folder))
            for to in EXPORTERS
        ),
        *_pandocs(folder),
        *(
            Contender(name=name, task=_TASK_OF[name], run=_child(name, folder))
            for name in PEERS
        ),
    )


def _starts(command: str) -> tuple[Contender[Work], ...]:
    python: dict[str, tuple[str, ...]] = {
        BARE: (sys.executable, "-c", "pass"),
        **{
            f"import {name}": (sys.executable, "-c", f"import {name}")
            for name in _IMPORTS
        },
        "releasekit formats": (command, "formats"),
    }
    return tuple(
        Contender(name=name, task="start", run=_running(*words))
        for name, words in python.items()
    )


def _running(*command: str) -> Callable[[Work], object]:
    return lambda _: _call(*command)


def _convert(command: str, to: str, folder: Path) -> Callable[[Work], object]:
    out = str(folder / f"own-{to}")
    return lambda work: _call(
        command, "convert", str(work.path), "--to", to, "-o", out, "--force", "-q"
    )


def _pandocs(folder: Path) -> tuple[Contender[Work], ...]:
    # Only the benchmarks' own dependency group has it.
    from pypandoc import get_pandoc_path  # noqa: PLC0415

    pandoc = str(get_pandoc_path())

    def writing(to: str) -> Callable[[Work], object]:
        return lambda work: _call(
            pandoc,
            *("--from", "markdown", "--to", to),
            *("--output", str(folder / f"pandoc.{to}"), f"{folder / work.name}.md"),
        )

    return (
        Contender(name="pandoc to docx", task="docx", run=writing("docx")),
        Contender(name="pandoc to jats", task="record", run=writing("jats")),
        Contender(name="pandoc to plain", task="text", run=writing("plain")),
    )


def _child(name: str, folder: Path) -> Callable[[Work], object]:
    out = str(folder / "peer.out")
    return lambda work: _call(
        *(sys.executable, "-m", "benchmarks.child", "write"),
        *(name, f"{folder / work.name}.json", out),
    )


def peak_memory(text: str, folder: Path) -> tuple[int, int]:
    """Return the bytes that a parse needs at its peak, beyond the text, and blocks.

    Counted by the interpreter (tracemalloc) in a process of its own.
    """
    path = folder / "shape.txt"
    path.write_bytes(text.encode("utf-8", "replace"))
    said = _call(sys.executable, "-m", "benchmarks.child", "peak", str(path))
    peak, blocks = said.split()
    return int(peak), int(blocks)


def _call(*command: str) -> str:
    # An installation has its bytecode compiled, whatever developers forbid here.
    kept = {name: value for name, value in os.environ.items() if name != _NO_BYTECODE}
    done = subprocess.run(
        command, cwd=_ROOT, env=kept, check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout
