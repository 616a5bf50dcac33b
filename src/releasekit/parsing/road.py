"""The two doors to the parser: text that is decoded, and bytes that are not."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Final

from releasekit.model import Release, Source, SourceOrigin
from releasekit.parsing.assemble import assemble
from releasekit.parsing.decode import decode
from releasekit.parsing.profile import ProfileChoice
from releasekit.parsing.profile.find import named_profile

_LARGE: Final = 20_000
"""Code points from which pausing the collector pays."""


_UNPAUSED: Final = nullcontext()


def _collector(size: int) -> AbstractContextManager[None]:
    """Pause the cyclic collector while a large text becomes many frozen values.

    Nothing built here is cyclic; walking it again and again costs half the time.
    """
    return _paused() if size >= _LARGE and gc.isenabled() else _UNPAUSED


@contextmanager
def _paused() -> Iterator[None]:
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def parse_text(
    text: str, *, name: str = "", profile: ProfileChoice | None = None
) -> Release:
    """Return the release that a text holds; any ``str`` gives one.

    Args:
        text: the text; lone surrogates are allowed.
        name: file name without folders, kept in the source.
        profile: a profile or its id, or profiles to find one among.

    Raises:
        UnknownProfileError: no built-in profile has the id ``profile``.
    """
    with _collector(len(text)):
        return assemble(Source.from_text(text, name=name), choice=profile)


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
        data: the bytes of a text file.
        encoding: a Python codec name that overrides detection.
        name: file name without folders, kept in the source.
        origin: what the caller was handed.
        profile: a profile or its id, or profiles to find one among; a profile that
            is named also gives the encoding of bytes that do not tell theirs.

    Raises:
        EncodingError: no codec has the name ``encoding``.
        UnknownProfileError: no built-in profile has the id ``profile``.
    """
    with _collector(len(data)):
        named = named_profile(profile)
        decoded = decode(
            data,
            encoding=encoding,
            name=name,
            origin=origin,
            fallback=named.encoding if named else None,
        )
        return assemble(decoded.source, decoded.diagnostics, profile)
