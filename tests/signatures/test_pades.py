"""A signature inside of a PDF keeps its standards, and sees every change."""

from __future__ import annotations

import asyncio
import io
import re
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pikepdf
import pytest

from releasekit.errors import UnsignableError
from releasekit.exporters.pdf.options import Standard
from releasekit.signatures import Judging, Trust
from releasekit.signatures.keys import SigningKey
from releasekit.signatures.pades import sign_inside
from releasekit.signatures.pades_check import (
    MAX_REVISIONS,
    MAX_SIGNATURES,
    judge_inside,
)
from tests.signatures.files import flipped, pdf, release, signed
from tests.signatures.people import NOW, authority, rsa_signer, signer, trusting
from tests.signatures.updates import ATTACKS, change_info, updated
from tests.support import require_tool
from tests.validators.verapdf import breaches

FLAVOURS = {
    Standard.SELF_DESCRIBING: ("3a", "ua1"),
    Standard.PRESERVE: ("2a", "ua1"),
    Standard.NEXT: ("4f", "ua2"),
}


@pytest.mark.parametrize("standard", FLAVOURS)
def test_a_signature_holds_for_what_was_written(standard: Standard) -> None:
    found = judge_inside(signed(standard), trusting())
    (one,) = found.signatures

    assert (one.is_valid, one.in_force, one.trust) == (True, True, Trust.TRUSTED)
    assert (one.signer, one.signed_at) == ("CN=Records Office 1", NOW)
    assert (one.detail, one.notes) == ("it covers the whole file", ())
    assert found.original == len(pdf(standard))
    assert signed(standard)[: found.original] == pdf(standard)


@pytest.mark.parametrize("standard", FLAVOURS)
def test_a_file_signed_twice_keeps_its_standards(standard: Standard) -> None:
    twice = sign_inside(signed(standard), key=rsa_signer(), time=NOW)

    for data in (signed(standard), twice):
        for flavour in FLAVOURS[standard]:
            assert breaches(data, flavour) == ()


def test_a_field_that_cannot_be_printed_breaks_them() -> None:
    broken = signed().replace(b"/F 132", b"/F 130")

    assert [each.clause for each in breaches(broken, "3a")] == ["6.3.2"]


def test_other_readers_find_the_signature_valid(tmp_path: Path) -> None:
    pdfsig = require_tool("pdfsig")
    made = sign_inside(signed(), key=rsa_signer(), time=NOW)
    (tmp_path / "good.pdf").write_bytes(made)
    (tmp_path / "bad.pdf").write_bytes(flipped(made, len(pdf()) * 4))

    def told(name: str) -> str:
        command = [pdfsig, "-nocert", str(tmp_path / name)]
        return subprocess.run(
            command, capture_output=True, text=True, check=True
        ).stdout

    assert told("good.pdf").count("Signature is Valid") == 2
    assert "Signature is Valid" not in told("bad.pdf")


def test_the_same_file_key_and_time_give_the_same_bytes() -> None:
    chained = SigningKey(
        key=signer().key,
        certificate=signer().certificate,
        chain=(authority().certificate, signer(2).certificate),
    )
    made = {sign_inside(pdf(), key=chained, time=NOW) for _ in range(5)}

    assert len(made) == 1


def test_files_are_signed_where_an_event_loop_runs() -> None:
    async def sign() -> bytes:
        return sign_inside(pdf(), key=signer(), time=NOW)

    assert asyncio.run(sign()) == signed()


def test_two_may_sign_one_after_the_other() -> None:
    made = sign_inside(signed(), key=signer(2), time=NOW)
    found = judge_inside(made, trusting())
    first, second = found.signatures

    assert (first.is_sound, second.is_sound) == (True, True)
    assert first.detail == f"it covers the first {len(signed()):,} bytes"
    assert second.signer == "CN=Records Office 2"
    assert found.original == len(pdf())


def test_a_flipped_bit_of_what_was_signed_is_seen() -> None:
    chance = Random(11)
    places = [chance.randrange(len(pdf()) * 8) for _ in range(20)]
    found = [judge_inside(flipped(signed(), at), trusting()) for at in places]

    assert not [each for each in found if each.original is not None]
    assert not [
        at
        for at, each in zip(places, found, strict=True)
        if any(one.is_valid for one in each.signatures)
    ]


def test_a_flipped_bit_of_the_update_is_seen() -> None:
    chance = Random(12)
    start, end = len(pdf()) * 8, len(signed()) * 8
    places = [chance.randrange(start, end) for _ in range(25)]
    sound = [at for at in places if is_whole(flipped(signed(), at))]

    assert sound == []


def is_whole(data: bytes) -> bool:
    found = judge_inside(data, trusting())
    return found.original is not None and all(e.is_sound for e in found.signatures)


