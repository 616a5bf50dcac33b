"""Validating: the schema first, then the rules beyond it, in one pass."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any, Final

from attrs import frozen
from lxml import etree

from releasekit.errors import RecordError, RecordInvalidError
from releasekit.model import Note, Release, Severity, leaves
from releasekit.record.names import NAMESPACE, local
from releasekit.record.reader import line_of
from releasekit.record.reading import read_root, reader_of, record_root
from releasekit.record.rule import Context, Rule
from releasekit.record.rules import RULES
from releasekit.record.schema_files import load_schema
from releasekit.text import show

_SHOWN: Final = 300
MOST_TOLD: Final = 1_000
"""Most breaches of the schema that are told one by one."""
_REMEDY: Final = "`releasekit schema` writes the schema, with a word on each element"
_LINE: Final = re.compile(r"^line (\d{1,9}): |\bline (\d{1,9}), column")
"""How our errors of reading name the line, and how those of libxml2 do."""
_PREFIX: Final = f"{{{NAMESPACE}}}"


@frozen(kw_only=True)
class Breach:
    """One place where a record breaks a rule."""

    rule: str
    """``xml``, ``schema``, ``reads-back`` or the id of a rule beyond the schema."""
    message: str
    """What is wrong, in lower case without a full stop."""
    remedy: str
    """What to do about it."""
    line: int = 0
    """Line of the record, from 1; 0 where no line can be told.

    Beyond line 65,535 it may be the next one: libxml2 keeps no greater line for an
    element and asks what is inside.
    """
    severity: Severity = Severity.ERROR
    """``warning`` where the source itself may be at fault."""

    @property
    def text(self) -> str:
        """Line, message and rule as one sentence for people."""
        place = f"line {self.line}: " if self.line else ""
        return f"{place}{self.message} [{self.rule}]"


def validate(data: bytes) -> tuple[Breach, ...]:
    """Return every breach of the schema or of a rule beyond it; none when valid.

    Of the schema the first `MOST_TOLD` are told, and how many more there are. The
    rules beyond the schema are looked at only where the schema holds. Time grows with
    the length of the record and no faster.
    """
    try:
        root = record_root(data)
    except RecordError as error:
        remedy = error.hint or "give a record of this version as releasekit writes it"
        return (_refusal("xml", error, remedy),)
    return tuple(_schema_breaches(root)) or _rule_breaches(root)


def _schema_breaches(root: etree._Element) -> Iterator[Breach]:
    schema = load_schema()
    if schema.validate(root):
        return
    # The stubs of lxml do not know that the log can be counted and iterated.
    entries: Any = schema.error_log
    for entry in islice(entries, MOST_TOLD):
        yield Breach(
            rule="schema",
            message=show(entry.message.replace(_PREFIX, ""), limit=_SHOWN),
            remedy=_REMEDY,
            line=entry.line,
        )
    more = len(entries) - MOST_TOLD
    if more > 0:
        message = f"{more} more breaches of the schema are not told"
        yield Breach(rule="schema", message=message, remedy="mend the first ones first")


def _rule_breaches(root: etree._Element) -> tuple[Breach, ...]:
    try:
        release = read_root(root).release
    except RecordInvalidError as error:
        return (
            _refusal("reads-back", error, "write the record anew from the release"),
        )
    return tuple(_looked_at(root, _context(root, release)))


def _refusal(rule: str, error: RecordError, remedy: str) -> Breach:
    """Return the breach that keeps a record from being read, with its line."""
    found = _LINE.search(error.message)
    line = int(found[1] or found[2]) if found else 0
    message = error.message.removeprefix(f"line {line}: ")
    return Breach(rule=rule, message=message, remedy=remedy, line=line)


def _looked_at(root: etree._Element, context: Context) -> Iterator[Breach]:
    rules_on = cache(_rules_on)
    for element in root.iter():
        parent, names = element.getparent(), element.keys()
        for rule in rules_on(element.tag, None if parent is None else parent.tag):
            if rule.having and rule.having.isdisjoint(names):
                continue
            for message in rule.test(element, context):
                yield _breach(element, rule, message)


def _context(root: etree._Element, release: Release) -> Context:
    blocks = tuple(leaves(release.blocks))
    return Context(
        reader=reader_of(root),
        release=release,
        ids=Counter(block.id for block in blocks),
        notes=frozenset(block.id for block in blocks if isinstance(block, Note)),
    )


def _rules_on(tag: str, parent: str | None) -> tuple[Rule, ...]:
    """Return the rules that look at elements of a name inside those of another."""
    name = local(tag)
    names = {name} if parent is None else {name, f"{local(parent)}/{name}"}
    return tuple(rule for rule in RULES if not rule.on or names & set(rule.on))


def _breach(element: etree._Element, rule: Rule, message: str) -> Breach:
    return Breach(
        rule=rule.id,
        message=f"<{local(str(element.tag))}>: {message}",
        remedy=rule.remedy,
        line=line_of(element),
        severity=rule.severity,
    )
