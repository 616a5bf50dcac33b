"""Reads hostile files in a process of its own and tells what came of it.

Run as ``python -m tests.hostile.child``; the answers are JSON on standard output.
The memory of the process is that of the worst file so far, its own bytes included.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys

from releasekit import record
from releasekit.containers.records import record_bytes
from releasekit.errors import ReleasekitError
from releasekit.exporters.docx.exporter import EXPORTER as DOCX
from releasekit.exporters.docx.options import DocxOptions
from releasekit.exporters.html.exporter import EXPORTER as HTML
from releasekit.exporters.html.options import HtmlOptions
from releasekit.exporters.pdf.exporter import EXPORTER as PDF
from releasekit.exporters.pdf.options import PdfOptions
from releasekit.plugins.contract import ExportContext
from releasekit.verification import Verdict, recover, verify
from tests.hostile.inputs import INPUTS
from tests.record.examples import small_release

MOST_SECONDS = 20
"""After so much time of the processor on one file the process is killed."""
START, END = "/the-reading-begins", "/the-reading-ends"


def answers(data: bytes) -> list[str]:
    """Return what recovering, verifying and validating a file ended in."""
    return [_recovered(data), _verified(data), _validated(data)]


def _recovered(data: bytes) -> str:
    try:
        recover(data)
    except ReleasekitError as error:
        return f"refused: {error.message}"
    return "read"


def _verified(data: bytes) -> str:
    try:
        found = verify(data)
    except ReleasekitError as error:
        return f"refused: {error.message}"
    wrong = found.verdict is Verdict.ALTERED
    return f"{'refused: ' if wrong else ''}{found.verdict}: {found.detail}"


def _validated(data: bytes) -> str:
    try:
        breaches = record.validate(record_bytes(data))
    except ReleasekitError as error:
        return f"refused: {error.message}"
    return f"refused: {breaches[0].text}" if breaches else "valid"


def warm() -> None:
    """Load everything that reading files needs."""
    release, context = small_release(), ExportContext()
    for data in (
        record.write(release),
        DOCX.export(release, DocxOptions(), context).data,
        PDF.export(release, PdfOptions(), context).data,
        HTML.export(release, HtmlOptions(), context).data,
    ):
        answers(data)
        answers(data[:-1] + b"!")


def main(kinds: tuple[str, ...]) -> None:
    """Read the files of some kinds and write the answers."""
    warm()
    chosen = [name for name in INPUTS if name.startswith(kinds)]
    found = {}
    for name in chosen:
        data = INPUTS[name]()
        signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
        os.path.exists(START)  # noqa: PTH110 - a mark in the trace
        told = answers(data)
        os.path.exists(END)  # noqa: PTH110 - as above
        signal.setitimer(signal.ITIMER_PROF, 0)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        found[name] = {"answers": told, "megabytes": memory}
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main(tuple(sys.argv[1:]))
