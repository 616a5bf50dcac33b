"""The signatures of a file: those inside of it, and the one that stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from releasekit.containers.kinds import Container
from releasekit.signatures import Judging, Signature, require_libraries

if TYPE_CHECKING:
    from releasekit.signatures.pades_check import SignedPdf

_SIGNED_PDF = b"/ByteRange"


@frozen(kw_only=True)
class Beside:
    """A signature in a file of its own."""

    data: bytes = field(repr=False)
    """The whole file of the signature."""
    name: str = ""
    """Name of the file that it should cover; nothing is said of it where empty."""


@frozen(kw_only=True)
class Inside:
    """What is found of the signatures that a file carries."""

    signatures: tuple[Signature, ...] = ()
    original: int | None = None
    """Length of the file before it was signed, if nothing else was done to it."""


def found_inside(data: bytes, container: Container, judging: Judging) -> Inside:
    """Return what is found of the signatures in a file; only PDFs carry any.

    Raises:
        MissingDependencyError: it is signed, and what reads signatures is missing.
        SigningKeyError: a trusted certificate cannot be read.
    """
    if container is not Container.PDF or _SIGNED_PDF not in data:
        return Inside()
    require_libraries()
    # Optional, and slow to load: only a signed file needs it.
    from releasekit.signatures.pades_check import judge_inside  # noqa: PLC0415

    found: SignedPdf = judge_inside(data, judging)
    return Inside(signatures=found.signatures, original=found.original)


def found_beside(
    data: bytes, beside: Beside, judging: Judging
) -> tuple[Signature, ...]:
    """Return what is found of the signature beside a file.

    Raises:
        MissingDependencyError: what reads signatures is missing.
        SigningKeyError: a trusted certificate cannot be read.
    """
    require_libraries()
    # Optional, and slow to load: only a signed file needs it.
    from releasekit.signatures.xades_check import judge_beside  # noqa: PLC0415

    return (judge_beside(data, beside.data, judging, name=beside.name),)
