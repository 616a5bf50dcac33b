"""LibreOffice, the reader that documents are tried in."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.support import require_tool


def converted(paths: list[Path], kind: str, folder: Path) -> None:
    """Convert documents with a LibreOffice that has a profile of its own."""
    subprocess.run(
        [
            require_tool("soffice"),
            "--headless",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--convert-to",
            kind,
            "--outdir",
            folder,
            *paths,
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
