"""eark-validator, which has an environment of its own; ``make eark`` makes it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any, Final

from tests.support import ROOT

PYTHON: Final = ROOT / "build" / "eark" / "bin" / "python"
VALID: Final = {"structure": "WellFormed", "schema": "VALID", "rules": "VALID"}
IN_A_FOLDER: Final = frozenset({"CSIPSTR3", "CSIPSTR8"})
"""It may be an archive; it may have other metadata."""

_REPORT: Final = ROOT / "tests" / "validators" / "eark_report.py"


def reports(*packages: Path) -> list[dict[str, Any]]:
    """Return what is said of each package."""
    command = [str(PYTHON), "-I", str(_REPORT), *map(str, packages)]
    said = subprocess.run(command, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in said.stdout.splitlines()]


def complaints(folder: Path) -> list[str]:
    """Return what is said against a package that is a folder."""
    (said,) = reports(folder)
    verdicts = [f"{name}: {said[name]}" for name in VALID if said[name] != VALID[name]]
    rules = [f"{rule}: {text}" for _, rule, text in said["said"]]
    told = [line for line in rules if line.partition(":")[0] not in IN_A_FOLDER]
    return [*verdicts, *told, *said["parts"]]
