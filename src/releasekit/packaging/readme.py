"""README.txt: what a package holds, in plain words, in the release's language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Final

from releasekit._version import __version__
from releasekit.exporters.common.crosswalk.moments import moments_of
from releasekit.exporters.text.wrap import wrap
from releasekit.model import DateType, Release
from releasekit.packaging.payload import SOURCE, PayloadFile
from releasekit.text import show

README: Final = "README.txt"
"""The file's name."""
_FALLBACK: Final = "en"
_LONGEST: Final = 1000
_COLUMNS: Final = 76
_COMMAND: Final = re.compile("`[^`]{1,200}`")
_KEPT: Final = "\N{FIGURE SPACE}"
"""Stands for a blank at which no line may end; no text of ours has it."""
_DESCRIBED: Final = frozenset({SOURCE, "record", "pdf", "docx"})
"""What is worth a line of its own."""


def readme(release: Release, files: Iterable[tuple[str, str]], *, made: str) -> bytes:
    """Return the text for people who find the package without its maker.

    Args:
        release: gives title and language; English where it has no words for it.
        files: paths, each with the key of the words that tell what stands there.
        made: key of the words that tell the package's form.
    """
    words = words_for(release)
    parts = (
        _wrapped(show(release.title or words["untitled"], limit=_LONGEST)),
        "\n".join(_facts(release, words)),
        _wrapped(words["intro"]),
        *(f"{path}\n{_wrapped(words[what], indent=4)}" for path, what in files),
        _wrapped(words[made].format(software=f"releasekit {__version__}")),
    )
    return "".join(f"{part}\n\n" for part in parts if part)[:-1].encode()


def described(payload: tuple[PayloadFile, ...]) -> Iterator[tuple[str, str]]:
    """Yield path and key of each file that people will open."""
    for file in payload:
        if file.format in _DESCRIBED:
            yield file.path, file.format


def words_for(release: Release) -> Mapping[str, str]:
    """Return the words for a release: those of its language, else the English ones."""
    table = _table()
    language = release.language.lower().partition("-")[0]
    return table.get(language, table[_FALLBACK])


def _facts(release: Release, words: Mapping[str, str]) -> Iterator[str]:
    """Yield who issued it and when, where that is known."""
    if release.issuer and release.issuer.strip():
        yield _wrapped(f"{words['issuer']}: {show(release.issuer, limit=_LONGEST)}")
    for moment in moments_of(release.metadata):
        if moment.type is DateType.ISSUED and moment.shown.strip():
            when = (moment.text or "").replace("T", " ") or moment.literal
            yield _wrapped(f"{words['issued']}: {show(when, limit=_LONGEST)}")
            return


def _wrapped(text: str, *, indent: int = 0) -> str:
    """Return words in short lines; a command stays on one, so that it can be copied."""
    margin = " " * indent
    whole = _COMMAND.sub(lambda found: found[0].replace(" ", _KEPT), text)
    lines = wrap(whole, _COLUMNS, first=margin, rest=margin)
    return "\n".join(lines).replace(_KEPT, " ")


@cache
def _table() -> dict[str, dict[str, str]]:
    data = resources.files("releasekit.packaging").joinpath("readme.toml").read_bytes()
    table: dict[str, dict[str, str]] = tomllib.loads(data.decode())
    return table
