"""PDF, ZIP and HTML files carry their digest where the helpers look for it."""

from __future__ import annotations

import hashlib
import io
import zipfile

import pytest

from releasekit.containers import digest
from releasekit.files.digest import is_sealed, seal

PDF = b"%PDF-1.7\n<rdf>" + digest.PDF_PLACEHOLDER + b"</rdf>\n%%EOF\n"


def zip_file(comment: bytes = digest.ZIP_COMMENT) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("a.txt", "text")
        archive.comment = comment
    return written.getvalue()


def test_a_sealed_pdf_holds_the_digest_of_the_file_with_zeros() -> None:
    sealed = digest.seal_pdf(PDF)
    at = digest.pdf_digest_offset(sealed)

    assert at is not None
    assert sealed[at : at + 64] == hashlib.sha256(PDF).hexdigest().encode()
    assert is_sealed(sealed, at)


def test_a_sealed_zip_holds_the_digest_of_the_file_with_zeros() -> None:
    sealed = digest.seal_zip(zip_file())
    at = digest.zip_digest_offset(sealed)

    assert at is not None
    assert sealed[at:] == hashlib.sha256(zip_file()).hexdigest().encode()
    assert is_sealed(sealed, at)
    assert zipfile.ZipFile(io.BytesIO(sealed)).testzip() is None


def test_a_sealed_page_holds_the_digest_of_the_file_with_zeros() -> None:
    data = f"<!doctype html>\n<html {digest.HTML_PLACEHOLDER} lang=en>".encode()
    sealed = digest.seal_html(data)
    at = digest.html_digest_offset(sealed)

    assert at == data.index(b"000")
    assert is_sealed(sealed, at)
    assert digest.html_digest_offset(data.replace(b"<html", b"<body")) is None


def test_a_page_without_a_place_is_refused() -> None:
    with pytest.raises(ValueError, match="no place"):
        digest.seal_html(b"<html>")


def test_sealing_twice_changes_nothing() -> None:
    assert digest.seal_pdf(digest.seal_pdf(PDF)) == digest.seal_pdf(PDF)
    assert digest.seal_zip(digest.seal_zip(zip_file())) == digest.seal_zip(zip_file())


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", PDF.replace(b"0</rk", b"g</rk")])
def test_a_pdf_without_a_place_is_refused(data: bytes) -> None:
    assert digest.pdf_digest_offset(data) is None
    with pytest.raises(ValueError, match="no place"):
        digest.seal_pdf(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK",
        zip_file(b""),
        zip_file(digest.ZIP_COMMENT + b" "),
        zip_file(b"x" * 71),
    ],
)
def test_a_zip_without_a_place_is_refused(data: bytes) -> None:
    assert digest.zip_digest_offset(data) is None
    with pytest.raises(ValueError, match="no place"):
        digest.seal_zip(data)


@pytest.mark.parametrize("at", [-1, 1, 64])
def test_a_digest_needs_room(at: int) -> None:
    with pytest.raises(ValueError, match="no room"):
        seal(bytes(64), at)
