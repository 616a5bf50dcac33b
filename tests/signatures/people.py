"""Keys and certificates for tests, made on the fly: an authority and a few signers."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import NameOID

from releasekit.signatures import Judging
from releasekit.signatures.keys import PrivateKey, SigningKey

NOW: Final = datetime(2026, 11, 23, 12, tzinfo=UTC)
START: Final = datetime(2026, 1, 1, tzinfo=UTC)
END: Final = datetime(2028, 1, 1, tzinfo=UTC)
PHRASE: Final = b"a quiet harbour"


@cache
def elliptic_key(number: int = 0) -> ec.EllipticCurvePrivateKey:
    """Return a key that is quick to make; another for each number."""
    return ec.generate_private_key(ec.SECP256R1())


@cache
def rsa_key(bits: int = 2048) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


def certificate(
    key: PrivateKey,
    name: str,
    issuer: SigningKey | None = None,
    *,
    until: datetime = END,
    extensions: tuple[x509.ExtensionType, ...] = (),
) -> x509.Certificate:
    """Return a certificate by an issuer, or one that vouches for itself."""
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(77)
        .not_valid_before(START)
        .not_valid_after(until)
    )
    basic = x509.BasicConstraints(ca=issuer is None, path_length=None)
    for extension in (basic, *extensions):
        builder = builder.add_extension(extension, critical=True)
    return builder.sign(issuer.key if issuer else key, hashes.SHA256())


@cache
def authority(number: int = 1) -> SigningKey:
    """Return who vouches for signers; another for each number."""
    key = elliptic_key(100 + number)
    return SigningKey(key=key, certificate=certificate(key, "Harbour Authority"))


@cache
def signer(number: int = 1, *, until: datetime = END) -> SigningKey:
    """Return somebody whom the first authority vouches for."""
    key = elliptic_key(number)
    name = f"Records Office {number}"
    made = certificate(key, name, authority(), until=until)
    return SigningKey(key=key, certificate=made)


@cache
def rsa_signer() -> SigningKey:
    key = rsa_key()
    return SigningKey(key=key, certificate=certificate(key, "Registry", authority()))


def pem(*certificates: x509.Certificate) -> bytes:
    return b"".join(each.public_bytes(Encoding.PEM) for each in certificates)


def trusting(number: int = 1, time: datetime | None = NOW) -> Judging:
    """Return how somebody judges who trusts an authority."""
    return Judging(roots=(pem(authority(number).certificate),), time=time)


def key_pem(key: PrivateKey, phrase: bytes | None = None) -> bytes:
    locked = BestAvailableEncryption(phrase) if phrase else NoEncryption()
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, locked)


def key_p12(person: SigningKey, phrase: bytes | None = None) -> bytes:
    locked = BestAvailableEncryption(phrase) if phrase else NoEncryption()
    chain = [authority().certificate]
    return pkcs12.serialize_key_and_certificates(
        b"office", person.key, person.certificate, chain, locked
    )
