"""Verification: what a file still proves about the release it was made from."""

from releasekit.verification.recover import recover
from releasekit.verification.signed import Beside
from releasekit.verification.verify import Verdict, Verification, verify

__all__ = ["Beside", "Verdict", "Verification", "recover", "verify"]
