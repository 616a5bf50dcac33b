"""Which releases a command is to read: files, folders of them, standard input."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import Final

from attrs import frozen

from releasekit.batch.sources.folders import Search
from releasekit.errors import InputError, UsageError

STDIN: Final = "-"
"""The argument that stands for standard input."""
_NAMELESS: Final = "stdin.txt"
"""Names the outputs of what came from standard input without a name."""


@frozen(kw_only=True)
class Input:
    """One release to read."""

    path: Path | None
    """The file; nothing for standard input."""
    relative: PurePath
    """Folders below the argument that led here, and the file's name."""
    name: str = ""
    """What the source is to be called, where the path does not say it."""

    @property
    def shown(self) -> str:
        """The name for messages: the path as the user would write it."""
        return str(self.path) if self.path else STDIN


@frozen(kw_only=True)
class Found:
    """What the arguments led to."""

    inputs: tuple[Input, ...]
    """Releases to read, in the order given, folders in order of names."""
    problems: tuple[InputError, ...] = ()
    """Arguments that led nowhere; the others go on without them."""


def find_inputs(
    arguments: Iterable[str],
    patterns: Sequence[str],
    *,
    name: str = "",
    leave_out: Callable[[Path], bool] = lambda _: False,
    is_whole: Callable[[Path], bool] = lambda _: False,
    remedy: str = "name the files themselves",
) -> Found:
    """Return the releases that the arguments stand for, each once.

    Args:
        arguments: files, folders, and ``-`` for standard input.
        patterns: which names in folders are taken, as shells match them.
        name: name of what comes from standard input.
        leave_out: tells which folders inside others are not looked into.
        is_whole: tells of a folder whether it is one input itself.
        remedy: what to do about a folder without such names.
    """
    search = Search(
        patterns=patterns, leave_out=leave_out, is_whole=is_whole, remedy=remedy
    )
    inputs: dict[Path | None, Input] = {}
    for argument in arguments:
        try:
            if argument == STDIN:
                relative = _plain_name(name or _NAMELESS)
                inputs.setdefault(None, Input(path=None, relative=relative, name=name))
            else:
                inputs |= {found.path: found for found in _local(argument, search)}
        except InputError as error:
            search.problems.append(error)
    return Found(inputs=tuple(inputs.values()), problems=tuple(search.problems))


def _local(argument: str, search: Search) -> Iterator[Input]:
    for listing in search.local(argument):
        for name in listing.names():
            path = Path(listing.path(name))
            yield Input(path=path, relative=PurePath(listing.below(name)))


def _plain_name(name: str) -> PurePath:
    path = PurePath(name)
    if path.name != name or name in {".", ".."}:
        message = f"--name {name} is not a plain file name"
        raise UsageError(message, hint="leave folders out of it")
    return path
