"""Writing JSON-LD: bytes that a file can hold and a web page can carry."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final

from attrs import field, frozen

from releasekit.exporters.jsonld.resource import Resource
from releasekit.model import Diagnostic, diagnostic

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_IN_A_PAGE: Final = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
"""What would end a script element, or a line of one, before its time."""


@frozen(kw_only=True)
class Written:
    """A description as bytes."""

    data: bytes = field(repr=False)
    """UTF-8, LF line ends."""
    diagnostics: tuple[Diagnostic, ...]
    """What no Unicode text can hold."""


def write(resource: Resource, indent: int) -> Written:
    """Return a description as JSON (RFC 8259), keys in the order given.

    Guarantees:
        - equal descriptions give equal bytes, on every machine;
        - the bytes can stand in a script element of an HTML page as they are;
        - a lone surrogate, which readers refuse, is shown as U+FFFD and reported.
    """
    text = json.dumps(
        resource,
        ensure_ascii=False,
        allow_nan=False,
        indent=indent or None,
        separators=(",", ": ") if indent else (",", ":"),
    )
    held = _SURROGATE.sub("\ufffd", text)
    lost = _lost(text) if held != text else ()
    data = f"{held.translate(_IN_A_PAGE)}\n".encode()
    return Written(data=data, diagnostics=tuple(lost))


def _lost(text: str) -> Iterator[Diagnostic]:
    for char in sorted(set(_SURROGATE.findall(text))):
        yield diagnostic("RKD215", code=f"{ord(char):04X}")
