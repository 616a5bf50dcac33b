"""What `verify` says of signatures: for people, for programs, as an exit status."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from releasekit.cli.render import Terminal
from releasekit.errors import RecordInvalidError
from releasekit.files.inputs import read_input
from releasekit.signatures import Signature, Trust, require_libraries

_MAX_TRUST = 4 * 1024 * 1024


def read_trusted(paths: tuple[str, ...]) -> tuple[bytes, ...]:
    """Return the files of trusted certificates, looked at before anything else.

    Raises:
        InputError: a file cannot be read.
        SigningKeyError: it holds no certificate.
        MissingDependencyError: what reads certificates is not installed.
    """
    found = []
    for path in paths:
        require_libraries()
        # Optional, and slow to load: only who names trusted certificates needs it.
        from releasekit.signatures.certificates import read_certificates  # noqa: PLC0415

        data = read_input(path, max_bytes=_MAX_TRUST)
        read_certificates(data, path=path)
        found.append(data)
    return tuple(found)


def signature_lines(found: Signature, terminal: Terminal) -> Iterator[str]:
    """Yield what is found of a signature, a fact a line."""
    state = terminal.paint(*_state(found))
    who = f" by {found.signer}" if found.signer else ""
    when = (
        f", {_shown(found.signed_at)} by the signer's clock" if found.signed_at else ""
    )
    yield f"  {found.form} signature {state}{who}{when}"
    yield f"    {found.detail}"
    if found.fingerprint:
        yield f"    certificate {_trust(found)}, sha256 {found.fingerprint}"
    for note in found.notes:
        yield f"    {note}"


def signature_data(found: Signature) -> dict[str, Any]:
    """Return what is found of a signature, for JSON."""
    return {
        "form": str(found.form),
        "valid": found.is_valid,
        "detail": found.detail,
        "signer": found.signer,
        "fingerprint": found.fingerprint,
        "signed_at": _iso(found.signed_at),
        "certificate_from": _iso(found.valid_from),
        "certificate_until": _iso(found.valid_until),
        "in_force": found.in_force,
        "trust": str(found.trust),
        "notes": list(found.notes),
    }


def signature_status(found: Signature) -> int:
    """Return the exit status that a signature stands for."""
    if not found.is_valid:
        return RecordInvalidError.exit_status
    return 0 if found.is_sound else 1


def _state(found: Signature) -> tuple[str, str]:
    if not found.is_valid:
        return "invalid", "error"
    return "valid", "good" if found.is_sound else "warning"


def _trust(found: Signature) -> str:
    if found.trust is Trust.NOT_JUDGED:
        return "not judged (name trusted ones with --trust)"
    return str(found.trust)


def _shown(time: datetime) -> str:
    return time.isoformat(sep=" ", timespec="seconds")


def _iso(time: datetime | None) -> str | None:
    return time.isoformat() if time else None
