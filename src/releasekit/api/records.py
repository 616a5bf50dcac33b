"""Records: what a converted file carries, read back and checked."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeAlias, TypeVar

from releasekit.errors import ReleasekitError
from releasekit.files.inputs import read_input, read_stream
from releasekit.model import Release

if TYPE_CHECKING:
    from releasekit.packaging import Opened
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

    return _look(source, verification.recover, packaging.Opened.release)


def verify(source: Readable) -> Verification:
    """Tell whether a converted file or a package still is what was written.

    Raises:
        InputError: the file cannot be read.
        RecordMissingError: it carries no record.
        MissingDependencyError: a PDF, and pikepdf is not installed.
    """
    # Only who reads back needs what reads PDF and DOCX.
    from releasekit import packaging, verification  # noqa: PLC0415

    return _look(source, verification.verify, packaging.prove)


def validate(source: Readable) -> tuple[Breach, ...]:
    """Return what is wrong with the record that a file is, or a package carries.

    Raises:
        InputError: the file cannot be read.
        RecordMissingError: it carries no record.
        RecordSyntaxError: the file is damaged.
        MissingDependencyError: a PDF, and pikepdf is not installed.
    """
    # Only who checks records needs the schema and what reads PDF and DOCX.
    from releasekit import record  # noqa: PLC0415
    from releasekit.containers.records import record_bytes  # noqa: PLC0415

    return _look(
        source,
        lambda data: record.validate(record_bytes(data)),
        lambda package: record.validate(package.record()),
    )


def _look(
    source: Readable,
    at_file: Callable[[bytes], T],
    at_package: Callable[[Opened], T],
) -> T:
    """Look at what a source is, a file or a package; errors name it."""
    # Whoever looks has loaded it already.
    from releasekit.packaging import open_package, package_in  # noqa: PLC0415

    shown = os.fspath(source) if isinstance(source, str | os.PathLike) else _STREAM
    try:
        if isinstance(source, str | os.PathLike) and Path(source).is_dir():
            return at_package(open_package(source))
        data = _read(source)
        package = package_in(data)
        return at_file(data) if package is None else at_package(package)
    except ReleasekitError as error:
        if error.path:
            raise
        raise error.with_path(shown) from error


def _read(source: Readable) -> bytes:
    if isinstance(source, str | os.PathLike):
        return read_input(source)
    return read_stream(source, name=_STREAM)


def schema() -> Mapping[str, bytes]:
    """Return the published schema files of the record, by file name."""
    # Only who publishes or checks records needs the schema.
    from releasekit import record  # noqa: PLC0415

    return record.write_schema()
