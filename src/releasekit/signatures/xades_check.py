"""Judging a signature that stands beside its file."""

from __future__ import annotations

from base64 import b64decode
from datetime import UTC, datetime
from typing import Final
from urllib.parse import unquote

from cryptography import x509
from lxml import etree
from signxml.algorithms import DigestAlgorithm, SignatureMethod
from signxml.exceptions import SignXMLException
from signxml.xades.xades import XAdESSignatureConfiguration, XAdESVerifier

from releasekit.signatures.certificates import (
    MAX_CERTIFICATES,
    Claim,
    judged,
    read_der,
)
from releasekit.signatures.outcome import Form, Judging, Signature
from releasekit.signatures.xades_shape import DS, XADES, ShapeError, read_shape
from releasekit.text import show

_SHOWN: Final = 200
_STRONG_DIGESTS: Final = frozenset(
    {DigestAlgorithm.SHA256, DigestAlgorithm.SHA384, DigestAlgorithm.SHA512}
)
_FAMILIES: Final = ("RSA_SHA", "ECDSA_SHA", "SHA")
_STRONG_METHODS: Final = frozenset(
    method
    for method in SignatureMethod
    if method.name.startswith(("RSA_SHA", "ECDSA_SHA", "SHA"))
    and "SHA1" not in method.name
)
_ODD: Final = (
    SignXMLException,
    etree.LxmlError,
    ValueError,
    TypeError,
    AttributeError,
    KeyError,
    IndexError,
    NotImplementedError,
    AssertionError,
)
"""What signxml and cryptography raise over signatures that somebody made up."""


def judge_beside(
    data: bytes, signature: bytes, judging: Judging, *, name: str = ""
) -> Signature:
    """Return what a signature says of the file beside it; never raises over it.

    Args:
        data: the file.
        signature: what stands in the file beside it.
        judging: what certificates are judged by.
        name: the file's name now; nothing is said of another one where it is empty.
    """
    try:
        root, uri = read_shape(signature)
        certificates = _certificates(root)
    except ShapeError as error:
        return Signature(form=Form.XADES, is_valid=False, detail=str(error))
    claim = Claim(
        form=Form.XADES,
        certificate=certificates[0],
        others=certificates[1:],
        signed_at=_signed_at(root),
    )
    reason = _difference(root, uri, data, certificates[0])
    detail = reason or "it covers every byte of the file"
    notes = _notes(root, uri, name)
    return judged(claim, judging, is_valid=not reason, detail=detail, notes=notes)


def _certificates(root: etree._Element) -> tuple[x509.Certificate, ...]:
    """Return the certificates of a signature, that of its signer first."""
    elements = root.findall(f"{DS}KeyInfo/{DS}X509Data/{DS}X509Certificate")
    if not 0 < len(elements) <= MAX_CERTIFICATES:
        raise ShapeError(f"it has {len(elements)} certificates")
    try:
        return tuple(read_der(b64decode(each.text or "")) for each in elements)
    except ValueError as error:
        raise ShapeError("a certificate in it cannot be read") from error


def _difference(
    root: etree._Element, uri: str, data: bytes, certificate: x509.Certificate
) -> str:
    """Return why a signature does not hold, or nothing where it does."""
    config = XAdESSignatureConfiguration(
        location="./",
        expect_references=True,
        signature_methods=_STRONG_METHODS,
        digest_algorithms=_STRONG_DIGESTS,
        # Whether the certificate is in force is judged by us, and told apart.
        verification_time=certificate.not_valid_before_utc,
    )
    try:
        XAdESVerifier().verify(
            root,
            x509_cert=certificate,
            uri_resolver=lambda asked: data if asked == uri else None,
            expect_config=config,
        )
    except _ODD as error:
        if "reference 0" in str(error) or f"({uri})" in str(error):
            return "the file is not the one that was signed"
        return f"the signature does not hold: {show(str(error), limit=_SHOWN)}"
    return ""


def _signed_at(root: etree._Element) -> datetime | None:
    text = root.findtext(f".//{XADES}SignedSignatureProperties/{XADES}SigningTime")
    try:
        time = datetime.fromisoformat((text or "").strip())
    except ValueError:
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _notes(root: etree._Element, uri: str, name: str) -> tuple[str, ...]:
    notes = []
    signed_as = unquote(uri)
    if name and signed_as != name:
        notes.append(f"the file was signed as {show(signed_as, limit=_SHOWN)}")
    if root.find(f".//{XADES}UnsignedProperties") is not None:
        notes.append("what was added to it later, such as time stamps, is not judged")
    return tuple(notes)
