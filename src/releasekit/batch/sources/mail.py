"""Mails: the text that a reader sees, below the lines that tell who sent it when."""

from __future__ import annotations

import re
from binascii import Error as Base64Error
from collections.abc import Iterator, Sequence
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from typing import Final

from releasekit.batch.sources.html_words import html_words
from releasekit.errors import RecordError, UnreadableInputError
from releasekit.parsing.decode import decode

_HEAD: Final = ("From", "Date", "Subject")
"""The fields that are kept, in this order, as mail programs save them."""
_LONGEST_FIELD: Final = 4000
_PLAIN: Final = "text/plain"
_HTML: Final = "text/html"
_BREAK: Final = re.compile(r"\r\n?")
_HINT: Final = "open it in a mail program and save it as text"


def mail_text(data: bytes) -> bytes:
    """Return what a mail says, as text in UTF-8.

    The parts of plain text that are no attachments, one below the other; where there
    is none, those in HTML, as words. From, Date and Subject stand above, their words
    decoded; other fields are left out.

    Args:
        data: a message (RFC 5322, MIME).

    Raises:
        UnreadableInputError: it has no such part, or is no mail.
    """
    try:
        message = message_from_bytes(data)
        texts = _texts(list(_inline_parts(message)))
    except (RecordError, RecursionError, MessageError, ValueError) as error:
        raise UnreadableInputError("this mail cannot be read", hint=_HINT) from error
    if not message.keys() or not any(map(str.strip, texts)):
        message_text = "this mail has no text" if message.keys() else "this is no mail"
        raise UnreadableInputError(message_text, hint=_HINT)
    head = [
        f"{name}: {value}"
        for name in _HEAD
        if (value := _words(str(_raw(message, name))))
    ]
    body = "\n\n".join(text.strip("\n") for text in texts)
    return "\n".join([*head, "", body, ""]).encode("utf-8", "surrogatepass")


def _texts(parts: Sequence[Message]) -> list[str]:
    plain = [_text(part) for part in parts if part.get_content_type() == _PLAIN]
    if any(map(str.strip, plain)):
        return plain
    pages = [_text(part) for part in parts if part.get_content_type() == _HTML]
    return [html_words(page) for page in pages]


def _inline_parts(message: Message) -> Iterator[Message]:
    """Yield the parts that are shown as text, those of attached mails not."""
    left = [message]
    while left:
        part = left.pop()
        payload = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(payload, list):
            left += (p for p in reversed(payload) if isinstance(p, Message))
        elif part.get_content_disposition() != "attachment" and not part.get_filename():
            yield part


def _text(part: Message) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    text = _decoded(data, part.get_content_charset())
    return _BREAK.sub("\n", text)


def _decoded(data: bytes, charset: str | None) -> str:
    """Return the text of bytes: as they say, or else as they look."""
    if charset:
        try:
            return data.decode(charset)
        except (LookupError, ValueError):
            pass  # many mails say what they are not
    return decode(data).source.text


def _raw(message: Message, name: str) -> str:
    """Return a field as it stands in the message, on one line."""
    found = (value for key, value in message.raw_items() if key.lower() == name.lower())
    value = str(next(found, ""))[:_LONGEST_FIELD]
    return " ".join(value.split())


def _words(field: str) -> str:
    """Return a field with its encoded words decoded (RFC 2047)."""
    if not field.isascii():
        field = decode(field.encode("utf-8", "surrogateescape")).source.text
    try:
        parts = decode_header(field)
    except (MessageError, Base64Error, ValueError):
        return field
    words = (
        part
        if isinstance(part, str)
        else _decoded(part, charset)
        if charset
        else part.decode("raw-unicode-escape")
        for part, charset in parts
    )
    return " ".join("".join(words).split()) or field
