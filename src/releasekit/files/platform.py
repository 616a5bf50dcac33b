"""What differs between operating systems, behind one set of names."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import Final

if sys.platform == "win32":
    READ_FLAGS: Final = os.O_RDONLY | os.O_BINARY | os.O_NOINHERIT
    """How an input is opened."""
    CREATE_FLAGS: Final = (
        os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_BINARY | os.O_NOINHERIT
    )
    """How a file that must not exist yet is made."""
else:
    # Without O_NONBLOCK, opening a FIFO waits for a writer that may never come.
    READ_FLAGS: Final = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC
    """How an input is opened."""
    CREATE_FLAGS: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    """How a file that must not exist yet is made."""

_NO_LOCKS: Final = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP})
"""What file systems without locks answer: some network shares."""
_LOCKED_BYTE: Final = 1 << 30
"""Where Windows locks a file: behind all that it holds, so that others can read it."""
_NO_LINKS: Final = frozenset(
    {errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EMLINK}
)
"""What file systems without hard links answer: FAT, some network shares."""


def rename_new(temporary: Path, final: Path) -> None:
    """Give a file its final name, which no file may have yet.

    Raises:
        FileExistsError: a file of that name exists, or came meanwhile.
    """
    if sys.platform == "win32":
        temporary.rename(final)
        return
    try:
        os.link(temporary, final)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # The best that is left: a file that comes in between is replaced.
        if os.path.lexists(final):
            raise FileExistsError(errno.EEXIST, "exists", str(final)) from error
        temporary.replace(final)
        return
    temporary.unlink()


def lock_file(descriptor: int) -> bool:
    """Lock an open file for this process; the system lets go when the process ends.

    Returns:
        Whether it is locked now; false where another process holds it.

    Raises:
        OSError: the file system has no locks.
    """
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - exists on this system alone

        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True
    import fcntl  # noqa: PLC0415 - exists on these systems alone

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def has_no_locks(error: OSError) -> bool:
    """Tell whether a file system refused a lock because it has none."""
    return error.errno in _NO_LOCKS


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a loss of power, where systems can."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:  # some network file systems cannot, and say so
        if error.errno not in {errno.EINVAL, errno.EBADF, errno.ENOTSUP}:
            raise
    finally:
        os.close(descriptor)


def font_folders() -> list[Path]:
    """Return the folders where this system keeps fonts, those that exist."""
    home = Path.home()
    if sys.platform == "win32":
        windows = os.environ.get("WINDIR", "C:\\Windows")
        local = os.environ.get("LOCALAPPDATA", str(home))
        folders = [Path(windows, "Fonts"), Path(local, "Microsoft/Windows/Fonts")]
    elif sys.platform == "darwin":
        folders = [Path("/System/Library/Fonts"), Path("/Library/Fonts")]
        folders.append(home / "Library/Fonts")
    else:
        folders = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts")]
        folders.append(home / ".local/share/fonts")
    return [folder for folder in folders if folder.is_dir()]
