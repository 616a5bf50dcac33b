"""Schematron: the local rules beyond the schema, for programs other than releasekit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from releasekit.model import Severity
from releasekit.record.names import DECLARATION, NAMESPACE, XML_LANG
from releasekit.record.rule import Published, Rule
from releasekit.record.rules import RULES
from releasekit.xml_safety import xml_attribute, xml_text

_HEAD: Final = f"""{DECLARATION}
<sch:schema xmlns:sch="http://purl.oclc.org/dsdl/schematron"
            xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
            queryBinding="xslt" schemaVersion="1">
  <sch:title>The record of a press release: local rules beyond its schema</sch:title>
  <sch:ns prefix="r" uri="{NAMESPACE}"/>
  <sch:p>For records that are valid by release-1.xsd. What one element and its
    surroundings do not tell, `releasekit validate` alone looks at.</sch:p>
  <xsl:key name="block" match="r:*[@id]" use="@id"/>
  <xsl:key name="note" match="r:note" use="@id"/>
"""
_ROOT: Final = "release"
_PREFIXED: Final = {XML_LANG: "xml:lang"}


def schematron() -> bytes:
    """Return the published rules as Schematron (ISO/IEC 19757-3), in UTF-8."""
    published = [(rule, rule.published) for rule in RULES if rule.published]
    patterns = "".join(_pattern(rule, said) for rule, said in published)
    remedies = "".join(_diagnostic(rule) for rule, _ in published)
    end = f"  <sch:diagnostics>\n{remedies}  </sch:diagnostics>\n</sch:schema>\n"
    return f"{_HEAD}{patterns}{end}".encode()


def _pattern(rule: Rule, said: Published) -> str:
    lines = "".join(f"      {line}\n" for line in _inside(rule, said))
    without = f"    <sch:p>Without {xml_text(said.without)}.</sch:p>\n"
    return (
        f'  <sch:pattern id="{rule.id}-pattern">\n'
        f"{without if said.without else ''}"
        f'    <sch:rule context="{xml_attribute(_context(rule))}">\n{lines}'
        f"    </sch:rule>\n  </sch:pattern>\n"
    )


def _inside(rule: Rule, said: Published) -> Iterator[str]:
    for name, value in said.lets:
        yield f'<sch:let name="{name}" value="{xml_attribute(value)}"/>'
    role = "warning" if rule.severity is Severity.WARNING else "error"
    test = xml_attribute(said.test)
    yield (
        f'<sch:assert id="{rule.id}" role="{role}" diagnostics="{rule.id}-remedy"'
        f' test="{test}">{xml_text(rule.clause)}</sch:assert>'
    )


def _diagnostic(rule: Rule) -> str:
    remedy = xml_text(rule.remedy)
    return f'    <sch:diagnostic id="{rule.id}-remedy">{remedy}</sch:diagnostic>\n'


def _context(rule: Rule) -> str:
    names = sorted(_PREFIXED.get(name, name) for name in rule.having)
    having = f"[{' or '.join(f'@{name}' for name in names)}]" if rule.having else ""
    return " | ".join(f"{_path(on)}{having}" for on in rule.on or ("*",))


def _path(on: str) -> str:
    """Return the elements of a name, or of a name inside another, as an XPath."""
    path = "/".join(f"r:{name}" for name in on.split("/"))
    return f"/{path}" if on == _ROOT else path
