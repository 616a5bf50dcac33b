"""A language is told by its script, then by its function words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasekit.parsing.metadata.language import detect_language, script_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister met her colleague and they agreed on the plan.", "en"),
        ("Der Minister hat heute in Berlin die Gespräche eröffnet.", "de"),
        ("Le ministre a rencontré les représentants de la région.", "fr"),
        ("El ministro se reunió con los alcaldes para hablar del plan.", "es"),
        ("Il ministro ha incontrato gli esperti della regione.", "it"),
        ("Ministern har i dag träffat sin kollega och det är bra.", "sv"),
        ("Minister spotkał się z przedstawicielami oraz ekspertami.", "pl"),
        ("Министр встретился с коллегой и обсудил это в Москве.", "ru"),
        ("Міністр зустрівся з колегами та обговорив це у Києві.", "uk"),
        ("외교부는 오늘 회의를 열었다고 밝혔다.", "ko"),
        ("外務大臣は本日会談しました。", "ja"),
        ("外交部发言人今天举行记者会", "zh-Hans"),
        ("外交部發言人今天舉行記者會", "zh-Hant"),
        ("وقال الوزير في بيان إن الاجتماع", "ar"),
        ("השר נפגש עם עמיתו", "he"),
        ("मंत्री ने बैठक की", "hi"),
        ("Ο υπουργός συναντήθηκε με τον ομόλογό του", "el"),
        ("รัฐมนตรีพบปะกับคณะทูต", "th"),
    ],
)
def test_language_of_a_sentence(text: str, language: str) -> None:
    assert detect_language(text)[0] == language


@pytest.mark.parametrize("text", ["", "12 345", "— * —"])
def test_no_words_have_no_language(text: str) -> None:
    assert detect_language(text) == ("und", 0)


def test_furniture_of_another_script_does_not_count_more_than_the_text() -> None:
    text = "본문 바로가기\n\nThe minister spoke of the alliance and of its future."

    assert detect_language(text)[0] == "en"


def test_few_words_are_little_trusted() -> None:
    assert detect_language("Press Releases")[1] < 50


@given(st.text(max_size=300))
def test_any_text_has_an_answer(text: str) -> None:
    language, confidence = detect_language(text)

    assert language
    assert 0 <= confidence <= 100
    assert len(script_of(text)) == 4
