"""The leaves that know no release: errors, show(), the XML policy."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasekit import errors, xml_safety
from releasekit.text import display_width, show


def error_classes() -> list[type[errors.ReleasekitError]]:
    found, queue = [], [errors.ReleasekitError]
    while queue:
        kind = queue.pop()
        found.append(kind)
        queue += kind.__subclasses__()
    return found


@pytest.mark.parametrize("kind", error_classes())
def test_every_error_survives_pickling_with_its_extras(
    kind: type[errors.ReleasekitError],
) -> None:
    error = kind("no such file", hint="look again", path="a.txt")

    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes

    assert type(again) is kind
    assert (again.message, again.hint, again.path) == (
        "no such file",
        "look again",
        "a.txt",
    )


def test_error_codes_are_unique_and_drawn_in_the_tree() -> None:
    codes = [kind.code for kind in error_classes()]

    assert len(set(codes)) == len(codes)
    assert errors.__doc__ is not None
    assert all(kind.__name__ in errors.__doc__ for kind in error_classes())


@given(st.text(st.characters()))
def test_shown_text_is_one_line_and_harmless(text: str) -> None:
    shown = show(text)

    assert shown.isprintable() or not any(c in shown for c in "\x1b\n\r\u202e\ud800")
    shown.encode("utf-8")


def test_shown_text_can_be_cut() -> None:
    assert show("abcdef", limit=4) == "abc…"
    assert show("a\u202eb\x1b") == "a\\u{202e}b\\u{1b}"


def test_wide_characters_take_two_columns() -> None:
    assert display_width("a가e\u0301") == 4


@given(st.text(st.characters()))
def test_escaped_text_fits_xml_and_comes_back(text: str) -> None:
    escaped = xml_safety.xml_escape_reversibly(text)

    assert xml_safety.is_xml_text(escaped)
    assert xml_safety.xml_unescape(escaped) == text


def test_what_xml_cannot_hold_is_named_with_its_place() -> None:
    assert xml_safety.xml_illegal("a\x00b\ufffe") == ((1, "\x00"), (3, "\ufffe"))
    assert xml_safety.xml_visible("a\x00b") == "a\ufffdb"


@given(st.text(st.characters()))
def test_what_html_cannot_hold_is_found_among_anything(text: str) -> None:
    def is_held(char: str) -> bool:
        code = ord(char)
        is_noncharacter = 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE
        is_control = (code < 0x20 and char not in "\t\n\r") or 0x7F <= code <= 0x9F
        return not (is_noncharacter or is_control or 0xD800 <= code <= 0xDFFF)

    odd = tuple((at, char) for at, char in enumerate(text) if not is_held(char))

    assert xml_safety.html_illegal(text) == odd
    assert xml_safety.html_illegal(xml_safety.html_visible(text)) == ()


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b"<!DOCTYPE a SYSTEM 'file:///etc/hostname'><a/>",
        b"<a>",
        b"",
        b"\x00",
    ],
)
def test_dangerous_or_broken_xml_is_refused(data: bytes) -> None:
    with pytest.raises(errors.RecordSyntaxError):
        xml_safety.read_xml(data)


def test_broken_xml_is_named_with_its_place_once() -> None:
    with pytest.raises(errors.RecordSyntaxError) as raised:
        xml_safety.read_xml(b"<a>\n<b></a>")

    assert raised.value.message.count("line 2") == 2  # of the tag, of the error
    assert raised.value.message.endswith("line 2, column 8")


def test_large_xml_is_refused_before_it_is_read() -> None:
    with pytest.raises(errors.RecordSyntaxError, match="over the limit of 3"):
        xml_safety.read_xml(b"<a/>", max_bytes=3)


def test_comments_never_hide_text() -> None:
    root = xml_safety.read_xml(b"<a>one<!-- x -->two<?pi?>three</a>")

    assert root.text == "onetwothree"
