"""Records: what a converted file carries, read back and checked."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeAlias, TypeVar

from releasekit.errors import (
    InputNotFoundError,
    InputTooLargeError,
    RecordMissingError,
    ReleasekitError,
)
from releasekit.files.inputs import read_input, read_stream
from releasekit.model import Release
from releasekit.signatures import BESIDE_SUFFIX, MAX_SIGNATURE_BYTES, Judging

if TYPE_CHECKING:
    from releasekit.packaging import Opened
    from releasekit.record import Breach
    from releasekit.verification import Beside, Verification

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


def verify(
    source: Readable, *, trust: Sequence[bytes] = (), time: datetime | None = None
) -> Verification:
    """Tell whether a converted file or a package still is what was written.

    A signature in the file, and one that stands in a file beside it, named as it is
    with ``.xades`` added, is judged with it.

    Args:
        source: what is looked at; beside a stream no signature is found.
        trust: files of certificates that signers' must lead to, PEM or DER.
        time: the time of judging, aware; tells certificates that have ended since.

    Raises:
        InputError: the file cannot be read.
        RecordMissingError: it carries no record.
        SigningKeyError: a trusted certificate cannot be read.
        MissingDependencyError: a PDF, and pikepdf is not installed; or it is signed,
            and signxml or pyHanko is not.
    """
    # Only who reads back needs what reads PDF and DOCX.
    from releasekit import packaging, verification  # noqa: PLC0415

    look = partial(
        verification.verify,
        beside=_beside(source),
        judging=Judging(roots=tuple(trust), time=time),
    )
    return _look(source, look, packaging.prove)


def _beside(source: Readable) -> Beside | None:
    """Return the signature beside a file, where there is one.

    Raises:
        InputError: it is too large, or cannot be read.
        RecordMissingError: the file is a signature itself.
    """
    # Whoever looks has loaded it already.
    from releasekit.verification import Beside  # noqa: PLC0415

    if not isinstance(source, str | os.PathLike):
        return None
    shown = os.fspath(source)
    if shown.endswith(BESIDE_SUFFIX):
        message = "this is a signature, not what it covers"
        hint = f"verify {shown.removesuffix(BESIDE_SUFFIX)}, which it stands beside"
        raise RecordMissingError(message, hint=hint, path=shown)
    path = f"{shown}{BESIDE_SUFFIX}"
    try:
        data = read_input(path, max_bytes=MAX_SIGNATURE_BYTES)
    except InputNotFoundError:
        return None
    except InputTooLargeError as error:
        hint = "a signature is smaller: put this file elsewhere"
        raise InputTooLargeError(error.message, hint=hint, path=path) from error
    return Beside(data=data, name=Path(source).name)


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
