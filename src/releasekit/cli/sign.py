"""``releasekit sign``: files get signatures, made with a local key."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from attrs import evolve, frozen

from releasekit.api.signing import SIGNED_SUFFIX, Signed, load_signing_key, sign
from releasekit.cli.attempts import for_each
from releasekit.cli.dating import packing_time
from releasekit.cli.help import examples
from releasekit.cli.inputs import STDIN, Found, Input, find_inputs
from releasekit.cli.render import say, say_json, show_path
from releasekit.errors import KeyLockedError, SigningKeyError, UsageError
from releasekit.files.inputs import read_input
from releasekit.packaging import is_package

_PATTERNS = ("*.record.xml", "*.docx", "*.pdf", "*.html")
"""Which files of a folder are signed."""
_MAX_PASSPHRASE = 4096


@click.command(
    name="sign",
    epilog=examples(
        "releasekit sign release.pdf --key office.p12",
        "releasekit sign archive/ --key key.pem --cert certificate.pem",
        "releasekit sign release.pdf --key office.p12 --passphrase-file phrase.txt",
        "releasekit verify release.signed.pdf --trust ministry-ca.pem",
    ),
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--key",
    "key_file",
    required=True,
    metavar="FILE",
    help="Private key in PEM, or PKCS#12 (.p12, .pfx).",
)
@click.option(
    "--cert",
    "certificates",
    metavar="FILE",
    help="The signer's certificate and its chain, if the key's file has them not.",
)
@click.option(
    "--passphrase-file",
    metavar="FILE",
    help="File whose first line opens the key [default: it is asked for].",
)
@click.option(
    "--date",
    metavar="DATE",
    help="Day or time of signing (ISO 8601) [default: SOURCE_DATE_EPOCH, else now].",
)
@click.option(
    "-o",
    "--output",
    default="",
    metavar="DIR",
    help="Folder to write to (default: beside each file).",
)
@click.option(
    "--detached", is_flag=True, help="Leave PDFs as they are and sign beside them."
)
@click.option("--force", is_flag=True, help="Replace other files of these names.")
@click.option("--json", "as_json", is_flag=True, help="Print a summary for programs.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def sign_files(files: Sequence[str], **given: Any) -> int:  # noqa: ANN401 - the options
    """Sign files with a local key.

    FILE is a PDF, a DOCX, an HTML file or a record, or a folder of them. A PDF is
    signed inside of a copy, NAME.signed.pdf (PAdES); any other file in a file beside
    it, NAME.xades (XAdES). Signed copies and packages in a folder are left out. No file
    given is changed, and nothing is asked of the network: no time stamp is made.

    A key or a passphrase is never an argument. The same file, key and --date give the
    same bytes.

    The exit statuses are those of `releasekit convert`.
    """
    return _Signing(_SignRequest(**given)).run(files)


@frozen(kw_only=True)
class _SignRequest:
    """What the user asked for; a field for each of the options."""

    key_file: str
    certificates: str | None
    passphrase_file: str | None
    date: str | None
    output: str
    detached: bool
    force: bool
    as_json: bool
    quiet: bool


class _Signing:
    """One run of ``sign``; a failure costs one file."""

    def __init__(self, request: _SignRequest) -> None:
        self._request = request
        self._said: list[dict[str, Any]] = []
        self._time = packing_time(request.date)
        self._key = _load_key(request)
        _check_key(self._key, self._time, request.key_file)

    def run(self, files: Sequence[str]) -> int:
        """Sign what the arguments stand for and return the exit status."""
        if STDIN in files:
            message = "standard input cannot be signed: its signature has no name"
            raise UsageError(message, hint="save it as a file first")
        status = for_each(_unsigned(files), self._sign)
        if self._request.as_json:
            say_json(self._said)
        return status

    def _sign(self, item: Input) -> None:
        request = self._request
        output = Path(request.output) / item.relative.parent if request.output else ""
        signed = sign(
            item.shown,
            output,
            key=self._key,
            time=self._time,
            detached=request.detached,
            force=request.force,
        )
        self._tell(item.shown, signed)

    def _tell(self, shown: str, signed: Signed) -> None:
        if self._request.as_json:
            self._said.append(
                {
                    "file": shown,
                    "signed": str(signed.path),
                    "form": str(signed.form),
                    "written": signed.written,
                }
            )
        elif not self._request.quiet:
            state = "" if signed.written else ", unchanged"
            what = f"{signed.form}{state}"
            say(f"{show_path(shown)} → {show_path(signed.path)} ({what})")


def _unsigned(files: Sequence[str]) -> Found:
    """Return the files to sign; signed copies and packages only where named.

    A file more in a package would make it unsound.
    """
    found = find_inputs(files, _PATTERNS, is_whole=is_package, leave_out=is_package)
    named = frozenset(map(Path, files))
    wanted = (
        item
        for item in found.inputs
        if item.path in named or not item.shown.lower().endswith(SIGNED_SUFFIX)
    )
    return evolve(found, inputs=tuple(wanted))


def _load_key(request: _SignRequest) -> Any:  # noqa: ANN401 - what optional code reads
    given = _passphrase_in(request.passphrase_file)
    try:
        return load_signing_key(
            request.key_file, certificates=request.certificates, passphrase=given
        )
    except KeyLockedError as error:
        if given is not None or not sys.stdin.isatty():
            raise
        asked = _ask(error.path)
    return load_signing_key(
        request.key_file, certificates=request.certificates, passphrase=asked
    )


def _check_key(key: Any, time: datetime, path: str) -> None:  # noqa: ANN401 - as above
    """Refuse a key before the first file."""
    # Optional, and slow to load; the key was read with it.
    from releasekit.signatures.keys import check_usable  # noqa: PLC0415

    check_usable(key, time, path=path)


def _passphrase_in(path: str | None) -> bytes | None:
    if path is None:
        return None
    lines = read_input(path, max_bytes=_MAX_PASSPHRASE).splitlines()
    if not lines:
        raise SigningKeyError("this file has no passphrase in it", path=path)
    return lines[0]


def _ask(path: str) -> bytes:
    prompt = f"Passphrase of {show_path(path)}"
    asked: str = click.prompt(prompt, hide_input=True, err=True)
    return asked.encode()
