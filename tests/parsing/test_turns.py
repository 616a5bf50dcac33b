"""Turns of transcripts: speaker and role by the form of the line."""

from __future__ import annotations

import pytest

from releasekit.model import Turn
from releasekit.parsing import parse_text

HEAD = (
    "Press Conference on the Ferry\n\nThe minister met the press in the new harbor.\n\n"
)


def turns(body: str) -> list[tuple[str, str]]:
    release = parse_text(HEAD + body)
    found = [block for block in release.blocks if isinstance(block, Turn)]
    assert all(turn.text.startswith(turn.speaker) for turn in found)
    return [(turn.speaker, str(turn.role or "")) for turn in found]


@pytest.mark.parametrize(
    ("question", "answer", "speakers"),
    [
        ("Q: When does it sail?", "A: In May.", ("Q", "A")),
        ("QUESTION: When?", "ANSWER: In May.", ("QUESTION", "ANSWER")),
        ("Q1. When does it sail?", "A1. In May.", ("Q1", "A1")),
        ("Q – Quand part-il ?", "R – En mai.", ("Q", "R")),
        ("Frage: Wann fährt sie?", "Antwort: Im Mai.", ("Frage", "Antwort")),
        ("Вопрос: Когда?", "Ответ: В мае.", ("Вопрос", "Ответ")),
        ("문) 언제 다닙니까?", "답) 오월부터입니다.", ("문", "답")),
        ("（問）いつからですか。", "（答）五月からです。", ("（問）", "（答）")),
        (
            "【記者】いつからですか。",
            "【知事】五月からです。",
            ("【記者】", "【知事】"),
        ),
        ("記者：いつからですか。", "大臣：五月からです。", ("記者", "大臣")),
    ],
)
def test_the_form_tells_question_and_answer(
    question: str, answer: str, speakers: tuple[str, str]
) -> None:
    asks, replies = speakers

    found = turns(f"{question}\n\n{answer}\n")

    assert found == [(asks, "question"), (replies, "answer")]


def test_the_chair_is_neither() -> None:
    found = turns("MODERATOR: Welcome.\n\nMR. QUILL: Thank you.\n")

    assert found == [("MODERATOR", "other"), ("MR. QUILL", "")]


def test_names_that_come_again_are_speakers() -> None:
    found = turns(
        "Harbor Times: When does the ferry sail again?\n\n"
        "Ada Quill: It sails again in May, as we said.\n\n"
        "Quay News, Ben Tarn: And who will pay for all of it?\n\n"
        "Ada Quill: The island will, over twenty years.\n"
    )

    assert [speaker for speaker, _ in found] == [
        "Harbor Times",
        "Ada Quill",
        "Quay News, Ben Tarn",
        "Ada Quill",
    ]


def test_fields_that_come_again_are_no_speakers() -> None:
    lines = ("Name: Ada Quill of the Harbor", "Berth: Number four in the north basin")

    assert not turns("\n\n".join(lines * 3))


def test_names_that_come_once_are_none() -> None:
    lines = ("Ahn", "Bay", "Cove", "Dell", "Elm")

    assert not turns("\n\n".join(f"{n}: The ferry calls there daily." for n in lines))


def test_points_in_capitals_are_no_speakers() -> None:
    points = (
        "SHORTENING THE QUEUES: The new pier takes three ferries at a time.\n\n"
        "REPAIRING THE LIGHTS: All forty lamps of the harbor are changed in May.\n"
    )

    assert turns(points) == []


def test_titles_and_speakers_in_capitals_who_come_again_are_speakers() -> None:
    said = "MS. TARN: It sails.\n\nMR. VOLL DREY: When?\n"
    again = "EVA TARN: It sails.\n\nTOM VOLL: When?\n\nEVA TARN: In May, they say.\n"

    assert [speaker for speaker, _ in turns(said)] == ["MS. TARN", "MR. VOLL DREY"]
    assert [speaker for speaker, _ in turns(again)] == [
        "EVA TARN",
        "TOM VOLL",
        "EVA TARN",
    ]
