"""A signature beside a file holds for that file alone, and no attack on XML works."""

from __future__ import annotations

import hmac
import re
from base64 import b64encode
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from random import Random

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from lxml import etree
from signxml.xades.xades import XAdESProcessor

from releasekit.signatures import Judging, Trust
from releasekit.signatures.xades import sign_beside
from releasekit.signatures.xades_check import judge_beside
from tests.signatures.people import (
    NOW,
    authority,
    pem,
    rsa_signer,
    signer,
    trusting,
)

FILE = b"<release>Ferry &amp; tram</release>"
NAME = "f\u00e9rry 1.record.xml"
MADE = sign_beside(FILE, name=NAME, media_type="text/xml", key=signer(), time=NOW)
BY_RSA = sign_beside(FILE, name=NAME, media_type="text/xml", key=rsa_signer(), time=NOW)
NOBODY = Judging()


def test_a_signature_holds_for_the_file_it_was_made_of() -> None:
    found = judge_beside(FILE, MADE, trusting(), name=NAME)

    assert (found.is_valid, found.in_force, found.trust) == (True, True, Trust.TRUSTED)
    assert found.detail == "it covers every byte of the file"
    assert (found.signer, found.signed_at) == ("CN=Records Office 1", NOW)
    assert found.notes == ()


def test_rsa_signs_as_well() -> None:
    assert judge_beside(FILE, BY_RSA, trusting()).is_sound


def test_the_same_file_key_and_time_give_the_same_signature() -> None:
    again = sign_beside(FILE, name=NAME, media_type="text/xml", key=signer(), time=NOW)

    assert again == MADE


def test_a_signature_keeps_the_schema_of_xades() -> None:
    root = etree.fromstring(MADE)
    schemas = XAdESProcessor.schemas()
    broken = etree.fromstring(MADE.replace(b"xades:SigningTime", b"xades:SigningTide"))

    assert any(schema.validate(root) for schema in schemas)
    assert not any(schema.validate(broken) for schema in schemas)


def test_one_bit_more_or_less_is_another_file() -> None:
    other = bytes([FILE[0] ^ 1]) + FILE[1:]
    found = judge_beside(other, MADE, trusting())

    assert not found.is_valid
    assert found.detail == "the file is not the one that was signed"


def test_every_flipped_bit_of_a_signature_is_seen() -> None:
    chance = Random(7)
    places = [chance.randrange(len(MADE) * 8) for _ in range(150)]
    unseen = [
        at
        for at in places
        if judge_beside(FILE, flipped(at), trusting()).is_sound and not is_harmless(at)
    ]

    assert unseen == []


