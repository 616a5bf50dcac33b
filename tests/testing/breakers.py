"""Exporters that each break one promise; found by other processes by their names."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from attrs import define, evolve, field, frozen

from releasekit import record
from releasekit.model import Release
from releasekit.plugins.contract import (
    Capability,
    ExportContext,
    ExporterSpec,
    Rendition,
)

READY = Path(tempfile.gettempdir())


@frozen(kw_only=True)
class Options:
    loud: bool = False


@define
class Changeable:
    loud: bool = False


@frozen
class NeedsValue:
    loud: bool


class NoAttrs:
    pass


SPEC = ExporterSpec(
    name="test",
    title="Test",
    media_type="text/plain",
    suffix=".test",
    options=Options,
    capabilities=frozenset({Capability.DETERMINISTIC}),
)


def plain(release: Release) -> bytes:
    return release.source.text.encode("utf-8", "replace")


@frozen
class Fake:
    make: Callable[[Release], Any] = field(default=plain)
    spec: ExporterSpec = SPEC

    def check(self, options: Any) -> tuple[()]:
        return ()

    def export(self, release: Release, options: Any, context: ExportContext) -> Any:
        made = self.make(release)
        if not isinstance(made, bytes):
            return made
        return Rendition(
            data=made, media_type=self.spec.media_type, suffix=self.spec.suffix
        )


@frozen
class Reader(Fake):
    read: Callable[[bytes], Release] = field(default=record.read)

    def recover(self, data: bytes) -> Release:
        return self.read(data)


class BadCheck(Fake):
    def check(self, options: Any) -> Any:
        return ["fine"]


class Counter:
    def __init__(self) -> None:
        self.count = 0

    def __call__(self, release: Release) -> bytes:
        self.count += 1
        return str(self.count).encode()


def named(**changes: Any) -> ExporterSpec:
    return evolve(SPEC, **changes)


def promising(*capabilities: Capability) -> ExporterSpec:
    return evolve(SPEC, capabilities=frozenset(capabilities))


def untitled_only(release: Release) -> bytes:
    if release.title is None and release.blocks:
        message = "no title"
        raise ValueError(message)
    return b""


def strict(release: Release) -> bytes:
    return release.source.text.encode("utf-8")


def other_suffix(release: Release) -> Rendition:
    return Rendition(data=b"", media_type="text/plain", suffix=".other")


def by_hash(release: Release) -> bytes:
    return str(hash(release.source.sha256)).encode()


def by_set(release: Release) -> bytes:
    return " ".join({word for word in release.source.text.split() if word}).encode(
        "utf-8", "replace"
    )


def by_clock(release: Release) -> bytes:
    return time.strftime("%Y").encode()


def by_date(release: Release) -> bytes:
    return dt.datetime.now(dt.UTC).date().isoformat().encode()


def by_zone(release: Release) -> bytes:
    return repr(time.tzname).encode()


def by_home(release: Release) -> bytes:
    return str(Path.home()).encode()


def by_folder(release: Release) -> bytes:
    return str(Path.cwd()).encode()


def by_variable(release: Release) -> bytes:
    return os.environ.get("SOURCE_DATE_EPOCH", "").encode()


def reads_a_file(release: Release) -> bytes:
    return hashlib.sha256(Path(__file__).read_bytes()).digest()


def lists_a_folder(release: Release) -> bytes:
    return str(bool(os.listdir(READY))).encode()  # noqa: PTH208 - the event it makes


def starts_a_program(release: Release) -> bytes:
    return str(os.system("true")).encode()  # noqa: S605 - the event it makes


def half(data: bytes) -> Release:
    return evolve(record.read(data), blocks=())


def nothing(data: bytes) -> Release:
    return record.read(b"<release/>")


READS = promising(Capability.READS_BACK)
EMBEDS = promising(Capability.EMBEDS_RECORD)
SOUND = Fake()
SOUND_READER = Reader(record.write, promising(*Capability))
LOST_NAME = Fake(spec=named(name="Test é"))
NO_TITLE = Fake(spec=named(title=""))
NO_MEDIA_TYPE = Fake(spec=named(media_type="text"))
BAD_SUFFIX = Fake(spec=named(suffix="./x"))
BAD_CONTRACT = Fake(spec=named(contract=0))
CHANGEABLE = Fake(spec=named(options=Changeable))
NEEDS_VALUE = Fake(spec=named(options=NeedsValue))
NO_ATTRS = Fake(spec=named(options=NoAttrs))
BAD_CHECK = BadCheck()
NO_TITLE_RAISES = Fake(untitled_only)
STRICT = Fake(strict)
NOT_A_RENDITION = Fake(lambda _: "text")
OTHER_SUFFIX = Fake(other_suffix)
COUNTER = Fake(Counter())
BY_HASH = Fake(by_hash)
BY_SET = Fake(by_set)
BY_CLOCK = Fake(by_clock)
BY_DATE = Fake(by_date)
BY_ZONE = Fake(by_zone)
BY_HOME = Fake(by_home)
BY_FOLDER = Fake(by_folder)
BY_VARIABLE = Fake(by_variable)
READS_A_FILE = Fake(reads_a_file)
LISTS_A_FOLDER = Fake(lists_a_folder)
STARTS_A_PROGRAM = Fake(starts_a_program)
NO_READER = Fake(record.write, READS)
HALF_READER = Reader(record.write, READS, half)
NO_RECORD = Fake(plain, EMBEDS)
BROKEN_READER = Reader(record.write, READS, nothing)
