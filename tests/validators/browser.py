"""Chromium without a window, and what axe finds in the pages that it shows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tests.support import require_tool


@contextmanager
def chromium() -> Iterator[Browser]:
    """Open a browser."""
    path = require_tool("chromium")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=path,
            args=["--no-sandbox"],  # which root has not
        )
        yield browser
        browser.close()


def violations(page: Page, *rules: str) -> list[str]:
    """Return what axe finds wrong with a page, with the first element of each.

    Args:
        page: what the browser shows.
        rules: those that count; all where none is named.
    """
    only = {"runOnly": list(rules)} if rules else None
    found = Axe().run(page, options=only).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found]
