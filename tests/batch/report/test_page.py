"""The page as a browser shows it, and as validators judge it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from attrs import evolve
from lxml import html
from playwright.sync_api import Browser, Page

from releasekit.batch.item import Item
from releasekit.batch.report import PAGE_NAME, RunFacts, write_report
from releasekit.batch.report.page import write_page
from releasekit.batch.report.rows import rows_of
from releasekit.batch.report.table import Table
from releasekit.batch.report.tally import Tally
from releasekit.batch.result import Facts, Made, Result
from releasekit.errors import InputError
from tests.batch.report.made_up import RUN, results
from tests.validators import nu
from tests.validators.browser import chromium, violations

MANY = 50_000
ATTACK = "</script><script>document.title='taken'</script><img src=x onerror=alert(1)>"
HOSTILE = (
    ATTACK,
    '"\' onfocus=alert(1) autofocus x="',
    "<!--<script>",
    "]]>&lt;b&gt;&amp;\\u003c",
    "safe\u202etxt.exe\u2066",
    "bell\x07 null\x00 escape\x1b[31m",
    "lone \ud800 and \udcff",
    "no character \ufdd0 \U0001ffff \ufffe",
    "a\u2028b\u2029c",
    "javascript:alert(1)",
    "__proto__",
    "=HYPERLINK(1)",
    "x" * 5000,
)
SHOWN = """() => [...document.querySelectorAll("#table tbody .input")].map(
    (e) => e.textContent)"""
ROWS = "#table tbody tr"


def hostile() -> Iterator[Result]:
    for text in HOSTILE:
        item = Item(id=text, location=text)
        facts = Facts(
            title=text,
            identifier=text,
            language=text,
            issuer=text,
            issued=text,
            doubt=90,
            doubtful=(text,),
            missing=("title",),
        )
        made = Made(exporter=text, name=text, sha256="0" * 64, size=1, written=True)
        yield Result(item=item, releases=(facts,), outputs=(made,))
        yield Result(item=item, error=InputError(text, hint=text))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with four reports: one of each kind that looks different."""
    top = tmp_path_factory.mktemp("reports")
    stopped = evolve(RUN, interrupted=True, planned=90)
    write_report(results(80), stopped, top / "some")
    write_report(list(results(80))[-12:], RUN, top / "few")
    write_report([], RunFacts(destination="out"), top / "none")
    write_report(hostile(), RunFacts(destination=ATTACK), top / "hostile")
    return top


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def shown(browser: Browser, folder: Path) -> Iterator[Callable[[str], Page]]:
    """Open a report by its name; whatever its scripts complain of is an error."""
    page, trouble = browser.new_page(), list[str]()
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda message: trouble.append(message.text))

    def open_report(name: str) -> Page:
        page.goto((folder / name / PAGE_NAME).as_uri())
        return page

    yield open_report
    page.close()
    assert trouble == []


def test_the_checker_finds_no_error_in_any_page_and_each_defect(
    folder: Path, tmp_path: Path
) -> None:
    pages = {path.name: (path / PAGE_NAME).read_bytes() for path in folder.iterdir()}
    good = pages["some"]
    defects = {
        "element": (b"<main>", b"<main><tr>"),
        "id": (b'id="look"', b'id="failures"'),
        "style": (b"--paper: #ffffff;", b"--paper #ffffff }"),
        "label": (b'aria-labelledby="look-title"', b'aria-labelledby="nothing"'),
    }
    broken = {name: good.replace(old, new) for name, (old, new) in defects.items()}
    assert good not in broken.values()

    found = nu.complaints({**pages, **broken}, tmp_path)

    assert sorted(found) == sorted(broken), found


@pytest.mark.parametrize("name", ["none", "hostile"])
def test_axe_finds_no_violation(shown: Callable[[str], Page], name: str) -> None:
    assert violations(shown(name)) == []


def test_axe_finds_no_violation_in_dark_or_narrow(
    shown: Callable[[str], Page],
) -> None:
    page = shown("few")
    page.emulate_media(color_scheme="dark")
    found = violations(page, "color-contrast")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 360, "height": 640})
    found += violations(page)

    assert found == []


