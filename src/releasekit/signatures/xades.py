"""Signing any file: a XAdES signature in a file beside it (ETSI EN 319 132-1, B-B).

The signature covers the bytes of the file as they are, with no transform, so that
nothing has to be agreed on but a digest.
"""

from __future__ import annotations

from base64 import b64encode
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Final, cast
from urllib.parse import quote

from attrs import frozen
from cryptography.hazmat.primitives.asymmetric import rsa
from lxml import etree
from signxml.algorithms import (
    CanonicalizationMethod,
    SignatureConstructionMethod,
    SignatureMethod,
)
from signxml.util import SigningSettings
from signxml.xades.xades import XAdESDataObjectFormat, XAdESSigner

from releasekit.signatures.keys import PrivateKey, SigningKey, sign_bytes

_DS: Final = "{http://www.w3.org/2000/09/xmldsig#}"
_XADES: Final = "{http://uri.etsi.org/01903/v1.3.2#}"


def sign_beside(
    data: bytes, *, name: str, media_type: str, key: SigningKey, time: datetime
) -> bytes:
    """Return a signature of a file, as the bytes of the file to stand beside it.

    The same arguments give the same bytes.

    Args:
        data: the whole file.
        name: its name, without folders.
        media_type: what kind of file it is.
        key: a key that `keys.check_usable` let pass.
        time: when it is signed, aware.
    """
    signer = _Signer(
        method=SignatureConstructionMethod.detached,
        signature_algorithm=_method(key.key),
        c14n_algorithm=CanonicalizationMethod.CANONICAL_XML_1_0,
        data_object_format=XAdESDataObjectFormat(
            Description="press release", MimeType=media_type
        ),
    )
    signer.cover(data, quote(name), time)
    made = signer.sign(
        etree.Element("data"),  # gives way to the file: signxml takes XML only
        key=cast("rsa.RSAPrivateKey", _Key(key.key)),
        cert=[key.certificate, *key.chain],
        reference_uri="file",
        always_add_key_value=False,
    )
    return etree.tostring(made, xml_declaration=True, encoding="UTF-8") + b"\n"


def _method(key: PrivateKey) -> SignatureMethod:
    if isinstance(key, rsa.RSAPrivateKey):
        return SignatureMethod.RSA_SHA256
    return SignatureMethod.ECDSA_SHA256


@frozen
class _Key:
    """A key as signxml uses it, whose signatures take no random number."""

    key: PrivateKey

    @property
    def key_size(self) -> int:
        return self.key.key_size

    def sign(self, data: bytes, **_: object) -> bytes:
        """Sign with SHA-256, the only digest that is asked for."""
        return sign_bytes(self.key, data)


class _Signer(XAdESSigner):
    """Signs bytes rather than XML, with the caller's time and without chance."""

    _count: int = 0
    _time: datetime
    _digest: str
    _uri: str

    def cover(self, data: bytes, uri: str, time: datetime) -> None:
        """Say what is to be signed, and when."""
        self._digest = b64encode(sha256(data).digest()).decode("ascii")
        self._uri, self._time = uri, time.astimezone(UTC)
        self.signature_annotators.insert(0, self._refer_to_file)

    def _refer_to_file(self, sig_root: etree._Element, **_: Any) -> None:  # noqa: ANN401
        """Let the first reference name the file and have its digest."""
        reference = next(sig_root.iter(f"{_DS}Reference"))
        reference.set("URI", self._uri)
        for transforms in reference.findall(f"{_DS}Transforms"):
            reference.remove(transforms)
        next(reference.iter(f"{_DS}DigestValue")).text = self._digest

    def add_signing_time(
        self,
        signed_signature_properties: etree._Element,
        sig_root: etree._Element,
        signing_settings: SigningSettings,
    ) -> None:
        """Write the time of the caller, not that of a clock."""
        element = etree.SubElement(signed_signature_properties, f"{_XADES}SigningTime")
        element.text = self._time.strftime("%Y-%m-%dT%H:%M:%SZ")

    def _get_token(self, length: int = 4) -> str:
        """Tell identifiers apart by counting: they need not be random."""
        self._count += 1
        return str(self._count)
