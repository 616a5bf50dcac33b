"""The rules that a schema cannot say: one table, each rule on the elements it names."""

from __future__ import annotations

from typing import Final

from releasekit.model import Severity
from releasekit.record import rule_tests, rule_xpaths
from releasekit.record.names import XML_LANG
from releasekit.record.rule import Published, Rule

_WORDED: Final = ("p", "heading", "item", "quote", "note", "turn", "contact")
"""Blocks with a text that people read."""
_REGENERATE: Final = "write the record anew from the release"

RULES: Final = (
    Rule(
        id="partition",
        clause="The segments cover the source text exactly; none is empty, and "
        "neighbours differ in class.",
        on=("segments",),
        test=rule_tests.partition,
        remedy=_REGENERATE,
    ),
    Rule(
        id="places",
        clause="Every place lies inside the source text.",
        having=frozenset({"src"}),
        test=rule_tests.places,
        remedy="correct the place, or take it out",
        published=Published(
            test=rule_xpaths.PLACES,
            without="the places in src after the first",
        ),
    ),
    Rule(
        id="words",
        clause="The words of a block or cell are those of its places in the source, "
        "blanks aside.",
        on=(*_WORDED, "furniture", "cell"),
        test=rule_tests.words,
        remedy="compare the block with the source: one of them was changed",
        severity=Severity.WARNING,
    ),
    Rule(
        id="inlines",
        clause="What stands inside a block's text is in order, does not overlap, lies "
        "inside the text and is not empty.",
        on=_WORDED,
        test=rule_tests.inlines,
        remedy="correct start and end: code points of the block's text",
        published=Published(
            test=rule_xpaths.INLINES,
            without="the length of texts in chunks or with escapes",
        ),
    ),
    Rule(
        id="unique-id",
        clause="No two blocks have the same id.",
        on=(*_WORDED, "furniture", "table"),
        test=rule_tests.unique,
        remedy="give each block an id of its own",
        published=Published(test="count(key('block', @id)) = 1"),
    ),
    Rule(
        id="note-reference",
        clause="Every reference names a note of the record.",
        on=("noteRef",),
        test=rule_tests.resolves,
        remedy="name the id of a note, or take the reference out",
        published=Published(test="key('note', @note)"),
    ),
    Rule(
        id="language-tag",
        clause="Language tags are well formed (BCP 47).",
        having=frozenset({XML_LANG, "fromLang"}),
        test=rule_tests.language,
        remedy="write a tag such as ko, en-GB or zh-Hant",
        published=Published(
            test=" and ".join(map(rule_xpaths.language, ("xml:lang", "fromLang"))),
            without=rule_xpaths.LANGUAGE_WITHOUT,
        ),
    ),
    Rule(
        id="language-value",
        clause="Languages of the text are well-formed tags (BCP 47).",
        on=("language/primary", "language/other"),
        test=rule_tests.language_value,
        remedy="write a tag such as ko, en-GB or zh-Hant; und where it is not known",
        published=Published(
            test=rule_xpaths.language("value"), without=rule_xpaths.LANGUAGE_WITHOUT
        ),
    ),
    Rule(
        id="embargo",
        clause="An embargo does not end before the day of issue, where both are known.",
        on=("release",),
        test=rule_tests.embargo,
        remedy="check both dates against the source",
        severity=Severity.WARNING,
        published=Published(test=rule_xpaths.EMBARGO, lets=rule_xpaths.EMBARGO_LETS),
    ),
    Rule(
        id="source",
        clause="Digest and lengths are those of the bytes and the text.",
        on=("release/source",),
        test=rule_tests.source,
        remedy="the source is damaged: recover it from another copy",
        published=Published(
            test=rule_xpaths.SOURCE,
            without="digest, bytes, places of a part, texts in chunks or with escapes",
        ),
    ),
    Rule(
        id="unknown",
        clause="Nothing is said of a value that is unknown.",
        on=(
            "identification/title",
            "identification/type",
            "agents/issuer",
            "dates/issued",
            "language/primary",
            "release/access",
            "release/rights",
        ),
        test=rule_tests.stated,
        remedy="state the value with its evidence, or only the reason",
        published=Published(test=rule_xpaths.UNKNOWN),
    ),
    Rule(
        id="calendar",
        clause="Dates exist, and are written as exactly as they are known.",
        on=("dates/issued", "dates/date", "release/releaseTerms"),
        test=rule_tests.when,
        remedy="write the date as ISO 8601 says, as far as it is known",
        published=Published(test=rule_xpaths.CALENDAR, lets=rule_xpaths.CALENDAR_LETS),
    ),
    Rule(
        id="table-rows",
        clause="All rows of a table have the same number of cells.",
        on=("table",),
        test=rule_tests.rows,
        remedy="fill the row with empty cells",
        published=Published(
            test="not(r:row[count(r:cell) != count(../r:row[1]/r:cell)])"
        ),
    ),
    Rule(
        id="speaker",
        clause="The text of a turn begins with its speaker.",
        on=("turn",),
        test=rule_tests.speaker,
        remedy="write the speaker as the text has it",
        published=Published(
            test="r:*/r:chunk or starts-with(r:text, r:speaker)",
            without="texts in chunks",
        ),
    ),
    Rule(
        id="chunks",
        clause="Chunks are numbered from 1, and no text stands beside them.",
        on=("chunk",),
        test=rule_tests.chunk,
        remedy="put the pieces in order and number them",
        published=Published(test=rule_xpaths.CHUNK),
    ),
    Rule(
        id="stray-text",
        clause="No text stands after an element: it would not be read.",
        test=rule_tests.stray,
        remedy="move the text to where it belongs, or take it out",
        published=Published(
            test="not(following-sibling::node()[1][self::text()][normalize-space()])"
        ),
    ),
    Rule(
        id="description",
        clause="The description is complete when title, issuer, date of issue, access "
        "and rights are known, else incomplete.",
        on=("release",),
        test=rule_tests.description,
        remedy=_REGENERATE,
        published=Published(test=rule_xpaths.DESCRIPTION),
    ),
)
"""Every rule beyond the schema, in the order of the manual."""
