"""The Markdown pages of the repository, read as far as the checks need."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.support import ROOT

if TYPE_CHECKING:
    from pathlib import Path

_FENCED = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]{1,300})\)|(?:src|href)=\"([^\"]{1,300})\"")
_HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)


def pages() -> list[Path]:
    """Return every page: at the top, in docs and beside what it explains."""
    patterns = ("*.md", "docs/**/*.md", "*/README.md")
    return sorted({page for pattern in patterns for page in ROOT.glob(pattern)})


def name_of(page: Path) -> str:
    """Name a page as the reader of a test report knows it."""
    return str(page.relative_to(ROOT))


def blocks(page: Path, language: str) -> list[str]:
    """Return the fenced blocks of a page in one language."""
    found = _FENCED.findall(page.read_text(encoding="utf-8"))
    return [body for info, body in found if info.strip() == language]


def links(page: Path) -> list[str]:
    """Return the link targets of a page, code left out."""
    prose = _FENCED.sub("", page.read_text(encoding="utf-8"))
    return [markdown or html for markdown, html in _LINK.findall(prose)]


def anchors(page: Path) -> set[str]:
    """Return the fragments that the headings of a page make, as GitHub does."""
    headings = _HEADING.findall(page.read_text(encoding="utf-8"))
    kept = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.replace(" ", "-") for heading in kept}
