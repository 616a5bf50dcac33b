from __future__ import annotations

import os
import pickle
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from releasekit.batch.digest import job_digest
from releasekit.batch.engines import dask_cluster
from releasekit.batch.engines.choice import engine_named
from releasekit.batch.engines.contract import LostChunkError
from releasekit.batch.engines.dask_engine import DaskEngine
from releasekit.batch.engines.serial import SerialEngine
from releasekit.batch.job import Job
from releasekit.batch.ledger import Ledger, Opening
from releasekit.batch.plan import Plan
from releasekit.batch.result import Result
from releasekit.batch.running import run
from releasekit.batch.sources import find_items
from releasekit.errors import (
    EngineError,
    MissingDependencyError,
    OutputExistsError,
)
from releasekit.exporters.json.options import JsonOptions
from tests.batch.engines.cluster import LoopbackCluster
from tests.support import require_package

EXPORTS = (("record", None), ("text", None))
JSON = (("json", JsonOptions()),)
OTHER_JSON = (("json", JsonOptions(indent=4)),)
COUNT = 48


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LoopbackCluster]:
    """Return a cluster of two workers, each a process of its own."""
    require_package("distributed")
    cluster = LoopbackCluster.start(tmp_path_factory.mktemp("cluster"))
    for _ in range(2):
        cluster.add_worker()
    yield cluster
    cluster.stop()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of releases, in folders."""
    for number in range(COUNT):
        path = tmp_path / "in" / str(number % 7) / f"{number:03d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = f"Release {number}\n\nOTTAWA, March 3, 2026 - It opens.\n\n* a\n* b\n"
        path.write_text(text, "utf-8")
    return tmp_path / "in"


def plan(source: Path | str, destination: Path | str, exports: Any = EXPORTS) -> Plan:
    items = find_items([str(source)])
    return Plan(job=Job(destination=str(destination), exports=exports), items=items)


def outputs(folder: Path) -> dict[str, bytes]:
    found = (p for p in folder.rglob("*") if p.is_file())
    names = {p.relative_to(folder).as_posix(): p.read_bytes() for p in found}
    return {n: data for n, data in names.items() if ".releasekit" not in n}


def wait_for(cluster: LoopbackCluster, workers: int) -> None:
    from distributed import Client

    with Client(cluster.address, set_as_default=False) as client:
        while len(client.nthreads()) != workers:
            time.sleep(0.05)


def errors(results: list[Result]) -> list[Any]:
    return [(r.item.id, str(r.error)) for r in results if r.error]


def test_outputs_are_those_of_one_process(
    cluster: LoopbackCluster, folder: Path, tmp_path: Path
) -> None:
    wait_for(cluster, 2)
    engine = engine_named("dask", scheduler=cluster.address)
    exports = (*EXPORTS, ("docx", None))

    far = list(run(plan(folder, tmp_path / "far", exports), engine=engine))
    near = list(run(plan(folder, tmp_path / "near", exports), engine=SerialEngine()))

    assert errors(far) == []
    assert outputs(tmp_path / "far") == outputs(tmp_path / "near")
    assert len(outputs(tmp_path / "far")) == COUNT * len(exports)
    key = lambda result: result.item.id  # noqa: E731 - for two lists
    told = [
        [(r.item, r.sha256, r.outputs, r.releases) for r in sorted(rs, key=key)]
        for rs in (far, near)
    ]
    assert told[0] == told[1]


def test_a_worker_and_a_process_killed_on_the_way_cost_nothing(
    cluster: LoopbackCluster, folder: Path, tmp_path: Path
) -> None:
    import psutil

    victim = cluster.add_worker()
    wait_for(cluster, 3)
    engine = DaskEngine(scheduler=cluster.address)
    engine.chunk = 2
    results = run(plan(folder, tmp_path / "out"), engine=engine)

    some = [next(results)]
    victim.send_signal(signal.SIGKILL)
    for child in psutil.Process(cluster.processes[1].pid).children():
        child.kill()
    some += results

    assert victim.wait() == -signal.SIGKILL
    assert errors(some) == []
    assert len({r.item.id for r in some}) == len(some) == COUNT
    assert len(outputs(tmp_path / "out")) == COUNT * len(EXPORTS)


def test_a_run_that_is_stopped_leaves_no_process(
    cluster: LoopbackCluster, folder: Path, tmp_path: Path
) -> None:
    import psutil

    wait_for(cluster, 2)
    stopped: list[bool] = []
    engine = DaskEngine(scheduler=cluster.address)
    results = run(
        plan(folder, tmp_path / "out"),
        engine=engine,
        is_stopped=lambda: bool(stopped),
    )

    some = [next(results)]
    stopped.append(True)
    some += results

    made = {made.name for result in some for made in result.outputs}
    assert errors(some) == []
    assert made == set(outputs(tmp_path / "out"))
    workers = [psutil.Process(p.pid) for p in cluster.processes[1:3]]
    assert [worker.children() for worker in workers] == [[], []]


def test_releases_come_from_and_go_to_an_object_store(
    cluster: LoopbackCluster, folder: Path, tmp_path: Path, s3_bucket: str
) -> None:
    import s3fs

    wait_for(cluster, 2)
    with_workers_environment(cluster, store_variables())
    files = s3fs.S3FileSystem(use_listings_cache=False, skip_instance_cache=True)
    for path in sorted(folder.glob("0/*.txt")):
        files.pipe_file(f"releases/in/{path.name}", path.read_bytes())
    engine = DaskEngine(scheduler=cluster.address)

    exports = (("text", None), ("record", None))
    far = plan(f"{s3_bucket}/in/", f"{s3_bucket}/out", exports)
    results = list(run(far, engine=engine))
    near = plan(folder / "0", tmp_path / "near", exports)
    list(run(near, engine=SerialEngine()))

    found = files.find("releases/out")
    made = {name.removeprefix("releases/out/"): files.cat_file(name) for name in found}
    assert errors(results) == []
    assert made == outputs(tmp_path / "near")


def test_other_options_replace_objects_that_the_coordinators_ledger_knows(
    cluster: LoopbackCluster, folder: Path, tmp_path: Path, s3_bucket: str
) -> None:
    import s3fs

    wait_for(cluster, 2)
    with_workers_environment(cluster, store_variables())
    files = s3fs.S3FileSystem(use_listings_cache=False, skip_instance_cache=True)
    files.pipe_file("releases/out/1/001.json", b"theirs")
    source, out = folder / "0", f"{s3_bucket}/out"
    count = len(list(source.iterdir()))

    first = run_with_ledger(cluster, plan(source, out, JSON), tmp_path)
    before = {name: files.cat_file(name) for name in files.find("releases/out")}
    again = run_with_ledger(cluster, plan(source, out, OTHER_JSON), tmp_path)
    after = {name: files.cat_file(name) for name in files.find("releases/out")}
    theirs = run_with_ledger(cluster, plan(folder, out, OTHER_JSON), tmp_path)

    assert (errors(first), errors(again)) == ([], [])
    assert [len(r.outputs) for r in again] == [1] * count
    assert all(made.written for result in again for made in result.outputs)
    assert {n for n in after if after[n] == before[n]} == {"releases/out/1/001.json"}
    assert [(r.item.id, type(r.error)) for r in theirs if r.error] == [
        ("1/001.txt", OutputExistsError)
    ]
    assert all(result.item.known == () for result in (*first, *again, *theirs))


def run_with_ledger(cluster: LoopbackCluster, what: Plan, folder: Path) -> list[Result]:
    """Run a plan as the command does; no worker opens the ledger."""
    where = folder / "ledgers"
    job = evolve(what.job, ledger=where / "ledger.sqlite")
    whole = evolve(what, job=job)
    with Ledger.open(job.destination, Opening(folder=where)) as ledger:
        ledger.begin(job_digest(job))
        results = list(run(whole, engine=engine_at(cluster), ledger=ledger))
        ledger.end()
    return results


def store_variables() -> dict[str, str]:
    names = ("AWS_ENDPOINT_URL", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
    return {name: os.environ[name] for name in names}


def with_workers_environment(cluster: LoopbackCluster, names: dict[str, str]) -> None:
    """Set variables on workers: processes that they start have them, too."""
    from distributed import Client

    with Client(cluster.address, set_as_default=False) as client:
        client.run(os.environ.update, names)


def test_workers_of_other_versions_are_refused_by_name(
    cluster: LoopbackCluster, folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "site" / "reportlab-0.1.dist-info"
    other.mkdir(parents=True)
    header = "Metadata-Version: 2.1\nName: reportlab\nVersion: 0.1\n"
    (other / "METADATA").write_text(header, "utf-8")
    stranger = cluster.add_worker({"PYTHONPATH": str(other.parent)})
    wait_for(cluster, 3)

    try:
        with pytest.raises(EngineError) as caught:
            list(run(plan(folder, tmp_path / "out"), engine=engine_at(cluster)))
    finally:
        stranger.kill()
        stranger.wait()

    assert "tcp://127.0.0.1:" in str(caught.value)
    assert "reportlab 0.1 instead of " in str(caught.value)
    assert not (tmp_path / "out").exists()


def engine_at(cluster: LoopbackCluster) -> DaskEngine:
    return DaskEngine(scheduler=cluster.address)


def test_a_cluster_of_this_machine_cannot_be_reached_from_others(
    tmp_path: Path,
) -> None:
    require_package("distributed")
    import psutil

    engine = DaskEngine(workers=1)
    engine.start(Job(destination=str(tmp_path), exports=EXPORTS))
    me = psutil.Process()
    processes = [me, *me.children(recursive=True)]
    sockets = [
        s for p in processes for s in p.net_connections() if s.status == "LISTEN"
    ]
    engine.stop()

    assert {s.laddr.ip for s in sockets} == {"127.0.0.1"}
    assert engine.workers == 1


def test_a_scheduler_that_does_not_answer_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    require_package("distributed")
    monkeypatch.setattr(dask_cluster, "_ANSWER", 0.2)
    engine = DaskEngine(scheduler="tcp://127.0.0.1:9")

    with pytest.raises(EngineError, match=r"tcp://127\.0\.0\.1:9: no scheduler"):
        engine.start(Job(destination=str(tmp_path), exports=EXPORTS))


def test_a_certificate_that_is_not_named_is_asked_for(
    tmp_path: Path,
) -> None:
    require_package("distributed")
    engine = DaskEngine(scheduler="tls://127.0.0.1:9")

    with pytest.raises(EngineError, match="no certificate is named") as caught:
        engine.start(Job(destination=str(tmp_path), exports=EXPORTS))

    assert "docs/scale.md" in caught.value.hint


def test_without_the_package_the_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)

    with pytest.raises(MissingDependencyError) as caught:
        DaskEngine().start(Job(destination=str(tmp_path), exports=EXPORTS))

    assert "releasekit[dask]" in caught.value.hint


def test_what_is_said_of_a_loss_crosses_the_network() -> None:
    error = LostChunkError((), knows=True, how="SIGKILL")

    lost = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own

    assert (lost.done, lost.knows, lost.how) == ((), True, "SIGKILL")
