"""Signed files that are made to harm end soon, and nobody is asked for anything."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from releasekit.signatures import MAX_SIGNATURE_BYTES
from releasekit.signatures.pades_check import judge_inside
from tests.signatures.files import pdf, signed
from tests.signatures.people import authority, key_pem, pem, signer, trusting
from tests.support import require_tool

PROGRAM = """
import datetime, sys
import releasekit

key = releasekit.load_signing_key("key.pem")
time = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)
trust = [open("roots.pem", "rb").read()]
for detached in (False, True):
    releasekit.sign("a.pdf", key=key, time=time, detached=detached)
for name in ("a.pdf", "a.signed.pdf"):
    found = releasekit.verify(name, trust=trust, time=time)
    assert [each.is_sound for each in found.signatures] == [True], found
"""


def test_nothing_is_asked_of_the_network(tmp_path: Path) -> None:
    strace = require_tool("strace")
    log = tmp_path / "strace.log"
    (tmp_path / "a.pdf").write_bytes(pdf())
    (tmp_path / "roots.pem").write_bytes(pem(authority().certificate))
    own = key_pem(signer().key) + pem(signer().certificate)
    (tmp_path / "key.pem").write_bytes(own)
    command = [strace, "-f", "-qq", "-e", "trace=%network,execve", "-o", str(log)]
    done = subprocess.run(
        [*command, sys.executable, "-c", PROGRAM],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    if b"ptrace" in done.stderr:
        pytest.skip("this system does not let strace trace")
    calls = log.read_text("utf-8", "replace").splitlines()

    assert done.returncode == 0, done.stderr
    assert [call for call in calls if "AF_INET" in call or "connect(" in call] == []
    assert sum("execve(" in call for call in calls) == 1


def with_form(make: Callable[[Pdf], pikepdf.Object]) -> bytes:
    """Return a PDF whose form has a field, and the mark of signed files."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as opened:
        fields = Array([make(opened)])
        opened.Root.AcroForm = Dictionary(Fields=fields, SigFlags=3)
        opened.save(out)
    return out.getvalue() + b"%/ByteRange\n"


def loop(opened: Pdf) -> pikepdf.Object:
    """Make a field that is its own child."""
    field = opened.make_indirect(Dictionary(T="a", FT=Name.Sig))
    field.Kids = Array([field])
    return field


def lattice(opened: Pdf) -> pikepdf.Object:
    """Make fields that lead to one in 2^40 ways."""
    field = opened.make_indirect(Dictionary(T="a", FT=Name.Sig))
    for _ in range(40):
        field = opened.make_indirect(Dictionary(T="a", Kids=Array([field, field])))
    return field


def tower(opened: Pdf) -> pikepdf.Object:
    """Make fields inside of fields, 5,000 deep."""
    field = opened.make_indirect(Dictionary(T="a", FT=Name.Sig))
    for _ in range(5000):
        field = opened.make_indirect(Dictionary(T="a", Kids=Array([field])))
    return field


def nothing(opened: Pdf) -> pikepdf.Object:
    """Make a signature that says nothing."""
    value = opened.make_indirect(Dictionary(Type=Name.Sig))
    return opened.make_indirect(Dictionary(T="a", FT=Name.Sig, V=value))


def huge(opened: Pdf) -> pikepdf.Object:
    """Make a signature over the limit."""
    value = opened.make_indirect(
        Dictionary(
            Type=Name.Sig,
            SubFilter=Name("/ETSI.CAdES.detached"),
            ByteRange=Array([0, 1, 2, 3]),
            Contents=b"0" * (MAX_SIGNATURE_BYTES + 1),
        )
    )
    return opened.make_indirect(Dictionary(T="a", FT=Name.Sig, V=value))


@pytest.mark.parametrize("make", [loop, lattice, tower, nothing, huge])
def test_a_form_that_is_made_to_harm_is_no_valid_signature(
    make: Callable[[Pdf], pikepdf.Object],
) -> None:
    found = judge_inside(with_form(make), trusting())

    assert not any(each.is_valid for each in found.signatures)
    assert found.original is None


def test_tables_that_lead_back_to_themselves_end() -> None:
    start = signed().rindex(b"startxref")
    own = signed()[start:].split()[1]
    at = signed().rindex(b"/Prev ")
    end = signed().index(b"\n", at)
    looped = signed()[:at] + b"/Prev " + own + signed()[end:]
    (found,) = judge_inside(looped, trusting()).signatures

    assert not found.is_valid
    assert "loop" in found.detail
