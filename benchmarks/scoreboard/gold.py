"""The structure of each sample as a person read it: the files in gold/."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from attrs import frozen

from benchmarks.scoreboard.reading import Block, squeeze
from releasekit.model import BlockKind

FOLDER: Final = Path(__file__).with_name("gold")
SAMPLES: Final = Path(__file__).parents[2] / "samples"
_KINDS: Final = frozenset(map(str, BlockKind))
_FIELDS: Final = frozenset({"encoding", "title", "date", "agency", "known"})
_BLOCK: Final = re.compile(r"(\w+)(?: (\d))?(?: \[(.+)\])? +\| (.+)")
_NONE: Final = "none"


@frozen(kw_only=True)
class Gold:
    """What is right for one sample."""

    name: str
    """Of the sample, without its suffix."""
    encoding: str
    titles: tuple[str | None, ...]
    """The headline, then other forms of it that stand in the text."""
    dates: tuple[str | None, ...]
    """The day of issue, then what is accepted too; None: the text has none."""
    agencies: tuple[str | None, ...]
    """Who issued it, then other names of the same body."""
    is_agency_stated: bool
    """Its name stands in the text, and need not be guessed from an office holder."""
    blocks: tuple[Block, ...]


def read_all(folder: Path = FOLDER) -> tuple[Gold, ...]:
    """Return the gold of every sample that has one, by name."""
    return tuple(read_gold(path) for path in sorted(folder.glob("*.gold")))


def read_gold(path: Path) -> Gold:
    """Read one file.

    Raises:
        ValueError: a line is neither a field nor a block; its number is named.
    """
    lines = path.read_text(encoding="utf-8").split("\n")
    until = lines.index("")
    fields: dict[str, list[str | None]] = defaultdict(list)
    for number, line in enumerate(lines[:until], 1):
        name, colon, value = line.partition(": ")
        if not colon or name not in _FIELDS:
            raise ValueError(f"{path.name}:{number}: not a field: {line}")
        fields[name].append(None if value == _NONE else value)
    return Gold(
        name=path.stem,
        encoding=str(fields["encoding"][0]),
        titles=tuple(fields["title"]),
        dates=tuple(fields["date"]),
        agencies=tuple(fields["agency"]),
        is_agency_stated=fields["known"] == ["stated"],
        blocks=tuple(_blocks(path.name, lines, until)),
    )


def source_of(gold: Gold) -> str:
    """Return the sample's text as every tool is given it: no mark, breaks as LF."""
    text = (SAMPLES / f"{gold.name}.txt").read_bytes().decode(gold.encoding)
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def first_difference(gold: Gold, source: str) -> str | None:
    """Return where markers and texts stop giving back the source, or None.

    Blanks do not count: each other character stands in the gold once, in order.
    """
    told = "".join(squeeze((block.marker or "") + block.text) for block in gold.blocks)
    stands = squeeze(source)
    if told == stands:
        return None
    pairs = enumerate(zip(told, stands, strict=False))
    at = next((at for at, (a, b) in pairs if a != b), min(len(told), len(stands)))
    return f"{told[at : at + 30]!r} instead of {stands[at : at + 30]!r}"


def _blocks(name: str, lines: list[str], until: int) -> Iterator[Block]:
    for number, line in enumerate(lines[until + 1 :], until + 2):
        if not line:
            continue
        found = _BLOCK.fullmatch(line)
        if found is None or found[1] not in _KINDS:
            raise ValueError(f"{name}:{number}: not a block: {line}")
        kind, level, marker, text = found.groups()
        yield Block(kind, text, int(level or 0), marker)