def test_axe_finds_what_is_wrong(shown: Callable[[str], Page]) -> None:
    page = shown("few")
    page.evaluate(
        """() => {
            document.documentElement.removeAttribute("lang");
            document.querySelector("#query").closest("label").replaceWith(
                document.querySelector("#query"));
        }"""
    )
    found = str(violations(page, "html-has-lang", "label"))

    assert "html-has-lang" in found
    assert "label" in found


def test_a_page_fits_a_telephone_and_paper(shown: Callable[[str], Page]) -> None:
    page = shown("some")
    page.set_viewport_size({"width": 360, "height": 640})
    for name in ("some", "hostile"):
        page = shown(name)

        assert page.evaluate("document.documentElement.scrollWidth") == 360, name
    assert page.pdf().startswith(b"%PDF-")


def test_search_finds_titles_inputs_bodies_and_reasons(
    shown: Callable[[str], Page],
) -> None:
    page = shown("some")
    made = list(results(80))
    failed = next(result for result in made if result.error)
    for query, wanted in (
        ("release-00042", ["release-00042"]),
        ("RELEASE-00042 2", ["release-00042"]),
        (failed.error.code if failed.error else "", None),
        ("no such words anywhere", []),
    ):
        page.fill("#query", query)
        page.wait_for_function(
            "(query) => location.hash.includes(new URLSearchParams({query}))", arg=query
        )
        found = page.evaluate(SHOWN)
        if wanted is None:
            assert failed.item.id in found
            assert len(found) < 80
        else:
            assert [Path(name).stem for name in found] == wanted


def test_search_minds_neither_case_nor_accents(shown: Callable[[str], Page]) -> None:
    page = shown("some")
    counts = []
    for query in ("fähren", "FAHREN"):
        page.fill("#query", query)
        page.wait_for_function(
            "(query) => location.hash.includes(new URLSearchParams({query}))", arg=query
        )
        counts.append(page.locator(ROWS).count())

    assert counts[0] == counts[1] > 0


def test_filters_agree_with_the_results(shown: Callable[[str], Page]) -> None:
    page = shown("some")
    page.select_option("#rows", "100")
    made = list(results(80))
    for choice, value, wanted in (
        ("outcome", "failed", [each for each in made if each.error]),
        ("language", "ko", [each for each in made if is_of(each, "language", "ko")]),
        ("issued", "2025", [each for each in made if is_of(each, "issued", "2025")]),
        ("outcome", "look", [each for each in made if is_doubtful(each)]),
    ):
        page.click("#clear")
        page.select_option(f"#{choice}", value)

        assert page.evaluate(SHOWN) == [each.item.id for each in wanted], choice
        assert wanted


def is_of(result: Result, field: str, start: str) -> bool:
    found = [str(getattr(facts, field) or "") for facts in result.releases]
    return any(words.startswith(start) for words in found)


def is_doubtful(result: Result) -> bool:
    return any(facts.doubt >= 30 for facts in result.releases)


def test_columns_sort_both_ways_and_back(shown: Callable[[str], Page]) -> None:
    page = shown("some")
    page.select_option("#rows", "100")
    head = page.locator('[data-sort="issued"]')
    dates = """() => [...document.querySelectorAll("#table tbody .date")].map(
        (e) => e.textContent).filter((text) => text && text !== "–")"""
    listed = page.evaluate(SHOWN)
    head.click()
    rising = page.evaluate(dates)
    way = head.locator("..").get_attribute("aria-sort")
    head.click()
    falling = page.evaluate(dates)
    head.click()

    assert rising == sorted(rising)
    assert falling == sorted(falling, reverse=True)
    assert way == "ascending"
    assert len(set(rising)) > 20
    assert page.evaluate(SHOWN) == listed


def test_pages_are_turned_and_an_address_keeps_the_place(
    shown: Callable[[str], Page],
) -> None:
    page = shown("some")
    first = page.evaluate(SHOWN)
    page.click("#next")
    second = page.evaluate(SHOWN)
    address = page.url
    disabled = page.is_disabled("#next")
    page.goto("about:blank")
    page.goto(address)

    assert (len(first), len(second)) == (50, 30)
    assert not set(first) & set(second)
    assert disabled
    assert page.evaluate(SHOWN) == second


def test_names_in_charts_lead_to_their_releases(shown: Callable[[str], Page]) -> None:
    page = shown("some")
    page.click('#overview [data-pick="language=ko"] a')
    page.wait_for_function("() => document.querySelector('#language').value === 'ko'")
    wanted = [each for each in results(80) if is_of(each, "language", "ko")]

    assert page.evaluate(SHOWN) == [each.item.id for each in wanted]


