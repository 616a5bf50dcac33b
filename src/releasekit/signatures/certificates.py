"""Certificates: read from files, described, and followed to those that are trusted."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Final

from attrs import frozen
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.x509 import verification
from cryptography.x509.verification import Criticality, ExtensionPolicy

from releasekit.errors import SigningKeyError
from releasekit.signatures.outcome import Form, Judging, Signature, Trust
from releasekit.text import show

MAX_CERTIFICATES: Final = 20
"""Most certificates of a signature or of a file that are looked at."""
_PEM: Final = re.compile(
    rb"-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----[^-]+-----END [^-]{1,40}-----"
)
_SHOWN: Final = 300
_UNREADABLE: Final = (
    TypeError,
    UnsupportedAlgorithm,
    x509.DuplicateExtension,
    x509.InvalidVersion,
    x509.UnsupportedGeneralNameType,
)
"""What damaged certificates raise besides `ValueError`."""


@frozen(kw_only=True)
class Claim:
    """What a signature says of itself before its certificate is judged."""

    form: Form
    certificate: x509.Certificate
    """The signer's."""
    others: tuple[x509.Certificate, ...] = ()
    """Certificates that stand beside it."""
    signed_at: datetime | None = None
    """The time that the signer claims, aware."""


def read_certificates(data: bytes, *, path: str = "") -> tuple[x509.Certificate, ...]:
    """Return the certificates of a file: one or more in PEM, or one in DER.

    Args:
        data: the whole file.
        path: its name for errors.

    Raises:
        SigningKeyError: there is none, or one cannot be read.
    """
    texts = _PEM.findall(data)
    try:
        if texts:
            return tuple(map(_whole, map(x509.load_pem_x509_certificate, texts)))
        return (read_der(data),)
    except ValueError as error:
        message = "this holds no certificate that can be read"
        hint = "give a file in PEM or DER"
        raise SigningKeyError(message, hint=hint, path=path) from error


def read_der(data: bytes) -> x509.Certificate:
    """Return a certificate every part of which can be read.

    Raises:
        ValueError: it cannot be read, or a part of it.
    """
    return _whole(x509.load_der_x509_certificate(data))


def _whole(certificate: x509.Certificate) -> x509.Certificate:
    """Look at the parts that the library reads when they are first asked for."""
    try:
        certificate.public_key()
        _ = (certificate.subject.rfc4514_string(), certificate.issuer)
        _ = (certificate.not_valid_before_utc, certificate.not_valid_after_utc)
        _ = (certificate.version, certificate.extensions)
    except _UNREADABLE as error:
        raise ValueError(str(error)) from error
    return certificate


def judged(
    claim: Claim,
    judging: Judging,
    *,
    is_valid: bool,
    detail: str,
    notes: tuple[str, ...] = (),
) -> Signature:
    """Return a signature with what is to be said of its certificate."""
    certificate = claim.certificate
    start, end = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    moment = claim.signed_at or judging.time
    in_force = moment is not None and start <= moment <= end
    trust = _trust(claim, judging, moment) if judging.roots else Trust.NOT_JUDGED
    return Signature(
        form=claim.form,
        is_valid=is_valid,
        detail=detail,
        signer=show(_subject(certificate), limit=_SHOWN),
        fingerprint=certificate.fingerprint(hashes.SHA256()).hex(),
        signed_at=claim.signed_at,
        valid_from=start,
        valid_until=end,
        in_force=in_force,
        trust=trust,
        notes=(*notes, *_notes_on_time(claim, judging)),
    )


def _subject(certificate: x509.Certificate) -> str:
    return certificate.subject.rfc4514_string() or "no name"


def _notes_on_time(claim: Claim, judging: Judging) -> tuple[str, ...]:
    start = claim.certificate.not_valid_before_utc
    end = claim.certificate.not_valid_after_utc
    signed, now = claim.signed_at, judging.time
    note = ""
    if signed is None:
        note = "the signature names no time"
    elif signed > end:
        note = f"the certificate had expired then, on {end:%Y-%m-%d}"
    elif signed < start:
        note = f"the certificate was not yet in force, but from {start:%Y-%m-%d}"
    elif now and now < signed:
        note = "the time claimed has not yet come"
    elif now and now > end:
        note = (
            f"the certificate has expired since, on {end:%Y-%m-%d}: only the signer's"
            " word tells that it was signed before"
        )
    return (note,) if note else ()


def _trust(claim: Claim, judging: Judging, moment: datetime | None) -> Trust:
    roots = [each for data in judging.roots for each in read_certificates(data)]
    if claim.certificate in roots:
        return Trust.TRUSTED
    if moment is None:
        return Trust.UNTRUSTED
    verifier = (
        verification.PolicyBuilder()
        .store(verification.Store(roots))
        .time(moment.astimezone(UTC).replace(tzinfo=None))
        .extension_policies(ee_policy=_signers(), ca_policy=_issuers())
        .build_client_verifier()
    )
    try:
        verifier.verify(claim.certificate, list(claim.others[:MAX_CERTIFICATES]))
    except (verification.VerificationError, ValueError):
        return Trust.UNTRUSTED
    return Trust.TRUSTED


def _signers() -> ExtensionPolicy:
    """Return what a certificate must say whose key signs documents."""
    return ExtensionPolicy.permit_all().may_be_present(
        x509.KeyUsage, Criticality.AGNOSTIC, _may_sign
    )


def _issuers() -> ExtensionPolicy:
    """Return what a certificate must say that vouches for others (RFC 5280, 4.2.1)."""
    basic = ExtensionPolicy.permit_all().require_present(
        x509.BasicConstraints, Criticality.AGNOSTIC, _may_issue
    )
    return basic.may_be_present(x509.KeyUsage, Criticality.AGNOSTIC, _may_sign_others)


def _may_sign(
    _policy: verification.Policy,
    _certificate: x509.Certificate,
    usage: x509.KeyUsage | None,
) -> None:
    if usage is not None and not (usage.digital_signature or usage.content_commitment):
        message = "it may not sign documents"
        raise ValueError(message)


def _may_issue(
    _policy: verification.Policy,
    _certificate: x509.Certificate,
    constraints: x509.BasicConstraints,
) -> None:
    if not constraints.ca:
        message = "it may not vouch for others"
        raise ValueError(message)


def _may_sign_others(
    _policy: verification.Policy,
    _certificate: x509.Certificate,
    usage: x509.KeyUsage | None,
) -> None:
    if usage is not None and not usage.key_cert_sign:
        message = "it may not sign certificates"
        raise ValueError(message)
