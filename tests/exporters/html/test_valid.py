"""Pages judged by validators and browsers, and these judged by planted defects."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from releasekit.testing.specimens import specimens
from tests.builders import make_release, paragraph, title
from tests.exporters.html.pages import page, samples, words_of, words_on
from tests.validators import nu
from tests.validators.browser import chromium, violations

SAMPLES = samples()
RELEASES = {**SAMPLES, **{name: make() for name, make in specimens().items()}}
PAGES = {name: page(release) for name, release in RELEASES.items()}
DEFECTS = {
    "element": (b"<main>", b"<main><tr>"),
    "id": (b"<article>", b'<article id="rk-notes">'),
    "label": (b'aria-labelledby="rk-notes"', b'aria-labelledby="x"'),
    "list": (b'<div class="body">', b"<div><dt>x</dt>"),
    "style": (b"--paper: #ffffff;", b"--paper #ffffff }"),
}


def test_the_checker_finds_no_error_in_any_page_and_each_defect(tmp_path: Path) -> None:
    good = PAGES["specimen"]
    broken = {name: good.replace(old, new) for name, (old, new) in DEFECTS.items()}
    dated = PAGES["10-statistics-table-en"]
    broken["date"] = dated.replace(b'datetime="2026-', b'datetime="May 2026 ')
    assert not {good, dated} & set(broken.values())

    found = nu.complaints({**PAGES, **broken}, tmp_path)

    assert sorted(found) == sorted(broken), found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


def test_axe_finds_no_violation_in_any_sample(browser: Browser) -> None:
    shown = browser.new_page()
    found = {}
    for name in SAMPLES:
        shown.emulate_media(color_scheme="light")
        shown.set_content(PAGES[name].decode())
        found[name] = violations(shown)
        shown.emulate_media(color_scheme="dark")
        found[name] += violations(shown, "color-contrast")
    shown.close()

    assert {name: each for name, each in found.items() if each} == {}


def test_axe_finds_what_is_wrong(browser: Browser) -> None:
    defects = {
        "html-has-lang": ('lang="en" ', ""),
        "color-contrast": ("--soft: #525a66", "--soft: #cccccc"),
        "heading-order": ("<h2 ", "<h5 "),
        "link-name": ('aria-label="Back to the text"', ""),
    }
    shown = browser.new_page()
    found = {}
    for rule, (old, new) in defects.items():
        shown.emulate_media(color_scheme="light")
        text = PAGES["specimen"].decode()
        assert old in text
        text = text.replace(old, new)
        text = text.replace("\u21a9\ufe0e", "") if rule == "link-name" else text
        shown.set_content(text)
        found[rule] = violations(shown, rule)
    shown.set_content(PAGES["specimen"].decode().replace("#a8b1bd", "#333333"))
    shown.emulate_media(color_scheme="dark")
    found["dark color-contrast"] = violations(shown, "color-contrast")
    shown.close()

    assert all(rule.split()[-1] in str(each) for rule, each in found.items()), found


def test_what_is_copied_from_a_page_is_the_release_with_its_labels(
    browser: Browser,
) -> None:
    shown = browser.new_page()
    for name, data in PAGES.items():
        shown.set_content(data.decode())
        copied = shown.evaluate(
            """() => {
                document.querySelectorAll("[data-added]").forEach(e => e.remove());
                getSelection().selectAllChildren(document.body);
                return getSelection().toString();
            }"""
        )

        assert copied.split() == words_on(data), name
        assert copied.split() == words_of(RELEASES[name]), name
    shown.close()


def test_nothing_runs_and_nothing_is_fetched(browser: Browser, tmp_path: Path) -> None:
    attack = '<script>document.title = "taken"</script><img src="x.png">'
    release = make_release(title(attack), paragraph(f'" onload="{attack}'))
    text = page(release).decode().replace("<main>", f"<main>{attack}")
    path = tmp_path / "attack.html"
    path.write_text(text, "utf-8")
    shown, asked = browser.new_page(), []
    shown.on("requestfinished", lambda request: asked.append(request.url))
    shown.goto(path.as_uri())

    assert shown.title() == attack
    assert asked == [path.as_uri()]


def test_a_page_fits_a_telephone_and_paper(browser: Browser) -> None:
    shown = browser.new_page(viewport={"width": 360, "height": 640})
    wide = []
    for name, data in PAGES.items():
        shown.set_content(data.decode())
        wider = shown.evaluate("document.documentElement.scrollWidth > 360")
        wide += [name] if wider else []
    paper = shown.pdf(prefer_css_page_size=True)

    assert wide == []
    assert paper.startswith(b"%PDF-")
