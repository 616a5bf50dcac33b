"""The reference of the record as a page: elements, values, rules, worked examples."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from typing import Final

from releasekit import record
from releasekit.model import Release
from tests.record.breaches import SOFTWARE, broken
from tests.record.examples import small_release
from tests.record.worked import worked_examples
from tests.record.xsd import XS, Attribute, Child, Element, Schema, documentation

_HEAD: Final = """# Record: reference

Made by `python -m tests.record.publish` from the schema, the rules beyond it and the
worked examples; [Record](record.md) says what the record is for and why it is so.
`releasekit schema -o DIR` writes the files that this page is made from.

- [Elements](#elements)
- [Values](#values)
- [Rules beyond the schema](#rules-beyond-the-schema)
- [Worked examples](#worked-examples)

## Elements

From the root down, in the order in which they stand: `?` may be absent, `*` may stand
any number of times, `+` at least once, all else stands there once. **Evidence** says
how a value is known: the attributes `how`, `rule`, `conf` and `src`, with `at` elements
for places beyond the thousandth. A text over 1,000,000 code points stands in `chunk`
elements.
"""
_EVIDENCE: Final = ("how", "rule", "conf", "src")
_SHOWN: Final = 8
"""Most elements that are named as those in which another may stand."""
_RARE: Final = frozenset({"chunk", "at"})
_PLAIN: Final = {
    "": "text",
    "string": "text",
    "xs:string": "text",
    "xs:base64Binary": "base64",
    "boolean": "`true` or `false`",
}
_TIMES: Final = {(0, "1"): "?", (1, "1"): "", (0, "unbounded"): "*"}


def reference() -> str:
    """Return the page."""
    schema = Schema()
    parts = (_elements(schema), _values(schema), _rules(), _worked())
    return _HEAD + "".join(f"{line}\n" for part in parts for line in part)


def _elements(schema: Schema) -> Iterator[str]:
    parents: dict[Element, list[str]] = {}
    _visit(schema, schema.release(), parents)
    for element, names in parents.items():
        yield ""
        yield f"### `{element.name}`{_inside(list(dict.fromkeys(names)))}"
        yield ""
        yield element.meaning
        yield from _contents(schema, element)


def _inside(names: list[str]) -> str:
    shown = [f"`{name}`" for name in names[:_SHOWN]]
    more = len(names) - len(shown)
    rest = f" and {more} others" if more else ""
    return f" in {', '.join(shown)}{rest}" if shown else ""


def _visit(schema: Schema, element: Element, parents: dict[Element, list[str]]) -> None:
    parents[element] = parents.get(element, [])
    for child in schema.children(element):
        found = child.element
        if found not in parents:
            parents[found] = []
            _visit(schema, found, parents)
        parents[found].append(element.name)


def _contents(schema: Schema, element: Element) -> Iterator[str]:
    text = schema.holds(element)
    kind = _type(text) if text not in {"", "text"} else "text"
    children = [_child(child) for child in schema.children(element)]
    holds = ([kind] if text else []) + [name for name in children if name]
    if holds:
        yield ""
        yield f"Holds {', '.join(dict.fromkeys(holds))}."
    attributes = {found.name: found for found in schema.attributes(element)}
    if set(_EVIDENCE) <= set(attributes):
        when = "" if attributes["how"].required else " where the value is known"
        yield ""
        yield f"With evidence{when}."
        attributes = {n: a for n, a in attributes.items() if n not in _EVIDENCE}
    if attributes:
        yield from ("", "| attribute | value | meaning |", "|---|---|---|")
        yield from map(_row, attributes.values())


def _child(child: Child) -> str:
    name = child.element.name
    least = _TIMES.get((child.least, child.most), "+")
    return "" if name in _RARE else f"`{name}{least}`"


def _row(attribute: Attribute) -> str:
    optional = "" if attribute.required else "?"
    cells = (f"`{attribute.name}{optional}`", _type(attribute.type), attribute.meaning)
    return f"| {' | '.join(cells)} |"


def _type(name: str) -> str:
    if name in _PLAIN:
        return _PLAIN[name]
    known = {node.get("name") for node in Schema().simple_types()}
    return f"[{name}](#{name.lower()})" if name in known else name


def _values(schema: Schema) -> Iterator[str]:
    yield from ("", "## Values")
    for node in schema.simple_types():
        yield from ("", f"### {node.get('name')}", "", documentation(node))
        listed = list(node.iter(f"{XS}enumeration"))
        if any(map(documentation, listed)):
            yield from ("", "| value | meaning |", "|---|---|")
            for value in listed:
                yield f"| `{value.get('value')}` | {documentation(value)} |"
        elif listed:
            yield ""
            yield ", ".join(f"`{value.get('value')}`" for value in listed)
        for pattern in node.iter(f"{XS}pattern"):
            yield from ("", f"Pattern `{pattern.get('value')}`")


def _rules() -> Iterator[str]:
    yield from (
        "",
        "## Rules beyond the schema",
        "",
        "`releasekit validate` asks all of them. Those that one element and its",
        "surroundings can tell are in `release-1.sch`, too. The change shown makes a",
        "sound record break this rule and no other.",
    )
    for rule in record.RULES:
        yield from ("", f"### {rule.id}", "", rule.clause, "")
        yield f"- severity: {rule.severity}"
        yield f"- Schematron: {_in_schematron(rule)}"
        yield f"- remedy: {rule.remedy}"
        yield from ("", "```diff", *_difference(rule), "```")


def _in_schematron(rule: record.Rule) -> str:
    if rule.published is None:
        return "no"
    without = rule.published.without
    return f"yes, without {without}" if without else "yes"


def _difference(rule: record.Rule) -> Iterator[str]:
    sound = record.write(small_release(), software=SOFTWARE).decode().splitlines()[2:]
    bad = broken(rule).decode().splitlines()[3:]
    for line in unified_diff(sound, bad, n=0, lineterm=""):
        if not line.startswith(("---", "+++", "@@")):
            yield line


def _worked() -> Iterator[str]:
    yield from (
        "",
        "## Worked examples",
        "",
        "One for each `kind` of block, and a `turn`: the source text, and what stands",
        "in `content`. The whole records are in `examples/`; `metadata.record.xml`",
        "there has a value in every field.",
    )
    for name, release in worked_examples().items():
        if name != "metadata":
            yield from _example(name, release)


def _example(name: str, release: Release) -> Iterator[str]:
    data = record.write(release, software=SOFTWARE)
    lines = data.decode().splitlines()
    first, last = lines.index("  <content>"), lines.index("  </content>")
    yield from ("", f"### Example: {name}", "", "```text")
    yield from release.source.text.splitlines()
    yield from ("```", "", "```xml")
    yield from (line.removeprefix("    ") for line in lines[first + 1 : last])
    yield "```"