def test_everything_is_reached_by_keys(shown: Callable[[str], Page]) -> None:
    page = shown("some")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    reached = set()
    for _ in range(14):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "document.activeElement.id || document.activeElement.dataset.sort"
            )
        )

    assert {"query", "outcome", "doubt", "clear", "title", "urgency"} <= reached


def test_links_lead_to_files_below_the_folder(shown: Callable[[str], Page]) -> None:
    page = shown("some")
    page.select_option("#rows", "100")
    links = page.evaluate(
        """() => [...document.querySelectorAll("#table .files a")].map(
            (e) => e.getAttribute("href"))"""
    )
    wanted = [made.name for result in results(80) for made in result.outputs]

    assert links == wanted


def test_no_words_of_a_release_run_or_change_the_page(
    shown: Callable[[str], Page],
) -> None:
    page = shown("hostile")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.select_option("#rows", "100")
    titles = page.evaluate(
        """() => [...document.querySelectorAll("#table tbody .title")].map(
            (e) => e.textContent)"""
    )
    links = page.evaluate(
        "() => [...document.querySelectorAll('a')].map((e) => e.href)"
    )

    assert ATTACK in titles
    assert page.title() != "taken"
    assert asked == []
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 2
    assert not [link for link in links if not link.startswith("file://")]
    assert "safe\\u{202e}txt.exe\\u{2066}" in titles
    assert "bell\\u{7} null\\u{0} escape\\u{1b}[31m" in titles
    assert "lone \\u{d800} and \\u{dcff}" in titles
    assert max(map(len, titles)) <= 600


def test_a_script_that_gets_in_all_the_same_does_not_run(
    browser: Browser, folder: Path, tmp_path: Path
) -> None:
    text = (folder / "some" / PAGE_NAME).read_text("utf-8")
    changed = text.replace("<main>", f"{ATTACK[9:]}<main>")
    assert changed != text
    path = tmp_path / "attacked.html"
    path.write_text(changed, "utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    title = page.title()
    page.close()

    assert title != "taken"


def test_without_scripts_the_page_still_tells_what_matters(
    browser: Browser, folder: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "some" / PAGE_NAME).as_uri())
    words = page.inner_text("main")
    header = page.inner_text("header")
    hidden = page.is_hidden("#finder")
    context.close()
    failed = [result for result in results(80) if result.error]

    assert hidden
    assert all(result.item.id in words for result in failed)
    assert all(r.error.hint in words for r in failed if r.error)
    assert "Releases by month of issue" in words
    assert "The run was stopped: 10 inputs left." in header
    assert "releasekit-report.csv" in words


def test_fifty_thousand_rows_are_searched_and_few_are_drawn(
    browser: Browser, tmp_path: Path
) -> None:
    path = tmp_path / PAGE_NAME
    made = [rows_of(result) for result in results(50)]
    needle = Result(
        item=Item(id="needle.txt", location=""), releases=(Facts(title="Needle"),)
    )
    tally = Tally()
    with (tmp_path / "spool").open("w+b") as spool, path.open("wb") as file:
        table = Table(spool)
        for number in range(MANY - 1):
            table.add(made[number % len(made)])
        table.add(rows_of(needle))
        write_page(file, RUN, tally, table, ())
    page = browser.new_page()
    page.goto(path.as_uri())
    place = page.inner_text("#place")
    drawn = page.locator("*").count()
    page.fill("#query", "needle")
    page.wait_for_function(
        "() => document.querySelectorAll('#table tbody tr').length === 1"
    )
    found = page.evaluate(SHOWN)
    page.close()

    assert place == "1–50 of 50\u202f000"
    assert drawn < 2500
    assert found == ["needle.txt"]


def test_a_page_has_landmarks_headings_and_one_language(folder: Path) -> None:
    root = html.fromstring((folder / "some" / PAGE_NAME).read_bytes())
    levels = [int(each.tag[1]) for each in root.iter("h1", "h2", "h3")]
    landmarks = [str(each.tag) for each in root.iter("header", "main", "footer")]

    assert root.get("lang") == "en"
    assert landmarks == ["header", "main", "footer"]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert not root.xpath("//@style | //@*[starts-with(name(), 'on')]")
