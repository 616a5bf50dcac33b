"""Links in the manual lead somewhere, and its examples run."""

from __future__ import annotations

import contextlib
import io
import shlex
import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest

from releasekit.api import exporters
from tests.house.pages import anchors, blocks, links, name_of, pages
from tests.support import ROOT, SAMPLES

COMMAND = Path(sysconfig.get_path("scripts")) / "releasekit"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the samples in it, as the reader of the manual has them."""
    shutil.copytree(SAMPLES, tmp_path / "samples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_every_link_leads_somewhere(page: Path) -> None:
    dead = [link for link in links(page) if not resolves(page, link)]

    assert dead == []


@pytest.mark.parametrize("index", ["docs/index.md", "docs/formats/README.md"])
def test_an_index_leads_to_every_page_beside_it(index: str) -> None:
    page = ROOT / index
    beside = {other.name for other in page.parent.glob("*.md")} - {page.name}

    assert beside <= set(links(page))


def test_every_exporter_has_a_page() -> None:
    formats = {page.stem for page in (ROOT / "docs/formats").glob("*.md")}

    assert {found.name for found in exporters()} <= formats


def resolves(page: Path, link: str) -> bool:
    """Tell whether a link within the repository has its target."""
    if link.startswith(("https://", "http://", "mailto:")):
        return True
    path, _, fragment = link.partition("#")
    target = page.parent / path if path else page
    return target.exists() and (not fragment or fragment in anchors(target))


@pytest.mark.parametrize(
    "page", [page for page in pages() if blocks(page, "python")], ids=name_of
)
@pytest.mark.usefixtures("desk")
def test_the_python_of_a_page_runs(page: Path) -> None:
    names: dict[str, object] = {"__name__": "page"}
    with contextlib.redirect_stdout(io.StringIO()):
        for block in blocks(page, "python"):
            # The blocks of a page are one program, read from top to bottom.
            exec(compile(block, name_of(page), "exec"), names)  # noqa: S102 -- our own manual


@pytest.mark.parametrize(
    "page", [page for page in pages() if blocks(page, "console")], ids=name_of
)
def test_the_commands_of_a_page_run(page: Path, desk: Path) -> None:
    for block in blocks(page, "console"):
        for line in block.splitlines():
            prompt, _, command = line.partition(" ")
            if prompt == "$" and command.startswith("releasekit "):
                subprocess.run(
                    [COMMAND, *shlex.split(command)[1:]], cwd=desk, check=True
                )
