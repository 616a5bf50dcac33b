"""Texts of several releases: where they are cut, and that nothing is lost."""

from __future__ import annotations

import hashlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasekit.model import Fidelity, Release, Span
from releasekit.parsing import parse_bytes, parse_text
from releasekit.parsing.joined.parts import split_release

BOATS = (
    "The Ministry of Ferries today opened the new landing stage, which all boats that"
    " sail to the islands will use. It cost 4.2 million and has room for 400 people."
    " The first boat leaves on Monday at 6:15.\n\nThe Minister thanked everybody who"
    " had worked on the stage for two years. Tickets are sold from Friday on."
)
BRIDGE = (
    "The Ministry of Ferries will close the bridge for the winter, because the ice of"
    " last year has damaged two of its 12 piers. Walkers may use the boats free of"
    " charge until the spring of next year.\n\nRepairs are to cost 900,000 and to be"
    " done by 31 May. The engineers will report to the council every month."
)
BATEAUX = (
    "Le ministère des bacs a ouvert aujourd’hui le nouvel embarcadère, que tous les"
    " bateaux pour les îles utiliseront. Il a coûté 4,2 millions et peut recevoir 400"
    " personnes. Le premier bateau part lundi à 6 h 15.\n\nLe ministre a remercié tous"
    " ceux qui ont travaillé pendant deux ans. Les billets sont en vente vendredi."
)
SHIPS_KO = (
    "페리부는 오늘 섬으로 가는 모든 배가 이용할 새 선착장을 열었다."
    " 공사비는 420만이며 400명을 수용한다. 첫 배는 월요일 6시 15분에 떠난다."
    "\n\n장관은 두 해 동안 선착장을 지은 모든 사람에게 감사의 뜻을 전했다."
    " 표는 금요일부터 살 수 있으며 값은 그대로이다."
)
FIRST = f"FOR IMMEDIATE RELEASE\nMarch 3, 2025\n\nNew Landing Stage Is Open\n\n{BOATS}"
SECOND = (
    f"FOR IMMEDIATE RELEASE\nMarch 5, 2025\n\nBridge to Close for Winter\n\n{BRIDGE}"
)


def places(parts: tuple[Release, ...]) -> list[Span]:
    """Return the places of all parts, in the order of the whole text."""
    return sorted(
        p for r in parts if r.source.part for p in r.source.part.evidence.spans
    )


def openings(text: str, *, by_language: bool = False) -> list[str]:
    """Return the first words of each part."""
    parts = split_release(parse_text(text), by_language=by_language)
    return [part.source.text.strip()[:21].splitlines()[0] for part in parts]


@pytest.mark.parametrize("between", ["\n\n", "\n\n###\n\n", "\n\n-30-\n\n", "\n\f"])
def test_two_heads_of_one_form_are_two_releases(between: str) -> None:
    assert openings(FIRST + between + SECOND) == ["FOR IMMEDIATE RELEASE"] * 2


def test_a_headline_above_the_release_line_goes_with_its_release() -> None:
    first, second = (
        f"{title}\n\nFOR IMMEDIATE RELEASE\nMarch {day}, 2025\n\n{text}\n\n###\n"
        for title, day, text in (
            ("New Landing Stage Is Open", 3, BOATS),
            ("Bridge to Close for Winter", 5, BRIDGE),
        )
    )

    assert openings(f"{first}\n{second}") == [
        "New Landing Stage Is ",
        "Bridge to Close for W",
    ]


def test_links_that_a_page_left_below_the_end_mark_go_with_the_first() -> None:
    page = "{}\n\nFOR IMMEDIATE RELEASE\nMarch 3, 2025\n\n{}\n\n###\n\nNext\n\n"
    text = page.format("New Landing Stage Is Open", BOATS)
    text += page.format("Bridge to Close for Winter", BRIDGE)

    assert openings(text)[1] == "Bridge to Close for W"


def test_korean_digests_are_cut_at_their_labels() -> None:
    item = "보도자료\n보도시점 2025. 3. {}.(월) 조간\n\n{}\n\n{}\n\n끝.\n\n"
    text = item.format(3, "새 선착장 개장으로 섬 가는 길 넓어져", SHIPS_KO)
    text += item.format(
        5, "겨울 동안 다리 통행을 막고 고치기로", SHIPS_KO.replace("400", "700")
    )

    assert openings(text) == ["보도자료", "보도자료"]


def test_items_of_daily_news_are_cut_after_whom_to_ask() -> None:
    text = (
        f"Daily News 12 / 07 / 2021\n\nNew landing stage for the islands\n\n{BOATS}\n\n"
        "(For more information: A. Bee – Tel.: +000 555 0101)\n\n"
        f"Nouvel embarcadère pour les îles\n\n{BATEAUX}\n\n"
        "(Pour plus d’informations : A. Bee – Tél. : +000 555 0101)\n"
    )

    assert openings(text) == ["Daily News 12 / 07 / ", "Nouvel embarcadère po"]


def test_messages_of_a_mailbox_are_cut_at_their_first_lines() -> None:
    message = "From a@b.example Mon Mar  3 09:00:00 2025\nSubject: {}\n\n{}\n\n"
    text = message.format("Boats", BOATS) + message.format("Bridge", BRIDGE)

    assert openings(text) == ["From a@b.example Mon "] * 2


