"""Verification: what a file still proves about the release it was made from."""

from releasekit.verification.containers import Container, container_of, record_bytes
from releasekit.verification.recover import recover
from releasekit.verification.verify import Verdict, Verification, verify

__all__ = [
    "Container",
    "Verdict",
    "Verification",
    "container_of",
    "record_bytes",
    "recover",
    "verify",
]
