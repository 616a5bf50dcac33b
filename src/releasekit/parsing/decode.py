"""Bytes to text: one ladder that always ends with a text and says what decided."""

from __future__ import annotations

import codecs
import hashlib

from attrs import frozen

from releasekit.errors import EncodingError
from releasekit.model import (
    Diagnostic,
    Evidence,
    Fidelity,
    How,
    Severity,
    Source,
    SourceOrigin,
    diagnostic,
    newline_of,
)
from releasekit.parsing.encodings import BOMS, Choice, choose, utf16_by_parity

_CERTAIN = 80
_NO_CHARSETS = frozenset(
    {"idna", "mbcs", "oem", "punycode", "raw-unicode-escape", "unicode-escape"}
)


@frozen(kw_only=True)
class Decoded:
    """A source and what was odd about its bytes."""

    source: Source
    """The bytes with the text read from them."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """Doubts about the encoding, and bytes that no text stands for."""


def decode(
    data: bytes,
    *,
    encoding: str | None = None,
    name: str = "",
    origin: SourceOrigin = SourceOrigin.BYTES,
    fallback: str | None = None,
) -> Decoded:
    """Return the text of any bytes, with evidence for the encoding.

    Guarantees:
        - without ``encoding``, any bytes give a source;
        - the bytes come back: re-encoding was checked, or they are kept verbatim;
        - what could not be read is U+FFFD in the text and counted in a diagnostic.

    Args:
        data: the bytes of a release.
        encoding: a Python codec name that overrides detection.
        name: file name without folders, kept in the source.
        origin: what the caller handed in.
        fallback: a Python codec name for bytes that do not tell their encoding.

    Raises:
        EncodingError: ``encoding`` names no character encoding.
    """
    choice = _given(data, encoding) if encoding else choose(data)
    if fallback and not encoding and choice.confidence < _CERTAIN:
        choice = _fallen_back(data, fallback) or choice
    source = Source(
        data=data,
        text=choice.text,
        encoding=choice.codec,
        bom=choice.bom,
        newline=newline_of(choice.text),
        sha256=hashlib.sha256(data).hexdigest(),
        fidelity=_fidelity(data, choice),
        origin=origin,
        name=name,
        evidence=Evidence(
            how=How.SUPPLIED if encoding else How.INFERRED,
            rule=choice.rule,
            confidence=choice.confidence,
        ),
    )
    return Decoded(source=source, diagnostics=_doubts(choice, given=bool(encoding)))


def _fidelity(data: bytes, choice: Choice) -> Fidelity:
    if choice.exact:
        return Fidelity.REENCODES
    try:
        again = choice.bom + choice.text.encode(choice.codec)
    except UnicodeError:
        return Fidelity.STORED
    return Fidelity.REENCODES if again == data else Fidelity.STORED


def _doubts(choice: Choice, *, given: bool) -> tuple[Diagnostic, ...]:
    found = []
    if given and choice.lost:
        found.append(diagnostic("RKD105", encoding=choice.codec))
    if not given and choice.confidence < _CERTAIN:
        found.append(
            diagnostic("RKD102", severity=Severity.INFO, encoding=choice.codec)
        )
    if choice.lost:
        found.append(diagnostic("RKD103", count=choice.lost))
    return tuple(found)


def _given(data: bytes, encoding: str) -> Choice:
    codec = _codec_name(encoding)
    bom, codec = _split_bom(data, codec)
    body = data[len(bom) :]
    rule = "encoding.given"
    try:
        text = body.decode(codec)
    except UnicodeError:
        text = body.decode(codec, "replace")
        lost = max(1, text.count("\ufffd"))
        return Choice(text=text, codec=codec, bom=bom, rule=rule, lost=lost)
    return Choice(text=text, codec=codec, bom=bom, rule=rule)


def _fallen_back(data: bytes, codec: str) -> Choice | None:
    """Return the text in a profile's encoding, where it reads all bytes."""
    try:
        text = data.decode(codec)
    except UnicodeError:
        return None
    rule = "encoding.profile"
    return Choice(text=text, codec=codec, rule=rule, confidence=_CERTAIN)


def _codec_name(encoding: str) -> str:
    try:
        codec = codecs.lookup(encoding).name.replace("_", "-")
        bytes(4).decode(codec)  # refuses codecs that give no text, such as hex
    except (LookupError, ValueError) as error:
        message = f"{encoding} is not a known character encoding"
        raise EncodingError(message) from error
    if codec in _NO_CHARSETS:
        message = f"{encoding} is not a character encoding"
        raise EncodingError(message)
    return codec


def _split_bom(data: bytes, codec: str) -> tuple[bytes, str]:
    """Return the mark and the exact codec: ``utf-16`` says neither."""
    family = codec.removesuffix("-sig").removesuffix("-le").removesuffix("-be")
    open_codecs = {family, f"{family}-sig"}
    for mark, exact in BOMS:
        if data.startswith(mark) and exact.startswith(family):
            if codec == exact or codec in open_codecs:
                return mark, exact
            break
    if codec == "utf-16":
        return b"", utf16_by_parity(data) or "utf-16-le"
    return b"", {"utf-8-sig": "utf-8", "utf-32": "utf-32-le"}.get(codec, codec)
