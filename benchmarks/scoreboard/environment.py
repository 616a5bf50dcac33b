"""Make the environment of the peers, apart from releasekit's own.

``python -m benchmarks.scoreboard.environment`` installs one peer after another from
PyPI, and notes those that cannot be installed.
"""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from pathlib import Path
from typing import Final

from benchmarks.scoreboard.peers import PEERS, Peer

FOLDER: Final = Path(__file__).parents[2] / ".venv-scoreboard"
PYTHON: Final = FOLDER / "bin" / "python"
_FAILURES: Final = FOLDER / "not-installed.json"
_ADAPTERS_NEED: Final = ("attrs>=23.2",)


def make() -> None:
    """Install what is missing; a peer that fails leaves the others alone."""
    if not PYTHON.exists():
        venv.create(FOLDER, with_pip=True)
    failures = {peer.name: _try(peer) for peer in PEERS}
    failed = {name: reason for name, reason in failures.items() if reason}
    _FAILURES.write_text(json.dumps(failed, indent=1), encoding="utf-8")


def why_not_installed(peer: Peer) -> str | None:
    """Return the reason why a peer is not there, or None."""
    if not _FAILURES.exists():
        return "there is no environment for it; `make scoreboard` makes one"
    failed: dict[str, str] = json.loads(_FAILURES.read_text(encoding="utf-8"))
    return failed.get(peer.name)


def _try(peer: Peer) -> str | None:
    print(f"installing {peer.name}", file=sys.stderr, flush=True)
    try:
        _install((*_ADAPTERS_NEED, *peer.packages))
    except subprocess.CalledProcessError as failure:
        said = [line for line in failure.stderr.splitlines() if "ERROR" in line]
        return said[-1].partition("ERROR: ")[2] if said else "pip failed"
    return None


def _install(packages: tuple[str, ...]) -> None:
    pip = (str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "-q")
    subprocess.run([*pip, *packages], check=True, stderr=subprocess.PIPE, text=True)


if __name__ == "__main__":
    make()
