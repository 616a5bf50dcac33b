"""Names of agencies and people as a record shows them."""

from __future__ import annotations

import re
from typing import Final

_PERSON_TITLES: Final = {
    "sen.": "Senator",
    "senator": "Senator",
    "rep.": "Representative",
    "gov.": "Governor",
}


def person_name(name: str) -> str:
    """Return a person with the title spelt out and without a possessive."""
    title, _, rest = name.partition(" ")
    rest = re.sub(r"[’']s?$", "", rest)
    if rest.isupper():
        rest = rest.title()
    known = _PERSON_TITLES.get(title.casefold())
    return f"{known or (title.title() if title.isupper() else title)} {rest}"


def plain_name(name: str) -> str:
    """Return a body's name without article, in mixed case."""
    plain = re.sub(r"^(?:The|THE|Today the) ", "", name)
    return re.sub(r"(?<!Attorney)[’']s$", "", plain)
