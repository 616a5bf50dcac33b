"""Making ledgers for tests: inputs, outputs and results that belong together."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from releasekit.batch.item import Item
from releasekit.batch.result import Facts, Made, Result
from releasekit.errors import ForeignFormatError
from releasekit.files.digest import sha256_of
from releasekit.files.store import FolderStore
from releasekit.files.written import Journal
from releasekit.model import Severity, Span, diagnostic

JOB: Final = "5" * 64
OTHER_JOB: Final = "6" * 64
LONG_AGO: Final = 1_700_000_000_000_000_000
"""A time in nanoseconds that no file of a test has by itself."""
ODD: Final = diagnostic("RKD130", Severity.INFO, Span(3, 9), literal="3/4/2026")


def make_input(folder: Path, name: str, text: str = "Ferry Opens\n") -> Item:
    """Write an input that was last changed long ago, and return it as an item."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    os.utime(path, ns=(LONG_AGO, LONG_AGO))
    return item_of(path, name)


def item_of(path: Path, name: str) -> Item:
    """Return a file as an item, as it is now."""
    state = path.stat()
    folder, _, last = name.rpartition("/")
    return Item(
        id=name,
        location=str(path),
        name=last,
        folder=folder,
        stem=last.removesuffix(".txt"),
        size=state.st_size,
        mtime_ns=state.st_mtime_ns,
    )


def convert(item: Item, out: Path, formats: tuple[str, ...] = ("docx",)) -> Result:
    """Do what a worker does: write outputs, the journal first, and tell of them."""
    data = Path(item.location).read_bytes()
    made = [write(item, out, format_, data) for format_ in formats]
    return Result(
        item=item,
        sha256=sha256_of(data),
        job=JOB,
        releases=(Facts(title="Ferry Opens", missing=("issuer",), characters=11),),
        outputs=tuple(made),
        diagnostics=(ODD,),
        milliseconds=12,
    )


def write(item: Item, out: Path, format_: str, data: bytes) -> Made:
    """Write one output of an item."""
    prefix = f"{item.folder}/" if item.folder else ""
    name, content = f"{prefix}{item.stem}.{format_}", format_.encode() + b": " + data
    store = FolderStore(out, Journal(out))
    store.put(store.place([(name, content)]))
    return Made(
        exporter=format_,
        name=name,
        sha256=sha256_of(content),
        size=len(content),
        written=True,
    )


def fail(item: Item) -> Result:
    """Return the result of an item that is no text."""
    error = ForeignFormatError("this is a PDF", path=item.location)
    return Result(item=item, job=JOB, error=error)


def damage_index(ledger: Path) -> None:
    """Break a ledger so that SQLite sees it, and all rows can still be read."""
    with closing(sqlite3.connect(ledger)) as connection:
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'attempts_run'"
        page = connection.execute(query).fetchone()[0]
    with ledger.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
