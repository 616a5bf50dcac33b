from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

import releasekit
from tests.cli.conftest import RELEASE, START, Run
from tests.signatures.people import (
    PHRASE,
    authority,
    key_p12,
    key_pem,
    pem,
    signer,
)

DATE = ("--date", "2026-11-23T12:00:00Z")
KEY = ("--key", "key.pem", "--cert", "own.pem", *DATE)
LOCKED = ("--key", "key.p12", *DATE)


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of files that carry the record of one release."""
    folder = tmp_path_factory.mktemp("converted")
    (folder / "a.txt").write_text(RELEASE, "utf-8")
    releasekit.convert(folder / "a.txt", folder / "out", to=["docx", "pdf", "record"])
    return folder / "out"


@pytest.fixture
def office(here: Path, converted: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of converted files, and somebody's key."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795500000")  # 2026-11-24
    (here / "key.pem").write_bytes(key_pem(signer().key))
    (here / "own.pem").write_bytes(pem(signer().certificate))
    (here / "roots.pem").write_bytes(pem(authority().certificate))
    (here / "others.pem").write_bytes(pem(authority(2).certificate))
    (here / "key.p12").write_bytes(key_p12(signer(), PHRASE))
    (here / "phrase.txt").write_bytes(PHRASE + b"\n")
    shutil.copytree(converted, here / "out")
    return here


def verdicts(out: str) -> list[str]:
    lines = [line for line in out.splitlines() if not line.startswith(" ")]
    return [line.split("  ")[0] for line in lines]


def test_packages_in_a_folder_are_left_alone(run: Run, office: Path) -> None:
    (office / "a.txt").write_text(RELEASE, "utf-8")
    assert run("package", "a.txt", "-o", "out", *DATE).status == 0
    signed = run("sign", "out", *KEY, "--json")
    named = run("sign", "out/a.bag", *KEY)

    assert not [f for f in json.loads(signed.out) if "a.bag" in f["file"]]
    assert run("package", "verify", "out/a.bag").status == 0
    assert (named.status, "RK106" in named.err) == (3, True)
    assert "a package is not signed as a whole" in named.err


@pytest.mark.usefixtures("office")
def test_files_are_signed_and_verified(run: Run) -> None:
    signed = run("sign", "out", *KEY)
    verified = run("verify", "out", "--trust", "roots.pem")

    assert (signed.status, signed.err) == (0, "")
    assert signed.out.splitlines() == [
        "out/a.docx → out/a.docx.xades (XAdES)",
        "out/a.pdf → out/a.signed.pdf (PAdES)",
        "out/a.record.xml → out/a.record.xml.xades (XAdES)",
    ]
    assert verified.status == 0
    assert verdicts(verified.out) == ["unchanged"] * 3 + ["unchanged, signed"]
    assert verified.out.count(" signature valid by CN=Records Office 1, ") == 3
    assert verified.out.count("certificate trusted, sha256 ") == 3


@pytest.mark.usefixtures("office")
def test_signing_again_changes_nothing(run: Run) -> None:
    run("sign", "out", *KEY, "-q")
    again = run("sign", "out", *KEY)

    assert (again.status, again.out.count(", unchanged)")) == (0, 3)


def test_what_is_signed_stays_as_it_was(run: Run, office: Path) -> None:
    before = {path: path.read_bytes() for path in (office / "out").glob("a.*")}
    run("sign", "out", *KEY)

    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.usefixtures("office")
def test_a_signer_whom_nobody_trusts_is_told(run: Run) -> None:
    run("sign", "out/a.pdf", *KEY)
    elsewhere = run("verify", "out/a.signed.pdf", "--trust", "others.pem")
    unjudged = run("verify", "out/a.signed.pdf")

    assert (elsewhere.status, "certificate not trusted" in elsewhere.out) == (1, True)
    assert (unjudged.status, "name trusted ones with --trust" in unjudged.out) == (
        0,
        True,
    )


def test_a_record_that_was_changed_after_signing_is_told(
    run: Run, office: Path
) -> None:
    run("sign", "out/a.record.xml", *KEY)
    record = office / "out/a.record.xml"
    record.write_bytes(record.read_bytes() + b"\n")
    ran = run("verify", "out/a.record.xml")

    assert ran.status == 6
    assert "XAdES signature invalid by CN=Records Office 1" in ran.out
    assert "the file is not the one that was signed" in ran.out


def test_a_pdf_with_bytes_behind_its_signature_is_told(run: Run, office: Path) -> None:
    run("sign", "out/a.pdf", *KEY)
    with (office / "out/a.signed.pdf").open("ab") as file:
        file.write(b"% more\n")
    ran = run("verify", "out/a.signed.pdf", "--trust", "roots.pem")

    assert ran.status == 1
    assert verdicts(ran.out) == ["changed after saving"]
    assert "7 bytes were appended after it; it covers none" in ran.out


@pytest.mark.usefixtures("office")
def test_a_pdf_may_be_signed_beside(run: Run) -> None:
    signed = run("sign", "out/a.pdf", *KEY, "--detached", "-o", "out")
    verified = run("verify", "out/a.pdf")

    assert signed.out == "out/a.pdf → out/a.pdf.xades (XAdES)\n"
    assert (verdicts(verified.out), verified.status) == (["unchanged"], 0)
    assert "XAdES signature valid" in verified.out


@pytest.mark.usefixtures("office")
def test_what_cannot_be_signed_costs_only_itself(run: Run) -> None:
    ran = run("sign", "a.txt", "nosuch.pdf", "out/a.pdf", *KEY)

    assert ran.status == 1
    assert ran.out == "out/a.pdf → out/a.signed.pdf (PAdES)\n"
    assert "error RK101: nosuch.pdf: no such file or folder" in ran.err
    assert "error RK106: a.txt: neither xml, docx, odt, pdf nor html\nhint: " in ran.err


@pytest.mark.usefixtures("office")
def test_a_signature_leads_to_the_file_that_it_stands_beside(run: Run) -> None:
    run("sign", "out/a.docx", *KEY)
    verified = run("verify", "out/a.docx.xades")
    signed = run("sign", "out/a.docx.xades", *KEY)

    assert (verified.status, signed.status) == (6, 3)
    assert "hint: verify out/a.docx, which it stands beside" in verified.err
    assert "this is a signature\nhint: sign the file that it" in signed.err


@pytest.mark.usefixtures("office")
def test_a_package_is_not_signed_as_a_whole(run: Run) -> None:
    run("package", "a.txt", "--zip", *DATE, "-q")
    ran = run("sign", "a.bag.zip", *KEY)

    assert ran.status == 3
    assert "a package is not signed as a whole" in ran.err


@pytest.mark.usefixtures("office")
def test_a_passphrase_comes_from_a_file(run: Run) -> None:
    opened = run("sign", "out/a.pdf", *LOCKED, "--passphrase-file", "phrase.txt")
    wrong = run("sign", "out/a.pdf", *LOCKED, "--passphrase-file", "own.pem")

    assert (opened.status, opened.err) == (0, "")
    assert (wrong.status, wrong.err.splitlines()[0]) == (
        2,
        "error RK308: key.p12: no passphrase given opens the key",
    )


@pytest.mark.usefixtures("office")
def test_a_locked_key_without_a_terminal_is_refused(shell: Run) -> None:
    ran = shell("sign", "out/a.pdf", *LOCKED)

    assert ran.status == 2
    assert "--passphrase-file" in ran.err


def test_a_passphrase_is_asked_for_and_not_shown(office: Path) -> None:
    main, own = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", START, "sign", "out/a.pdf", *LOCKED],
        cwd=office,
        stdin=own,
        stdout=own,
        stderr=own,
        start_new_session=True,
    )
    os.close(own)
    shown = answer(main, b"Passphrase", PHRASE + b"\n")

    assert process.wait() == 0
    assert PHRASE not in shown
    assert (office / "out/a.signed.pdf").is_file()


def answer(terminal: int, question: bytes, reply: bytes) -> bytes:
    """Return what a terminal shows while a question on it is answered."""
    shown, answered = b"", False
    while True:
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # the other end is closed
            return shown
        if not piece:
            return shown
        shown += piece
        if question in shown and not answered:
            answered = True
            time.sleep(0.1)  # the question is shown before what is typed is hidden
            os.write(terminal, reply)


@pytest.mark.usefixtures("office")
def test_a_key_that_is_not_in_force_is_refused_before_the_first_file(run: Run) -> None:
    ran = run("sign", "out", *KEY[:4], "--date", "2031-01-01")

    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("error RK307: key.pem: the certificate is in force from")


@pytest.mark.usefixtures("office")
def test_what_is_said_for_programs_is_json_alone(run: Run) -> None:
    signed = run("sign", "out/a.pdf", *KEY, "--json")
    verified = run("verify", "out/a.signed.pdf", "--trust", "roots.pem", "--json")
    (row,) = json.loads(verified.out)
    (signature,) = row["signatures"]

    assert json.loads(signed.out) == [
        {
            "file": "out/a.pdf",
            "signed": "out/a.signed.pdf",
            "form": "PAdES",
            "written": True,
        }
    ]
    assert row["verdict"] == "unchanged, signed"
    assert signature["valid"] is True
    assert signature["trust"] == "trusted"
    assert signature["signed_at"] == "2026-11-23T12:00:00+00:00"


@pytest.mark.usefixtures("office")
def test_trusted_certificates_are_looked_at_first(run: Run) -> None:
    ran = run("verify", "out", "--trust", "a.txt")

    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("error RK307: a.txt: this holds no certificate")


@pytest.mark.usefixtures("office")
def test_standard_input_is_not_signed(run: Run) -> None:
    ran = run("sign", "-", *KEY)

    assert ran.status == 2
    assert "standard input cannot be signed" in ran.err


def test_an_output_of_somebody_else_gives_way_to_force_only(
    run: Run, office: Path
) -> None:
    (office / "out/a.signed.pdf").write_bytes(b"mine")
    refused = run("sign", "out/a.pdf", *KEY)
    forced = run("sign", "out/a.pdf", *KEY, "--force")

    assert (refused.status, "RK201" in refused.err) == (4, True)
    assert forced.status == 0
