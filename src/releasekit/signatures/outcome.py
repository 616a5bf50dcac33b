"""What is found of a signature: who, when, whether it holds, and what it leaves out."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Final

from attrs import field, frozen

BESIDE_SUFFIX: Final = ".xades"
"""What the name of a signature adds to the name of the file that it covers."""
MAX_SIGNATURE_BYTES: Final = 1024 * 1024
"""Largest signature that is read."""


class Form(StrEnum):
    """How a signature is kept."""

    XADES = "XAdES"
    """An XML signature in a file beside (ETSI EN 319 132-1, baseline level B-B)."""
    PADES = "PAdES"
    """A CMS signature inside of a PDF (ETSI EN 319 142-1, baseline level B-B)."""


class Trust(StrEnum):
    """Whether the signer's certificate leads to one that the user trusts."""

    NOT_JUDGED = "not judged"
    """No trusted certificates were given."""
    TRUSTED = "trusted"
    """A chain leads to one of them, or it is one of them."""
    UNTRUSTED = "not trusted"
    """No chain does."""


@frozen(kw_only=True)
class Judging:
    """What signatures are judged by."""

    roots: tuple[bytes, ...] = field(default=(), repr=False)
    """Files of certificates that the user trusts, PEM or DER."""
    time: datetime | None = None
    """The time of judging, aware; tells certificates that have ended since."""


@frozen(kw_only=True)
class Signature:
    """One signature, as it was found."""

    form: Form
    is_valid: bool
    """Whether the signed bytes and the signature are as they were made."""
    detail: str
    """Why it is not valid, or what it covers, in one line."""
    signer: str = ""
    """Subject of the certificate (RFC 4514); empty where it cannot be read."""
    fingerprint: str = ""
    """SHA-256 of the certificate, 64 lower-case hexadecimal digits."""
    signed_at: datetime | None = None
    """The time that the signer claims, aware; nothing proves it."""
    valid_from: datetime | None = None
    """When the certificate begins to be in force."""
    valid_until: datetime | None = None
    """When it ends."""
    in_force: bool = False
    """Whether it was in force at the time claimed."""
    trust: Trust = Trust.NOT_JUDGED
    notes: tuple[str, ...] = ()
    """What a reader should know besides: bytes not covered, a certificate ended."""

    @property
    def is_sound(self) -> bool:
        """Whether nothing speaks against it."""
        return self.is_valid and self.in_force and self.trust is not Trust.UNTRUSTED
