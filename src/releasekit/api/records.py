"""Records: what a converted file carries, read back and checked."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, BinaryIO, TypeAlias, TypeVar

from releasekit.errors import ReleasekitError
from releasekit.files.inputs import read_input, read_stream
from releasekit.model import Release

if TYPE_CHECKING:
    from releasekit.record import Breach
    from releasekit.verification import Verification

T = TypeVar("T")
Readable: TypeAlias = str | os.PathLike[str] | BinaryIO
"""A path, or an open binary stream such as ``sys.stdin.buffer``."""
_STREAM = "-"
"""What a stream is called in errors."""


def recover(source: Readable) -> Release:
    """Return the release that a converted file or a package carries.

    Raises:
        InputError: the file cannot be read.
        RecordError: it carries no record, or a broken one.
        MissingDependencyError: a PDF, and pikepdf is not installed.
    """
    # Only who reads back needs what reads PDF and DOCX.
    from releasekit import packaging, verification  # noqa: PLC0415

    if isinstance(source, str | os.PathLike) and packaging.is_package(source):
        return packaging.recover_from_package(source)
    return _naming(source, verification.recover)


def verify(source: Readable) -> Verification:
    """Tell whether a converted file still is what was written.

    Raises:
        InputError: the file cannot be read.
        RecordMissingError: it carries no record.
        MissingDependencyError: a PDF, and pikepdf is not installed.
    """
    # Only who reads back needs what reads PDF and DOCX.
    from releasekit import verification  # noqa: PLC0415

    return _naming(source, verification.verify)


def validate(source: Readable) -> tuple[Breach, ...]:
    """Return what is wrong with the record that a file is or carries.

    Raises:
        InputError: the file cannot be read.
        RecordMissingError: it carries no record.
        RecordSyntaxError: the file is damaged.
        MissingDependencyError: a PDF, and pikepdf is not installed.
    """
    # Only who checks records needs the schema and what reads PDF and DOCX.
    from releasekit import record  # noqa: PLC0415
    from releasekit.containers.records import record_bytes  # noqa: PLC0415

    return _naming(source, lambda data: record.validate(record_bytes(data)))


def _naming(source: Readable, look: Callable[[bytes], T]) -> T:
    if isinstance(source, str | os.PathLike):
        shown, data = os.fspath(source), read_input(source)
    else:
        shown, data = _STREAM, read_stream(source, name=_STREAM)
    try:
        return look(data)
    except ReleasekitError as error:
        if error.path:
            raise
        raise error.with_path(shown) from error


def schema() -> Mapping[str, bytes]:
    """Return the published schema files of the record, by file name."""
    # Only who publishes or checks records needs the schema.
    from releasekit import record  # noqa: PLC0415

    return record.write_schema()
