"""A corpus of releases as Word files: are they valid, and does LibreOffice show them?

``python -m tests.exporters.docx.corpus FOLDER`` converts every text file below a
folder, looks at each with the audit and the schemas, lets LibreOffice write it as plain
text and compares that with the model: every label, every text, in order.
"""

from __future__ import annotations

import runpy
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from releasekit import read
from releasekit.exporters.docx.compose import Grid, Item, Passage, compose
from releasekit.exporters.docx.counters import Counted
from releasekit.model import Contact, Release
from releasekit.xml_safety import xml_visible
from tests.exporters.docx.reader import converted
from tests.exporters.docx.specimen import document, saved
from tests.exporters.docx.test_valid import findings
from tests.support import shared

TEXT = "txt:Text (encoded):UTF8"
_NO_WIDTH = dict.fromkeys(map(ord, "\u2060\u200b\ufeff"))


def bare(text: str) -> str:
    """Return text without blanks, as XML can hold it."""
    return "".join(xml_visible(text).split()).translate(_NO_WIDTH)


def expected(items: tuple[Item, ...]) -> Iterator[tuple[bool, str]]:
    """Yield what a document shows, piece by piece.

    A piece is one sign of any look, or the text that is given: LibreOffice writes one
    bullet for another into plain text.
    """
    for item in items:
        match item:
            case Grid():
                for row in item.block.rows:
                    yield from ((False, bare(cell.text)) for cell in row.cells)
            case Passage(block=block, place=place):
                if place:
                    label = block.marker.shown  # type: ignore[union-attr]  # has one
                    own = place.instance.ladder.formats[place.level]
                    sign = not isinstance(own, Counted) and len(label) == 1
                    yield sign, bare(label)
                text = "".join(block.lines) if isinstance(block, Contact) else ""
                yield False, bare(text or block.text)


def difference(release: Release, shown: str) -> str:
    """Return where a text differs from what a release should show, or nothing."""
    at, text = 0, bare(shown)
    for sign, piece in expected(compose(release).items):
        if sign:
            at += 1
        elif text.startswith(piece, at):
            at += len(piece)
        else:
            return f"{piece[:60]!r} is {text[at : at + 60]!r}"
    return f"{text[at : at + 60]!r} is too much" if at < len(text) else ""


def labels(release: Release) -> int:
    """Return how many labels a document shows."""
    items = compose(release).items
    return sum(isinstance(each, Passage) and each.place is not None for each in items)


def main(folder: Path) -> None:
    """Print what is wrong, and the counts."""
    check = runpy.run_path(str(shared("tools", "docxcheck.py")))["check"]
    releases = {
        f"{at:05}": read(path) for at, path in enumerate(sorted(folder.rglob("*.txt")))
    }
    wrong = {"audit": 0, "schemas": 0, "text": 0}
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        paths = [
            saved(document(each), place / f"{key}.docx")
            for key, each in releases.items()
        ]
        for path in paths:
            wrong["audit"] += bool(findings(path))
            wrong["schemas"] += bool(check(path))
        for at in range(0, len(paths), 100):
            converted(paths[at : at + 100], TEXT, place)
        for key, release in releases.items():
            found = difference(release, (place / f"{key}.txt").read_text("utf-8-sig"))
            wrong["text"] += bool(found)
            if found:
                print(release.source.name, found)  # noqa: T201 - its result
    count = sum(map(labels, releases.values()))
    print(f"{len(releases)} releases, {count} labels; wrong: {wrong}")  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))
