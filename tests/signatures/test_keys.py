"""Keys are read from PEM and PKCS#12; what cannot sign is refused with the reason."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from releasekit.errors import KeyLockedError, SigningKeyError
from releasekit.signatures.certificates import read_certificates
from releasekit.signatures.keys import SigningKey, check_usable, read_key, sign_bytes
from tests.signatures.people import (
    NOW,
    PHRASE,
    authority,
    certificate,
    elliptic_key,
    key_p12,
    key_pem,
    pem,
    rsa_key,
    rsa_signer,
    signer,
)

OWN = pem(signer().certificate)
CHAIN = pem(authority().certificate)
NEITHER_ENCRYPTS_NOR_SIGNS = x509.KeyUsage(
    digital_signature=False,
    content_commitment=False,
    key_encipherment=True,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=False,
    crl_sign=False,
    encipher_only=False,
    decipher_only=False,
)


@pytest.mark.parametrize(
    ("data", "certificates", "phrase", "chain"),
    [
        (key_pem(signer().key), OWN, None, 0),
        (key_pem(signer().key) + OWN + CHAIN, b"", None, 1),
        (key_pem(signer().key), CHAIN + OWN, None, 1),
        (key_pem(signer().key, PHRASE), OWN, PHRASE, 0),
        (key_pem(signer().key), OWN, b"not needed", 0),
        (key_p12(signer()), b"", None, 1),
        (key_p12(signer(), PHRASE), b"", PHRASE, 1),
        (
            key_pem(signer().key),
            signer().certificate.public_bytes(Encoding.DER),
            None,
            0,
        ),
    ],
    ids=["beside", "in one", "mixed", "locked", "unlocked", "p12", "locked p12", "der"],
)
def test_a_key_is_read_with_its_certificate(
    data: bytes, certificates: bytes, phrase: bytes | None, chain: int
) -> None:
    found = read_key(data, certificates, phrase)

    assert found.certificate == signer().certificate
    assert len(found.chain) == chain
    assert "key=" not in repr(found)


@pytest.mark.parametrize("phrase", [None, b"wrong"])
@pytest.mark.parametrize(
    "data",
    [key_pem(signer().key, PHRASE) + OWN, key_p12(signer(), PHRASE)],
    ids=["pem", "p12"],
)
def test_a_locked_key_says_so(data: bytes, phrase: bytes | None) -> None:
    with pytest.raises(KeyLockedError) as caught:
        read_key(data, b"", phrase)

    assert "--passphrase-file" in caught.value.hint


@pytest.mark.parametrize(
    ("data", "certificates", "reason"),
    [
        (b"secret", b"", "neither PEM nor PKCS#12"),
        (b"-----BEGIN NOTHING-----", OWN, "no private key"),
        (key_pem(signer().key), b"", "no certificate"),
        (key_pem(signer().key), b"\x30\x03abc", "no certificate"),
        (key_pem(signer().key), CHAIN, "no certificate given belongs to the key"),
        (
            ed25519.Ed25519PrivateKey.generate().private_bytes(
                Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
            ),
            OWN,
            "this kind of key is not offered",
        ),
    ],
    ids=["text", "empty", "alone", "damaged", "another's", "ed25519"],
)
def test_what_is_no_key_is_refused(
    data: bytes, certificates: bytes, reason: str
) -> None:
    with pytest.raises(SigningKeyError, match=reason):
        read_key(data, certificates)


def test_a_weak_key_signs_nothing() -> None:
    key = rsa_key(1024)
    weak = SigningKey(key=key, certificate=certificate(key, "Weak", authority()))

    with pytest.raises(SigningKeyError, match="too weak"):
        check_usable(weak, NOW)


@pytest.mark.parametrize(
    "time", [datetime(2025, 12, 31, tzinfo=UTC), datetime(2028, 1, 2, tzinfo=UTC)]
)
def test_a_certificate_that_is_not_in_force_signs_nothing(time: datetime) -> None:
    with pytest.raises(SigningKeyError, match="is in force from 2026-01-01 00:00 UTC"):
        check_usable(signer(), time)


def test_a_certificate_for_something_else_signs_nothing() -> None:
    made = certificate(
        elliptic_key(),
        "Mail",
        authority(),
        extensions=(NEITHER_ENCRYPTS_NOR_SIGNS,),
    )

    with pytest.raises(SigningKeyError, match="not meant for signatures"):
        check_usable(SigningKey(key=elliptic_key(), certificate=made), NOW)


def test_usable_keys_pass() -> None:
    check_usable(signer(), NOW)
    check_usable(rsa_signer(), NOW)


def test_the_same_bytes_get_the_same_signature() -> None:
    keys = signer().key, rsa_signer().key

    assert [sign_bytes(key, b"x") for key in keys] == [
        sign_bytes(key, b"x") for key in keys
    ]


def test_certificates_are_read_in_the_order_of_their_file() -> None:
    assert read_certificates(CHAIN + OWN) == (
        authority().certificate,
        signer().certificate,
    )
