from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from releasekit.batch.item import Item
from releasekit.batch.sources import Finding, encoding_for, find_items, open_item, shown
from releasekit.errors import (
    ForeignFormatError,
    InputNotFoundError,
    InputTooLargeError,
    UnreadableInputError,
)
from tests.batch.sources.conftest import Write, ids, refusal

TEXT = "Harbour Ministry Opens Ferry Terminal\n"


def packed(
    members: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """Return an archive of some members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def found(pattern: str = "*.txt", *, name: str = "a.zip") -> list[Item]:
    return list(find_items([name], Finding(patterns=(pattern,), suffixes=(".pdf",))))


def test_members_are_inputs_named_apart_in_a_folder_of_the_archive(
    write: Write,
) -> None:
    write("in/a.zip", packed({"x/News.txt": TEXT, "y/News.txt": "two", "z.md": ""}))
    items = list(find_items(["in"], Finding(patterns=("*.txt", "*.zip"))))

    assert ids(items) == ["a.zip!/x/News.txt", "a.zip!/y/News.txt"]
    assert {item.folder for item in items} == {"a.zip"}
    assert {item.stem[:5] for item in items} == {"news-"}
    assert len({item.stem for item in items}) == 2
    assert [item.name for item in items] == ["News.txt", "News.txt"]
    assert [open_item(item) for item in items] == [TEXT.encode(), b"two"]
    assert shown(items[0]) == "in/a.zip!/x/News.txt"


def test_how_many_members_there_are_is_not_known_beforehand(write: Write) -> None:
    write("a.zip", packed({"a.txt": TEXT}))

    assert find_items(["a.zip"]).count is None


def test_an_archive_that_is_read_as_text_is_one_input(write: Write) -> None:
    data = packed({"a.txt": TEXT})
    write("a.zip", data)
    items = find_items(["a.zip"], Finding(as_text=True))

    assert items.count == 1
    assert [open_item(item) for item in items] == [data]


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_members_are_unpacked_by_every_method_of_python(
    write: Write, method: int
) -> None:
    write("a.zip", b"#!self-extracting\n" + packed({"a.txt": TEXT}, method))

    assert [open_item(item) for item in found()] == [TEXT.encode()]


def test_hidden_members_and_those_of_a_macintosh_are_left_out(write: Write) -> None:
    write("a.zip", packed({"__MACOSX/._a.txt": "", ".x/a.txt": "", "b.txt": "b"}))

    assert ids(found()) == ["a.zip!/b.txt"]


def test_names_are_utf8_marked_or_not_else_code_page_437(write: Write) -> None:
    data = packed({"abcdefghi.txt": TEXT, "x_y.txt": TEXT})
    data = data.replace(b"abcdefghi.txt", "보도자.txt".encode())
    write("a.zip", data.replace(b"x_y.txt", b"x\x82y.txt"))

    assert ids(found()) == ["a.zip!/보도자.txt", "a.zip!/xéy.txt"]
    assert [open_item(item) for item in found()] == [TEXT.encode()] * 2


def test_a_mail_in_an_archive_is_read_as_one(write: Write) -> None:
    write("a.zip", packed({"a.eml": "Subject: News\n\nWords"}))
    (item,) = found("*.eml")

    assert open_item(item) == b"Subject: News\n\nWords\n"
    assert encoding_for(item, "cp949") == "utf-8"


@pytest.mark.parametrize(
    "name", ["../a.txt", "/a.txt", "x/../../a.txt", "C:/a.txt", "x\\a.txt"]
)
def test_a_member_that_names_a_place_outside_is_refused_alone(
    write: Write, name: str
) -> None:
    write("a.zip", packed({name: TEXT, "b.txt": TEXT}))
    outside, good = found()
    error = refusal(outside)

    assert type(error) is UnreadableInputError
    assert "outside of the archive" in error.message
    assert error.hint == "unpack it and convert the folder"
    assert open_item(good) == TEXT.encode()


def test_members_of_one_name_are_refused_once(write: Write) -> None:
    data = packed({"a.txt": TEXT, "b.txt": TEXT, "c.txt": TEXT})
    write("a.zip", data.replace(b"b.txt", b"a.txt"))
    twice, good = found()

    assert refusal(twice).path == "a.zip!/a.txt"
    assert "2 members of this name" in refusal(twice).message
    assert good.id == "a.zip!/c.txt"


def test_an_encrypted_member_is_refused_with_its_remedy(write: Write) -> None:
    data = bytearray(packed({"a.txt": TEXT}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    write("a.zip", bytes(data))
    (item,) = found()

    assert str(refusal(item)) == "a.zip!/a.txt: the member is encrypted"
    assert "password" in refusal(item).hint


def test_a_container_in_a_container_is_not_opened(write: Write) -> None:
    write("a.zip", packed({"b.zip": packed({"a.txt": TEXT}), "c.txt": TEXT}))
    inner, good = found("*")

    assert type(refusal(inner)) is ForeignFormatError
    assert good.id == "a.zip!/c.txt"
    assert ids(found("*.zip")) == ["a.zip!/c.txt"]


def test_members_that_lie_over_each_other_are_refused(write: Write) -> None:
    data = packed({"a.txt": "x" * 100, "b.txt": "y" * 100}, zipfile.ZIP_STORED)
    at = data.index(b"PK\x01\x02")
    directory = b"".join(data[at : at + 46] + b"%02d.tx" % n for n in range(20))
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 20, 20, len(directory), at, 0)
    write("a.zip", data[:at] + directory + end)
    (item,) = found("*")

    assert "lie over each other" in refusal(item).message
    assert refusal(item).path == "a.zip"


def test_an_archive_that_unpacks_to_many_times_its_size_is_refused(
    write: Write,
) -> None:
    write("a.zip", packed({f"{n}.txt": bytes(4 << 20) for n in range(5)}))
    (item,) = found()
    error = refusal(item)

    assert type(error) is InputTooLargeError
    assert item.id == "a.zip"
    assert "20971520 bytes" in error.message


def test_a_member_over_the_limit_is_refused_before_it_is_unpacked(
    write: Write,
) -> None:
    write("a.zip", packed({"a.txt": bytes(1 << 20)}))
    (item,) = found()

    assert type(refusal(item, max_bytes=1000)) is InputTooLargeError


def test_a_member_that_is_larger_than_it_says_is_damaged(write: Write) -> None:
    data = bytearray(packed({"a.txt": "a" * 5000}))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = struct.pack("<L", 100)
    write("a.zip", bytes(data))
    (item,) = found()

    assert "not a readable zip archive" in refusal(item, max_bytes=1000).message


PLAIN = packed({"a.txt": "words " * 1000})


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"words", id="text"),
        pytest.param(PLAIN[:20], id="cut in the first header"),
        pytest.param(PLAIN[:-10], id="cut in the last record"),
        pytest.param(b"\xff\xff" + PLAIN[2:], id="no header where it should be"),
        pytest.param(PLAIN.replace(b"\x08\0", b"\x63\0"), id="no such method"),
        pytest.param(PLAIN[:40] + b"\xff\xff" + PLAIN[42:], id="other content"),
    ],
)
def test_damage_costs_the_archive_and_no_more(write: Write, data: bytes) -> None:
    write("a.zip", data)
    (item,) = found()
    error = refusal(item)

    assert type(error) is UnreadableInputError
    assert error.path.startswith("a.zip")
    assert error.hint == "unpack it and convert the folder"


def test_an_archive_that_changed_after_the_plan_costs_its_members_alone(
    write: Write, here: Path
) -> None:
    write("a.zip", packed({"a.txt": TEXT}))
    (item,) = found()
    write("a.zip", b"")

    assert type(refusal(item)) is UnreadableInputError
    (here / "a.zip").unlink()
    assert type(refusal(item)) is InputNotFoundError


def test_an_archive_without_such_names_says_so(write: Write) -> None:
    write("a.zip", packed({"a.md": TEXT}))
    (item,) = found()

    assert refusal(item).message == "no member is named like *.txt"
    assert refusal(item).hint == "name others with --pattern"


def test_a_directory_may_not_claim_more_than_can_be_read(write: Write) -> None:
    data = bytearray(packed({"a.txt": TEXT}))
    end = data.index(b"PK\x05\x06")
    data[end + 12 : end + 16] = struct.pack("<L", 1 << 31)
    write("a.zip", bytes(data))
    (item,) = found()

    assert type(refusal(item)) is UnreadableInputError
