"""Composing: statements become a document in one of the forms."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from attrs import evolve

from releasekit.exporters.common.crosswalk.column import left_out
from releasekit.exporters.common.crosswalk.moments import changed_moments
from releasekit.exporters.common.crosswalk.node import Node, leaf
from releasekit.exporters.common.crosswalk.subject import subject_of
from releasekit.exporters.common.crosswalk.writing import Written, write_description
from releasekit.exporters.dublin_core.column import COLUMNS
from releasekit.exporters.dublin_core.options import Form
from releasekit.exporters.dublin_core.statements import statements_of
from releasekit.exporters.dublin_core.terms import OF_DATE, REFINES, Statement
from releasekit.model import Release
from releasekit.plugins.contract import ExportContext

_ELEMENTS: Final = ("xmlns:dc", "http://purl.org/dc/elements/1.1/")
_ROOTS: Final[Mapping[Form, tuple[str, tuple[tuple[str, str], ...]]]] = (
    MappingProxyType(
        {
            Form.DCTERMS: (
                "metadata",
                (
                    ("xmlns", "urn:releasekit:dcterms:1"),
                    _ELEMENTS,
                    ("xmlns:dcterms", "http://purl.org/dc/terms/"),
                    ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
                ),
            ),
            Form.OAI_DC: (
                "oai_dc:dc",
                (
                    ("xmlns:oai_dc", "http://www.openarchives.org/OAI/2.0/oai_dc/"),
                    _ELEMENTS,
                ),
            ),
        }
    )
)
"""Root and namespaces of each form. DCMI leaves the first root to the application."""


def compose(release: Release, form: Form, context: ExportContext) -> Written:
    """Return the Dublin Core description of a release, and what it leaves out."""
    subject = subject_of(release, context)
    statements = statements_of(subject)
    if form is Form.OAI_DC:
        statements = tuple(dict.fromkeys(map(_simple, statements)))
    tag, attributes = _ROOTS[form]
    children = tuple(node for one in statements for node in _node(one))
    root = Node(tag=tag, attributes=attributes, children=children)
    written = write_description(root)
    column = COLUMNS[form]
    held = tuple(moment for moment in subject.moments if moment.type in OF_DATE)
    changed = changed_moments(held, column.target)
    return evolve(
        written,
        diagnostics=(*written.diagnostics, *changed, *left_out(column, release)),
    )


def _simple(statement: Statement) -> Statement:
    term = REFINES.get(statement.term, statement.term)
    return evolve(statement, term=term, scheme=None)


def _node(statement: Statement) -> tuple[Node, ...]:
    attributes = {"xsi:type": statement.scheme, "xml:lang": statement.language}
    return leaf(statement.term, statement.text, attributes)
