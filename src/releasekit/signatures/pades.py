"""Signing a PDF: a PAdES signature as an update behind its bytes (EN 319 142-1, B-B).

The bytes of the file stay as they are; what is added is a signature field without
appearance, so that PDF/A-2, PDF/A-3 and PDF/UA-1 stay kept.
"""

from __future__ import annotations

import asyncio
import io
import re
import struct
import zlib
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Final, TypeVar

from asn1crypto import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.extensions import DeveloperExtension
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko_certvalidator.registry import SimpleCertificateStore

from releasekit.errors import UnsignableError
from releasekit.signatures.form import check_form
from releasekit.signatures.keys import DIGEST, PrivateKey, SigningKey, sign_bytes
from releasekit.text import show

T = TypeVar("T")
_PART_1: Final = re.compile(rb"""pdfaid:part(?:>|\s{0,9}=\s{0,9}["'])\s{0,9}1\b""")
_VERSION: Final = (1, 7)
_ROOM: Final = 2048
"""Bytes for what a signature has besides certificates and the signature itself."""
_ODD: Final = (
    PdfError,
    SigningError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    ArithmeticError,
    RuntimeError,
    struct.error,
    zlib.error,
)
"""What pyHanko raises over files that it cannot update."""
_SHOWN: Final = 200


def sign_inside(data: bytes, *, key: SigningKey, time: datetime) -> bytes:
    """Return a PDF with a signature behind its bytes.

    The same arguments give the same bytes.

    Args:
        data: the whole file.
        key: a key that `keys.check_usable` let pass.
        time: when it is signed, aware.

    Raises:
        UnsignableError: it claims PDF/A-1, is encrypted, or cannot be updated.
    """
    if _PART_1.search(data):
        message = "pdf/a-1 allows no PAdES signature: it ends with PDF 1.4"
        hint = "sign it with --detached, which leaves the file as it is"
        raise UnsignableError(message, hint=hint)
    try:
        return _signed(data, key, time)
    except _ODD as error:
        message = f"this pdf takes no signature: {show(str(error), limit=_SHOWN)}"
        hint = "sign it with --detached, which leaves the file as it is"
        raise UnsignableError(message, hint=hint) from error


def _signed(data: bytes, key: SigningKey, time: datetime) -> bytes:
    reader = PdfFileReader(io.BytesIO(data))
    if reader.encrypted:
        message = "it is encrypted"
        raise ValueError(message)
    check_form(reader)
    writer = _Update.from_reader(reader)
    signer = PdfSigner(
        PdfSignatureMetadata(
            field_name=_unused_name(reader),
            md_algorithm=DIGEST,
            subfilter=SigSeedSubFilter.PADES,
        ),
        signer=_LocalSigner(key),
    )
    session = signer.init_signing_session(writer)
    session.system_time = time.astimezone(UTC)
    document = session.prepare_tbs_document(None, _room_for(key))
    output = io.BytesIO()
    prepared, _ = document.digest_tbs_document(output=output)
    attributes = PdfCMSSignedAttributes()
    _finished(document.perform_signature(prepared.document_digest, attributes))
    return output.getvalue()


def _unused_name(reader: PdfFileReader) -> str:
    taken = {name for name, _, _ in enumerate_sig_fields(reader)}
    numbers = range(1, len(taken) + 2)
    return next(f"Signature{n}" for n in numbers if f"Signature{n}" not in taken)


def _room_for(key: SigningKey) -> int:
    """Return how many bytes a signature needs, certificates included, and some more."""
    certificates = (key.certificate, *key.chain)
    size = sum(len(each.public_bytes(Encoding.DER)) for each in certificates)
    return 2 * (size + key.key.key_size // 4 + _ROOM)


def _finished(work: Coroutine[Any, Any, T]) -> T:
    """Return what a coroutine returns, also where an event loop runs already."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


class _Update(IncrementalPdfFileWriter):
    """An update that is the same each time and leaves the metadata alone."""

    @classmethod
    def _handle_id(cls, prev: PdfFileReader) -> generic.ArrayObject:
        prev.stream.seek(0)
        data = prev.stream.read()
        last = sha256(data).digest()[:16]
        # Bytes that happen to be text are read as text.
        known = "/ID" in prev.trailer
        first = prev.trailer["/ID"][0].original_bytes if known else last
        pair = (first, last)
        return generic.ArrayObject(map(generic.ByteStringObject, pair))

    def ensure_output_version(self, version: tuple[int, int]) -> None:
        """Keep to PDF 1.7, which PDF/A-2 and PDF/A-3 are made of."""
        if version <= _VERSION:
            # The library leaves this one method without types.
            super().ensure_output_version(version)  # type: ignore[no-untyped-call]

    def register_extension(self, ext: DeveloperExtension) -> None:
        """Name extensions of PDF 1.7 alone: one of 2.0 only says that ECDSA is used."""
        if ext.base_version == "/1.7":
            super().register_extension(ext)

    def _update_meta(self) -> None:
        """Change nothing: PDF/A wants Info and XMP to agree (ISO 19005-2, 6.6.3)."""


class _LocalSigner(Signer):
    """Signs with a key at hand; no random number is needed."""

    _key: PrivateKey

    def __init__(self, key: SigningKey) -> None:
        store = SimpleCertificateStore()
        store.register_multiple(map(_certificate, key.chain))
        super().__init__(
            signing_cert=_certificate(key.certificate), cert_registry=store
        )
        self._key = key.key

    async def async_sign_raw(
        self,
        data: bytes,
        digest_algorithm: str,
        dry_run: bool = False,  # noqa: FBT001, FBT002 - the library's signature
    ) -> bytes:
        return sign_bytes(self._key, data)


def _certificate(certificate: Any) -> x509.Certificate:  # noqa: ANN401
    return x509.Certificate.load(certificate.public_bytes(Encoding.DER))
