"""Verifying: whether a file is as it was written, and if not, what still holds."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import Final, assert_never

from attrs import evolve, frozen

from releasekit import record
from releasekit.containers.digest import (
    html_digest_offset,
    pdf_digest_offset,
    zip_digest_offset,
)
from releasekit.containers.kinds import Container, container_of
from releasekit.containers.records import record_bytes
from releasekit.errors import RecordError, RecordMissingError
from releasekit.files.digest import is_sealed, sha256_of
from releasekit.model import Release, Severity
from releasekit.signatures import Judging, Signature
from releasekit.verification.comparison import first_difference
from releasekit.verification.shown_docx import shown_in_docx
from releasekit.verification.shown_html import shown_in_html
from releasekit.verification.shown_odt import shown_in_odt
from releasekit.verification.signed import Beside, found_beside, found_inside

_SOUND: Final = MappingProxyType(
    {
        Container.RECORD: "it says what was written",
        Container.DOCX: "the record inside is sound, and its words are shown",
        Container.ODT: "the record inside is sound, and its words are shown",
        Container.PDF: "the record inside is sound, and its words are shown",
        Container.HTML: "the record inside is sound, and its words are shown",
    }
)
_NOTHING_TRUSTED: Final = Judging()
_UNNAMED: Final = "metadata or structure of the record no longer give its digest"


class Verdict(StrEnum):
    """What a file proves."""

    UNCHANGED = "unchanged"
    """Every byte is as it was written: the file's own digest is right."""
    SIGNED = "unchanged, signed"
    """Every byte is as it was written, and valid signatures stand behind them."""
    RESAVED = "changed after saving"
    """The bytes differ, but the record inside says exactly what was written."""
    ALTERED = "altered"
    """The record is broken or changed, or its words are no longer shown."""
    NO_DIGEST = "no digest"
    """The file carries no digest of itself; the record inside is sound."""


@frozen(kw_only=True)
class Verification:
    """The outcome of `verify`."""

    verdict: Verdict
    container: str
    """What kind of file it is: a `Container`, or the form of a package."""
    detail: str
    """What was found, and where, in one line."""
    signatures: tuple[Signature, ...] = ()
    """What is found of each signature, in the order in which they were made."""
    findings: tuple[str, ...] = ()
    """What else was found, a line each: files of a package that are not as packed."""


def verify(
    data: bytes, *, beside: Beside | None = None, judging: Judging = _NOTHING_TRUSTED
) -> Verification:
    """Tell whether a file is as it was written, and who signed it.

    A file whose digest fails or is gone is judged by its record: whether that still
    gives its own digest, keeps its rules and holds the source's bytes, and whether a
    reader of the document sees its words, all of them and no others. A digest
    guards against accidents and unnoticed changes, not against someone who computes
    it anew; a signature does, where its certificate is trusted.

    Args:
        data: the whole file.
        beside: the signature that stands in a file beside it.
        judging: what certificates are judged by.

    Raises:
        RecordMissingError: no digest proves the file, and it carries no record.
        MissingDependencyError: a changed PDF, and pikepdf is not installed; or it is
            signed, and what reads signatures is not.
        SigningKeyError: a trusted certificate cannot be read.
    """
    container = container_of(data)
    inside = found_inside(data, container, judging)
    apart = found_beside(data, beside, judging) if beside else ()
    return evolve(
        _verified(data, container, inside.original),
        signatures=(*inside.signatures, *apart),
    )


def _verified(data: bytes, container: Container, original: int | None) -> Verification:
    """Judge a file by its bytes, its digest and its record.

    Args:
        data: the whole file.
        container: what kind of file it is.
        original: its length before it was signed, where it was and nothing else was
            done to it.
    """
    if _is_sealed(data, container):
        verdict, detail = Verdict.UNCHANGED, "the digest of the file is right"
    elif original is not None and _is_sealed(data[:original], container):
        verdict = Verdict.SIGNED
        detail = "the digest is right up to the signature, and nothing else was added"
    else:
        verdict, detail = _judge(data, container)
    return Verification(verdict=verdict, container=container, detail=detail)


def _digest_offset(data: bytes, container: Container) -> int | None:
    match container:
        case Container.RECORD:
            return record.digest_offset(data)
        case Container.DOCX | Container.ODT:
            return zip_digest_offset(data)
        case Container.PDF:
            return pdf_digest_offset(data)
        case Container.HTML:
            return html_digest_offset(data)
        case _:
            assert_never(container)


def _is_sealed(data: bytes, container: Container) -> bool:
    at = _digest_offset(data, container)
    return at is not None and is_sealed(data, at)


def _judge(data: bytes, container: Container) -> tuple[Verdict, str]:
    try:
        carried = record_bytes(data)
        # Read once: a release may be long, and all that follows asks for it.
        inside = record.read_record(carried)
        difference = _changed(carried, inside) or _shown_otherwise(
            data, inside.release, container
        )
    except RecordMissingError:
        raise
    except RecordError as error:
        return Verdict.ALTERED, error.message
    if difference:
        return Verdict.ALTERED, difference
    of_record = container is Container.RECORD and inside.stated_digest is not None
    if of_record or _digest_offset(data, container) is not None:
        return Verdict.RESAVED, f"the digest fails; {_SOUND[container]}"
    return Verdict.NO_DIGEST, f"no digest of the file was found; {_SOUND[container]}"


def _changed(data: bytes, inside: record.Record) -> str:
    """Return what is wrong with a record, nothing where it is as it was written."""
    source = inside.release.source
    if sha256_of(source.data) == source.sha256 and record.check_content(inside):
        return ""
    breaches = record.validate(data)
    errors = [breach for breach in breaches if breach.severity is Severity.ERROR]
    words = [breach for breach in breaches if breach.rule == "words"]
    if errors or words:
        return (errors or words)[0].text
    return _UNNAMED if inside.stated_digest is not None else ""


def _shown_otherwise(data: bytes, release: Release, container: Container) -> str:
    match container:
        case Container.RECORD:
            return ""
        case Container.DOCX:
            shown = shown_in_docx(data)
        case Container.ODT:
            shown = shown_in_odt(data)
        case Container.PDF:
            # Optional and slow to load; whoever gets here could open the PDF.
            from releasekit.verification.shown_pdf import shown_in_pdf  # noqa: PLC0415

            shown = shown_in_pdf(data)
        case Container.HTML:
            shown = shown_in_html(data)
        case _:
            assert_never(container)
    return first_difference(release, shown)
