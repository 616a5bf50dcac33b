from __future__ import annotations

from pathlib import Path

from attrs import evolve

from releasekit.batch.item import Item
from releasekit.batch.job import Job, Reading
from releasekit.batch.known import Knowing
from releasekit.batch.ledger import Ledger, Opening
from releasekit.batch.result import Made, Result
from releasekit.batch.worker import Worker
from releasekit.errors import OutputExistsError
from releasekit.files.digest import sha256_of
from tests.batch.ledger.making import JOB, make_input

THEIRS = b"made by an earlier version"


def written(folder: Path, *names: str) -> Job:
    """Return a job whose ledger says that these names were written."""
    where = folder / "ledgers"
    made = tuple(
        Made(
            exporter="text",
            part=part,
            name=name,
            sha256=sha256_of(THEIRS),
            size=len(THEIRS),
            written=True,
        )
        for part, name in enumerate(names)
    )
    result = Result(item=Item(id="a", location="a"), sha256="1" * 64, outputs=made)
    with Ledger.open("s3://releases/out", Opening(folder=where)) as ledger:
        ledger.begin(JOB)
        ledger.record([result])
    path = where / "ledger.sqlite"
    return Job(destination="s3://releases/out", exports=(), ledger=path)


def known_names(job: Job, stem: str, folder: str = "2017") -> list[str]:
    item = Item(id="x", location="x", folder=folder, stem=stem)
    return [name for name, _ in Knowing(job).of(item)]


def test_all_suffixes_of_an_inputs_own_outputs_are_known(tmp_path: Path) -> None:
    own = ("2017/a.docx", "2017/a.record.xml")
    others = ("2017/a-1.docx", "2017/a b.docx", "2017/ab.docx", "a.docx", "2017/b.pdf")

    job = written(tmp_path, *own, *others)

    assert known_names(job, "a") == [*own]
    assert known_names(job, "a", "") == ["a.docx"]
    assert known_names(job, "c") == []


def test_parts_are_known_where_inputs_are_split(tmp_path: Path) -> None:
    names = ("2017/a-1.docx", "2017/a-12.docx", "2017/a-1-1.docx", "2017/a-1b.docx")
    job = evolve(written(tmp_path, *names, "2017/a.docx"), reading=Reading(split=True))

    assert known_names(job, "a") == ["2017/a.docx", "2017/a-1.docx", "2017/a-12.docx"]


def test_the_one_file_of_a_job_is_known_by_its_name(tmp_path: Path) -> None:
    job = evolve(written(tmp_path, "one.docx", "one.docx.pdf"), file="one.docx")

    assert known_names(job, "whatever") == ["one.docx"]


def test_without_a_ledger_nothing_is_known(tmp_path: Path) -> None:
    job = Job(destination="s3://releases/out", exports=())

    assert known_names(job, "a") == []
    assert known_names(evolve(job, ledger=tmp_path / "none.sqlite"), "a") == []


def test_workers_replace_what_came_with_an_item_and_nothing_else(
    tmp_path: Path,
) -> None:
    item = make_input(tmp_path, "a.txt")
    out = tmp_path / "out"
    out.mkdir()
    (out / "a.txt").write_bytes(THEIRS)
    worker = Worker(Job(destination=str(out), exports=(("text", None),)))
    named = evolve(item, known=(("a.txt", sha256_of(THEIRS)),))

    refused = worker.convert(item)
    replaced = worker.convert(named)
    (out / "a.txt").write_bytes(b"changed by somebody")
    changed = worker.convert(named)
    again = worker.convert(item)

    assert isinstance(refused.error, OutputExistsError)
    assert replaced.error is None
    assert replaced.outputs[0].written
    assert isinstance(changed.error, OutputExistsError)
    assert isinstance(again.error, OutputExistsError)
