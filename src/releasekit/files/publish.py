"""Outputs: a file appears whole under its name, or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from threading import Thread
from typing import BinaryIO, Final

from attrs import field, frozen

from releasekit.errors import OutputError, OutputExistsError
from releasekit.files.platform import CREATE_FLAGS, rename_new, sync_folder

TEMPORARY_PREFIX = ".releasekit-"
"""How a file that is still being written is named; what is left of one may go."""
_TEMPORARY_SUFFIX: Final = ".tmp"
_MOST_THREADS: Final = 24
"""Files that are waited for at a time."""


def publish(path: Path, data: bytes, *, replace: bool = False) -> None:
    """Write ``data`` to ``path``, so that readers see all of it or none.

    The bytes go to a temporary file in the same folder, reach the disk, and then
    get their name; a final name is never opened for writing. The file has the
    permissions that the process's umask gives new files.

    Args:
        path: the final name; its folder exists.
        data: the whole output.
        replace: whether another file of that name gives way.

    Raises:
        OutputExistsError: a file of that name exists, and ``replace`` is false.
        OutputError: the disk is full, the folder is missing or may not be written.
    """
    with _named_at_the_end(path, replace=replace) as temporary:
        write_through(temporary, data)


@frozen
class Publication:
    """A file that is to be written."""

    path: Path
    """The final name; its folder exists."""
    data: bytes = field(repr=False)
    """The whole output."""
    replace: bool = False
    """Whether another file of that name gives way."""


def publish_all(files: Sequence[Publication]) -> None:
    """Write several files as `publish` writes one, waiting for the disk once.

    None of them gets its name before the bytes of all have reached the disk.

    Raises:
        OutputExistsError: a file of one name exists, and is not to be replaced.
        OutputError: one of them cannot be written; those before it may have been.
    """
    temporaries = [_temporary(one.path) for one in files]
    pairs = list(zip(temporaries, files, strict=True))
    try:
        _write_all(pairs)
        for temporary, one in pairs:
            with _refusing(one.path):
                _give_name(temporary, one.path, replace=one.replace)
        for folder in dict.fromkeys(one.path.parent for one in files):
            with _refusing(folder):
                sync_folder(folder)
    finally:
        for temporary in temporaries:
            with suppress(OSError):  # it has its name, or never came to be
                temporary.unlink()


@contextmanager
def publishing(path: Path, *, replace: bool = False) -> Iterator[BinaryIO]:
    """Open a file that is written piece by piece, and gets its name at the end.

    As `publish` does it: readers see all of it or none. Where writing ends in an
    error, no file of that name comes to be, and one that was there stays.

    Args:
        path: the final name; its folder exists.
        replace: whether another file of that name gives way.

    Raises:
        OutputExistsError: a file of that name exists, and ``replace`` is false.
        OutputError: the disk is full, the folder is missing or may not be written.
    """
    with _named_at_the_end(path, replace=replace) as temporary:
        descriptor = os.open(temporary, CREATE_FLAGS, 0o666)  # less the umask
        with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor
            yield file
            file.flush()
            os.fsync(descriptor)


def sweep(top: Path, before: float) -> None:
    """Remove what is left below a folder of files that nobody writes any more.

    Args:
        top: the folder.
        before: seconds since 1970; what was changed later may still be written.
    """
    for folder, _, names in os.walk(top):
        for name in names:
            if name.startswith(TEMPORARY_PREFIX) and name.endswith(_TEMPORARY_SUFFIX):
                path = Path(folder, name)
                with suppress(OSError):  # somebody else removed it, or has to
                    if path.lstat().st_mtime < before:
                        path.unlink()


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, where they do not exist.

    Raises:
        OutputError: a file is in the way, or the folder may not be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        message = "a file is where the output folder should be"
        raise OutputError(message, path=str(folder)) from error
    except (OSError, ValueError) as error:
        raise output_refusal(error, folder) from error


def write_through(path: Path, data: bytes) -> None:
    """Write a new file and wait until its bytes have reached the disk.

    Raises:
        OSError: it exists already, or cannot be written.
    """
    descriptor = os.open(path, CREATE_FLAGS, 0o666)  # less the umask
    try:
        _write(descriptor, data)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def output_refusal(error: OSError | ValueError, path: Path) -> OutputError:
    """Return why a path cannot be written, as an error that names it."""
    reason = getattr(error, "strerror", None) or str(error)
    return OutputError(f"cannot be written: {reason.lower()}", path=str(path))


@contextmanager
def _named_at_the_end(path: Path, *, replace: bool) -> Iterator[Path]:
    """Yield where to write; what is there gets its name if nothing goes wrong."""
    temporary = _temporary(path)
    try:
        with _refusing(path):
            yield temporary
            _give_name(temporary, path, replace=replace)
            sync_folder(path.parent)
    finally:
        with suppress(OSError):  # it has its name, or never came to be
            temporary.unlink()


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    """Tell why a path cannot be written, as an error that names it."""
    try:
        yield
    except FileExistsError as error:
        raise OutputExistsError("a file of this name exists", path=str(path)) from error
    except (OSError, ValueError) as error:
        raise output_refusal(error, path) from error


def _temporary(path: Path) -> Path:
    return path.parent / f"{TEMPORARY_PREFIX}{token_hex(8)}{_TEMPORARY_SUFFIX}"


def _give_name(temporary: Path, path: Path, *, replace: bool) -> None:
    if replace:
        temporary.replace(path)
    else:
        rename_new(temporary, path)


def _write_all(pairs: Iterable[tuple[Path, Publication]]) -> None:
    """Write the bytes of several files, then wait until all have reached the disk."""
    with ExitStack() as stack:
        waiting: list[tuple[int, Path]] = []
        for temporary, one in pairs:
            with _refusing(one.path):
                descriptor = os.open(temporary, CREATE_FLAGS, 0o666)  # less the umask
                stack.callback(os.close, descriptor)
                _write(descriptor, one.data)
            waiting.append((descriptor, one.path))
        _sync_all(waiting)


def _write(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def _sync_all(waiting: Sequence[tuple[int, Path]]) -> None:
    """Wait for the disk in several threads: it writes what they wait for at once."""
    errors: list[OutputError] = []

    def sync(descriptor: int, path: Path) -> None:
        try:
            with _refusing(path):
                os.fsync(descriptor)
        except OutputError as error:
            errors.append(error)

    for start in range(0, len(waiting), _MOST_THREADS):
        several = waiting[start : start + _MOST_THREADS]
        threads = [Thread(target=sync, args=one) for one in several[1:]]
        for thread in threads:
            thread.start()
        sync(*several[0])
        for thread in threads:
            thread.join()
    if errors:
        raise errors[0]
