"""Locks: one run at a time writes to a folder, and no lock outlives its holder."""

from __future__ import annotations

import json
import os
import platform
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Self

from attrs import frozen

from releasekit.errors import FolderBusyError, LedgerError
from releasekit.files.platform import has_no_locks, lock_file
from releasekit.files.publish import make_folder, output_refusal

LOCK: Final = "lock"
"""Name of the lock's file, beside the ledger."""
_PAUSE: Final = 0.1
"""Seconds between two looks at a lock that somebody holds."""
_MOST: Final = 4096
"""Most bytes of a lock's file that are read."""


@frozen(kw_only=True)
class Holder:
    """Who holds a lock, as the lock's file says."""

    pid: int
    host: str
    since: str
    """When the run began, ISO 8601."""

    def __str__(self) -> str:
        """Return it as part of a sentence."""
        return f"process {self.pid} on {self.host}, since {self.since}"


class FolderLock:
    """Holds a folder for one run, by a lock of the kernel on a file.

    Guarantees:
        - the kernel lets go when the process ends, however it ends: an old file of an
          earlier run holds nobody up;
        - the file stays, so that two runs never lock two files of one name;
        - child processes that execute a program of their own do not inherit it.
    """

    __slots__ = ("_descriptor",)

    def __init__(self, descriptor: int) -> None:
        """Keep the descriptor of a locked file; `take` makes it."""
        self._descriptor = descriptor

    @classmethod
    def take(
        cls,
        folder: Path,
        *,
        wait: float = 0,
        waiting: Callable[[Holder | None], None] | None = None,
    ) -> Self:
        """Take the lock of a folder.

        Args:
            folder: where the lock's file is to be; made where it is missing.
            wait: seconds to wait for another run to end; ``math.inf`` for ever.
            waiting: called once, before the wait, with whoever holds it.

        Raises:
            FolderBusyError: another run holds it still.
            LedgerError: the file system has no locks.
            OutputError: the file cannot be made.
        """
        make_folder(folder)
        path = folder / LOCK
        descriptor = _opened(path)
        try:
            _lock(descriptor, path, wait, waiting)
            _say_who(descriptor, path)
        except BaseException:
            os.close(descriptor)
            raise
        return cls(descriptor)

    def release(self) -> None:
        """Let go; a second time does nothing."""
        if self._descriptor >= 0:
            os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)
            self._descriptor = -1

    def __enter__(self) -> Self:
        """Return the lock."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go."""
        self.release()


def holder_of(path: Path) -> Holder | None:
    """Return who a lock's file names; nothing where it says nothing that is clear."""
    try:
        with path.open("rb") as file:
            said = json.loads(file.read(_MOST))
        return Holder(
            pid=int(said["pid"]), host=str(said["host"]), since=str(said["since"])
        )
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _opened(path: Path) -> int:
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0)
    try:
        return os.open(path, flags, 0o666)
    except OSError as error:
        raise output_refusal(error, path) from error


def _lock(
    descriptor: int,
    path: Path,
    wait: float,
    waiting: Callable[[Holder | None], None] | None,
) -> None:
    end = time.monotonic() + wait
    while not _is_locked(descriptor, path):
        holder = holder_of(path)
        if time.monotonic() >= end:
            who = f": {holder}" if holder else ""
            message = f"another run writes to this folder{who}"
            raise FolderBusyError(message, path=str(path.parent))
        if waiting:
            waiting(holder)
            waiting = None
        time.sleep(_PAUSE)


def _is_locked(descriptor: int, path: Path) -> bool:
    try:
        return lock_file(descriptor)
    except OSError as error:
        if has_no_locks(error):
            message = "this file system has no locks, which a ledger needs"
            hint = "keep the ledger on another disk with --ledger-dir"
            raise LedgerError(message, hint=hint, path=str(path)) from error
        raise output_refusal(error, path) from error


def _say_who(descriptor: int, path: Path) -> None:
    since = datetime.now(UTC).isoformat(timespec="seconds")
    who = {"pid": os.getpid(), "host": platform.node(), "since": since}
    try:
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, json.dumps(who).encode() + b"\n")
    except OSError as error:
        raise output_refusal(error, path) from error
