"""Official schemas, read from the wheels of PyPI packages that carry them."""

from __future__ import annotations

import zipfile
from functools import cache

from lxml import etree

from tests.support import require_wheel


@cache
def premis_schema() -> etree.XMLSchema:
    """PREMIS 3.0, from eulxml."""
    with zipfile.ZipFile(require_wheel("eulxml")) as wheel:
        text = wheel.read("eulxml/schema_data/premis.xsd")
    return etree.XMLSchema(etree.fromstring(text))


def complaints(schema: etree.XMLSchema, data: bytes) -> list[str]:
    """Return what a schema finds wrong with a document."""
    schema.validate(etree.fromstring(data))
    return str(schema.error_log).splitlines()
