from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.work import plain_of, read_work
from releasekit import parse

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\
Harbour office opens

1. The office opens in May.

- It has two desks.
"""


def test_plain_blocks_have_the_label_in_front_and_the_level() -> None:
    plain = plain_of(parse(TEXT), title="none")

    assert plain["title"] == "Harbour office opens"
    assert [(block["level"], block["text"]) for block in plain["blocks"]] == [
        (0, "Harbour office opens"),
        (0, "1. The office opens in May."),
        (1, "- It has two desks."),
    ]


def test_a_release_without_title_takes_the_one_given() -> None:
    assert plain_of(parse(""), title="empty")["title"] == "empty"


def test_what_the_site_put_there_is_left_out(samples_dir: Path) -> None:
    work = read_work(samples_dir / "01-ministry-numbered-en.txt")

    assert "Skip" not in work.plain["blocks"][0]["text"]
    assert {block["kind"] for block in work.plain["blocks"]}.isdisjoint(
        {"chrome", "rule"}
    )