def flipped(at: int) -> bytes:
    made = bytearray(MADE)
    made[at // 8] ^= 1 << at % 8
    return bytes(made)


def is_harmless(at: int) -> bool:
    """Tell whether a bit is one that XML and Base64 read alike either way."""
    changed = etree.fromstring(flipped(at))
    return strings(changed) == strings(etree.fromstring(MADE))


def strings(root: etree._Element) -> list[object]:
    return [
        (each.tag, sorted(each.items()), "".join((each.text or "").split()))
        for each in root.iter()
    ]


def test_whom_nobody_trusts_is_told() -> None:
    elsewhere = judge_beside(FILE, MADE, trusting(2))
    unjudged = judge_beside(FILE, MADE, NOBODY)
    pinned = judge_beside(FILE, MADE, Judging(roots=(pem(signer().certificate),)))

    assert (elsewhere.is_valid, elsewhere.trust) == (True, Trust.UNTRUSTED)
    assert (unjudged.is_sound, unjudged.trust) == (True, Trust.NOT_JUDGED)
    assert pinned.trust is Trust.TRUSTED


def test_a_certificate_that_had_expired_is_told() -> None:
    early = datetime(2026, 3, 1, tzinfo=UTC)
    made = sign_beside(
        FILE, name=NAME, media_type="text/xml", key=signer(3, until=early), time=NOW
    )
    found = judge_beside(FILE, made, trusting())

    assert (found.is_valid, found.in_force, found.is_sound) == (True, False, False)
    assert found.trust is Trust.UNTRUSTED
    assert found.notes == ("the certificate had expired then, on 2026-03-01",)


def test_a_certificate_that_expired_since_is_told() -> None:
    found = judge_beside(FILE, MADE, trusting(time=datetime(2029, 1, 1, tzinfo=UTC)))

    assert found.is_sound
    assert "expired since, on 2028-01-01" in found.notes[0]


def test_a_time_that_has_not_come_is_told() -> None:
    found = judge_beside(FILE, MADE, trusting(time=datetime(2026, 5, 1, tzinfo=UTC)))

    assert found.notes == ("the time claimed has not yet come",)


def test_a_file_of_another_name_is_told() -> None:
    found = judge_beside(FILE, MADE, NOBODY, name="other.xml")

    assert found.is_sound
    assert found.notes == (f"the file was signed as {NAME}",)


def text(change: Callable[[str], str]) -> bytes:
    return change(MADE.decode()).encode()


def swapped(old: str, new: str, count: int = -1) -> bytes:
    assert old in MADE.decode()
    return text(lambda made: made.replace(old, new, count))


def inside(pattern: str) -> str:
    found = re.search(pattern, MADE.decode(), re.DOTALL)
    assert found
    return found[0]


OBJECT = inside("<ds:Object>.*</ds:Object>")
PROPERTIES = inside("<xades:SignedProperties.*</xades:SignedProperties>")
REFERENCE = inside('<ds:Reference URI="f.*?</ds:Reference>')
WHOLE = inside("<ds:Signature .*</ds:Signature>")
INFO = inside("<ds:SignedInfo>.*</ds:SignedInfo>")
SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
TRANSFORM = "<ds:Transforms><ds:Transform Algorithm='{}'/></ds:Transforms>"
XSLT = TRANSFORM.format("http://www.w3.org/TR/1999/REC-xslt-19991116")
XPATH = TRANSFORM.format("http://www.w3.org/TR/1999/REC-xpath-19991116")
C14N = TRANSFORM.format("http://www.w3.org/2006/12/xml-c14n11")


def transformed(transforms: str) -> bytes:
    start, _, rest = REFERENCE.partition(">")
    return swapped(REFERENCE, f"{start}>{transforms}{rest}")


def with_mac(of: bytes) -> bytes:
    """Return a signature made with the public key as a shared secret."""
    method = "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256"
    made = swapped("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", method)
    info = etree.fromstring(made)[0]
    mac = hmac.digest(of, etree.tostring(info, method="c14n"), sha256)
    value = f"<ds:SignatureValue>{b64encode(mac).decode()}</ds:SignatureValue>"
    pattern = "<ds:SignatureValue>.*</ds:SignatureValue>"
    return re.sub(pattern, value, made.decode()).encode()


PUBLIC = signer().certificate.public_key()
ATTACKS = {
    "not xml": (b"PK\x03\x04", "not well-formed"),
    "a document type": (
        MADE.replace(b"<ds:Signature ", b"<!DOCTYPE x><ds:Signature ", 1),
        "document type",
    ),
    "too large": (MADE + b" " * 1024 * 1024, "over the limit"),
    "another root": (f"<a>{WHOLE}</a>".encode(), "the root is a"),
    "a second signature": (swapped(OBJECT, OBJECT + WHOLE), "one each of"),
    "a second signature inside": (
        swapped("<xades:SigningTime>", f"{WHOLE}<xades:SigningTime>"),
        "a second signature",
    ),
    "a second object": (swapped(OBJECT, OBJECT * 2), "one each of"),
    "properties moved": (
        swapped(PROPERTIES, "").replace(
            b"</ds:KeyInfo>", f"{PROPERTIES}</ds:KeyInfo>".encode()
        ),
        "one set of signed properties",
    ),
    "properties twice": (
        swapped(PROPERTIES, PROPERTIES * 2),
        "one set of signed properties",
    ),
    "the same id twice": (
        swapped("<xades:SigningTime>", '<xades:SigningTime Id="SignXMLCertificate2">'),
        "two elements have the id SignXMLCertificate2",
    ),
    "a reference to another id": (
        swapped('URI="#SignXMLCertificate2"', 'URI="#SignXMLSignature1"'),
        "a reference leads to #SignXMLSignature1",
    ),
    "a reference to the whole": (
        text(lambda s: s.replace('URI="f%C3%A9rry%201.record.xml"', 'URI=""')),
        "a reference leads to the whole",
    ),
    "a file beside the file": (
        swapped(REFERENCE, REFERENCE + REFERENCE.replace("Id=", "Type=")),
        "2 files are signed together",
    ),
    "properties not signed": (
        swapped(inside('<ds:Reference URI="#SignXMLSignature1-.*?</ds:Reference>'), ""),
        "the signed properties are not signed",
    ),
    "an xslt transform": (transformed(XSLT), "Transform .*xslt.* is refused"),
    "an xpath transform": (transformed(XPATH), "Transform .*xpath.* is refused"),
    "a harmless transform": (transformed(C14N), "to be transformed"),
    "sha-1 of the file": (
        swapped(SHA256, "http://www.w3.org/2000/09/xmldsig#sha1", 1),
        "DigestMethod .*sha1 is refused",
    ),
    "sha-1 in the signature": (
        swapped("#ecdsa-sha256", "#ecdsa-sha1"),
        "SignatureMethod .*ecdsa-sha1 is refused",
    ),
    "a mac of the public key": (
        with_mac(PUBLIC.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)),
        "SignatureMethod .*hmac-sha256 is refused",
    ),
    "a key without certificate": (
        swapped("<ds:X509Data>", "<ds:KeyValue/><ds:X509Data>"),
        "by certificates alone",
    ),
    "a certificate from elsewhere": (
        swapped(
            inside("<ds:X509Data>.*</ds:X509Data>"),
            '<ds:RetrievalMethod URI="http://localhost/"/>',
        ),
        "by certificates alone",
    ),
    "another's certificate": (
        re.sub(
            rb"<ds:X509Certificate>[^<]*",
            b"<ds:X509Certificate>"
            + b"".join(pem(signer(2).certificate).splitlines()[1:-1]),
            MADE,
        ),
        "does not hold",
    ),
    "no certificate that can be read": (
        re.sub(rb"<ds:X509Certificate>[^<]*", b"<ds:X509Certificate>AAAA", MADE),
        "cannot be read",
    ),
    "a thousand certificates": (
        swapped(
            "<ds:X509Certificate>",
            "<ds:X509Certificate>AAAA</ds:X509Certificate>" * 1000
            + "<ds:X509Certificate>",
        ),
        "it has 1001 certificates",
    ),
    "another time": (
        swapped("2026-11-23T12:00:00Z", "2026-11-22T12:00:00Z"),
        "does not hold",
    ),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_refused_with_its_name(name: str) -> None:
    signature, reason = ATTACKS[name]
    found = judge_beside(FILE, signature, trusting())

    assert not found.is_valid
    assert re.search(reason, found.detail), found.detail


def test_a_file_that_is_named_elsewhere_is_never_fetched() -> None:
    made = sign_beside(
        b"root:x:0:0", name="x", media_type="text/plain", key=signer(), time=NOW
    ).replace(b'URI="x"', b'URI="file:///etc/passwd"')
    found = judge_beside(FILE, made, NOBODY)

    assert not found.is_valid


def test_what_was_added_later_is_told() -> None:
    more = "<xades:UnsignedProperties/></xades:QualifyingProperties>"
    found = judge_beside(
        FILE, swapped("</xades:QualifyingProperties>", more), trusting()
    )

    assert found.is_sound
    assert found.notes == (
        "what was added to it later, such as time stamps, is not judged",
    )


def test_a_chain_may_stand_in_the_signature() -> None:
    person = signer(4)
    made = sign_beside(
        FILE,
        name=NAME,
        media_type="text/xml",
        key=type(person)(
            key=person.key,
            certificate=person.certificate,
            chain=(authority().certificate,),
        ),
        time=NOW,
    )

    assert judge_beside(FILE, made, trusting()).is_sound
