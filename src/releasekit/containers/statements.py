"""The record as RDF, which programs keep when they save an OpenDocument text anew.

A program keeps no part that it does not know, but it must keep metadata in RDF/XML
(ODF 1.3 part 2, 2.2 and 3.9). It writes the statements in its own way and order, so
the record stands in them as the members of one sequence (RDF Schema, 5.1.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from releasekit.record import NAMESPACE
from releasekit.xml_safety import read_xml, xml_text

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
"""The namespace of RDF."""
_MEMBER: Final = re.compile(rf"\{{{re.escape(RDF)}\}}_([0-9]{{1,6}})")
_LONGEST: Final = 180_000
"""Characters of a part: LibreOffice reads no more than 1 MiB, escapes included."""


def statements(record: bytes) -> Iterator[str]:
    """Yield RDF/XML for as many parts as a record needs."""
    text = record.decode("utf-8")
    for number, at in enumerate(range(0, len(text), _LONGEST), 1):
        member = xml_text(text[at : at + _LONGEST])
        yield (
            f'<rdf:RDF xmlns:rdf="{RDF}"><rdf:Seq rdf:about="{NAMESPACE}">'
            f"<rdf:_{number}>{member}</rdf:_{number}></rdf:Seq></rdf:RDF>"
        )


def record_in_statements(parts: Iterable[bytes]) -> bytes:
    """Return the record that parts in RDF/XML hold, nothing where they hold none.

    Raises:
        RecordSyntaxError: one is no XML, hostile or too large.
    """
    found = {
        int(member[1]): element.text or ""
        for data in parts
        for element in read_xml(data).iter("{*}*")
        if (member := _MEMBER.fullmatch(str(element.tag)))
    }
    return "".join(found[n] for n in sorted(found)).encode("utf-8")
