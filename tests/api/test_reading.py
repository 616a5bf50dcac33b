from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

import releasekit
from releasekit.errors import (
    EncodingError,
    ForeignFormatError,
    InputNotFoundError,
    InputTooLargeError,
)
from releasekit.model import SourceOrigin

TEXT = "A Headline\n\n1. One.\n2. Two.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "보도 자료.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_a_text_is_parsed() -> None:
    release = releasekit.parse(TEXT, name="a.txt")

    assert release.title == "A Headline"
    assert release.source.origin is SourceOrigin.TEXT
    assert release.source.name == "a.txt"


def test_bytes_are_parsed() -> None:
    release = releasekit.parse_bytes(TEXT.encode("utf-16"), name="a.txt")

    assert release.source.text == TEXT
    assert release.source.origin is SourceOrigin.BYTES


def test_a_file_is_read_with_its_name(file: Path) -> None:
    release = releasekit.read(file)

    assert release.source.origin is SourceOrigin.FILE
    assert release.source.name == "보도 자료.txt"
    assert release.source.data == TEXT.encode()


def test_a_path_may_be_text(file: Path) -> None:
    assert releasekit.read(str(file)) == releasekit.read(file)


def test_a_stream_is_read_under_a_given_name() -> None:
    release = releasekit.read(io.BytesIO(TEXT.encode()), name="stdin.txt")

    assert release.source.name == "stdin.txt"
    assert release.source.origin is SourceOrigin.BYTES


def test_a_stream_without_a_name_has_none() -> None:
    assert releasekit.read(io.BytesIO(b"x")).source.name == ""


def test_a_file_and_its_bytes_give_the_same_structure(file: Path) -> None:
    read, parsed = releasekit.read(file), releasekit.parse_bytes(file.read_bytes())

    assert read.blocks == parsed.blocks
    assert read.segments == parsed.segments


def test_an_encoding_can_be_given(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("보도".encode("cp949"))

    release = releasekit.read(tmp_path / "a.txt", encoding="cp949")

    assert release.source.text == "보도"


def test_an_unknown_encoding_is_refused(file: Path) -> None:
    with pytest.raises(EncodingError, match="klingon"):
        releasekit.read(file, encoding="klingon")


def test_another_format_is_refused_with_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"%PDF-1.7\n")

    with pytest.raises(ForeignFormatError, match=r"a\.txt: this is a PDF, not plain"):
        releasekit.read(tmp_path / "a.txt")


def test_another_format_is_read_as_text_when_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"%PDF-1.7\n")

    release = releasekit.read(tmp_path / "a.txt", as_text=True)

    assert release.source.text == "%PDF-1.7\n"


def test_bytes_are_parsed_whatever_they_are() -> None:
    assert releasekit.parse_bytes(b"%PDF-1.7\n").source.text == "%PDF-1.7\n"


def test_the_library_has_no_limit_unless_given_one(file: Path) -> None:
    with pytest.raises(InputTooLargeError) as caught:
        releasekit.read(file, max_bytes=10)

    assert caught.value.hint == "raise the limit with --max-bytes"


def test_too_many_blocks_are_refused_with_the_option_to_raise(file: Path) -> None:
    assert len(releasekit.read(file, max_blocks=3).blocks) == 2

    with pytest.raises(InputTooLargeError, match="limit of 2 blocks") as caught:
        releasekit.read(file, max_blocks=2)

    assert caught.value.hint == "raise the limit with --max-blocks"
    assert caught.value.path == os.fspath(file)


def test_many_lines_are_refused_before_they_are_parsed(tmp_path: Path) -> None:
    lines = "The gates are open, and\n" * 10
    (tmp_path / "a.txt").write_text(lines, "utf-8")
    (tmp_path / "b.txt").write_text(f"{lines}\n \nso on.\n", "utf-8")

    assert releasekit.read(tmp_path / "a.txt", max_blocks=2).blocks
    with pytest.raises(InputTooLargeError, match="more than 10 lines") as caught:
        releasekit.read(tmp_path / "b.txt", max_blocks=2)
    assert caught.value.hint == "raise the limit with --max-blocks"


def test_line_ends_are_those_of_the_text_not_bytes_that_look_like_them(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.txt").write_text("ਊ" * 20 + "\n", "utf-16")

    assert releasekit.read(tmp_path / "a.txt", max_blocks=3).blocks


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputNotFoundError):
        releasekit.read(tmp_path / "none.txt")


def test_an_empty_file_is_a_release_with_a_diagnostic(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")

    release = releasekit.read(tmp_path / "a.txt")

    assert [d.code for d in release.diagnostics] == ["RKD101"]
