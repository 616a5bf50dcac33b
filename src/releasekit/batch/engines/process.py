"""A worker process, as whoever started it sees it: chunks go in, results come out."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from typing import Any, Final

from releasekit.batch.engines.contract import Chunk
from releasekit.batch.job import Job
from releasekit.batch.result import Result
from releasekit.errors import ReleasekitError

# The first message says where modules are: the process must not look for them in the
# folder where it happens to be started (-P), and may have to look where we do.
_START: Final = """
import pickle, sys
try:
    sys.path[:] = pickle.load(sys.stdin.buffer)
except EOFError:  # whoever started this process ended
    sys.exit()
from releasekit.batch.engines.child import main
main()
"""


class ProcessEndedError(Exception):
    """The process is gone, and what it had in hand with it."""


class Process:
    """One process of `releasekit.batch.engines.child`.

    Only one thread may start it, send and receive; others may halt and kill it. On
    Linux it ends with the thread that started it.
    """

    _popen: subprocess.Popen[bytes]
    _guard: threading.Lock
    _is_ready: bool

    def __init__(self, job: Job) -> None:
        """Start a process and tell it what to do.

        Raises:
            OSError: there can be no process.
        """
        _leave_interrupts()
        self._popen = subprocess.Popen(  # noqa: S603 - ourselves
            [sys.executable, "-P", "-c", _START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._guard = threading.Lock()
        self._is_ready = False
        with suppress(ProcessEndedError):  # told by whoever receives
            self._put(sys.path)
            self._put((os.getpid(), job))

    def send(self, chunk: Chunk) -> None:
        """Hand over a chunk.

        Raises:
            ProcessEndedError: nobody takes it.
        """
        self._put(chunk)

    def receive(self) -> Result | None:
        """Wait for what the process says next.

        Returns:
            The result of an item; or nothing, where the process leaves the rest of its
            chunk.

        Raises:
            ReleasekitError: it cannot convert anything.
            ProcessEndedError: it ended.
        """
        said = self._get()
        if isinstance(said, ReleasekitError):
            raise said
        return said

    def wait_until_ready(self) -> None:
        """Wait until exporters and profiles are loaded, if they are not yet.

        Raises:
            ReleasekitError: they cannot be used.
            ProcessEndedError: it ended.
        """
        if not self._is_ready:
            self.receive()
            self._is_ready = True

    def is_alive(self) -> bool:
        """Tell whether the process has not ended yet."""
        return self._popen.poll() is None

    def halt(self) -> None:
        """Ask the process to leave after the item in hand."""
        with suppress(ProcessEndedError):
            self._put(None)

    def kill(self) -> None:
        """End the process, whatever it does."""
        self._popen.kill()

    def end(self) -> str:
        """End the process, wait for it, and tell in a word how it ended."""
        self._popen.kill()
        status = self._popen.wait()
        for pipe in (self._popen.stdin, self._popen.stdout):
            if pipe:
                with suppress(OSError):  # what it did not take is lost
                    pipe.close()
        if status >= 0:
            return f"exit status {status}"
        try:
            return signal.Signals(-status).name
        except ValueError:
            return f"signal {-status}"

    def _get(self) -> Result | ReleasekitError | None:
        pipe = self._popen.stdout
        if pipe is None:
            raise ProcessEndedError
        try:
            # What comes here was pickled by ourselves.
            said: Result | ReleasekitError | None = pickle.load(pipe)  # noqa: S301
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            raise ProcessEndedError from error
        return said

    def _put(self, message: Any) -> None:  # noqa: ANN401 - whatever can be pickled
        data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
        pipe = self._popen.stdin
        try:
            with self._guard:
                if pipe:
                    pipe.write(data)
                    pipe.flush()
        except (OSError, ValueError) as error:  # closed meanwhile
            raise ProcessEndedError from error


def _leave_interrupts() -> None:
    """Have Ctrl-C reach other threads, and no process that this one starts."""
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
