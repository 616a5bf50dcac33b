"""Compare what releasekit reads in real releases with what their publishers say.

The releases are JSON lines, gzip-compressed or not, one release a line: `collection`,
`text`, the publisher's `title` and `date` (ISO 8601), `null` where unknown, whether
that title stands in the text (`title_in_text`), and `language` and `country` to look
for the date in the text. Nothing is written by hand:
a publisher's date is the day on which its site posted the text, and need not be the
date that the text gives itself.
"""

from __future__ import annotations

import gzip
import json
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from releasekit.model import Fact, Release
from releasekit.parsing import parse_text
from releasekit.parsing.metadata.dates import find_dates

_DEFAULT: Final = (
    Path(__file__).parents[2] / "shared" / "corpus" / "bulk" / "bulk-dev.jsonl.gz"
)
_DAY: Final = len("2017-02-07")
_ALL: Final = "all"
_COLUMNS: Final = (
    ("collection", None),
    ("releases", "releases"),
    ("headline stands in the text", "title"),
    ("found", "title found"),
    ("whole date stands in the text", "whole"),
    ("right", "whole right"),
    ("other day", "whole wrong"),
    ("none", "whole none"),
    ("only day and month", "partial"),
    ("right", "partial right"),
    ("other day", "partial wrong"),
    ("none", "partial none"),
    ("issuer", "issuer"),
    ("by id", "issuer known"),
)


def main(arguments: Sequence[str]) -> None:
    """Read the releases and print the table."""
    path = Path(arguments[0]) if arguments else _DEFAULT
    if not path.is_file():
        sys.exit(f"no releases at {path}: give a file of JSON lines")
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in _rows(path):
        facts = Counter(_facts(row, parse_text(row["text"])))
        counts[row["collection"]] += facts
        counts[_ALL] += facts
    print(table(counts))


def table(counts: dict[str, Counter[str]]) -> str:
    """Return the counts as a Markdown table, all collections together at the end."""
    names = [*sorted(name for name in counts if name != _ALL), _ALL]
    rows = [
        [head for head, _ in _COLUMNS],
        ["---:"] * len(_COLUMNS),
        *(
            [name, *(f"{counts[name][key]:,}" for _, key in _COLUMNS if key)]
            for name in names
        ),
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _facts(row: dict[str, Any], release: Release) -> Iterator[str]:
    """Yield what is counted of one release."""
    yield "releases"
    if row["title"] and row["title_in_text"]:
        yield "title"
        if _plain(release.title or "") == _plain(row["title"]):
            yield "title found"
    standing = _standing(row)
    if standing:
        yield standing
        yield f"{standing} {_verdict(row['date'], release)}"
    issuer = release.metadata.issuer
    if isinstance(issuer, Fact):
        yield "issuer"
        if issuer.value.identifier:
            yield "issuer known"


def _standing(row: dict[str, Any]) -> str | None:
    """Return how the publisher's date stands in a text: ``whole``, ``partial``."""
    if not row["date"]:
        return None
    day = row["date"][:_DAY]
    found = find_dates(row["text"], language=row["language"], country=row["country"])
    if any(date.when[:_DAY] == day for date in found):
        return "whole"
    return "partial" if any(date.when == f"-{day[4:]}" for date in found) else None


def _verdict(day: str, release: Release) -> str:
    issued = release.issued
    if issued is None or issued.startswith("--"):
        return "none"
    return "right" if issued[:_DAY] == day[:_DAY] else "wrong"


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


if __name__ == "__main__":
    main(sys.argv[1:])
