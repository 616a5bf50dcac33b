"""Which releases a command is to read: files, folders of them, standard input."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import Final

from attrs import frozen

from releasekit.errors import (
    InputError,
    InputNotFoundError,
    UnreadableInputError,
    UsageError,
)
from releasekit.files.place import real_path

STDIN: Final = "-"
"""The argument that stands for standard input."""
_NAMELESS: Final = "stdin.txt"
"""Names the outputs of what came from standard input without a name."""
MAX_BYTES: Final = 32 * 1024 * 1024
"""Largest input the command reads unless told otherwise, in bytes."""
MAX_BLOCKS: Final = 200_000
"""Most blocks of a release that the command goes on with unless told otherwise."""


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
    look = _Looking(
        patterns=patterns, leave_out=leave_out, is_whole=is_whole, remedy=remedy
    )
    inputs: dict[Path | None, Input] = {}
    problems: list[InputError] = []
    for argument in arguments:
        try:
            for found in _expand(argument, look, name, problems):
                key = real_path(found.path) if found.path else None
                inputs.setdefault(key, found)
        except InputError as error:
            problems.append(error)
    return Found(inputs=tuple(inputs.values()), problems=tuple(problems))


@frozen(kw_only=True)
class _Looking:
    """What is looked for in folders."""

    patterns: Sequence[str]
    leave_out: Callable[[Path], bool]
    is_whole: Callable[[Path], bool]
    remedy: str


def _expand(
    argument: str, look: _Looking, name: str, problems: list[InputError]
) -> Iterator[Input]:
    if argument == STDIN:
        relative = _plain_name(name) if name else PurePath(_NAMELESS)
        yield Input(path=None, relative=relative, name=name)
        return
    path = Path(argument)
    if path.is_dir() and not look.is_whole(path):
        yield from _walk(path, look, problems)
    elif os.path.lexists(path):
        yield Input(path=path, relative=PurePath(path.name))
    else:
        message = "no such file or folder"
        raise InputNotFoundError(message, path=argument)


def _walk(top: Path, look: _Looking, problems: list[InputError]) -> Iterator[Input]:
    """Yield the files of a folder; folders that cannot be read become problems."""
    before = len(problems)
    empty = True
    for folder, folders, files in os.walk(top, onerror=_noting(problems)):
        here = Path(folder)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and not look.leave_out(here / name)
        )
        whole = [name for name in folders if look.is_whole(here / name)]
        folders[:] = [name for name in folders if name not in whole]
        wanted = [name for name in files if _is_wanted(name, look.patterns)]
        for name in sorted([*whole, *wanted]):
            empty = False
            path = here / name
            yield Input(path=path, relative=path.relative_to(top))
    if empty and len(problems) == before:
        message = f"no file in this folder is named like {' or '.join(look.patterns)}"
        raise InputNotFoundError(message, hint=look.remedy, path=str(top))


def _is_wanted(name: str, patterns: Sequence[str]) -> bool:
    hidden = name.startswith(".")
    return not hidden and any(fnmatchcase(name, pattern) for pattern in patterns)


def _noting(problems: list[InputError]) -> Callable[[OSError], None]:
    def note(error: OSError) -> None:
        message = (error.strerror or "cannot be read").lower()
        problems.append(UnreadableInputError(message, path=str(error.filename)))

    return note


def _plain_name(name: str) -> PurePath:
    path = PurePath(name)
    if path.name != name or name in {".", ".."}:
        message = f"--name {name} is not a plain file name"
        raise UsageError(message, hint="leave folders out of it")
    return path
