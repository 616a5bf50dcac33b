from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from releasekit.batch.names import mirrored_stem
from releasekit.batch.sources import Finding, Layout, find_items, open_item, shown
from releasekit.errors import (
    InputNotFoundError,
    OutputError,
    OutputIsInputError,
    UnreadableInputError,
    UsageError,
)
from tests.batch.sources.conftest import Write, ids, refusal

PLAN = Finding(destination="out", suffixes=(".docx", ".record.xml"))


def test_a_file_is_taken_whatever_its_name(write: Write) -> None:
    write("notes", "words")
    (item,) = find_items(["notes"])

    assert (item.id, item.location, item.name) == ("notes", "notes", "notes")
    assert (item.folder, item.stem, item.source) == ("", "notes", "file")
    assert item.size == 5
    assert item.mtime_ns > 0
    assert open_item(item) == b"words"


def test_a_folder_gives_its_tree_in_order_hidden_names_left_out(write: Write) -> None:
    for name in (
        "b.txt",
        "a/z.txt",
        "a.txt",
        ".b/c.txt",
        ".d.txt",
        "a/b/x.txt",
        "y.md",
    ):
        write(f"in/{name}")
    items = find_items(["in"], PLAN)

    assert ids(items) == ["a.txt", "b.txt", "a/z.txt", "a/b/x.txt"]
    assert [item.folder for item in items] == ["", "", "a", "a/b"]
    assert [shown(item) for item in items][:1] == ["in/a.txt"]
    assert items.count == 4
    assert items.problems == ()


def test_this_folder_is_not_part_of_the_paths_in_it(write: Write) -> None:
    write("a.txt")

    assert [shown(item) for item in find_items(["."])] == ["a.txt"]


def test_items_come_as_often_as_they_are_asked_for(write: Write) -> None:
    write("in/a.txt")
    items = find_items(["in"])
    write("in/later.txt")

    assert list(items) == list(items)
    assert ids(items) == ["a.txt"]


def test_patterns_say_which_names_of_folders_are_taken(write: Write) -> None:
    for name in ("a.md", "b.txt", "c.text"):
        write(f"in/{name}")
    items = find_items(["in"], Finding(patterns=("*.md", "c*")))

    assert ids(items) == ["a.md", "c.text"]


def test_an_input_named_twice_is_found_once(write: Write, here: Path) -> None:
    write("in/a.txt")
    (here / "in/link.txt").symlink_to("a.txt")
    (here / "before.txt").symlink_to("in/a.txt")

    assert ids(find_items(["in/a.txt", "in", "./in/a.txt"])) == ["a.txt"]
    assert ids(find_items(["in", "in/a.txt", "in"])) == ["a.txt"]
    assert ids(find_items(["before.txt", "in"])) == ["before.txt"]


def test_the_destination_and_what_is_left_out_are_not_looked_into(write: Write) -> None:
    for name in ("in/out/a.txt", "in/b.txt", "in/bag/c.txt"):
        write(name)
    finding = Finding(
        destination="in/out", leave_out=lambda path: path == Path("in/bag")
    )

    assert ids(find_items(["in"], finding)) == ["b.txt"]


def test_arguments_that_lead_nowhere_are_problems_and_the_others_go_on(
    write: Write, here: Path
) -> None:
    write("a.txt")
    (here / "empty").mkdir()
    items = find_items(["nosuch", "empty", "a.txt", "nul\0"])

    assert ids(items) == ["a.txt"]
    assert [type(p) for p in items.problems] == [InputNotFoundError] * 3
    assert [p.path for p in items.problems] == ["nosuch", "empty", "nul\0"]
    assert "named like *.txt" in items.problems[1].message


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read any folder"
)
def test_a_folder_that_may_not_be_read_is_a_problem_of_its_own(
    write: Write, here: Path
) -> None:
    write("in/closed/a.txt")
    write("in/b.txt")
    (here / "in/closed").chmod(0)
    items = find_items(["in"])
    (here / "in/closed").chmod(0o700)

    assert ids(items) == ["b.txt"]
    assert [type(p) for p in items.problems] == [UnreadableInputError]


def test_loops_of_links_are_not_followed(write: Write, here: Path) -> None:
    write("in/b.txt")
    (here / "in/again").symlink_to("../in")
    (here / "in/gone.txt").symlink_to("nosuch.txt")
    (here / "in/self.txt").symlink_to("self.txt")
    _, gone, itself = items = list(find_items(["in"]))

    assert ids(items) == ["b.txt", "gone.txt", "self.txt"]
    assert refusal(gone).message == "no such file"
    assert "cannot be read" in refusal(itself).message


def test_a_tree_of_any_depth_is_walked(here: Path) -> None:
    depth = 700
    (here / "in").mkdir()
    os.chdir(here / "in")
    for _ in range(depth):
        os.mkdir("d")  # noqa: PTH102 - the path itself would be too long
        os.chdir("d")
    Path("a.txt").write_text("deep")
    os.chdir(here)
    (item,) = find_items(["in"])

    assert item.id == "d/" * depth + "a.txt"


def test_names_that_are_no_utf8_have_printable_ids(write: Write) -> None:
    name = os.fsdecode(b"in/caf\xe9.txt")
    write(name)
    (item,) = find_items(["in"])

    assert item.id == r"caf\xe9.txt"
    assert item.location == name
    assert item.stem.startswith("caf_-")
    assert open_item(item) == b"words"


def test_standard_input_is_an_item_that_brings_its_bytes(write: Write) -> None:
    write("a.txt")
    finding = Finding(stdin=io.BytesIO(b"words"), name="note.txt")
    items = find_items(["-", "a.txt", "-"], finding)
    item, _ = items

    assert (item.id, item.location, item.stem) == ("note.txt", "-", "note")
    assert item.data == open_item(item) == b"words"
    assert next(iter(items)) == item
    assert shown(item) == "-"
    assert items.count == 2


