"""Reading a theme: TOML to values, each mistake named with its line and remedy."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from attrs import frozen

from releasekit.errors import InputError, ThemeError
from releasekit.exporters.common.theme.contrast import LEAST, contrast, enough_on
from releasekit.exporters.common.theme.keys import FORM
from releasekit.exporters.common.theme.logo import picture_of
from releasekit.exporters.common.theme.values import (
    Colours,
    Fonts,
    Logo,
    Margins,
    Place,
    Texts,
    Theme,
)
from releasekit.files.digest import sha256_of
from releasekit.settings.mistakes import Mistake, Places, mistakes_in, parsed, refusal

_PAPER: Final = "#ffffff"
_SHOWN: Final = 14.0
"""Height of a logo on the page, in millimetres."""
_ON_GROUND: Final = ("text", "accent", "link")
"""Colours of letters that stand on the paper and on tinted grounds."""
_LETTERS: Final = (*_ON_GROUND, "muted")


@frozen(kw_only=True)
class File:
    """A file that a theme is read from."""

    name: str
    """Its name without folders, which the record keeps."""
    data: bytes


def read_theme(
    file: File, origin: str, beside: Callable[[str], bytes] | None = None
) -> Theme:
    """Return the theme that a file describes.

    Args:
        file: the TOML, UTF-8.
        origin: its path, for messages.
        beside: reads a file by its path from the theme's folder.

    Raises:
        ThemeError: there is a mistake; the error names the first, its notes those
            after it.
    """
    try:
        text = file.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = file.data.count(b"\n", 0, error.start) + 1
        wrong = Mistake(
            line=line, message="this is no UTF-8", hint="save the file as UTF-8"
        )
        raise refusal(ThemeError, (wrong,), origin) from error
    mistakes = theme_mistakes(text)
    if mistakes:
        raise refusal(ThemeError, mistakes, origin)
    places, data = Places(text), parsed(text)
    own = (file.name, sha256_of(file.data))
    if "logo" not in data:
        return _theme(data, (own,), None)
    logo, name = _logo(data["logo"], beside, (places, origin))
    return _theme(data, (own, name), logo)


def theme_mistakes(text: str) -> tuple[Mistake, ...]:
    """Return everything that is wrong in the text of a theme's file, in order.

    The logo's file is not looked at.
    """
    found = mistakes_in(text, FORM)
    faint = found or _faint(parsed(text), Places(text))
    return tuple(sorted(faint, key=lambda mistake: mistake.line))


def _faint(data: Mapping[str, Any], places: Places) -> Iterator[Mistake]:
    """Yield the colours of letters that too many people cannot read."""
    given = data.get("colours", {})
    colours = Colours(**given)
    for name in _LETTERS:
        colour = getattr(colours, name)
        grounds = {"the paper": _PAPER}
        if name in _ON_GROUND:
            grounds["colours.ground"] = colours.ground
        for ground, value in grounds.items():
            found = contrast(colour, value)
            if found < LEAST:
                blamed = name if name in given else "ground"
                better = enough_on(colour, value)
                yield Mistake(
                    line=places.line(f"colours.{blamed}"),
                    message=f"colours.{name} {colour} on {ground} has a contrast of"
                    f" {found:.2f} to 1, and letters need {LEAST:g}"
                    " (WCAG 2.2, 1.4.3)",
                    hint=f'write {name} = "{better}"'
                    if better
                    else "choose a lighter ground",
                )
                break


def _theme(
    data: Mapping[str, Any],
    resources: tuple[tuple[str, str], ...],
    logo: Logo | None,
) -> Theme:
    header, footer = data.get("header", {}), data.get("footer", {})
    return Theme(
        colours=Colours(**{k: v.lower() for k, v in data.get("colours", {}).items()}),
        fonts=Fonts(**data.get("fonts", {})),
        margins=Margins(**data.get("margins", {})),
        logo=logo,
        name=_texts(header.get("name", {})),
        header=_texts(header.get("text", {})),
        footer=_texts(footer.get("text", {})),
        resources=resources,
    )


def _logo(
    table: Mapping[str, Any],
    beside: Callable[[str], bytes] | None,
    where: tuple[Places, str],
) -> tuple[Logo, tuple[str, str]]:
    """Return the logo, and its name and digest for the record."""
    places, origin = where
    name = table["file"]
    try:
        if beside is None:
            message = "cannot be read: the theme has no folder"
            raise ValueError(message)  # noqa: TRY301 - told like the others
        data = beside(name)
        picture = picture_of(data)
    except (InputError, ValueError) as error:
        wrong = Mistake(
            line=places.line("logo.file"),
            message=f"logo.file {name}: {error}",
            hint="name a PNG or JPEG file beside the theme",
        )
        raise refusal(ThemeError, (wrong,), origin) from error
    logo = Logo(
        pixels=picture.pixels,
        width=picture.width,
        height=picture.height,
        shown=float(table.get("height", _SHOWN)),
        place=Place(table.get("place", Place.LEFT)),
        alternative=_texts(table["alternative"]),
    )
    return logo, (name.rpartition("/")[2], sha256_of(data))


def _texts(value: str | Mapping[str, str]) -> Texts:
    if isinstance(value, str):
        return (("", value),)
    return tuple((tag.lower(), text) for tag, text in value.items())
