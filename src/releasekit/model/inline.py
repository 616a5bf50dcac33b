"""What stands inside a block's text: links, note references, foreign words."""

from __future__ import annotations

from typing import TypeAlias

from attrs import frozen

from releasekit.model.span import Span


@frozen(kw_only=True)
class Link:
    """A web address in the text (http, https; RFC 3986)."""

    at: Span
    """Place in the block's text, code points."""
    target: str
    """Absolute URI; ``www.`` addresses get ``https://`` before them."""


@frozen(kw_only=True)
class Email:
    """An e-mail address in the text (RFC 5321 mailbox, ASCII form)."""

    at: Span
    """Place in the block's text, code points."""
    address: str
    """The address without ``mailto:``."""


@frozen(kw_only=True)
class NoteReference:
    """A footnote mark in the text, tied to its note."""

    at: Span
    """Place of the mark in the block's text, code points."""
    note: str
    """Id of the `Note` block it refers to."""


@frozen(kw_only=True)
class Foreign:
    """Words in another language than the block's."""

    at: Span
    """Place in the block's text, code points."""
    language: str
    """Language tag (BCP 47)."""


Inline: TypeAlias = Link | Email | NoteReference | Foreign
