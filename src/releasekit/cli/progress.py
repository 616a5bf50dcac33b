"""How far a long run is, and how Ctrl-C and SIGTERM end it between two files."""

from __future__ import annotations

import math
import signal
import sys
import time
from types import FrameType, TracebackType
from typing import Final, Self, TextIO, TypeAlias

import click

from releasekit.cli.render import Terminal, fit, say_error, show_path
from releasekit.cli.tally import Tally

MANY: Final = 20
"""From so many inputs on, a terminal shows one moving line instead of a line each."""
INTERRUPTED: Final = 130
"""Exit status after Ctrl-C: 128 + SIGINT, as shells have it."""
PATIENCE: Final = 8.0
"""Seconds that files in hand have once somebody asked to stop."""
_SIGNALLED: Final = 128
_MINUTE: Final = 60
_BAR: Final = 20
"""Columns of the bar."""
_ROOMY: Final = 64
"""Columns from which on a terminal has room for it."""
_LINES: Final = ("━", "─")
_PLAIN: Final = ("#", "-")
_MEANINGFUL: Final = 0.5
"""Seconds after which a rate says something."""
_CLEAR: Final = "\r\x1b[K"

# What `signal.getsignal` returns.
_Handler: TypeAlias = object


class Progress:
    """One line on a terminal that moves on; nothing where nobody watches."""

    live: bool
    """Whether the line is shown."""
    _total: int | None
    _first: float | None
    _width: int
    _marks: tuple[str, str]

    def __init__(self, total: int | None, *, quiet: bool = False) -> None:
        """Take the number of inputs; the line appears with the first `show`.

        Args:
            total: nothing where nobody counted them, which is where there are many.
            quiet: show nothing.
        """
        terminal = Terminal.of(sys.stderr)
        many = total is None or total > MANY
        self.live = many and terminal.width > 0 and not quiet
        self._total = total
        self._first = None
        self._width = terminal.width
        self._marks = _marks_of(sys.stderr)

    def show(self, tally: Tally, name: str) -> None:
        """Tell how many are done, how fast, how long it may take, and what was last."""
        if not self.live:
            return
        parts = [*self._bar(tally), *self._counts(tally), *self._speed(tally)]
        if tally.failed:
            parts.append(f"{tally.failed:,} failed")
        line = f"{'  '.join(parts)}  {show_path(name)}"
        click.echo(_CLEAR + fit(line, self._width - 1), err=True, nl=False)

    def clear(self) -> None:
        """Make room for a line of text."""
        if self.live:
            click.echo(_CLEAR, err=True, nl=False)

    def _bar(self, tally: Tally) -> list[str]:
        if not self._total or self._width < _ROOMY:
            return []
        full = _BAR * tally.done // self._total
        done, left = self._marks
        return [done * full + left * (_BAR - full)]

    def _counts(self, tally: Tally) -> list[str]:
        if self._total is None:
            return [f"{tally.done:,}"]
        share = 100 * tally.done // max(self._total, 1)
        return [f"{tally.done:,}/{self._total:,}", f"{share}%"]

    def _speed(self, tally: Tally) -> list[str]:
        """Tell the rate of what was converted now, and how long the rest may take.

        It counts from the first that was, when whoever converts was ready, and is
        told once it means something.
        """
        now = tally.done - tally.before
        if not now:
            return []
        moment = time.monotonic()
        if self._first is None:
            self._first = moment
        seconds = moment - self._first
        if now == 1 or seconds < _MEANINGFUL:
            return []
        rate = (now - 1) / seconds
        if self._total is None:
            return [_rate(rate)]
        left = _duration((self._total - tally.done) / rate)
        is_over = tally.done >= self._total
        return [_rate(rate)] if is_over else [_rate(rate), f"{left} left"]


class Interruption:
    """Ctrl-C or SIGTERM as a wish: files in hand are finished first, a second insists.

    Where whoever started the command has them ignored, they stay so.
    """

    status: int
    """Exit status of whoever asked: 128 and the signal's number; 0 before."""
    _before: dict[int, _Handler]

    def __init__(self) -> None:
        """Start with nobody having asked."""
        self.status = 0
        self._before = {}

    @property
    def asked(self) -> bool:
        """Whether somebody pressed Ctrl-C or sent SIGTERM."""
        return self.status > 0

    def __enter__(self) -> Self:
        """Take the signals over."""
        for number in (signal.SIGINT, signal.SIGTERM):
            before = signal.getsignal(number)
            if before is not signal.SIG_IGN:
                self._before[number] = before
                signal.signal(number, self._note)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give the signals back."""
        self._insist_after(0)
        for number, before in self._before.items():
            if callable(before) or isinstance(before, signal.Handlers):
                signal.signal(number, before)

    def _note(self, number: int, _frame: FrameType | None) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.status = _SIGNALLED + number
        self._insist_after(PATIENCE)
        if Terminal.of(sys.stderr).width:
            click.echo(_CLEAR, err=True, nl=False)
        say_error("stopping after what is in hand; Ctrl-C again stops at once")

    def _insist_after(self, seconds: float) -> None:
        """Stop at once after some seconds, whatever is in hand; 0 for never."""
        if sys.platform != "win32":
            if seconds:
                signal.signal(signal.SIGALRM, self._note)
            signal.setitimer(signal.ITIMER_REAL, seconds)


def _marks_of(stream: TextIO) -> tuple[str, str]:
    """Return the marks of what is done and what is left that a stream can show."""
    try:
        "".join(_LINES).encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return _PLAIN
    return _LINES


def _rate(rate: float) -> str:
    """Return how many are done in a second, or in a minute."""
    return f"{rate:.0f}/s" if rate >= 1 else f"{_MINUTE * rate:.0f}/min"


def _duration(seconds: float) -> str:
    """Return a time as ``7 s``, ``2:05 min`` or ``3:20 h``."""
    whole = math.ceil(seconds)
    if whole < _MINUTE:
        return f"{whole} s"
    if whole < _MINUTE**2:
        return f"{whole // _MINUTE}:{whole % _MINUTE:02} min"
    return f"{whole // _MINUTE**2}:{whole // _MINUTE % _MINUTE:02} h"
