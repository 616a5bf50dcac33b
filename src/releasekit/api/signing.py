"""Signing: a file gets a signature, inside of a PDF or beside any other."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from attrs import frozen

from releasekit.containers.kinds import Container, container_of
from releasekit.errors import (
    RecordMissingError,
    ReleasekitError,
    UnsignableError,
    UsageError,
)
from releasekit.files.inputs import read_input
from releasekit.files.place import place, put, refuse_inputs
from releasekit.files.written import Journal
from releasekit.signatures import BESIDE_SUFFIX, Form, require_libraries

if TYPE_CHECKING:
    from releasekit.signatures.keys import SigningKey

SIGNED_SUFFIX: Final = ".signed.pdf"
"""How a signed PDF is named, in place of ``.pdf``."""
_PDF: Final = ".pdf"
_MAX_KEY_BYTES: Final = 1024 * 1024
_MEDIA_TYPES: Final = MappingProxyType(
    {
        Container.RECORD: "application/xml",
        Container.DOCX: "application/vnd.openxmlformats-officedocument"
        ".wordprocessingml.document",
        Container.ODT: "application/vnd.oasis.opendocument.text",
        Container.PDF: "application/pdf",
        Container.HTML: "text/html",
    }
)


@frozen(kw_only=True)
class Signed:
    """What became of one file."""

    path: Path
    """The signed PDF, or the signature beside its file."""
    form: Form
    """How the signature is kept."""
    written: bool
    """False where the file already had exactly these bytes and was left alone."""


def load_signing_key(
    path: str | os.PathLike[str],
    *,
    certificates: str | os.PathLike[str] | None = None,
    passphrase: bytes | None = None,
) -> SigningKey:
    """Return a private key with the certificate that tells whose it is.

    Args:
        path: a file of a private key in PEM, perhaps with certificates, or PKCS#12.
        certificates: a file of the signer's certificate and its chain, PEM or DER;
            may be left out where the first one has them.
        passphrase: opens the key; nothing where it is not locked.

    Raises:
        InputError: a file cannot be read.
        KeyLockedError: the key needs a passphrase, or another one.
        SigningKeyError: key and certificate cannot be read or do not fit.
        MissingDependencyError: signxml or pyHanko is not installed.
    """
    require_libraries()
    # Optional, and slow to load: only who signs needs it.
    from releasekit.signatures.keys import read_key  # noqa: PLC0415

    data = read_input(path, max_bytes=_MAX_KEY_BYTES)
    known = read_input(certificates, max_bytes=_MAX_KEY_BYTES) if certificates else b""
    try:
        return read_key(data, known, passphrase)
    except ReleasekitError as error:
        raise error.with_path(os.fspath(path)) from error


def sign(
    source: str | os.PathLike[str],
    destination: str | os.PathLike[str] = "",
    *,
    key: SigningKey,
    time: datetime,
    detached: bool = False,
    force: bool = False,
) -> Signed:
    """Sign a file: a PDF inside of a copy, any other in a file beside it.

    Args:
        source: a PDF, DOCX, HTML or record; it is never changed.
        destination: a folder; that of the source by default.
        key: as `load_signing_key` returns it.
        time: when it is signed, aware; the signature claims it.
        detached: sign PDFs like other files, in a file beside.
        force: replace a file that no earlier signing wrote.

    Guarantees:
        - the same arguments give the same bytes;
        - the output appears whole under its name or not at all.

    Raises:
        InputError: the source cannot be read, or carries no signature.
        SigningKeyError: the key is weak, or not in force at that time.
        OutputError: the output cannot be written.
        UsageError: the time has no zone.
    """
    # Optional, and slow to load: only who signs needs it.
    from releasekit.signatures.keys import check_usable  # noqa: PLC0415

    if time.tzinfo is None:
        raise UsageError("the time of signing has no zone", hint="pass an aware one")
    check_usable(key, time)
    path = Path(source)
    try:
        made, name, form = _made(path, key, time, detached=detached)
    except ReleasekitError as error:
        raise error if error.path else error.with_path(str(path)) from error
    target = (Path(destination) if destination else path.parent) / name
    refuse_inputs(target, (path,))
    journal = Journal(target.parent)
    placed = place(target, made, journal, force=force)
    put(placed, journal)
    return Signed(path=target, form=form, written=not placed.is_there)


def _made(
    path: Path, key: SigningKey, time: datetime, *, detached: bool
) -> tuple[bytes, str, Form]:
    """Return a signature or signed file, its name and how it is kept."""
    # Optional, and slow to load: only who signs needs it.
    from releasekit.packaging import is_package  # noqa: PLC0415
    from releasekit.signatures.pades import sign_inside  # noqa: PLC0415
    from releasekit.signatures.xades import sign_beside  # noqa: PLC0415

    if path.is_dir() and is_package(path):
        raise _unsignable_package()
    data, name = read_input(path), path.name
    if name.endswith(BESIDE_SUFFIX):
        message = "this is a signature"
        raise UnsignableError(message, hint="sign the file that it stands beside")
    container = _container(data)
    if container is Container.PDF and not detached:
        stem = name[: -len(_PDF)] if name.lower().endswith(_PDF) else name
        made = sign_inside(data, key=key, time=time)
        return made, f"{stem}{SIGNED_SUFFIX}", Form.PADES
    kind = _MEDIA_TYPES[container]
    made = sign_beside(data, name=name, media_type=kind, key=key, time=time)
    return made, f"{name}{BESIDE_SUFFIX}", Form.XADES


def _container(data: bytes) -> Container:
    # Whoever signs has loaded more than that.
    from releasekit.packaging import package_in  # noqa: PLC0415

    if package_in(data) is not None:
        raise _unsignable_package()
    try:
        return container_of(data)
    except RecordMissingError as error:
        message = "neither xml, docx, odt, pdf nor html"
        hint = "sign what releasekit wrote: records, DOCX, PDF and HTML"
        raise UnsignableError(message, hint=hint) from error


def _unsignable_package() -> UnsignableError:
    message = "a package is not signed as a whole"
    return UnsignableError(message, hint="sign the documents that it was made from")
