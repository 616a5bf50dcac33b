from __future__ import annotations

import json

import pytest

from releasekit.batch.item import Item
from releasekit.batch.sources import (
    Finding,
    encoding_for,
    find_items,
    json_lines,
    open_item,
)
from releasekit.errors import InputTooLargeError, UnreadableInputError
from tests.batch.sources.conftest import Write, ids, refusal


def found(field: str = "text") -> list[Item]:
    return list(find_items(["a.jsonl"], Finding(text_field=field)))


def test_each_line_is_an_input_by_its_number(write: Write) -> None:
    lines = ['{"text": "one"}', "", '{"n": 1, "text": "\\ub458\\uc9f8"}', "  ", "{}"]
    write("a.jsonl", "\n".join(lines))
    items = found()

    assert ids(items) == ["a.jsonl!/1", "a.jsonl!/3", "a.jsonl!/5"]
    assert [open_item(item) for item in items[:2]] == [b"one", "둘째".encode()]
    assert [item.name for item in items[:2]] == ["a-1.txt", "a-3.txt"]
    assert items[0].folder == "a.jsonl"
    assert items[0].stem.startswith("a-1-")


def test_the_text_is_utf8_whatever_encoding_files_are_read_in(write: Write) -> None:
    write("a.jsonl", '{"text": "é"}\r\n')
    (item,) = found()

    assert open_item(item) == "é".encode()
    assert encoding_for(item, "latin-1") == "utf-8"


def test_another_field_may_be_the_text(write: Write) -> None:
    write("a.jsonl", '{"text": "one", "the body": "two"}')

    assert [open_item(item) for item in found("the body")] == [b"two"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("broken", "this line is not JSON"),
        ('{"text": "cut', "this line is not JSON"),
        ("[" * 100_000, "this line is not JSON"),
        ('{"text": "\udcff"}', "this line is not JSON"),
        ('["text"]', "no object with fields"),
        ('{"body": "x"}', "the field text is missing"),
        ('{"text": 4}', "the field text is no text"),
        ('{"text": null}', "the field text is no text"),
    ],
)
def test_a_broken_line_costs_itself_alone(
    write: Write, line: str, message: str
) -> None:
    text = f'{line}\n{{"text": "good"}}\n'
    write("a.jsonl", text.encode("utf-8", "surrogateescape"))
    broken, good = found()

    assert type(refusal(broken)) is UnreadableInputError
    assert message in refusal(broken).message
    assert refusal(broken).path == "a.jsonl!/1"
    assert open_item(good) == b"good"


def test_who_names_the_wrong_field_is_told_the_right_ones(write: Write) -> None:
    write("a.jsonl", json.dumps({"body": "x", "n": 1, "tit\u202ele": "y"}))
    (item,) = found()

    assert refusal(item).hint == (
        "fields with text: body, tit\\u{202e}le; choose with --text-field"
    )


def test_a_line_over_the_limit_is_not_read(write: Write) -> None:
    write("a.jsonl", '{"text": "%s"}\n{"text": "x"}' % ("long" * 100))
    long, short = found()

    assert type(refusal(long, max_bytes=100)) is InputTooLargeError
    assert open_item(short, max_bytes=100) == b"x"


def test_lines_are_found_wherever_pieces_of_the_file_end(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ["a" * n for n in range(40)]
    write("a.jsonl", "\n".join(json.dumps({"text": text}) for text in texts))
    for size in (1, 7, 64):
        monkeypatch.setattr(json_lines, "_CHUNK", size)

        assert [open_item(item).decode() for item in found()] == texts


def test_a_file_that_became_shorter_says_so(write: Write) -> None:
    write("a.jsonl", '{"text": "one"}\n')
    (item,) = found()
    write("a.jsonl", "{}")

    assert "changed while it was read" in refusal(item).message


def test_an_empty_file_holds_nothing(write: Write) -> None:
    write("a.jsonl", "\n \n")
    (item,) = found()

    assert item.id == "a.jsonl"
    assert refusal(item).message == "nothing is in it"


def by_id(field: str = "id") -> list[Item]:
    return list(find_items(["a.jsonl"], Finding(id_field=field)))


def test_ids_of_lines_name_them_whatever_stands_above(write: Write) -> None:
    lines = [f'{{"id": "PR/{n}: Ferry", "text": "{n}"}}' for n in (1, 2)]
    write("a.jsonl", "\n".join(lines))
    before = by_id()
    write("a.jsonl", "\n".join(['{"id": 7, "text": "new"}', "", *lines]))
    after = by_id()

    assert ids(before) == ["a.jsonl!/PR/1: Ferry", "a.jsonl!/PR/2: Ferry"]
    assert ids(after) == ["a.jsonl!/7", *ids(before)]
    assert [item.stem for item in after[1:]] == [item.stem for item in before]
    assert before[0].stem.startswith("pr-1-ferry-")
    assert "/" not in before[0].name
    assert before[0].name.startswith("PR_1_ Ferry-")
    assert before[0].name.endswith(".txt")
    assert [open_item(item) for item in after] == [b"new", b"1", b"2"]


def test_a_line_without_an_id_fails_alone_and_says_what_there_is(write: Write) -> None:
    lines = (
        '{"id": "a", "text": "one"}',
        '{"text": "none", "other": 1}',
        '{"id": " ", "text": "blank"}',
        '{"id": true, "text": "no id"}',
        "{no json",
        '{"id": "b", "text": "two"}',
    )
    write("a.jsonl", "\n".join(lines))
    first, *bad, last = by_id()

    assert [open_item(item) for item in (first, last)] == [b"one", b"two"]
    assert ids(bad) == [f"a.jsonl!/line {number}" for number in (2, 3, 4, 5)]
    assert [refusal(item).message for item in bad[:3]] == [
        "the field id is missing",
        "the field id is no id",
        "the field id is no id",
    ]
    assert refusal(bad[3]).message.startswith("this line is not JSON: Expecting")
    hint = refusal(bad[0]).hint
    assert hint == "fields: text, other; choose with --id-field"


def test_an_id_that_two_lines_have_is_told_with_the_first(write: Write) -> None:
    lines = ('{"id": 1, "text": "one"}', "", '{"id": "1", "text": "two"}')
    write("a.jsonl", "\n".join(lines))
    good, twin = by_id()

    assert open_item(good) == b"one"
    assert twin.id == "a.jsonl!/line 3"
    assert refusal(twin).message == "line 1 has the id 1 already"


def test_any_id_makes_names_that_file_systems_take(write: Write) -> None:
    odd = ("../../a", "con", "\ud800", "\x00", "x" * 5000, "a.jsonl!/b", "-1")
    lines = [json.dumps({"id": label, "text": "one"}) for label in odd]
    write("a.jsonl", "\n".join(lines))
    items = by_id()

    assert len(items) == len({item.stem for item in items}) == len(odd)
    for item in items:
        assert not {"/", "\0", "\ud800"} & {*item.name, *item.stem}
        assert len(item.name.encode()) <= 100
        assert open_item(item) == b"one"
