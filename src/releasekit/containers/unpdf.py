"""Careful reading of PDF files that anybody may have written."""

from __future__ import annotations

import io
import re
import threading
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from releasekit.containers.limits import most_unpacked
from releasekit.errors import MissingDependencyError, RecordSyntaxError
from releasekit.text import show

if TYPE_CHECKING:
    import pikepdf

_BROKEN: Final = (
    AttributeError,
    IndexError,
    KeyError,
    OverflowError,
    RuntimeError,
    TypeError,
    ValueError,
    zlib.error,
)
"""What reading a damaged or hostile PDF may raise besides pikepdf's own errors."""
_STREAM: Final = re.compile(r"stream <[^<>]{1,200}>(?: \([^()]{1,200}\))?: ")
_SHOWN: Final = 200
_MENDED: Final = 2 * 1024 * 1024
"""Largest file whose broken table of objects is made anew: that takes 0.6 s a MB."""
_LIMITS: Final[Mapping[str, Any]] = MappingProxyType(
    {
        "doc_max_warnings": 1_000,
        "max_stream_filters": 2,
        "flate_max_memory": 32 * 1024 * 1024,
        "png_max_memory": 32 * 1024 * 1024,
        "run_length_max_memory": 32 * 1024 * 1024,
        "tiff_max_memory": 32 * 1024 * 1024,
    }
)
"""What qpdf may spend on the streams that hold objects, in bytes."""
_PIECE: Final = 1024 * 1024
_LOCK: Final = threading.RLock()
_ODD_NAME: Final = re.compile(rb"/[^\s/<>\[\](){}%]{0,40}#[^\s/<>\[\](){}%]{1,40}")
_ESCAPE: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_LZW: Final = re.compile(rb"/LZW(?:Decode)?(?:[\s/<>\[\](){}%]|\Z)")


@contextmanager
def open_pdf(data: bytes) -> Iterator[pikepdf.Pdf]:
    """Open a PDF from untrusted bytes.

    Whatever goes wrong while the file is open becomes an error of the record.

    Raises:
        RecordSyntaxError: the file is damaged, encrypted or a bomb.
        MissingDependencyError: pikepdf is not installed.
    """
    try:
        # Optional, and slow to import: only reading a PDF back needs it.
        import pikepdf  # noqa: PLC0415
    except ImportError as error:
        message = "reading a pdf back needs pikepdf"
        hint = 'pip install "releasekit[verify]"'
        raise MissingDependencyError(message, hint=hint) from error
    _refuse_lzw(data)
    try:
        with _limited(), _opened(data) as pdf:
            yield pdf
    except pikepdf.PasswordError as error:
        raise RecordSyntaxError("the pdf is encrypted") from error
    except (pikepdf.PdfError, *_BROKEN) as error:
        raise RecordSyntaxError(f"not a readable pdf: {_reason(error)}") from error


def _opened(data: bytes) -> pikepdf.Pdf:
    import pikepdf  # noqa: PLC0415 - as above

    return pikepdf.open(
        io.BytesIO(data),
        suppress_warnings=True,
        attempt_recovery=len(data) <= _MENDED,
    )


@contextmanager
def _limited() -> Iterator[None]:
    """Hold qpdf to limits, which are of the whole process, for a moment."""
    from pikepdf import settings  # noqa: PLC0415 - as above

    with _LOCK:
        before: dict[str, Any] = settings.set_qpdf_limits(**_LIMITS)
        try:
            yield
        finally:
            settings.set_qpdf_limits(**before)


def _refuse_lzw(data: bytes) -> None:
    # The one filter that qpdf sets no limit to. Programs stopped writing it in 1996.
    odd = (_ESCAPE.sub(_unescaped, name) for name in _ODD_NAME.findall(data))
    if _LZW.search(data) or any(map(_LZW.search, odd)):
        raise RecordSyntaxError("a pdf with the filter LZWDecode is refused")


def _unescaped(match: re.Match[bytes]) -> bytes:
    return bytes.fromhex(match[1].decode("ascii"))


def _reason(error: Exception) -> str:
    # qpdf names the stream first, by its address in memory.
    return show(_STREAM.sub("", str(error)), limit=_SHOWN)


def stream_bytes(stream: pikepdf.Object | None, packed: int) -> bytes:
    """Return a stream's content, never more than a file may unpack to.

    Only what releasekit writes is read: no filter, or FlateDecode alone (ISO 32000-1,
    7.4.4). Decoding here, not in pikepdf, holds the limit while the content grows.

    Args:
        stream: an object of an open PDF that should be a stream.
        packed: length of the PDF.

    Raises:
        ValueError: it is none, has another filter or is too large.
    """
    if stream is None or not hasattr(stream, "read_raw_bytes"):
        message = "what should be a stream is none"
        raise ValueError(message)
    raw = stream.read_raw_bytes()
    if "/Filter" not in stream:
        return raw
    if str(stream["/Filter"]) != "/FlateDecode" or "/DecodeParms" in stream:
        message = "a stream is stored with an unknown filter"
        raise ValueError(message)
    _check_size(raw, most_unpacked(min(packed, len(raw))))
    return zlib.decompressobj().decompress(raw)


def _check_size(raw: bytes, most: int) -> None:
    """Refuse a stream by unpacking it once, keeping nothing."""
    engine, left = zlib.decompressobj(), most
    piece = engine.decompress(raw, _PIECE)
    while piece:
        left -= len(piece)
        if left < 0:
            message = f"a stream is over the limit of {most} bytes"
            raise ValueError(message)
        piece = engine.decompress(engine.unconsumed_tail, _PIECE)
