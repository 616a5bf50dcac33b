"""LibreOffice, the reader that documents are tried in."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

from tests.support import require_tool


def converted(
    paths: list[Path], kind: str, folder: Path, into: Path | None = None
) -> None:
    """Convert documents with a LibreOffice that has a profile of its own in a folder.

    What it writes stands in the same folder, or in another.
    """
    subprocess.run(
        [
            require_tool("soffice"),
            "--headless",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--convert-to",
            kind,
            "--outdir",
            into or folder,
            *paths,
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )


@cache
def version() -> str:
    """Return major and minor number of LibreOffice: ``7.4``."""
    said = subprocess.run(
        [require_tool("soffice"), "--version"],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    ).stdout
    return ".".join(said.split()[1].split(".")[:2])
