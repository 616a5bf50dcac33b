"""Segments: a compact partition that behaves like a sequence of values."""

from __future__ import annotations

import pickle
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasekit.model import Segment, SegmentClass, Segments
from releasekit.model.segment import spelled

PIECES = st.lists(
    st.tuples(st.sampled_from(SegmentClass), st.integers(0, 9)), max_size=40
)


def build(lengths: list[tuple[SegmentClass, int]]) -> Segments:
    end = 0
    pairs = []
    for kind, length in lengths:
        end += length
        pairs.append((kind, end))
    return Segments(pairs)


@given(PIECES)
def test_segments_meet_without_gap_or_overlap(
    lengths: list[tuple[SegmentClass, int]],
) -> None:
    segments = build(lengths)

    ends = [0, *(s.end for s in segments)]
    assert [s.start for s in segments] == ends[:-1]
    assert segments.end == sum(length for _, length in lengths)


@given(PIECES)
def test_none_is_empty_and_neighbours_differ(
    lengths: list[tuple[SegmentClass, int]],
) -> None:
    segments = list(build(lengths))

    assert all(s.end > s.start for s in segments)
    assert all(a.kind is not b.kind for a, b in pairwise(segments))


@given(PIECES)
def test_at_finds_the_segment_of_every_offset(
    lengths: list[tuple[SegmentClass, int]],
) -> None:
    segments = build(lengths)

    for offset in range(segments.end):
        found = segments.at(offset)
        assert found.start <= offset < found.end


def test_a_piece_that_ends_before_the_last_is_refused() -> None:
    with pytest.raises(ValueError, match="ends at 3, before 5"):
        Segments([(SegmentClass.SPACE, 5), (SegmentClass.CONTENT, 3)])


def test_they_compare_hash_and_pickle_as_values() -> None:
    one = build([(SegmentClass.SPACE, 2), (SegmentClass.CONTENT, 3)])
    two = build(
        [(SegmentClass.SPACE, 1), (SegmentClass.SPACE, 1), (SegmentClass.CONTENT, 3)]
    )

    assert one == two
    assert hash(one) == hash(two)
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301 - our own bytes
    assert one != Segments()


def test_indexing_and_slicing_give_values() -> None:
    segments = build([(SegmentClass.MARKER, 2), (SegmentClass.CONTENT, 3)])

    assert segments[-1] == Segment(SegmentClass.CONTENT, 2, 5)
    assert segments[:1] == (Segment(SegmentClass.MARKER, 0, 2),)
    with pytest.raises(IndexError):
        segments[2]
    with pytest.raises(IndexError):
        segments.at(5)


def test_a_partition_is_spelled_by_letters_and_lengths() -> None:
    pieces = [(kind, 10 * (kind + 1)) for kind in SegmentClass]

    assert list(spelled(Segments(pieces))) == ["s10", "m10", "c10", "f10"]
