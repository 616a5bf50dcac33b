"""Records that break one rule each: what is changed in a sound one."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from releasekit import record
from tests.record.examples import small_release

_NO_ACCESS: Final = '<access><unknown reason="not-supplied"/></access>'

CHANGES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "partition": (">f4 s1 c28", ">f4 s1 c27"),
        "places": ('src="99-100">*', 'src="99-1000">*'),
        "words": ("<text>Mayor: We waited", "<text>Mayor: We wanted"),
        "inlines": ('start="23" end="40"', 'start="23" end="42"'),
        "unique-id": ('id="b8"', 'id="b7"'),
        "note-reference": ('note="b5"', 'note="b6"'),
        "language-tag": ('fromLang="ko"', 'fromLang="korean language"'),
        "language-value": ('value="en"', 'value="e"'),
        "embargo": ('when="2021-03-08"', 'when="2021-03-10"'),
        "source": ('chars="188"', 'chars="189"'),
        "unknown": (
            _NO_ACCESS,
            _NO_ACCESS.replace(">", ' how="default">', 1),
        ),
        "calendar": ('when="2021-03-08"', 'when="2021-02-29"'),
        "table-rows": ('<cell src="156-157">7</cell>', ""),
        "speaker": ("<speaker>Mayor<", "<speaker>Major<"),
        "chunks": (
            "<text>Home</text>",
            '<text><chunk n="1">Ho</chunk><chunk n="3">me</chunk></text>',
        ),
        "stray-text": (_NO_ACCESS, _NO_ACCESS.replace("/>", "/>public")),
        "description": ('description="incomplete"', 'description="complete"'),
    }
)
"""What is replaced by what, by the rule that this breaks."""

SOFTWARE: Final = record.Software(name="example", version="1")
"""What examples say made them: no version of releasekit, or each would change them."""


def broken(rule: record.Rule) -> bytes:
    """Return a record that breaks one rule, and says which in its first comment."""
    sound = record.write(small_release(), software=SOFTWARE).decode()
    digest = record.read_record(sound.encode()).stated_digest
    old, new = CHANGES[rule.id]
    assert sound.count(old) == 1, rule.id
    head, _, rest = sound.partition("\n")
    rest = rest.replace(f' sha256="{digest}"', "", 1).replace(old, new)
    return f"{head}\n<!-- {rule.id}: {rule.clause} -->\n{rest}".encode()
