"""Diagnostics: what was odd about a text or an output, and where."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import Final

from attrs import frozen

from releasekit.model.span import Span


class Severity(StrEnum):
    """How much a diagnostic matters."""

    INFO = "info"
    """Nothing to do; good to know."""
    WARNING = "warning"
    """A person should look."""
    ERROR = "error"
    """The output is not what it promises."""


MESSAGES: Final = MappingProxyType(
    {
        "RKD101": "the input is empty",
        "RKD102": "encoding {encoding} was chosen without certainty",
        "RKD103": "undecodable bytes are kept as {count} replacement marks",
        "RKD104": "control character U+{code} in the text",
        "RKD105": "the encoding {encoding} was given; it cannot read all bytes",
        "RKD110": "private-use glyph U+{code} is shown as {glyph}",
        "RKD111": "private-use glyph U+{code} has no known meaning",
        "RKD120": "no headline was found",
        "RKD121": "nesting reaches level {limit}; what is deeper stays there",
        "RKD122": "the numbering goes from {before} to {after}",
        "RKD123": "the text seems to hold {count} releases; --split cuts them apart",
        "RKD124": "two languages alternate; --split-languages cuts them apart",
        "RKD130": "{literal} can be read as more than one date",
        "RKD140": "the mail is kept as it was sent ({what}); save its text instead",
        "RKD141": "quote marks were taken off {count} lines of mail",
        "RKD142": "the text was taken out of {place}, whose SHA-256 is {sha256}",
        "RKD201": "U+{code} cannot stand in XML; shown as U+FFFD",
        "RKD202": "no installed font has U+{code}; shown as {shown}",
        "RKD203": "the release has no headline; {shown} stands for it",
        "RKD204": "the release has no date; {shown} stands for it",
        "RKD206": "{link} is not a safe link and stays text",
        "RKD207": "no font for {script} is installed; install {package}",
        "RKD208": "the record breaks rule {rule}: {message}",
        "RKD209": "U+{code} cannot stand in plain text; shown as U+FFFD",
        "RKD210": "{format} has no place for {what}",
        "RKD211": "no time was given, so no event of this call is written",
        "RKD212": "{place} leaves out a value of {length} characters",
        "RKD213": "{format} has no form for the date {date}; {shown} stands for it",
        "RKD214": "no block has a place in the bytes: {encoding} does not lead to them",
        "RKD215": "U+{code} cannot stand in UTF-8; shown as U+FFFD",
        "RKD216": "{place} begins with {start}, as a formula does; import it as text",
        "RKD217": "{format} requires {what}, which is unknown; {shown} stands for it",
        "RKD218": "U+{code} cannot stand in HTML; shown as U+FFFD",
        "RKD219": "a table of {count} rows is {parts} tables in {format}, each headed",
        "RKD220": "{font} is a font of this system; elsewhere the file may differ",
        "RKD301": "{what}: the release says {stated}, which stays; the series {given}",
        "RKD302": "{what}: the series says {given}; {replaced}, not stated, gives way",
        "RKD303": "no identifier of {scheme}: the release has no {missing}",
        "RKD900": "{text}",
    }
)
"""What each code says; the arguments fill the places.

RKD1 parsing, RKD2 output, RKD3 description.
"""


@frozen(kw_only=True)
class Diagnostic:
    """One oddity: a code with arguments, not prose."""

    code: str
    """``RKD`` and three digits; plug-ins use ``RKD900`` with the argument ``text``."""
    severity: Severity = Severity.WARNING
    arguments: tuple[tuple[str, str], ...] = ()
    """Name and value of each place in the message, in a fixed order."""
    span: Span | None = None
    """Place in the source text, where there is one."""

    @property
    def message(self) -> str:
        """The sentence for people, in lower case without a full stop."""
        return MESSAGES.get(self.code, "{text}").format_map(
            _Places({"text": self.code, **dict(self.arguments)})
        )


class _Places(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return f"{{{key}}}"


def diagnostic(
    code: str,
    /,
    severity: Severity = Severity.WARNING,
    span: Span | None = None,
    **arguments: object,
) -> Diagnostic:
    """Return a diagnostic, its arguments as text and in the order given."""
    texts = tuple((name, str(value)) for name, value in arguments.items())
    return Diagnostic(code=code, severity=severity, arguments=texts, span=span)
