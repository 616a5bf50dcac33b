"""What a theme says: colours, letters, margins, logo, words around the text."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, TypeAlias

from attrs import field, frozen

Texts: TypeAlias = tuple[tuple[str, str], ...]
"""One text by language tag; the tag is empty where it serves every language."""

POINTS: Final = 72 / 25.4
"""Points in a millimetre."""


class Place(StrEnum):
    """Where a logo stands."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@frozen(kw_only=True)
class Colours:
    """Colours of a page, ``#rrggbb`` in sRGB."""

    text: str = "#1c1f24"
    accent: str = "#143863"
    """Headings, labels and the rules beside them."""
    muted: str = "#575e69"
    """Dates, notes and what stands around the text."""
    link: str = "#0a4a94"
    line: str = "#adb8c7"
    """Thin rules and bars."""
    ground: str = "#f1f4f7"
    """Behind contacts and the heads of tables."""


@frozen(kw_only=True)
class Fonts:
    """The letters of a page."""

    family: str = ""
    """Name of an installed family; nothing for the one that always is."""
    size: float | None = None
    """Size of the text in points; everything else keeps its proportion to it."""


@frozen(kw_only=True)
class Margins:
    """Distance from the edges of the paper to the text, in millimetres."""

    left: float | None = None
    right: float | None = None
    top: float | None = None
    bottom: float | None = None


@frozen(kw_only=True)
class Logo:
    """A picture at the head of the first page."""

    pixels: bytes = field(repr=False)
    """Rows from the top, three bytes a pixel (sRGB), deflated (RFC 1950)."""
    width: int
    """In pixels."""
    height: int
    """In pixels."""
    shown: float
    """Height on the page, in millimetres."""
    place: Place
    alternative: Texts
    """What it shows, for those who cannot see it."""


@frozen(kw_only=True)
class Theme:
    """The house style of an office; what it does not say stays as it is."""

    colours: Colours = Colours()
    fonts: Fonts = Fonts()
    margins: Margins = Margins()
    logo: Logo | None = None
    name: Texts = ()
    """Stands on top of the first page in place of the issuer's name."""
    header: Texts = ()
    """Stands under the name, in smaller letters."""
    footer: Texts = ()
    """Stands at the foot of each page, beside the page number."""
    resources: tuple[tuple[str, str], ...] = ()
    """Name and SHA-256 of each file that it was read from."""

    def __str__(self) -> str:
        """Return the name of its file; nothing where there is no house style."""
        return self.resources[0][0] if self.resources else ""

    @classmethod
    def load(cls, path: str) -> Theme:
        """Return the theme of a TOML file.

        Raises:
            InputError: the file cannot be read, or is larger than 64 KiB.
            ThemeError: it has a mistake; the error names line, key and remedy.
        """
        # Only who loads a file needs its keys.
        from releasekit.exporters.common.theme.load import load_theme  # noqa: PLC0415

        return load_theme(path)


PLAIN: Final = Theme()
"""No house style."""


def text_for(texts: Texts, language: str) -> str:
    """Return the text for a language: its own, else everybody's, else the first."""
    known = dict(texts)
    tag = language.lower()
    while tag and tag not in known:
        tag = tag.rpartition("-")[0]
    first = texts[0][1] if texts else ""
    return known.get(tag) or known.get("") or first
