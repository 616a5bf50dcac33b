"""The keys of a theme's file: what each may hold, and what is wrong otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from releasekit.exporters.common.theme.values import Place
from releasekit.settings.checks import Check, Fault, formed, one_of, text_of
from releasekit.settings.mistakes import Form

LONGEST_TEXT: Final = 300
"""Code points of a text around the pages."""
COLOURS: Final = ("text", "accent", "muted", "link", "line", "ground")
MARGINS: Final = ("left", "right", "top", "bottom")

_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
_FAMILY = re.compile(r"[A-Za-z0-9]{1,30}(?: [A-Za-z0-9]{1,30}){0,5}")
_TAG = re.compile("[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_INSIDE = re.compile(r"(?:[\w-][\w .-]{0,60}/){0,4}[\w-][\w .-]{0,60}")
_MOST_LANGUAGES: Final = 40
_a_text = text_of(LONGEST_TEXT)


def _number(least: float, most: float, unit: str) -> Check:
    """Return the check of a number between two others."""

    def check(value: object) -> Iterator[Fault]:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or not least <= float(str(value)) <= most:
            hint = f"give {unit} from {least:g} to {most:g}"
            yield Fault(message=f"cannot be {value!r}", hint=hint)

    return check


def _texts(value: object) -> Iterator[Fault]:
    """Check a text, or one for each of several languages."""
    if not isinstance(value, dict):
        yield from _a_text(value)
        return
    if not value or len(value) > _MOST_LANGUAGES:
        yield Fault(message="names no language, or too many", hint='en = "…"')
    for tag, text in value.items():
        if not _TAG.fullmatch(tag):
            hint = 'write a language tag (BCP 47): { en = "…", ko = "…" }'
            yield Fault(message=f"knows no language {tag!r}", hint=hint, value=tag)
        yield from _a_text(text)


KEYS: Final[Mapping[str, Check]] = MappingProxyType(
    {
        **{
            f"colours.{name}": formed(_COLOUR, 'write six digits: "#143863"')
            for name in COLOURS
        },
        "fonts.family": formed(_FAMILY, 'give the name of a family: "Fira Sans"'),
        "fonts.size": _number(9, 14, "points"),
        **{f"margins.{name}": _number(20, 50, "millimetres") for name in MARGINS},
        "logo.file": formed(
            _INSIDE, "name a PNG or JPEG file beside the theme, or in a folder there"
        ),
        "logo.alternative": _texts,
        "logo.height": _number(5, 40, "millimetres"),
        "logo.place": one_of(tuple(Place)),
        "header.name": _texts,
        "header.text": _texts,
        "footer.text": _texts,
    }
)
"""Every key of a theme's file by its path, with the check of its value."""

FORM: Final = Form(
    keys=KEYS,
    required=MappingProxyType(
        {
            "logo.file": 'write file = "logo.png"',
            "logo.alternative": "say what the logo shows, for those who cannot see"
            ' it: alternative = "Coat of arms of …"',
        }
    ),
    page="docs/themes.md",
)
"""What a theme's file may say."""
