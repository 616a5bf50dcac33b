"""The keys of a series' file: what each may hold, and what is wrong otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from releasekit.model import AccessLevel, AgentKind, AgentRole, RelationKind
from releasekit.model import RetentionAction as Action
from releasekit.model.minting import pattern_fault
from releasekit.settings.checks import (
    Check,
    Fault,
    formed,
    list_of,
    one_of,
    text_of,
    words,
)
from releasekit.settings.mistakes import Form

_LONGEST_STATEMENT: Final = 4_000
_ID = re.compile(r"[a-z][a-z0-9]{0,19}(?:-[a-z0-9]{1,20}){0,5}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_PERIOD = re.compile(r"P[1-9][0-9]{0,3}[YMD]")
_LICENCE = re.compile(r"https?://[!-~]{1,500}|[A-Za-z0-9][A-Za-z0-9.+-]{0,80}")
_statement = text_of(_LONGEST_STATEMENT)


def _pattern(value: object) -> Iterator[Fault]:
    if not isinstance(value, str):
        yield Fault(message="is no text", hint='write it in quotes: "…"')
        return
    fault = pattern_fault(value)
    if fault:
        yield Fault(message=fault.message, hint=fault.hint, value=value)


def _name(value: object) -> Iterator[Fault]:
    """Check the identifier of an agent: scheme and value."""
    if not isinstance(value, dict) or set(value) != {"scheme", "value"}:
        hint = 'write identifier = { scheme = "isni", value = "…" }'
        yield Fault(message="needs a scheme and a value", hint=hint)
        return
    yield from words(value["scheme"])
    yield from words(value["value"])


KEYS: Final[Mapping[str, Check]] = MappingProxyType(
    {
        "id": formed(_ID, "use small letters, figures and hyphens: orrin-mfa-press"),
        "series.title": words,
        "series.code": words,
        "series.fonds": words,
        "series.fonds_code": words,
        "classification.label": words,
        "classification.scheme": words,
        "classification.code": words,
        "access.level": one_of(tuple(AccessLevel)),
        "access.statement": _statement,
        "rights.statement": _statement,
        "rights.licence": formed(_LICENCE, "give its web address or SPDX identifier"),
        "rights.holder": words,
        "retention.action": one_of(tuple(Action)),
        "retention.period": formed(_PERIOD, "give years, months or days: P10Y"),
        "retention.schedule": words,
        "retention.statement": _statement,
        "agents.role": one_of(tuple(AgentRole)),
        "agents.kind": one_of(tuple(AgentKind)),
        "agents.name": words,
        "agents.also": list_of(words),
        "agents.identifier": _name,
        "agents.country": formed(_COUNTRY, "use two capital letters (ISO 3166-1): KR"),
        "agents.position": words,
        "agents.organisation": words,
        "identifiers.scheme": words,
        "identifiers.pattern": _pattern,
        "subjects.term": words,
        "subjects.scheme": words,
        "subjects.code": words,
        "relations.kind": one_of(tuple(RelationKind)),
        "relations.target": words,
        "relations.title": words,
    }
)
"""Every key of a series' file by its path, with the check of its value."""

FORM: Final = Form(
    keys=KEYS,
    required=MappingProxyType(
        {
            "id": 'write id = "orrin-mfa-press"',
            "series.title": 'write title = "Press releases"',
            "classification.label": 'write label = "Public information"',
            "access.level": 'write level = "open"',
            "retention.action": 'write action = "keep"',
            "agents.role": 'write role = "issuer"',
            "agents.name": 'write name = "Ministry of …"',
            "identifiers.scheme": 'write scheme = "orrin-archive"',
            "identifiers.pattern": 'write pattern = "{issued:%Y%m%d}-{digest:8}"',
            "subjects.term": 'write term = "diplomacy"',
            "relations.kind": 'write kind = "is-part-of"',
            "relations.target": 'write target = "https://…"',
        }
    ),
    repeated=frozenset(
        {"classification", "agents", "identifiers", "subjects", "relations"}
    ),
    quoted=("identifiers",),
    page="docs/series.md",
)
"""What a series' file may say."""
