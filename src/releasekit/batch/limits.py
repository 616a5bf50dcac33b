"""Limits: what one item may cost, held inside of the process that converts it."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType
from typing import Final

from releasekit.batch.job import Limits
from releasekit.errors import MemoryLimitError, TimeLimitError

GRACE: Final = 5.0
"""Seconds that code has to come back once an item's time is up."""
_INSIST: Final = 1.0
"""Seconds after which code that catches everything is told again."""


class _TimeUp(BaseException):
    """Ends the work on an item; no ``except Exception`` on the way keeps it going."""


@contextmanager
def limited(limits: Limits, *, is_hard: bool = False) -> Iterator[None]:
    """Let what is done inside cost no more than it may.

    Args:
        limits: time and memory; the memory is that of the whole process.
        is_hard: end the process where code does not come back in time, as patterns and
            libraries in C may; whoever started it tells of the item.

    Raises:
        TimeLimitError: it took longer.
        MemoryLimitError: it needed more.
    """
    try:
        with ExitStack() as stack:
            if limits.memory is not None:
                stack.enter_context(_memory(limits.memory))
            if limits.seconds is not None:
                if is_hard:
                    stack.enter_context(_watchdog(limits.seconds + GRACE))
                stack.enter_context(_alarm(limits.seconds))
            yield
    except _TimeUp:
        raise time_is_up(limits.seconds or 0.0) from None
    except MemoryError as error:
        if limits.memory is None:
            raise
        message = f"converting it needs more than {limits.memory:,} bytes of memory"
        raise MemoryLimitError(message) from error


def time_is_up(seconds: float) -> TimeLimitError:
    """Return what is said of an item that takes longer than it may."""
    return TimeLimitError(f"not converted within {seconds:g} s")


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    is_main = threading.current_thread() is threading.main_thread()
    if is_main and sys.platform != "win32":
        with _signal_alarm(seconds):
            yield
    else:
        with _thread_alarm(seconds):
            yield


if sys.platform == "win32":

    @contextmanager
    def _memory(_limit: int) -> Iterator[None]:
        """Do nothing: processes of this system have no such limit."""
        yield

else:
    import resource

    @contextmanager
    def _signal_alarm(seconds: float) -> Iterator[None]:
        """Interrupt the main thread, waits for the disk included."""

        def interrupt(_signal: int, _frame: FrameType | None) -> None:
            raise _TimeUp

        before = signal.signal(signal.SIGALRM, interrupt)
        signal.setitimer(signal.ITIMER_REAL, seconds, _INSIST)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)

    @contextmanager
    def _memory(limit: int) -> Iterator[None]:
        """Have allocations refused beyond a limit.

        Writable memory of the process alone is counted where the system can (Linux 4.7
        and later); its address space has libraries and files in it, too.
        """
        kind = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
        soft, hard = resource.getrlimit(kind)
        unlimited = resource.RLIM_INFINITY
        most = min([limit, *(bound for bound in (soft, hard) if bound != unlimited)])
        resource.setrlimit(kind, (most, hard))
        try:
            yield
        finally:
            resource.setrlimit(kind, (soft, hard))


@contextmanager
def _thread_alarm(seconds: float) -> Iterator[None]:
    """Interrupt a thread that is not the main one, at its next step of Python code."""
    # Loading it takes time, and few workers are threads.
    import ctypes  # noqa: PLC0415

    me = ctypes.c_ulong(threading.get_ident())
    raise_in = ctypes.pythonapi.PyThreadState_SetAsyncExc
    guard, is_over = threading.Lock(), False

    def interrupt() -> None:
        with guard:
            if not is_over:
                raise_in(me, ctypes.py_object(_TimeUp))

    timer = threading.Timer(seconds, interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with guard:
            is_over = True
        timer.cancel()
        raise_in(me, None)  # what was not raised yet never is


@contextmanager
def _watchdog(seconds: float) -> Iterator[None]:
    """End the process after a time, whatever it does: a thread in C sees to it."""
    # Loading it takes time, and few engines need it.
    import faulthandler  # noqa: PLC0415

    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()
