"""A Dask cluster on loopback, each of its machines a process."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import attrs


@attrs.define
class LoopbackCluster:
    """A scheduler, and workers that can be killed."""

    address: str
    folder: Path
    processes: list[subprocess.Popen[bytes]] = attrs.field(factory=list)

    @classmethod
    def start(cls, folder: Path) -> LoopbackCluster:
        file = folder / "scheduler.json"
        scheduler = _start("scheduler", "--scheduler-file", str(file), "--port", "0")
        cluster = cls("", folder, [scheduler])
        cluster.address = _address(file, scheduler)
        return cluster

    def add_worker(
        self, environment: Mapping[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        """Start a worker; its name is the number of its process."""
        scratch = ("--local-directory", str(self.folder / "scratch"))
        options = ("--nthreads", "1", "--no-nanny", *scratch)
        worker = _start("worker", self.address, *options, environment=environment)
        self.processes.append(worker)
        return worker

    def stop(self) -> None:
        for process in reversed(self.processes):
            process.kill()
            process.wait()


def _start(
    what: str, *options: str, environment: Mapping[str, str] | None = None
) -> subprocess.Popen[bytes]:
    program = f"from distributed.cli.dask_{what} import main; main()"
    loopback = ("--host", "127.0.0.1", "--dashboard-address", "127.0.0.1:0")
    return subprocess.Popen(
        [sys.executable, "-c", program, *options, *loopback],
        env={**os.environ, **(environment or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _address(file: Path, scheduler: subprocess.Popen[bytes]) -> str:
    import json

    while scheduler.poll() is None:
        if file.exists() and (text := file.read_text("utf-8")):
            return str(json.loads(text)["address"])
        time.sleep(0.02)
    raise AssertionError("the scheduler ended")
