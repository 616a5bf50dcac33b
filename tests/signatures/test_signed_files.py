"""Verifying says the right thing of a file that was signed."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import pytest

import releasekit
from releasekit.errors import (
    InputTooLargeError,
    MissingDependencyError,
    SigningKeyError,
    UsageError,
)
from releasekit.signatures import MAX_SIGNATURE_BYTES
from releasekit.verification import Verdict, verify
from tests.record.examples import small_release
from tests.signatures.files import pdf, signed
from tests.signatures.people import NOW, authority, pem, signer, trusting
from tests.signatures.updates import ATTACKS, change_info, updated

TRUST = (pem(authority().certificate),)


def test_a_signed_pdf_is_unchanged_up_to_its_signature() -> None:
    found = verify(signed(), judging=trusting())

    assert found.verdict is Verdict.SIGNED
    assert [each.is_sound for each in found.signatures] == [True]


def test_a_pdf_that_was_changed_before_it_was_signed_is_not() -> None:
    from releasekit.signatures.pades import sign_inside

    work, _ = ATTACKS["overwrite"]
    found = verify(sign_inside(updated(pdf(), work), key=signer(), time=NOW))

    assert found.verdict is Verdict.ALTERED
    assert [each.is_valid for each in found.signatures] == [True]


@pytest.mark.parametrize("name", ["replace", "overwrite"])
def test_a_pdf_that_shows_something_else_after_it_was_signed_is_altered(
    name: str,
) -> None:
    found = verify(updated(signed(), ATTACKS[name][0]))

    assert found.verdict is Verdict.ALTERED
    assert [each.is_valid for each in found.signatures] == [False]


def test_a_pdf_with_other_properties_is_changed_after_saving() -> None:
    found = verify(updated(signed(), change_info))

    assert found.verdict is Verdict.RESAVED
    assert "updates after it" in found.signatures[0].notes[0]


def test_a_pdf_that_nobody_signed_has_no_signatures() -> None:
    assert verify(pdf()).signatures == ()


def test_a_record_is_signed_and_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "a.record.xml"
    path.write_bytes(releasekit.export(small_release(), "record").data)
    done = releasekit.sign(path, key=signer(), time=NOW)
    found = releasekit.verify(path, trust=TRUST, time=NOW)

    assert done.path == tmp_path / "a.record.xml.xades"
    assert found.verdict is Verdict.UNCHANGED
    assert [each.is_sound for each in found.signatures] == [True]
    assert releasekit.recover(path) == small_release()
    assert not releasekit.validate(path)


def test_a_signature_that_is_too_large_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.record.xml"
    path.write_bytes(releasekit.export(small_release(), "record").data)
    beside = tmp_path / "a.record.xml.xades"
    beside.write_bytes(b" " * (MAX_SIGNATURE_BYTES + 1))

    with pytest.raises(InputTooLargeError, match="xades"):
        releasekit.verify(path)


def test_the_library_wants_a_time_with_a_zone(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no zone"):
        releasekit.sign(
            tmp_path / "a.pdf",
            key=signer(),
            time=datetime(2026, 11, 23),  # noqa: DTZ001 - the mistake itself
        )


def test_trusted_certificates_must_be_certificates() -> None:
    with pytest.raises(SigningKeyError, match="no certificate"):
        verify(signed(), judging=trusting().__class__(roots=(b"nothing",)))


@pytest.mark.parametrize("name", ["signxml", "pyhanko"])
def test_a_missing_library_is_named_with_the_remedy(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    (tmp_path / "a.pdf").write_bytes(signed())

    with pytest.raises(MissingDependencyError, match=name) as caught:
        releasekit.verify(tmp_path / "a.pdf")
    assert caught.value.hint == 'pip install "releasekit[sign]"'
    with pytest.raises(MissingDependencyError, match=name):
        releasekit.load_signing_key(tmp_path / "a.pdf")
    assert verify(pdf()).verdict is Verdict.UNCHANGED
