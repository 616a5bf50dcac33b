"""Judging the signatures inside of a PDF, and what was added after them."""

from __future__ import annotations

import io
import logging
import struct
import zlib
from datetime import UTC, datetime
from typing import Any, Final

from asn1crypto.cms import ContentInfo
from attrs import frozen
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, SuspiciousModification
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator.errors import ValidationError

from releasekit.signatures.additions import is_signed_alone
from releasekit.signatures.certificates import (
    MAX_CERTIFICATES,
    Claim,
    judged,
    read_der,
)
from releasekit.signatures.form import check_form
from releasekit.signatures.outcome import MAX_SIGNATURE_BYTES, Form, Judging, Signature
from releasekit.signatures.updates import changed_after, first_revision_end
from releasekit.text import show

MARK: Final = b"/ByteRange"
"""Stands in every PDF that is signed."""
MAX_SIGNATURES: Final = 20
"""Most signatures of a file that are judged."""
MAX_REVISIONS: Final = 50
"""Most updates of a file that are followed."""
_DIGESTS: Final = frozenset({"sha256", "sha384", "sha512"})
_METHODS: Final = frozenset({"rsassa_pkcs1v15", "rsassa_pss", "ecdsa"})
_SUBFILTERS: Final = frozenset({"/ETSI.CAdES.detached", "/adbe.pkcs7.detached"})
_SHOWN: Final = 200
_ODD: Final = (
    PdfError,
    SigningError,
    SignatureValidationError,
    ValidationError,
    ValueError,
    TypeError,
    AttributeError,
    KeyError,
    IndexError,
    AssertionError,
    ArithmeticError,
    RuntimeError,
    struct.error,
    zlib.error,
)
"""What pyHanko and asn1crypto raise over files that somebody made up."""
# pyHanko tells what it finds odd; here it is told once, by the outcome.
logging.getLogger("pyhanko").addHandler(logging.NullHandler())
logging.getLogger("pyhanko_certvalidator").addHandler(logging.NullHandler())


@frozen(kw_only=True)
class SignedPdf:
    """What is found of the signatures of a PDF."""

    signatures: tuple[Signature, ...]
    """In the order in which they were made."""
    original: int | None = None
    """Length of what was signed first, where nothing but signatures was added."""


class _JudgementError(ValueError):
    """A signature does not hold; the message says why."""


def judge_inside(data: bytes, judging: Judging) -> SignedPdf:
    """Return what the signatures of a PDF say; never raises over the file.

    Args:
        data: the whole file, with `MARK` somewhere in it.
        judging: what certificates are judged by.
    """
    try:
        return _judged_all(data, judging)
    except _ODD as error:
        return SignedPdf(signatures=(_unread(error),))


def _unread(error: Exception) -> Signature:
    reason = show(str(error), limit=_SHOWN) or type(error).__name__
    detail = f"its signatures cannot be read: {reason}"
    return Signature(form=Form.PADES, is_valid=False, detail=detail)


def _judged_all(data: bytes, judging: Judging) -> SignedPdf:
    reader = PdfFileReader(io.BytesIO(data))
    check_form(reader)
    fields = [field for _, _, field in enumerate_sig_fields(reader, filled_status=True)]
    if not fields:
        return SignedPdf(signatures=())
    if len(fields) > MAX_SIGNATURES or reader.xrefs.total_revisions > MAX_REVISIONS:
        message = (
            f"{len(fields)} in {reader.xrefs.total_revisions} revisions are too many"
        )
        raise _JudgementError(message)
    for field in fields:
        _check_kind(field.get_object())
    found = [EmbeddedPdfSignature(reader, field, "") for field in fields]
    found.sort(key=lambda each: each.signed_revision)
    signatures = tuple(_judged(each, len(data), judging) for each in found)
    if not all(each.is_valid for each in signatures):
        return SignedPdf(signatures=signatures)
    return SignedPdf(signatures=signatures, original=_original(found, data))


def _original(found: list[EmbeddedPdfSignature], data: bytes) -> int | None:
    """Return the length of what was signed first, if only signatures were added."""
    last = found[-1]
    try:
        if not all(_fills_room(each, data) for each in found):
            return None
        whole = last.evaluate_signature_coverage() is SignatureCoverageLevel.ENTIRE_FILE
        if not whole or not is_signed_alone(last.reader):
            return None
        return first_revision_end(last.reader, data)
    except _ODD:
        return None


def _fills_room(found: EmbeddedPdfSignature, data: bytes) -> bool:
    """Tell whether there is nothing in the room of a signature but it and zeros."""
    start, end = int(found.byte_range[1]), int(found.byte_range[2])
    content: bytes = found.pkcs7_content
    whole = ContentInfo.load(content)
    size = len(whole.dump())
    made = ContentInfo.load(content[:size]).copy().dump(force=True)
    return (
        data[start:end] == b"<%s>" % content.hex().encode("ascii").upper()
        and content[:size] == made
        and not any(content[size:])
        and _says_it_once(found)
    )


