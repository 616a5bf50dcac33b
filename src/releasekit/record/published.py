"""What is published of the record: schema, Schematron, examples, broken examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import resources
from types import MappingProxyType
from typing import Final

from releasekit.record.rules import RULES
from releasekit.record.schema_files import schema_files
from releasekit.record.schematron import schematron

_README: Final = "README.txt"
_SCHEMATRON: Final = "release-1.sch"
_EXAMPLES: Final = "examples"
_BREACHES: Final = "breaches"


def write_schema() -> Mapping[str, bytes]:
    """Return all that is published of the record, path to content, in one folder.

    ``release-1.xsd`` is the schema (XSD 1.0) and imports ``xml.xsd``;
    ``release-1.sch`` has the local rules beyond it (ISO/IEC 19757-3). ``examples/``
    holds a sound record for each kind of block, ``breaches/`` a record for each rule
    that breaks it; ``README.txt`` tells people the rest.
    """
    files = {
        _README: _folder().joinpath(_README).read_bytes(),
        **schema_files(),
        _SCHEMATRON: schematron(),
        **dict(_examples()),
    }
    return MappingProxyType(files)


def _examples() -> Iterator[tuple[str, bytes]]:
    sound = sorted(_folder().joinpath(_EXAMPLES).iterdir(), key=lambda file: file.name)
    for file in sound:
        yield f"{_EXAMPLES}/{file.name}", file.read_bytes()
    for rule in RULES:
        path = f"{_BREACHES}/{rule.id}.record.xml"
        yield path, _folder().joinpath(path).read_bytes()


def _folder() -> resources.abc.Traversable:
    return resources.files("releasekit.record").joinpath("schema")
