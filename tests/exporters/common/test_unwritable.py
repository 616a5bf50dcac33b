from __future__ import annotations

from releasekit.exporters.common.unwritable import unwritable
from releasekit.model import Span
from releasekit.xml_safety import xml_illegal
from tests.builders import make_release, paragraph


def test_each_character_is_told_once_with_its_first_place() -> None:
    release = make_release(paragraph("a\x02 b\x01 c\x02"))

    found = list(unwritable(release, ("\x02 \x01", "\x02"), xml_illegal))

    text = release.source.text
    assert found == [
        (f"{ord(char):04X}", Span(text.index(char), text.index(char) + 1))
        for char in "\x01\x02"
    ]


def test_a_character_that_the_source_has_not_has_no_place() -> None:
    release = make_release(paragraph("a"))

    assert list(unwritable(release, ("\x01",), xml_illegal)) == [("0001", None)]


def test_what_is_not_written_is_not_told() -> None:
    release = make_release(paragraph("a\x02"))

    assert list(unwritable(release, ("a",), xml_illegal)) == []
