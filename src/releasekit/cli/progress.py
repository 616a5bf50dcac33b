"""How far a long run is, and how Ctrl-C ends it between two files."""

from __future__ import annotations

import signal
import sys
import time
from types import FrameType, TracebackType
from typing import Final, Self, TypeAlias

import click

from releasekit.cli.render import Terminal, fit, say_error, show_path

MANY: Final = 20
"""From so many inputs on, a terminal shows one moving line instead of a line each."""
INTERRUPTED: Final = 130
"""Exit status after Ctrl-C: 128 + SIGINT, as shells have it."""
_CLEAR: Final = "\r\x1b[K"

# What `signal.getsignal` returns.
_Handler: TypeAlias = object


class Progress:
    """One line on a terminal that moves on; nothing where nobody watches."""

    live: bool
    """Whether the line is shown."""
    _total: int
    _started: float
    _width: int

    def __init__(self, total: int, *, quiet: bool = False) -> None:
        """Take the number of inputs; the line appears with the first `show`."""
        terminal = Terminal.of(sys.stderr)
        self.live = total > MANY and terminal.width > 0 and not quiet
        self._total = total
        self._started = time.monotonic()
        self._width = terminal.width

    def show(self, done: int, failed: int, name: str) -> None:
        """Tell how many are done, how fast, how long it may take, and what is next."""
        if not self.live:
            return
        seconds = time.monotonic() - self._started
        rate = done / seconds if seconds else 0.0
        parts = [f"{done}/{self._total}", f"{100 * done // self._total}%"]
        if rate:
            parts.append(f"{rate:.0f}/s, {(self._total - done) / rate:.0f} s left")
        if failed:
            parts.append(f"{failed} failed")
        line = f"{'  '.join(parts)}  {show_path(name)}"
        click.echo(_CLEAR + fit(line, self._width - 1), err=True, nl=False)

    def clear(self) -> None:
        """Make room for a line of text."""
        if self.live:
            click.echo(_CLEAR, err=True, nl=False)


class Interruption:
    """Ctrl-C as a wish: the file in hand is finished first, a second one insists."""

    asked: bool
    """Whether somebody pressed Ctrl-C."""
    _before: _Handler

    def __init__(self) -> None:
        """Start with nobody having asked."""
        self.asked = False
        self._before = None

    def __enter__(self) -> Self:
        """Take over SIGINT, unless whoever started the command has it ignored."""
        self._before = signal.getsignal(signal.SIGINT)
        if self._before is not signal.SIG_IGN:
            signal.signal(signal.SIGINT, self._note)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give SIGINT back."""
        if callable(self._before):
            signal.signal(signal.SIGINT, self._before)

    def _note(self, _signal: int, _frame: FrameType | None) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
        say_error("stopping after the file in hand; Ctrl-C again stops at once")
