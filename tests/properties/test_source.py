"""Nothing is refused and nothing is lost: the text, the bytes, the record."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from releasekit import record
from releasekit.model import Fidelity, Release, SegmentClass, Source
from releasekit.parsing import parse_bytes, parse_text
from tests.properties.counting import counted
from tests.properties.texts import ENCODINGS, encoded, noise, releases


def check_partition(release: Release) -> None:
    text = release.source.text
    parts = [(s.kind, text[s.start : s.end]) for s in release.segments]

    assert "".join(part for _, part in parts) == text
    assert not any(p.strip() for kind, p in parts if kind is SegmentClass.SPACE)


def check_bytes(source: Source, data: bytes) -> None:
    assert source.data == data
    if source.fidelity is Fidelity.REENCODES:
        assert source.bom + source.text.encode(source.encoding) == data


@given(noise())
@counted
def test_segments_of_noise_are_its_partition(text: str) -> None:
    release = parse_text(text)

    assert release.source.text == text
    check_partition(release)


@given(releases())
@counted
def test_segments_of_a_release_are_its_partition(text: str) -> None:
    release = parse_text(text)

    assert release.source.text == text
    check_partition(release)


@given(st.binary(max_size=400))
@counted
def test_any_bytes_come_back(data: bytes) -> None:
    release = parse_bytes(data)

    check_bytes(release.source, data)
    check_partition(release)


@given(encoded())
@counted
def test_encoded_releases_come_back(data: bytes) -> None:
    release = parse_bytes(data)

    check_bytes(release.source, data)
    check_partition(release)


@given(encoded() | st.binary(max_size=200), st.sampled_from(ENCODINGS))
@counted
def test_bytes_come_back_in_an_encoding_that_was_named(data: bytes, name: str) -> None:
    release = parse_bytes(data, encoding=name)

    check_bytes(release.source, data)
    check_partition(release)


@given(noise() | releases())
@counted
def test_the_record_of_a_text_gives_it_back(text: str) -> None:
    release = parse_text(text)

    assert record.read(record.write(release)) == release


@given(encoded() | st.binary(max_size=400))
@counted
def test_the_record_of_bytes_gives_them_back(data: bytes) -> None:
    release = parse_bytes(data)
    written = record.write(release)

    assert record.read(written) == release
    assert record.read(written).source.data == data