def _says_it_once(found: EmbeddedPdfSignature) -> bool:
    """Tell whether what stands in a signature unsigned is as what is signed has it."""
    digests = [each.dump() for each in found.signed_data["digest_algorithms"]]
    issuer = found.signer_info["sid"].chosen["issuer"].dump()
    certificate_issuer: bytes = found.signer_cert.issuer.dump()
    return (
        digests == [found.signer_info["digest_algorithm"].dump()]
        and issuer == certificate_issuer
        and found.signer_info["version"].native == "v1"  # RFC 5652, 5.3
    )


def _check_kind(field: Any) -> None:  # noqa: ANN401 - a field of an open PDF
    """Refuse what is no signature that can be judged, before it is read."""
    value = field["/V"]
    kind = str(value.get("/SubFilter"))
    if kind not in _SUBFILTERS:
        message = f"signatures of the kind {show(kind, limit=_SHOWN)} are not judged"
        raise _JudgementError(message)
    size = len(value.raw_get("/Contents").original_bytes)
    if size > MAX_SIGNATURE_BYTES:
        message = f"a signature of {size} bytes is over {MAX_SIGNATURE_BYTES}"
        raise _JudgementError(message)


def _judged(found: EmbeddedPdfSignature, size: int, judging: Judging) -> Signature:
    try:
        claim = _claim(found)
    except _ODD as error:
        return _unread(error)
    notes: tuple[str, ...] = ()
    try:
        _check_methods(found)
        _check_bytes(found)
        covered = _check_updates(found)
        notes = _notes(found, covered, size)
    except _JudgementError as error:
        return judged(claim, judging, is_valid=False, detail=str(error))
    except _ODD as error:
        reason = f"the signature does not hold: {show(str(error), limit=_SHOWN)}"
        return judged(claim, judging, is_valid=False, detail=reason)
    whole = covered == size
    detail = (
        "it covers the whole file"
        if whole
        else f"it covers the first {covered:,} bytes"
    )
    return judged(claim, judging, is_valid=True, detail=detail, notes=notes)


def _claim(found: EmbeddedPdfSignature) -> Claim:
    others = found.other_embedded_certs
    if len(others) >= MAX_CERTIFICATES:
        message = f"it has {len(others) + 1} certificates"
        raise _JudgementError(message)
    time: datetime | None = found.self_reported_timestamp
    if time is not None and time.tzinfo is None:
        time = time.replace(tzinfo=UTC)
    return Claim(
        form=Form.PADES,
        certificate=read_der(found.signer_cert.dump()),
        others=tuple(read_der(each.dump()) for each in others),
        signed_at=time,
    )


def _check_methods(found: EmbeddedPdfSignature) -> None:
    if found.md_algorithm not in _DIGESTS:
        raise _JudgementError(f"the digest {found.md_algorithm} is refused")
    method = found.signer_info["signature_algorithm"]
    if method.signature_algo not in _METHODS:
        raise _JudgementError(f"the method {method.signature_algo} is refused")
    if method.signature_algo != "rsassa_pkcs1v15" and method.hash_algo not in _DIGESTS:
        raise _JudgementError(f"the digest {method.hash_algo} is refused")


def _check_bytes(found: EmbeddedPdfSignature) -> None:
    digest = found.compute_digest()
    intact, valid = validate_sig_integrity(
        found.signer_info, found.signer_cert, "data", digest
    )
    if not intact:
        raise _JudgementError("the bytes are not those that were signed")
    if not valid:
        raise _JudgementError("the signature is not by the key of its certificate")


def _check_updates(found: EmbeddedPdfSignature) -> int:
    """Return how many bytes are covered; refuse updates that change what is shown."""
    found.compute_integrity_info(skip_diff=True)
    coverage = found.coverage
    if coverage is None or coverage < SignatureCoverageLevel.ENTIRE_REVISION:
        raise _JudgementError("it leaves out parts of what it should cover")
    review = found.evaluate_modifications(DEFAULT_DIFF_POLICY)
    if isinstance(review, SuspiciousModification):
        written = changed_after(found.reader, found.signed_revision)
        raise _JudgementError(f"an update after it changes more: {written}")
    permitted = found.docmdp_level
    if permitted is not None and review.modification_level.value > permitted.value:
        raise _JudgementError("an update after it is one that it forbids")
    return int(found.byte_range[2]) + int(found.byte_range[3])


def _notes(found: EmbeddedPdfSignature, covered: int, size: int) -> tuple[str, ...]:
    notes = []
    reader, last = found.reader, found.reader.xrefs.total_revisions - 1
    if found.signed_revision < last:
        written = changed_after(reader, found.signed_revision)
        notes.append(f"updates after it, {size - covered:,} bytes, write {written}")
    elif covered < size:
        notes.append(f"{size - covered:,} bytes were appended after it; it covers none")
    if str(found.sig_object_type) == "/DocTimeStamp":
        notes.append("it is a time stamp, which is not judged as such")
    return tuple(notes)
