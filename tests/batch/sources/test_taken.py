from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from releasekit import api
from releasekit.batch.job import Reading
from releasekit.batch.reading import parts_of, read_item
from releasekit.batch.sources import Finding, find_items
from releasekit.files.digest import sha256_of
from releasekit.model import Release
from releasekit.record import read, write
from tests.cli.test_splitting import RELEASE, TEXT

MAIL = (
    b"From: a@example.org\nSubject: News\nX-Route: 7\n\nFerry\n\nFrom today it runs.\n"
)
BOXED = b"From a@example.org Tue Feb  7 10:00:00 2017\n" + MAIL.replace(
    b"\nFrom today", b"\n>From today"
)


def release(path: Path) -> Release:
    (item,) = find_items([str(path)])
    return read_item(item, Reading(), None)


def taken(of: Release) -> list[dict[str, str]]:
    return [dict(d.arguments) for d in of.diagnostics if d.code == "RKD142"]


@pytest.mark.parametrize(
    ("name", "data", "place"),
    [("a.eml", MAIL, "a.eml"), ("b.mbox", BOXED, "b.mbox!/1")],
)
def test_a_mails_record_has_the_digest_of_the_mail(
    tmp_path: Path, name: str, data: bytes, place: str
) -> None:
    (tmp_path / name).write_bytes(data)

    found = release(tmp_path / name)

    assert taken(found) == [{"place": place, "sha256": sha256_of(MAIL)}]
    assert b"X-Route" not in found.source.data
    assert found.source.sha256 == sha256_of(found.source.data)
    assert read(write(found)) == found


def test_a_lines_record_has_the_digest_of_the_line(tmp_path: Path) -> None:
    line = json.dumps({"text": "Ferry\n\nIt runs.\n", "id": 7})
    (tmp_path / "a.jsonl").write_text(f"\n{line}\n")

    found = release(tmp_path / "a.jsonl")

    assert taken(found) == [{"place": "a.jsonl!/2", "sha256": sha256_of(line.encode())}]
    assert found.source.text == "Ferry\n\nIt runs.\n"


def test_a_mail_in_an_archive_is_named_by_its_path_in_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("feb/News.txt.eml", MAIL)
    (item,) = find_items([str(tmp_path / "a.zip")], Finding(patterns=("*.eml",)))

    found = read_item(item, Reading(), None)

    place = "a.zip!/feb/News.txt.eml"
    assert taken(found) == [{"place": place, "sha256": sha256_of(MAIL)}]


def test_what_is_read_as_it_stands_was_taken_out_of_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"Ferry\n\nIt runs.\n")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.txt", b"Ferry\n\nIt runs.\n")

    found = [release(tmp_path / name) for name in ("a.txt", "a.zip")]

    assert [taken(one) for one in found] == [[], []]
    assert {one.source.sha256 for one in found} == {sha256_of(b"Ferry\n\nIt runs.\n")}


def test_where_a_mail_lies_does_not_change_its_record(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "b.mbox").write_bytes(BOXED)

    one, two = (release(tmp_path / folder / "b.mbox") for folder in ("one", "two"))

    assert write(one) == write(two)


def test_parts_say_what_the_whole_was_taken_out_of(tmp_path: Path) -> None:
    text = RELEASE.format(3, "One", TEXT) + RELEASE.format(5, "Two", TEXT)
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": text}) + "\n")
    whole = release(tmp_path / "a.jsonl")

    parts = parts_of(whole, Reading(split=True), None)

    assert len(api.split(whole)) == len(parts) == 2
    assert [taken(part) for part in parts] == [taken(whole)] * 2
    assert all(read(write(part)) == part for part in parts)
