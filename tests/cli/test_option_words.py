from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from releasekit.cli.option_words import describe_options


class Paper(StrEnum):
    A4 = "a4"
    LETTER = "letter"


@frozen(kw_only=True)
class Options:
    paper: Paper = Paper.A4
    wide: bool = False
    width: int = 72
    names: tuple[str, ...] = ("a", "b")
    note: str | None = None


def test_each_option_tells_what_it_can_be_and_what_it_is() -> None:
    told = [(o.name, o.values, o.default) for o in describe_options(Options)]

    assert told == [
        ("paper", "a4, letter", "a4"),
        ("wide", "yes or no", "no"),
        ("width", "whole number", "72"),
        ("names", "tuple[str, ...]", "a,b"),
        ("note", "str | None", ""),
    ]