def test_whom_nobody_trusts_is_told() -> None:
    elsewhere = judge_inside(signed(), trusting(2)).signatures[0]
    unjudged = judge_inside(signed(), Judging()).signatures[0]

    assert (elsewhere.is_valid, elsewhere.trust) == (True, Trust.UNTRUSTED)
    assert (unjudged.is_valid, unjudged.trust) == (True, Trust.NOT_JUDGED)


def test_a_certificate_that_had_expired_is_told() -> None:
    early = signer(3, until=datetime(2026, 3, 1, tzinfo=UTC))
    made = sign_inside(pdf(), key=early, time=NOW)
    (found,) = judge_inside(made, trusting()).signatures

    assert (found.is_valid, found.in_force, found.is_sound) == (True, False, False)
    assert found.notes == ("the certificate had expired then, on 2026-03-01",)


def test_bytes_behind_the_signature_are_told() -> None:
    found = judge_inside(signed() + b"% more\n", trusting())
    (one,) = found.signatures

    assert (one.is_valid, found.original) == (True, None)
    assert one.notes == ("7 bytes were appended after it; it covers none",)


@pytest.mark.parametrize("name", ATTACKS)
def test_an_update_that_shows_something_else_is_named(name: str) -> None:
    work, named = ATTACKS[name]
    found = judge_inside(updated(signed(), work), trusting())
    (one,) = found.signatures

    assert (one.is_valid, found.original) == (False, None)
    assert one.detail == f"an update after it changes more: {named}"


@pytest.mark.parametrize("name", ATTACKS)
def test_an_update_that_is_signed_itself_is_no_signature_alone(name: str) -> None:
    work, _ = ATTACKS[name]
    made = sign_inside(updated(pdf(), work), key=signer(), time=NOW)
    found = judge_inside(made, trusting())

    assert found.signatures[0].is_valid
    assert found.original is None


def test_an_update_that_a_signature_allows_is_told() -> None:
    found = judge_inside(updated(signed(), change_info), trusting())
    (one,) = found.signatures

    assert (one.is_valid, found.original) == (True, None)
    assert one.notes[0].startswith("updates after it, ")


def test_pdf_a_1_is_refused_with_the_reason() -> None:
    with pytest.raises(UnsignableError, match="pdf/a-1 allows no PAdES") as caught:
        sign_inside(pdf(Standard.LEGACY_A1), key=signer(), time=NOW)

    assert "--detached" in caught.value.hint


@pytest.mark.parametrize("start", [b"4142", b"feff0041", b"efbbbf41"])
def test_a_name_of_the_file_that_reads_as_text_stays(start: bytes) -> None:
    found = re.search(rb"/ID\s{0,3}\[\s{0,3}<([0-9a-fA-F]{32})>", pdf())
    assert found
    name = start.ljust(32, b"4")
    made = sign_inside(pdf().replace(found[1], name), key=signer(), time=NOW)
    (one,) = judge_inside(made, trusting()).signatures

    assert one.is_sound
    assert made.lower().count(b"<" + name + b">") == 3


def encrypted() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as opened:
        opened.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


@pytest.mark.parametrize(
    "make",
    [lambda: b"%PDF-1.7\n", lambda: pdf()[:-40], lambda: pdf()[:2000], encrypted],
    ids=["header", "cut", "begun", "encrypted"],
)
def test_what_takes_no_signature_is_refused(make: Callable[[], bytes]) -> None:
    with pytest.raises(UnsignableError, match="takes no signature"):
        sign_inside(make(), key=signer(), time=NOW)


def swapped(old: bytes, new: bytes) -> bytes:
    """Return the signed file with the last of some words exchanged."""
    start, found, end = signed().rpartition(old)
    assert found
    return start + new + b" " * (len(old) - len(new)) + end


DAMAGE = {
    "sha-1": (b"/ETSI.CAdES.detached", b"/adbe.pkcs7.sha1"),
    "range": (b"/ByteRange [0 ", b"/ByteRange [9 "),
    "fields": (b"/Fields [ ", b"/Fields [[[[ "),
    "contents": (b"/Contents <30", b"/Contents <00"),
    "end": (b"%%EOF", b""),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_what_cannot_be_judged_is_invalid(name: str) -> None:
    found = judge_inside(swapped(*DAMAGE[name]), trusting())

    assert not any(each.is_valid for each in found.signatures)
    assert found.signatures
    assert found.original is None


def test_a_file_with_too_many_updates_is_refused() -> None:
    many = signed()
    for _ in range(MAX_REVISIONS):
        many = updated(many, lambda writer: writer.update_root())
    (found,) = judge_inside(many, trusting()).signatures

    assert not found.is_valid
    assert "too many" in found.detail


def test_a_file_with_too_many_signatures_is_refused() -> None:
    many = pdf()
    for _ in range(MAX_SIGNATURES + 1):
        many = sign_inside(many, key=signer(), time=NOW)
    (found,) = judge_inside(many, trusting()).signatures

    assert "21 in 22 revisions are too many" in found.detail


def test_the_record_comes_back_out_of_a_signed_file() -> None:
    from releasekit.verification import recover

    assert recover(signed()) == release()
