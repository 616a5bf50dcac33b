"""The schema: its files in the package, and the one way they are loaded."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Final

from lxml import etree

from releasekit.xml_safety import read_schema

_MAIN: Final = "release-1.xsd"
_FILES: Final = (_MAIN, "xml.xsd")


def schema_files() -> Mapping[str, bytes]:
    """Return the files of the schema, name to content; they belong in one folder.

    ``release-1.xsd`` is the schema of the record (XSD 1.0); it imports ``xml.xsd``.
    """
    folder = resources.files("releasekit.record").joinpath("schema")
    return MappingProxyType(
        {name: folder.joinpath(name).read_bytes() for name in _FILES}
    )


@cache
def load_schema() -> etree.XMLSchema:
    """Return the compiled schema; the package is asked the first time only."""
    return read_schema(schema_files(), _MAIN)
