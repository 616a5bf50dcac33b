from __future__ import annotations

import hashlib

import attrs
import pytest

from releasekit import record
from releasekit.model import (
    MAX_DEPTH,
    BlockKind,
    Fidelity,
    Metadata,
    Release,
    SegmentClass,
    leaves,
    walk,
)
from releasekit.testing import specimens

RELEASES = {name: make() for name, make in specimens().items()}
each = pytest.mark.parametrize("release", RELEASES.values(), ids=RELEASES)


@each
def test_the_segments_partition_the_source(release: Release) -> None:
    assert release.segments.end == len(release.source.text)


@each
def test_ids_are_unique_and_in_order(release: Release) -> None:
    ids = [leaf.id for leaf in leaves(release.blocks)]

    assert len(set(ids)) == len(ids)


@each
def test_the_digest_is_that_of_the_bytes(release: Release) -> None:
    assert release.source.sha256 == hashlib.sha256(release.source.data).hexdigest()


@each
def test_the_record_of_a_specimen_is_valid(release: Release) -> None:
    assert record.validate(record.write(release)) == ()


def test_every_kind_of_block_is_there() -> None:
    release = RELEASES["every-kind"]

    kinds = {leaf.kind for leaf in leaves(release.blocks)}

    assert kinds == set(BlockKind)


def test_every_field_of_the_metadata_is_filled() -> None:
    full, empty = RELEASES["every-kind"].metadata, Metadata()
    names = [field.name for field in attrs.fields(Metadata)]

    same = [name for name in names if getattr(full, name) == getattr(empty, name)]

    assert same == []


def test_the_deepest_nesting_is_there() -> None:
    depth = max(depth for _, depth in walk(RELEASES["deep"].blocks))

    assert depth == 2 * MAX_DEPTH - 1


def test_markers_and_furniture_are_segments_of_their_own() -> None:
    kinds = {segment.kind for segment in RELEASES["every-kind"].segments}

    assert kinds == set(SegmentClass)


def test_bytes_that_the_text_does_not_give_are_there() -> None:
    source = RELEASES["stored"].source

    assert source.fidelity is Fidelity.STORED
    assert source.text.encode(source.encoding, "replace") != source.data


def test_lone_surrogates_and_controls_are_there() -> None:
    assert {"\ud800", "\x00", "\x1b", "\u202e", "\ufffe"} <= set(
        RELEASES["nasty"].source.text
    )
