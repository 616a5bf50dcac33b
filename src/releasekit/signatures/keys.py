"""Keys that sign: read from PEM or PKCS#12, and checked before anything is signed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final, TypeAlias

from attrs import evolve, field, frozen
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import load_pem_private_key, pkcs12

from releasekit.errors import KeyLockedError, SigningKeyError
from releasekit.signatures.certificates import read_certificates

PrivateKey: TypeAlias = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey

DIGEST: Final = "sha256"
"""The digest that every signature takes."""
_LEAST_BITS: Final = 2048
_CURVES: Final = frozenset({"secp256r1", "secp384r1", "secp521r1"})
_KINDS: Final = "RSA of 2,048 bits or more, or ECDSA on P-256, P-384 or P-521"


@frozen(kw_only=True)
class SigningKey:
    """A private key and the certificate that tells whose it is."""

    key: PrivateKey = field(repr=False)
    certificate: x509.Certificate
    """The signer's."""
    chain: tuple[x509.Certificate, ...] = ()
    """Certificates between the signer's and a trusted one; they go into signatures."""


def read_key(
    data: bytes, certificates: bytes = b"", passphrase: bytes | None = None
) -> SigningKey:
    """Return the key of a file.

    Args:
        data: a private key in PEM, perhaps with certificates behind it, or PKCS#12.
        certificates: the signer's certificate and its chain, in PEM or DER; may be
            empty where ``data`` has them.
        passphrase: opens the key.

    Raises:
        KeyLockedError: the key needs a passphrase, or another one.
        SigningKeyError: key and certificate cannot be read or do not fit.
    """
    if data.lstrip().startswith(b"-----BEGIN"):
        key: object = _from_pem(data, passphrase)
        found: tuple[x509.Certificate, ...] = ()
        certificates = certificates or data
    else:
        key, found = _from_pkcs12(data, passphrase)
    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        message = f"this kind of key is not offered; {_KINDS} is"
        raise SigningKeyError(message)
    known = (*(read_certificates(certificates) if certificates else ()), *found)
    return _joined(key, known)


def _from_pem(data: bytes, passphrase: bytes | None) -> object:
    try:
        return load_pem_private_key(data, passphrase)
    except TypeError as error:  # a passphrase is missing, or given for nothing
        if passphrase is None:
            raise KeyLockedError("the key is locked with a passphrase") from error
        return load_pem_private_key(data, None)
    except (ValueError, UnsupportedAlgorithm) as error:
        if passphrase is not None:
            raise KeyLockedError("the passphrase does not open the key") from error
        raise SigningKeyError("this holds no private key that can be read") from error


def _from_pkcs12(
    data: bytes, passphrase: bytes | None
) -> tuple[object, tuple[x509.Certificate, ...]]:
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(data, passphrase)
    except ValueError as error:
        # PKCS#12 cannot tell a wrong passphrase from none, nor both from damage.
        if b"\x2a\x86\x48\x86\xf7\x0d\x01\x07" not in data:  # id-data, PKCS #7
            message = "this is neither PEM nor PKCS#12"
            raise SigningKeyError(message) from error
        raise KeyLockedError("no passphrase given opens the key") from error
    if key is None:
        raise SigningKeyError("this holds certificates, and no private key")
    return key, (*([certificate] if certificate else []), *others)


def _joined(key: PrivateKey, known: tuple[x509.Certificate, ...]) -> SigningKey:
    public = key.public_key()
    own = [each for each in known if each.public_key() == public]
    if not own:
        message = "no certificate given belongs to the key"
        raise SigningKeyError(message, hint="name the signer's with --cert")
    chain = tuple(dict.fromkeys(each for each in known if each not in own))
    return evolve(SigningKey(key=key, certificate=own[0]), chain=chain)


def check_usable(key: SigningKey, time: datetime, *, path: str = "") -> None:
    """Refuse a key whose signature nobody would accept.

    Args:
        key: what is to sign.
        time: when, aware.
        path: the key's file, for errors.

    Raises:
        SigningKeyError: it is weak, its certificate is not in force at that time or
            is not meant for signatures.
    """
    if not _is_strong(key.key):
        raise SigningKeyError(f"the key is too weak; take {_KINDS}", path=path)
    certificate = key.certificate
    start, end = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if not start <= time <= end:
        message = (
            f"the certificate is in force from {_shown(start)} to {_shown(end)},"
            f" not at {_shown(time)}"
        )
        hint = "sign with a certificate in force"
        raise SigningKeyError(message, hint=hint, path=path)
    if certificate.version is not x509.Version.v3:
        message = "the certificate is of X.509 version 1, which no chain is built with"
        hint = "have it issued with extensions, as version 3"
        raise SigningKeyError(message, hint=hint, path=path)
    if not _may_sign(certificate):
        message = "the certificate is not meant for signatures of documents"
        hint = "its key usage must name digital signature or non-repudiation"
        raise SigningKeyError(message, hint=hint, path=path)


def _shown(time: datetime) -> str:
    return f"{time.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def _is_strong(key: PrivateKey) -> bool:
    if isinstance(key, rsa.RSAPrivateKey):
        return key.key_size >= _LEAST_BITS
    return key.curve.name in _CURVES


def _may_sign(certificate: x509.Certificate) -> bool:
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except (x509.ExtensionNotFound, ValueError):
        return True
    return usage.digital_signature or usage.content_commitment


def sign_bytes(key: PrivateKey, data: bytes) -> bytes:
    """Return the signature of ``data`` over SHA-256; the same bytes each time.

    RSA signs as PKCS #1 v1.5 does, ECDSA with the numbers of RFC 6979, DER-encoded.
    """
    if isinstance(key, rsa.RSAPrivateKey):
        return key.sign(data, padding.PKCS1v15(), hashes.SHA256())
    return key.sign(data, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))