@pytest.mark.parametrize(
    "between",
    [
        "<국문>",
        "(Korean version)",
        "*** 국문 ***",
        "=" * 40,
        "새 선착장 개장으로 섬 길 넓어져",
    ],
)
def test_a_release_and_its_version_in_another_language(between: str) -> None:
    parts = split_release(parse_text(f"{FIRST}\n\n{between}\n\n{SHIPS_KO}"))

    assert [part.language for part in parts] == ["en", "ko"]


def test_versions_in_one_script_are_told_by_their_words() -> None:
    text = f"{FIRST}\n\n*** FRANÇAIS ***\n\nNouvel embarcadère\n\n{BATEAUX}"

    assert openings(text) == ["FOR IMMEDIATE RELEASE", "*** FRANÇAIS ***"]


def interleaved() -> str:
    """Return a text whose every paragraph is followed by its translation."""
    pairs = zip(BOATS.split("\n\n") * 2, BATEAUX.split("\n\n") * 2, strict=True)
    return "\n\n".join(
        ("New landing stage", *(text for pair in pairs for text in pair))
    )


def test_languages_side_by_side_are_cut_only_by_language() -> None:
    whole = parse_text(interleaved())
    parts = split_release(whole, by_language=True)

    assert split_release(whole) == (whole,)
    assert [d.code for d in whole.diagnostics] == ["RKD124"]
    assert [part.language for part in parts] == ["en", "fr"]
    assert [len(part.source.part.evidence.spans) for part in parts if part.source.part]
    assert "ministère" not in parts[0].source.text
    assert "Ministry" not in parts[1].source.text


@pytest.mark.parametrize(
    "text",
    [
        FIRST,
        f"{FIRST}\n\n###\n\nAbout the Ministry\n\n{BRIDGE}",
        f"{FIRST}\n\nFOR IMMEDIATE RELEASE\n\nContact: A. Bee, +000 555 0101",
        f"FOR IMMEDIATE RELEASE\nMEDIA RELEASE\n\nBoats\n\n{BOATS}\n\n{BRIDGE}",
        f"New landing stage\n\n{BOATS}\n\n{'=' * 40}\n\nBridge closed\n\n{BRIDGE}",
        f"{FIRST}\n\n{FIRST}",
        f"New landing stage\n\n{BOATS}\n\n{BATEAUX[:120]}",
    ],
    ids=["one", "background", "repeat", "labels", "no sign", "twice", "a quotation"],
)
def test_what_is_not_surely_joined_stays_one(text: str) -> None:
    release = parse_text(text)

    assert split_release(release) == (release,)
    assert "RKD123" not in [d.code for d in release.diagnostics]


def test_a_joined_text_says_so_and_names_the_option() -> None:
    (found,) = parse_text(f"{FIRST}\n\n{SECOND}").diagnostics

    assert found.code == "RKD123"
    assert found.message == "the text seems to hold 2 releases; --split cuts them apart"


@pytest.mark.parametrize(
    ("encoding", "fidelity"),
    [
        ("utf-8-sig", Fidelity.REENCODES),
        ("utf-16", Fidelity.REENCODES),
        ("cp949", Fidelity.REENCODES),
    ],
)
def test_the_bytes_of_the_parts_are_the_bytes_of_the_whole(
    encoding: str, fidelity: Fidelity
) -> None:
    data = f"{FIRST}\r\n\r\n{SECOND}".encode(encoding)
    whole = parse_bytes(data, name="news.txt")
    parts = split_release(whole)

    assert b"".join(part.source.data for part in parts) == data
    assert [part.source.fidelity for part in parts] == [fidelity] * 2
    assert [part.source.name for part in parts] == ["news-1.txt", "news-2.txt"]
    for part in parts:
        assert part.source.part is not None
        assert part.source.part.sha256 == hashlib.sha256(data).hexdigest()
        assert part.source.part.name == "news.txt"


def test_bytes_that_no_text_gives_back_are_cut_too() -> None:
    data = FIRST.encode() + b"\n\n\xff\xfe broken.\n\n" + SECOND.encode()
    whole = parse_bytes(data, encoding="utf-8")
    parts = split_release(whole)

    assert whole.source.fidelity is Fidelity.STORED
    assert [part.source.fidelity for part in parts] == [
        Fidelity.STORED,
        Fidelity.REENCODES,
    ]
    assert b"".join(part.source.data for part in parts) == data


_BLOCKS = st.sampled_from(
    (FIRST, SECOND, BOATS, BRIDGE, BATEAUX, SHIPS_KO, "###", "끝.", "<국문>", "=" * 40)
) | st.text(max_size=40)


@given(
    st.lists(_BLOCKS, max_size=8),
    st.sampled_from(("\n", "\n\n", "\r\n", "\n\f", " ")),
    st.booleans(),
)
def test_the_parts_of_any_text_are_a_partition_of_it(
    blocks: list[str],
    between: str,
    by_language: bool,  # noqa: FBT001 - Hypothesis draws it
) -> None:
    whole = parse_text(between.join(blocks))
    parts = split_release(whole, by_language=by_language)

    if len(parts) == 1:
        assert parts == (whole,)
        return
    found = places(parts)
    assert found[0].start == 0
    assert found[-1].end == len(whole.source.text)
    assert all(one.end == other.start for one, other in pairwise(found))
    for part in parts:
        assert part.source.part is not None
        spans = part.source.part.evidence.spans
        assert part.source.text == "".join(s.slice(whole.source.text) for s in spans)
    assert sum(len(part.source.data) for part in parts) == len(whole.source.data)


@given(st.text())
def test_any_text_can_be_asked_for_its_parts(text: str) -> None:
    assert split_release(parse_text(text))