def test_too_much_standard_input_is_refused_in_its_turn() -> None:
    finding = Finding(stdin=io.BytesIO(b"words"), max_bytes=4)
    (item,) = find_items(["-"], finding)

    assert item.id == "stdin.txt"
    assert str(refusal(item)) == "-: more than the limit of 4 bytes"


@pytest.mark.parametrize("name", ["a/b.txt", "..", "."])
def test_a_name_for_standard_input_has_no_folders(name: str) -> None:
    with pytest.raises(UsageError, match="not a plain file name"):
        find_items(["-"], Finding(stdin=io.BytesIO(), name=name))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a.txt", "A.txt"),
        ("caf\u00e9.txt", "cafe\u0301.txt"),
        ("a.txt", "a.text"),
        ("x/a.txt", "X/a.txt"),
        ("stra\u00dfe/a.txt", "STRASSE/A.txt"),
        ("a:b.txt", f"{mirrored_stem('a:b.txt')}.txt"),
    ],
)
def test_names_that_fall_together_are_refused_before_work(
    write: Write, one: str, other: str
) -> None:
    write(f"in/{one}")
    write(f"in/{other}")

    with pytest.raises(UsageError, match="would both become out/") as caught:
        find_items(["in"], evolved(patterns=("*",)))

    assert f"in/{one}" in str(caught.value)
    assert f"in/{other}" in str(caught.value)


def test_names_that_look_alike_are_told_apart(write: Write) -> None:
    write("in/caf\u00e9.txt")
    write("in/cafe\u0301.txt")

    with pytest.raises(UsageError, match="would both become out/") as caught:
        find_items(["in"], PLAN)

    assert "in/caf\u00e9.txt (composed: NFC)" in str(caught.value)
    assert "in/cafe\u0301.txt (decomposed: not NFC)" in str(caught.value)
    assert "--flat" in caught.value.hint


def test_twins_in_different_arguments_are_refused_and_those_in_a_tree_are_not(
    write: Write,
) -> None:
    write("in/x/a.txt")
    write("in/y/a.txt")

    assert ids(find_items(["in"], PLAN)) == ["x/a.txt", "y/a.txt"]
    for layout in Layout:
        with pytest.raises(UsageError, match=r"in/x/a\.txt and in/y/a\.txt"):
            find_items(["in/x", "in/y"], evolved(layout=layout))


def test_an_output_does_not_meet_a_folder_of_outputs(write: Write) -> None:
    write("in/a.txt")
    write("in/A.docx/b.txt")

    with pytest.raises(UsageError, match="would meet"):
        find_items(["in"], PLAN)


def test_suffixes_that_end_like_others_do_not_make_outputs_meet(write: Write) -> None:
    write("in/a.txt")
    write("in/a.record.txt")

    assert len(ids(find_items(["in"], PLAN))) == 2
    with pytest.raises(UsageError, match=r"would both become a\.record\.xml"):
        find_items(["in"], evolved(suffixes=(".xml", ".record.xml")))


def test_a_flat_layout_keeps_twins_apart_by_digests(write: Write) -> None:
    for name in ("x/News.txt", "y/News.txt", "news.txt", "NEWS.txt"):
        write(f"in/{name}")
    items = list(find_items(["in"], evolved(layout=Layout.FLAT)))

    assert {item.folder for item in items} == {""}
    assert all(item.stem.startswith("news-") for item in items)
    assert len({item.stem for item in items}) == 4


def test_numbers_of_parts_do_not_meet_other_inputs(write: Write) -> None:
    for name in ("a.txt", "a-1.txt", "b-1.txt"):
        write(f"in/{name}")
    whole = [item.stem for item in find_items(["in"], PLAN)]
    parts = [item.stem for item in find_items(["in"], evolved(splits=True))]

    assert whole == ["a-1", "a", "b-1"]
    assert parts[0].startswith("a-1-")
    assert parts[1:] == ["a", "b-1"]


def test_no_output_is_called_like_a_report_of_the_batch(write: Write) -> None:
    write("in/releasekit-report.txt")
    (item,) = find_items(["in"], PLAN)

    assert item.stem.startswith("_releasekit-report-")


def test_an_input_is_not_overwritten(write: Write, here: Path) -> None:
    write("in/a.txt")
    write("in/x/b.docx")
    write("in/x/b.md")
    (here / "in/link.txt").symlink_to("x/b.docx")

    with pytest.raises(OutputIsInputError) as caught:
        find_items(["in/a.txt"], Finding(destination="in", suffixes=(".txt",)))
    assert caught.value.path == "in/a.txt"
    with pytest.raises(OutputIsInputError) as caught:
        find_items(
            ["in/x/b.md", "in/link.txt"],
            Finding(destination="in/x", suffixes=(".docx",)),
        )
    assert caught.value.path == "in/x/b.docx"


def test_a_link_does_not_lead_outputs_away(write: Write, here: Path) -> None:
    write("in/x/a.txt")
    (here / "elsewhere").mkdir()
    (here / "out").mkdir()
    (here / "out/x").symlink_to("../elsewhere")

    with pytest.raises(OutputError, match="a link leads out") as caught:
        find_items(["in"], PLAN)
    assert caught.value.path == "out/x"


def test_a_file_is_no_destination(write: Write) -> None:
    write("a.txt")
    write("out")

    with pytest.raises(OutputError, match="this is a file"):
        find_items(["a.txt"], PLAN)


def evolved(**fields: object) -> Finding:
    """Return the plan with other fields."""
    return Finding(
        **{"destination": "out", "suffixes": (".docx", ".record.xml"), **fields}  # type: ignore[arg-type]
    )
