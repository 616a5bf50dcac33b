from __future__ import annotations

import mailbox
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasekit.batch.item import Item
from releasekit.batch.sources import encoding_for, find_items, mbox, open_item
from releasekit.errors import InputTooLargeError, UnreadableInputError
from tests.batch.sources.conftest import Write, ids, refusal

BOX = """\
From press@example.gov Tue Feb  7 10:00:00 2017
From: Harbour Ministry <press@example.gov>
Subject: One

The ferry
>From here it goes.
>>From there, too.

From the harbour it is an hour.

From press@example.gov Wed Feb  8 11:30:00 2017
Subject: Two

Words
"""


def found() -> list[Item]:
    return list(find_items(["a.mbox"]))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_message_is_an_input_as_it_was_before(write: Write, end: str) -> None:
    write("a.mbox", BOX.replace("\n", end))
    items = found()
    first, second = (open_item(item).decode() for item in items)

    assert ids(items) == ["a.mbox!/1", "a.mbox!/2"]
    assert "The ferry\nFrom here it goes.\n>From there, too.\n" in first
    assert first.endswith("From the harbour it is an hour.\n")
    assert second == "Subject: Two\n\nWords\n"
    assert [item.name for item in items] == ["a-1.eml", "a-2.eml"]
    assert encoding_for(items[0], "latin-1") == "utf-8"


def test_a_box_of_the_standard_library_gives_its_messages(
    write: Write, here: Path
) -> None:
    box = mailbox.mbox("a.mbox")
    for number in range(3):
        message = EmailMessage()
        message["Subject"] = f"Número {number}"
        message.set_content(f"From this on\n\nFrom that, too\n{'wörd ' * number}\n")
        box.add(message)
    box.close()
    texts = [open_item(item).decode() for item in found()]

    assert [text.splitlines()[0] for text in texts] == [
        f"Subject: Número {number}" for number in range(3)
    ]
    assert "From this on\n\nFrom that, too\nwörd wörd" in texts[2]


def test_messages_are_found_wherever_pieces_of_the_file_end(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = "From a@example.gov Tue Feb  7 10:00:00 2017\n"
    texts = [f"Subject: {n}\n\n{'w' * 37 * n}\n" for n in range(40)]
    write("a.mbox", "\n".join(f"{head}{text}" for text in texts))
    for size in (400, 500, 997):
        monkeypatch.setattr(mbox, "_CHUNK", size)

        assert [open_item(item).decode() for item in found()[1:]] == texts[1:]


@pytest.mark.parametrize("text", ["Subject: x\n\nwords\n", "From here on, words\n"])
def test_a_file_that_is_no_box_is_refused_as_a_whole(write: Write, text: str) -> None:
    write("a.mbox", text)
    (item,) = found()

    assert type(refusal(item)) is UnreadableInputError
    assert "no mail box" in refusal(item).message
    assert refusal(item).hint == "save a single mail as .eml"


def test_a_message_over_the_limit_costs_itself_alone(write: Write) -> None:
    write("a.mbox", BOX)
    first, second = found()

    assert type(refusal(first, max_bytes=50)) is InputTooLargeError
    assert open_item(second, max_bytes=50)


@given(st.binary(max_size=300))
def test_any_bytes_behind_a_separator_are_parts_of_the_box(data: bytes) -> None:
    import io

    head = b"From a@b Tue Feb  7 10:00:00 2017\n"
    ends = list(mbox._messages(io.BytesIO(head + data)))

    assert ends[0][0] == len(head)
    assert ends[-1][1] == len(head + data)
