"""Which blocks of a release speak another language than most of it."""

from __future__ import annotations

import pytest

from releasekit.model import Release, leaves
from releasekit.parsing import parse_text

ENGLISH = (
    "The Minister of Ferries has opened the new landing stage, which will be used by"
    " all boats that sail from the town to the islands in the summer."
)
FRENCH = (
    "Le ministre des bacs a inauguré le nouvel embarcadère, qui sera utilisé par tous"
    " les bateaux qui partent de la ville pour les îles pendant la saison."
)
SPANISH = (
    "El ministro de los transbordadores inauguró el nuevo muelle, que será utilizado"
    " por todos los barcos que salen de la ciudad para las islas durante el verano."
)
KOREAN = (
    "장관은 오늘 새 선착장을 열었으며, 여름에는 섬으로 가는 모든 배가 이곳을 이용한다."
)
CHINESE = "部长今天为新码头揭幕，夏季所有开往岛屿的船只都将使用这个码头，并且不再收费。"


def spoken(release: Release) -> list[str | None]:
    """Return the language of each block that has one to say."""
    return [getattr(leaf, "language", None) for leaf in leaves(release.blocks)]


def parse(*paragraphs: str) -> Release:
    """Return the release of some paragraphs under a headline."""
    return parse_text("\n\n".join(("Landing stage open", *paragraphs)))


@pytest.mark.parametrize(
    ("foreign", "tag"),
    [
        (FRENCH, "fr"),
        (SPANISH, "es"),
        (KOREAN, "ko"),
        (CHINESE, "zh-Hans"),
    ],
)
def test_a_block_says_its_language_where_it_differs(foreign: str, tag: str) -> None:
    release = parse(ENGLISH, ENGLISH, foreign)

    assert release.language == "en"
    assert spoken(release) == [None, None, None, tag]


def test_the_other_languages_of_a_release_name_their_places() -> None:
    release = parse(ENGLISH, FRENCH, ENGLISH, FRENCH)
    (other,) = release.metadata.other_languages

    assert other.value == "fr"
    assert other.evidence.rule == "language.blocks"
    text = release.source.text
    assert [span.slice(text) for span in other.evidence.spans] == [FRENCH, FRENCH]


def test_english_blocks_of_a_korean_release_are_found() -> None:
    release = parse_text(f"새 선착장 개장\n\n{KOREAN}\n\n{KOREAN}\n\n{ENGLISH}")

    assert release.language == "ko"
    assert spoken(release)[-1] == "en"


def test_a_short_line_between_two_blocks_of_one_other_language_is_theirs() -> None:
    release = parse(ENGLISH, ENGLISH, FRENCH, "Ouverture demain :", FRENCH)

    assert spoken(release)[-3:] == ["fr", "fr", "fr"]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Ministerio de Pesca, Calle de los Remedios 4, Puerto de Oca",
        "Contact: Jean-Luc de la Tour, +000 555 0101, ferries@islands.example",
        "The firm Société des Bacs de la Baie et du Golfe will build it.",
        "MOU (양해각서), 12. 3. 2025, KRW 4,000,000",
    ],
)
def test_names_and_numbers_are_no_other_language(paragraph: str) -> None:
    release = parse(ENGLISH, ENGLISH, paragraph)

    assert release.metadata.other_languages == ()
    assert spoken(release) == [None] * len(spoken(release))


@pytest.mark.parametrize(
    ("note", "tag"),
    [
        ("(Unofficial translation from the Korean original)", "ko"),
        ("Translated from the French.", "fr"),
        ("Unofficial translation", None),
        ("Traduction non officielle de l'anglais", "en"),
        ("영문 비공식 번역", "en"),
    ],
)
def test_a_translation_note_names_the_language_of_the_original(
    note: str, tag: str | None
) -> None:
    translation = parse(note, ENGLISH, ENGLISH).metadata.translation

    assert translation is not None
    assert translation.value.from_language == tag
