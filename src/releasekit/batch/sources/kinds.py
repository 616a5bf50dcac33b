"""Kinds of source: how a file's name tells what is in it, and who opens it."""

from __future__ import annotations

import re
from typing import Final

FILE: Final = "file"
"""A text that is one input itself."""
DATA: Final = "data"
"""What cannot be read twice: standard input."""
URL: Final = "url"
"""A text that is no local file."""
MAIL: Final = "eml"
"""A mail, whose text is the input."""
REFUSED: Final = "refused"
"""What cannot be an input: its locator tells why."""
ZIP: Final = "zip"
MBOX: Final = "mbox"
JSON_LINES: Final = "jsonl"
WARC: Final = "warc"

_CONTAINERS: Final = {
    ".zip": ZIP,
    ".mbox": MBOX,
    ".jsonl": JSON_LINES,
    ".ndjson": JSON_LINES,
    ".warc": WARC,
    ".warc.gz": WARC,
}
_MAIL_SUFFIX: Final = ".eml"
_CONTAINER: Final = re.compile(
    rf"(?:{'|'.join(map(re.escape, _CONTAINERS))})(?=/|\Z)", re.IGNORECASE
)


def container_kind(name: str) -> str | None:
    """Return the kind of a file that holds many inputs; nothing for any other."""
    found = _CONTAINER.search(name)
    return _CONTAINERS[found[0].lower()] if found else None


def is_mail(name: str) -> bool:
    """Tell whether a file's name says that it is a mail."""
    return name.lower().endswith(_MAIL_SUFFIX)


def container_kinds(names: str) -> frozenset[str]:
    """Return the kinds of the containers among some names, joined by ``/``."""
    return frozenset(_CONTAINERS[m[0].lower()] for m in _CONTAINER.finditer(names))
