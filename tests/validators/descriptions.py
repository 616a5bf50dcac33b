"""Every description and package of real releases, before its judge; see `main`.

The corpus stands in ``../shared``, which is no part of releasekit. Run by
``make descriptions``.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import bagit
import pytest
from attrs import frozen

import releasekit
from releasekit import ExportContext, Release
from tests.exporters.crosswalk.releases import described, real_releases
from tests.support import shared
from tests.validators import eark, linked_data
from tests.validators.official import (
    akoma_ntoso_schema,
    complaints,
    dcterms_schema,
    ead3_grammar,
    ead3_schema,
    mods_38_schema,
    official_mets_schema,
    official_oai_dc_schema,
    official_premis_schema,
)

CONTEXT: Final = ExportContext(time=datetime(2026, 11, 23, tzinfo=UTC))
LABELS: Final = 15
"""Columns of a list for NARA."""
CHECKSUMS: Final = "metadata/checksum.sha256"
TOLD: Final = 20
"""Most complaints that are told one by one."""


@frozen(kw_only=True)
class Judge:
    """Who says whether a description is valid."""

    title: str
    """Format and form, and who judges."""
    format: str
    complaints: Callable[[bytes], list[str]]
    options: Mapping[str, object] = {}


def nara_complaints(data: bytes) -> list[str]:
    """Return what a reader of RFC 4180 finds wrong: there is no schema."""
    text = io.StringIO(data.decode("utf-8"), newline="")
    widths = [len(row) for row in csv.reader(text, delimiter="|", strict=True)]
    return [] if widths == [LABELS, LABELS] else [f"rows of {widths} values"]


JUDGES: Final = (
    Judge(
        title="`dublin-core`: DCMI's schemas of 2003-04-02",
        format="dublin-core",
        complaints=lambda data: complaints(dcterms_schema(), data),
    ),
    Judge(
        title="`dublin-core`, form `oai_dc`: the schema of OAI-PMH",
        format="dublin-core",
        complaints=lambda data: complaints(official_oai_dc_schema(), data),
        options={"form": "oai_dc"},
    ),
    Judge(
        title="`mods`: MODS 3.8",
        format="mods",
        complaints=lambda data: complaints(mods_38_schema(), data),
    ),
    Judge(
        title="`premis`: PREMIS 3.0",
        format="premis",
        complaints=lambda data: complaints(official_premis_schema(), data),
        options={"validate": True},
    ),
    Judge(
        title="`mets`: METS 1.12.1 with MODS 3.8 and PREMIS 3.0 inside",
        format="mets",
        complaints=lambda data: complaints(official_mets_schema(), data),
    ),
    Judge(
        title="`akoma-ntoso`: Akoma Ntoso 3.0",
        format="akoma-ntoso",
        complaints=lambda data: complaints(akoma_ntoso_schema(), data),
    ),
    Judge(
        title="`ead3`: EAD3 1.1 as XML Schema, 1.1.1 as RELAX NG",
        format="ead3",
        complaints=lambda data: [
            line
            for schema in (ead3_schema(), ead3_grammar())
            for line in complaints(schema, data)
        ],
    ),
    Judge(
        title="`jsonld`: a JSON-LD 1.1 processor, terms of schema.org and DCMI",
        format="jsonld",
        complaints=linked_data.complaints,
    ),
    Judge(
        title="`nara-csv`: a reader of RFC 4180",
        format="nara-csv",
        complaints=nara_complaints,
    ),
)


def bag_complaints(folder: Path) -> list[str]:
    """Return what the reference implementation of BagIt finds wrong."""
    try:
        bagit.Bag(str(folder)).validate()
    except bagit.BagError as error:
        return [str(error)]
    return []


def transfer_complaints(folder: Path) -> list[str]:
    """Return objects whose checksum is wrong, and what the schema says of events."""
    objects = folder / "objects"
    lines = (folder / CHECKSUMS).read_text("utf-8").splitlines()
    listed = {line[66:]: line[:64] for line in lines}
    files = {path for path in objects.rglob("*") if path.is_file()}
    found = {
        path.relative_to(objects).as_posix(): hashlib.sha256(
            path.read_bytes()
        ).hexdigest()
        for path in files
    }
    wrong = sorted({*listed.items()} ^ {*found.items()})
    events = (folder / "metadata" / "premis.xml").read_bytes()
    return [f"checksum of {name}" for name, _ in wrong] + complaints(
        official_premis_schema(), events
    )


PACKAGES: Final[Mapping[str, tuple[str, Callable[[Path], list[str]]]]] = {
    "bagit": ("bagit 1.9", bag_complaints),
    "csip": ("eark-validator 1.1.3", eark.complaints),
    "archivematica": ("checksums, PREMIS 3.0", transfer_complaints),
}
"""Who judges each form of package."""


def bulk_texts() -> Iterator[str]:
    """Yield the texts of thousands of releases."""
    path = shared("corpus", "bulk", "bulk-dev.jsonl.gz")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row: dict[str, Any] = json.loads(line)
            yield row["text"]


def both(release: Release) -> tuple[Release, Release]:
    """Return a release as it was read, and with the facts of a series."""
    return release, described(release)


def chosen(step: int) -> Iterator[tuple[str, Release]]:
    """Yield real releases: all that are files, of thousands more each nth."""
    for name, release in real_releases():
        for one in both(release):
            yield name, one
    for number, text in enumerate(bulk_texts()):
        if number % step == 0:
            for one in both(releasekit.parse(text)):
                yield f"bulk {number}", one


def judge_descriptions(step: int) -> list[str]:
    """Print a row for each format; return what was found wrong."""
    counts: dict[str, Counter[str]] = {judge.title: Counter() for judge in JUDGES}
    wrong: list[str] = []
    for name, release in chosen(step):
        for judge in JUDGES:
            made = releasekit.export(
                release, judge.format, judge.options, context=CONTEXT
            )
            found = judge.complaints(made.data)
            wrong += [f"{name}, {judge.title}: {line}" for line in found]
            counts[judge.title] += Counter(made=1, valid=not found)
    say("| format: who judges it | documents | valid |")
    say("|---|---:|---:|")
    for title, count in counts.items():
        say(f"| {title} | {count['made']:,} | {count['valid']:,} |")
    return wrong


def judge_packages() -> list[str]:
    """Print a row for each form of package; return what was found wrong."""
    say("\n| package: who judges it | packages | valid | sound | give back |")
    say("|---|---:|---:|---:|---:|")
    wrong: list[str] = []
    for form, (by, ask) in PACKAGES.items():
        if form == "csip" and not eark.PYTHON.is_file():
            say(f"| `{form}`: {by} is missing; run `make eark` | – | – | – | – |")
            continue
        count: Counter[str] = Counter()
        for name, release in real_releases():
            found = package_complaints(described(release), form, ask, count)
            wrong += [f"{name}, {form}: {line}" for line in found]
        row = (f"{count[key]:,}" for key in ("made", "valid", "sound", "back"))
        say(f"| `{form}`: {by} | {' | '.join(row)} |")
    return wrong


def package_complaints(
    release: Release,
    form: str,
    ask: Callable[[Path], list[str]],
    count: Counter[str],
) -> list[str]:
    """Make a package, count what it holds, and return what is wrong with it."""
    with TemporaryDirectory() as folder:
        made = releasekit.package(
            release, Path(folder) / "package", form=form, context=CONTEXT
        )
        found = ask(made.path)
        sound = releasekit.verify_package(made.path).is_sound
        back = releasekit.recover(made.path) == release
    count += Counter(made=1, valid=not found, sound=sound, back=back)
    oddities = {"it is not sound": sound, "it gives back another release": back}
    return [*found, *(words for words, holds in oddities.items() if not holds)]


def main(arguments: list[str]) -> int:
    """Print who judges what, how many they saw, and how many they found valid.

    Args:
        arguments: nothing, or a number: of the bulk each so manieth release.
    """
    try:
        wrong = [*judge_descriptions(int(*arguments or ["1"])), *judge_packages()]
    except pytest.skip.Exception as reason:
        say(f"skipped: {reason}")
        return 0
    for line in wrong[:TOLD]:
        say(line)
    return min(len(wrong), 1)


def say(line: str) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
