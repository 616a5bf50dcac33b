"""Reading: a text, bytes or a file becomes a release."""

from __future__ import annotations

import os
import re
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from releasekit.errors import InputTooLargeError
from releasekit.files.foreign import refuse_foreign
from releasekit.files.inputs import read_input, read_stream
from releasekit.model import Release, SourceOrigin, leaves

if TYPE_CHECKING:  # loading the parser takes time, and exporting needs none of it
    from releasekit.parsing.profile import ProfileChoice

_BLOCKS_HINT: Final = "raise the limit with --max-blocks"
_LINES_A_BLOCK: Final = 5
"""Lines of an average block: where a text has more for each of the blocks allowed, it
is refused before it is parsed. Lines wrapped to a width are never as many within the
limit of bytes."""
_LINE = re.compile(r"\S[^\n\r]*")


def parse(
    text: str, *, name: str = "", profile: ProfileChoice | None = None
) -> Release:
    """Return the release that a text holds; any text gives one.

    Args:
        text: the whole text, lone surrogates included.
        name: file name without folders, kept in the source.
        profile: the id of a built-in profile, a `Profile`, or `Profiles` to find one
            among; without it one is found among the built-in ones.

    Raises:
        UsageError: no built-in profile has the id ``profile``.
    """
    # The rules take time to load, and exporting needs none of them.
    from releasekit.parsing import parse_text  # noqa: PLC0415

    return parse_text(text, name=name, profile=profile)


def parse_bytes(
    data: bytes,
    *,
    encoding: str | None = None,
    name: str = "",
    origin: SourceOrigin = SourceOrigin.BYTES,
    profile: ProfileChoice | None = None,
) -> Release:
    """Return the release that bytes hold; any bytes give one.

    Args:
        data: the bytes of a text in any encoding.
        encoding: a Python codec name that overrides detection.
        name: file name without folders, kept in the source.
        origin: what was handed in.
        profile: as in `parse`; a profile that is named also gives the encoding of
            bytes that do not tell theirs.

    Raises:
        EncodingError: ``encoding`` names no character encoding.
        UsageError: no built-in profile has the id ``profile``.
    """
    # The rules take time to load, and exporting needs none of them.
    from releasekit import parsing  # noqa: PLC0415

    return parsing.parse_bytes(
        data, encoding=encoding, name=name, origin=origin, profile=profile
    )


def read(  # noqa: PLR0913 - each is one choice of the caller, all but one by name
    source: str | os.PathLike[str] | BinaryIO,
    *,
    name: str = "",
    encoding: str | None = None,
    as_text: bool = False,
    max_bytes: int | None = None,
    max_blocks: int | None = None,
    profile: ProfileChoice | None = None,
) -> Release:
    """Return the release in a file.

    Args:
        source: a path, or an open binary stream such as ``sys.stdin.buffer``.
        name: the file name kept in the source; the path's last part by default.
        encoding: a Python codec name that overrides detection.
        as_text: read bytes that are plainly another format (a PDF, a picture) too.
        max_bytes: the largest input that is read; nothing for any size.
        max_blocks: the most blocks of the release; nothing for any number.
        profile: as in `parse`.

    Raises:
        InputError: no such file, not a regular file, plainly another format, or
            over a limit; the error names the file and the remedy.
    """
    if isinstance(source, str | os.PathLike):
        shown, origin = os.fspath(source), SourceOrigin.FILE
        data = read_input(source, max_bytes=max_bytes)
        name = name or Path(source).name
    else:
        shown, origin = name or "-", SourceOrigin.BYTES
        data = read_stream(source, max_bytes=max_bytes, name=shown)
    if not as_text:
        refuse_foreign(data, path=shown)
    _refuse_many_lines(data, encoding, max_blocks, shown)
    release = parse_bytes(
        data, encoding=encoding, name=name, origin=origin, profile=profile
    )
    _refuse_many_blocks(release, max_blocks, shown)
    return release


def _refuse_many_lines(
    data: bytes, encoding: str | None, limit: int | None, shown: str
) -> None:
    """Refuse what would take long to parse, only to have too many blocks.

    The line ends in the bytes are counted first, which costs next to nothing.

    Raises:
        InputTooLargeError: the text has many times more lines than blocks allowed.
    """
    most = len(data) if limit is None else _LINES_A_BLOCK * limit
    if data.count(b"\n") + data.count(b"\r") <= most:
        return
    # Loading the parser takes time, and most inputs never need this.
    from releasekit.parsing.decode import decode  # noqa: PLC0415

    text = decode(data, encoding=encoding).source.text
    if next(islice(_LINE.finditer(text), most, None), None) is not None:
        message = f"more than {most} lines, where the limit is {limit} blocks"
        raise InputTooLargeError(message, hint=_BLOCKS_HINT, path=shown)


def _refuse_many_blocks(release: Release, limit: int | None, shown: str) -> None:
    if limit is None:
        return
    if next(islice(leaves(release.blocks), limit, None), None) is not None:
        message = f"more than the limit of {limit} blocks"
        raise InputTooLargeError(message, hint=_BLOCKS_HINT, path=shown)
