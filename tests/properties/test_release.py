"""What a release says of itself holds for every text."""

from __future__ import annotations

import json
import re

from attrs import asdict
from hypothesis import given

from releasekit import record
from releasekit.cli.render import json_bytes
from releasekit.cli.view import View, release_lines
from releasekit.model import (
    Evidence,
    Fact,
    Release,
    SegmentClass,
    Span,
    Table,
    Unknown,
    flat_view,
    leaves,
)
from releasekit.parsing import parse_bytes, parse_text
from tests.properties.counting import counted
from tests.properties.texts import encoded, noise, releases

BLANKS = re.compile(r"\s")
FRAME = re.compile(r"[\s|│┃║+=_~━─┌┬┐└┴┘├┼┤-]")
QUOTED = "RKD141"
UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@given(noise())
@counted
def test_the_flat_view_of_noise_leaves_no_character_out(text: str) -> None:
    check_flat_view(parse_text(text))


@given(releases())
@counted
def test_the_flat_view_of_a_release_leaves_no_character_out(text: str) -> None:
    check_flat_view(parse_text(text))


def check_flat_view(release: Release) -> None:
    rows = flat_view(release)["blocks"]
    shown = "".join((row["marker"] or "") + row["text"] for row in rows)
    drawn = any(isinstance(leaf, Table) for leaf in leaves(release.blocks))
    left_out = FRAME if drawn else BLANKS

    assert left_out.sub("", shown) == left_out.sub("", without_quote_marks(release))


def without_quote_marks(release: Release) -> str:
    """Return the source without marks that no block has: ``>`` of quoted mail."""
    text = release.source.text
    if all(found.code != QUOTED for found in release.diagnostics):
        return text
    marked = [getattr(leaf, "marker", None) for leaf in leaves(release.blocks)]
    kept = {marker.span.start for marker in marked if marker}
    return "".join(
        text[s.start : s.end]
        for s in release.segments
        if s.kind is not SegmentClass.MARKER or s.start in kept
    )


@given(releases())
@counted
def test_every_block_and_value_tells_rule_trust_and_places(text: str) -> None:
    release = parse_text(text)
    origins = [leaf.origin for leaf in leaves(release.blocks)]
    starts = [span.start for origin in origins for span in origin.spans]

    assert starts == sorted(starts)
    for origin in origins:
        check_places(origin.rule, origin.spans, len(text))
    for evidence in evidence_of(release):
        check_places(evidence.rule, evidence.spans, len(text))


def check_places(rule: str, spans: tuple[Span, ...], length: int) -> None:
    assert rule
    assert all(0 <= span.start <= span.end <= length for span in spans)


def evidence_of(release: Release) -> list[Evidence]:
    values = asdict(release.metadata, recurse=False).values()
    facts = [f for v in values for f in (v if isinstance(v, tuple) else (v,))]
    assert all(fact.reason for fact in facts if isinstance(fact, Unknown))
    return [fact.evidence for fact in facts if isinstance(fact, Fact)]


@given(releases())
@counted
def test_the_same_text_gives_the_same_record(text: str) -> None:
    release = parse_text(text)
    again = parse_text(text)

    assert again == release
    assert record.write(again) == record.write(release)


@given(encoded())
@counted
def test_the_same_bytes_give_the_same_release(data: bytes) -> None:
    assert parse_bytes(data) == parse_bytes(data)


@given(noise() | releases())
@counted
def test_what_a_terminal_is_shown_cannot_command_it(text: str) -> None:
    release = parse_text(text)
    lines = list(release_lines(release, "a.txt", View(explain=True)))
    view = flat_view(release)

    assert not any(UNSAFE.search(line) for line in lines)
    assert json.loads(json_bytes(view)) == json.loads(json.dumps(view))
