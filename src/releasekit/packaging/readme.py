"""README.txt: what a package holds, in plain words, in the release's language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Final

from releasekit._version import __version__
from releasekit.model import Release
from releasekit.packaging.payload import SOURCE, PayloadFile
from releasekit.text import show

README: Final = "README.txt"
"""The file's name."""
_FALLBACK: Final = "en"
_LONGEST: Final = 1000
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
    title = show(release.title or words["untitled"], limit=_LONGEST)
    listed = (f"{path}\n    {words[what]}\n" for path, what in files)
    end = words[made].format(software=f"releasekit {__version__}")
    return "\n".join(
        (f"{title}\n", f"{words['intro']}\n", *listed, f"{end}\n")
    ).encode()


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


@cache
def _table() -> dict[str, dict[str, str]]:
    data = resources.files("releasekit.packaging").joinpath("readme.toml").read_bytes()
    table: dict[str, dict[str, str]] = tomllib.loads(data.decode())
    return table
