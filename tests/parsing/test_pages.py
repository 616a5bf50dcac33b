"""Releases that stand between the menus of web pages: found whole, nothing added."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import frozen

from releasekit.model import BlockKind, Release, leaves
from releasekit.parsing import parse_bytes, parse_text

SAMPLES = Path(__file__).parents[2] / "samples"
PLAIN = (
    "04-state-immediate-us",
    "03-agency-numbered-ko",
    "07-prefecture-communique-fr",
    "10-statistics-table-en",
    "13-ministry-numbered-ru",
)
"""Samples without furniture of their own."""


@frozen
class Site:
    """What an invented site puts around its releases."""

    above: tuple[str, ...]
    below: tuple[str, ...]
    gap: str
    """What stands between its lines."""


def site(above: str, below: str, gap: str = "\n") -> Site:
    """Return a site from its lines, written one after the other with bars."""
    return Site(tuple(above.split(" ¦ ")), tuple(below.split(" ¦ ")), gap)


SITES = {
    "bulleted menu": site(
        "Skip to content ¦ Harbour Office ¦ • Home ¦ • The Office ¦ • Director ¦ "
        "• Port Register ¦ • Tenders ¦ • Careers ¦ • Media Room ¦ • Photos ¦ "
        "Home » Media Room » Releases ¦ A+ A A- ¦ Search this site ¦ Search",
        "Share ¦ Facebook ¦ Twitter ¦ Related News ¦ Night Pilots Start Work ¦ "
        "Northmouth 1001 ¦ Copyright © 2025 Harbour Office. All rights reserved.",
    ),
    "Korean portal": site(
        "본문 바로가기 ¦ 주메뉴 바로가기 ¦ 부처소개 ¦ 장관소개 ¦ 조직도 ¦ 정책정보 ¦ "
        "알림마당 ¦ 공지사항 ¦ 사진뉴스 ¦ 국민제안 ¦ 통합검색 ¦ 홈 > 알림마당",
        "이전글 ¦ 도선사 교육생 모집 ¦ 다음글 ¦ 해양 안전 주간 ¦ 목록 ¦ 뷰어 ¦ "
        "개인정보처리방침 ¦ COPYRIGHT(C) 항만청. ALL RIGHTS RESERVED.",
    ),
    "German site, lines apart": site(
        "Zum Inhalt springen ¦ Hafenamt ¦ Startseite ¦ Das Amt ¦ Leitung ¦ Themen ¦ "
        "Schifffahrt ¦ Formulare ¦ Presse ¦ Fotos ¦ Leichte Sprache ¦ Suche",
        "Teilen ¦ Drucken ¦ Weitere Meldungen ¦ Neue Fähre im Dienst ¦ Impressum ¦ "
        "Datenschutz ¦ Kaistraße 12 ¦ © 2025 Hafenamt ¦ Nach oben",
        "\n\n",
    ),
}


def wrapped(release: Release, around: Site) -> tuple[str, int, int]:
    """Return a page around a release, and where the release begins and ends."""
    text = release.source.text.strip("\ufeff\r\n")
    above = "".join(f"{line}{around.gap}" for line in around.above) + "\n"
    below = "\n\n" + "".join(f"{line}{around.gap}" for line in around.below)
    return above + text + below, len(above), len(above) + len(text)


def places(release: Release) -> set[int]:
    """Return the code points of the furniture."""
    spans = [
        span
        for leaf in leaves(release.blocks)
        if leaf.kind is BlockKind.CHROME
        for span in leaf.origin.spans
    ]
    return {i for span in spans for i in range(span.start, span.end)}


@pytest.mark.parametrize("sample", PLAIN)
@pytest.mark.parametrize("name", SITES)
def test_a_release_is_found_between_the_menus(sample: str, name: str) -> None:
    alone = parse_bytes((SAMPLES / f"{sample}.txt").read_bytes())
    text, start, end = wrapped(alone, SITES[name])
    page = parse_text(text)
    furniture = places(page)
    inside = {i for i in furniture if start <= i < end}
    outside = {i for i in range(len(text)) if not start <= i < end}
    missed = {i for i in outside - furniture if not text[i].isspace()}

    assert page.title == alone.title
    assert not inside
    assert len(missed) <= len(outside) // 20


def test_lines_of_a_page_that_are_left_in_doubt_are_less_certain() -> None:
    alone = parse_bytes((SAMPLES / f"{PLAIN[0]}.txt").read_bytes())
    text, *_ = wrapped(alone, SITES["bulleted menu"])
    found = [x for x in leaves(parse_text(text).blocks) if x.kind is BlockKind.CHROME]

    assert {x.origin.confidence for x in found if "phrase" in x.origin.rule} == {95}
    assert all(x.origin.confidence < 95 for x in found if "page" in x.origin.rule)
