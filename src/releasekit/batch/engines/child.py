"""A worker process from the inside: it takes chunks from a pipe until that closes."""

from __future__ import annotations

import gc
import os
import pickle
import queue
import signal
import sys
import threading
from pathlib import Path
from typing import Any, BinaryIO, Final, NoReturn

from releasekit.batch.engines.contract import Chunk
from releasekit.batch.engines.memory import give_back
from releasekit.batch.failures import reason_of
from releasekit.batch.worker import Worker

_COLLECT_EVERY: Final = 50_000
"""Objects between two looks for garbage, of which converting leaves next to none."""
_GIVE_BACK_EVERY: Final = 250
"""Items between two times that memory is given back: it takes a millisecond."""
_PR_SET_PDEATHSIG: Final = 1
"""``prctl``: which signal the end of the parent brings (Linux, sys/prctl.h)."""


class _Child:
    """One process: a thread listens, the main thread converts."""

    _chunks: queue.SimpleQueue[Chunk]
    _is_leaving: bool
    _is_idle: bool

    def __init__(self, messages: BinaryIO, results: BinaryIO) -> None:
        self._messages = messages
        self._results = results
        self._chunks = queue.SimpleQueue()
        self._is_leaving = False
        self._is_idle = True
        self._converted = 0

    def work(self) -> NoReturn:
        try:
            parent, job = pickle.load(self._messages)  # noqa: S301 - from our parent
        except EOFError:  # which ended
            os._exit(0)
        _end_with(parent)
        threading.Thread(target=self._listen, daemon=True).start()
        try:
            worker = Worker(job)
        except Exception as error:  # noqa: BLE001 - told to who started us
            self._say(reason_of(error))
            os._exit(0)
        _rarely_collect()
        self._say(None)
        while True:
            self._is_idle = True
            chunk = self._chunks.get()
            self._is_idle = False
            self._convert(worker, chunk)

    def leave(self, *_: object) -> None:
        """Leave after the item in hand, or at once where there is none."""
        self._is_leaving = True
        if self._is_idle:
            os._exit(0)

    def _convert(self, worker: Worker, chunk: Chunk) -> None:
        for item in chunk:
            if self._is_leaving:
                break
            self._say(worker.convert(item))
            self._converted += 1
            if self._converted % _GIVE_BACK_EVERY == 0:
                give_back()
        if self._is_leaving:
            self._say(None)
            os._exit(0)

    def _listen(self) -> NoReturn:
        """Take messages; once nobody can send any, this process has no use."""
        try:
            while True:
                chunk = pickle.load(self._messages)  # noqa: S301 - as above
                if chunk is None:
                    self._is_leaving = True
                else:
                    self._chunks.put(chunk)
        finally:
            os._exit(0)

    def _say(self, what: Any) -> None:  # noqa: ANN401 - whatever can be pickled
        try:
            self._results.write(pickle.dumps(what, pickle.HIGHEST_PROTOCOL))
            self._results.flush()
        except OSError:  # nobody listens
            os._exit(0)


def main() -> NoReturn:
    """Work for the process that started this one, until it ends."""
    messages = sys.stdin.buffer
    results = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # What libraries print, or want to read, has nothing to do with messages.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 - stays open
    child = _Child(messages, results)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, child.leave)
    child.work()


def _end_with(parent: int) -> None:
    """Have the system end this process where its parent ends, however busy it is."""
    if sys.platform == "linux":
        # Loading it takes time, and only this system knows the call.
        import ctypes  # noqa: PLC0415

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it ended before
            os._exit(0)


def _rarely_collect() -> None:
    """Spare what is loaded by now the looks for garbage: all of it stays."""
    gc.freeze()
    gc.set_threshold(_COLLECT_EVERY, *gc.get_threshold()[1:])
