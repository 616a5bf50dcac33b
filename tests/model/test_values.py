"""The model's small values: spans, sources, evidence, diagnostics."""

from __future__ import annotations

import hashlib

import pytest

from releasekit.model import (
    Evidence,
    How,
    Newline,
    Severity,
    Source,
    Span,
    diagnostic,
    newline_of,
)


def test_a_span_slices_and_measures() -> None:
    span = Span(2, 5)

    assert len(span) == 3
    assert span.slice("abcdefg") == "cde"


def test_an_empty_span_is_a_place_too() -> None:
    assert bool(Span(0, 0)) is True


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_that_is_none_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=r"span|start"):
        Span(start, end)


@pytest.mark.parametrize("confidence", [-1, 101])
def test_confidence_is_a_percentage(confidence: int) -> None:
    with pytest.raises(ValueError, match="confidence"):
        Evidence(how=How.PARSED, rule="x", confidence=confidence)


@pytest.mark.parametrize(
    ("text", "newline"),
    [
        ("", Newline.NONE),
        ("a\nb", Newline.LF),
        ("a\r\nb\r\n", Newline.CRLF),
        ("a\rb", Newline.CR),
        ("a\r\nb\n", Newline.MIXED),
        ("a\u2028b\x85c", Newline.NONE),
    ],
)
def test_only_three_signs_end_a_line(text: str, newline: Newline) -> None:
    assert newline_of(text) is newline


def test_a_source_of_text_keeps_lone_surrogates() -> None:
    source = Source.from_text("a\ud800b", name="x.txt")

    assert source.data == b"a\xed\xa0\x80b"
    assert source.sha256 == hashlib.sha256(source.data).hexdigest()
    assert source.name == "x.txt"


def test_a_diagnostic_fills_its_message() -> None:
    one = diagnostic("RKD122", Severity.INFO, Span(0, 2), before="2.", after="4.")

    assert one.message == "the numbering goes from 2. to 4."
    assert one.span == Span(0, 2)


def test_an_unknown_diagnostic_shows_its_code_or_text() -> None:
    assert diagnostic("XYZ1").message == "XYZ1"
    assert diagnostic("XYZ1", text="mind the gap").message == "mind the gap"
    assert diagnostic("RKD122", before="2.").message.endswith("to {after}")
