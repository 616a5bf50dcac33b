"""The record as an attached file (ISO 19005-3, 6.8; ISO 32000-1, 7.11.4)."""

from __future__ import annotations

import hashlib

from releasekit.containers.names import ATTACHMENT_NAME
from releasekit.exporters.pdf.document.objects import (
    Objects,
    reference,
    stream,
    text_string,
)


def attach(objects: Objects, record: bytes, description: str, date: str) -> str:
    """Write the record and return the entries of the catalog that name it.

    Args:
        objects: the file's objects.
        record: the canonical XML.
        description: what it is, for people.
        date: PDF date of the record, or nothing.
    """
    checksum = hashlib.md5(record, usedforsecurity=False).hexdigest()
    dates = f"/CreationDate{date}/ModDate{date}" if date else ""
    embedded = objects.add(
        stream(
            record,
            "/Type/EmbeddedFile/Subtype/application#2Fxml"
            f"/Params<</Size {len(record)}{dates}/CheckSum<{checksum}>>>",
        )
    )
    name = text_string(ATTACHMENT_NAME)
    file = objects.add(
        f"<</Type/Filespec/F{name}/UF{name}/Desc{text_string(description)}"
        f"/AFRelationship/Source"
        f"/EF<</F {reference(embedded)}/UF {reference(embedded)}>>>>"
    )
    return (
        f"/AF[{reference(file)}]"
        f"/Names<</EmbeddedFiles<</Names[{name}{reference(file)}]>>>>"
    )
