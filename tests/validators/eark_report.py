"""What eark-validator says of packages: run by the Python that it is installed for.

``python tests/validators/eark_report.py PACKAGE…`` prints a line of JSON for each. The
validator asks the web for vocabularies that its wheel holds; here they come from there.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import urllib.request
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO


def vocabulary(address: str, *_: object, **__: object) -> BinaryIO:
    """Return the vocabulary of an address, from the validator's own files."""
    found = importlib.util.find_spec("eark_validator")
    assert found
    assert found.submodule_search_locations
    package = Path(found.submodule_search_locations[0])
    name = address.rpartition("/")[2]
    return (package / "ipxml" / "resources" / "vocabs" / name).open("rb")


def report(path: str) -> dict[str, Any]:
    """Return the verdicts on a package, folder or archive, and what is said of it."""
    # Installed where this runs, and nowhere else.
    packages = import_module("eark_validator.packages")
    manifests = import_module("eark_validator.infopacks.manifest").Manifests
    whole = Path(path)
    said = packages.PackageValidator(whole).validation_report
    results = {"structure": said.structure}
    if said.metadata:
        results["schema"] = said.metadata.schema_results
        results["rules"] = said.metadata.schematron_results
    mets = whole / "METS.xml"
    listed = manifests.from_source(mets) if mets.is_file() else None
    return {
        **{name: result.status.value for name, result in results.items()},
        "said": [
            [message.severity.value, message.rule_id, message.message]
            for result in results.values()
            for message in result.messages
        ],
        "parts": [
            problem
            for part in sorted(whole.glob("representations/*/METS.xml"))
            for problem in schema_problems(part)
        ],
        "files": manifests.validate_manifest(listed)[1] if listed else [],
    }


def schema_problems(mets: Path) -> list[str]:
    """Return what is wrong with the METS file of a representation."""
    validator = import_module("eark_validator.mets").MetsValidator(str(mets.parent))
    validator.validate_mets(mets.name)
    return [f"{mets}: {found.message}" for found in validator.validation_errors]


if __name__ == "__main__":
    urllib.request.urlopen = vocabulary  # type: ignore[assignment]
    for argument in sys.argv[1:]:
        print(json.dumps(report(argument)), flush=True)  # noqa: T201 - the result
