"""Pages to look into, and what their words are told by: the tree of another reader.

``python -m tests.exporters.html.pages`` writes the golden page anew: look at what
changed before it is committed.
"""

from __future__ import annotations

from pathlib import Path

from lxml import html

from releasekit.exporters.html.exporter import EXPORTER
from releasekit.exporters.html.options import HtmlOptions
from releasekit.exporters.html.plan import plan_of
from releasekit.model import Furniture, Note, Release, leaves
from releasekit.parsing import parse_bytes
from releasekit.plugins.contract import ExportContext
from releasekit.xml_safety import html_visible
from tests.exporters.docx.specimen import specimen
from tests.support import SAMPLES

GOLDEN = Path(__file__).parent / "golden" / "specimen.html"
OPTIONS = HtmlOptions()
CONTEXT = ExportContext()
_BLOCKS = "p li td th h1 h2 h3 h4 h5 h6 caption address blockquote div br".split()


def page(release: Release, options: HtmlOptions = OPTIONS) -> bytes:
    """Return a release as a page."""
    return EXPORTER.export(release, options, CONTEXT).data


def tree(data: bytes) -> html.HtmlElement:
    """Return the root of a page."""
    return html.fromstring(data)


def samples() -> dict[str, Release]:
    """Return all samples, and the release that has one of everything."""
    paths = sorted(SAMPLES.glob("*.txt"))
    made = {p.stem: parse_bytes(p.read_bytes(), name=p.name) for p in paths}
    return {**made, "specimen": specimen()}


def words_on(data: bytes) -> list[str]:
    """Return the words of the release on its page, in the order of the page."""
    root = tree(data)
    for added in root.xpath("//*[@data-added] | //script"):
        added.drop_tree()
    for element in root.iter(*_BLOCKS):
        element.text = f" {element.text or ''}"
        element.tail = f" {element.tail or ''}"
    return str(root.find("body").text_content()).split()


def words_of(release: Release) -> list[str]:
    """Return the words of a release with its labels, as a page orders them."""
    plan = plan_of(release, furniture=False)
    marks = _marks(release)
    apart = {leaf.id for note in plan.endnotes.values() for leaf in leaves([note])}
    words: list[str] = []
    for blocks in (plan.opening, plan.body, plan.endnotes.values(), plan.closing):
        are_notes = blocks is not plan.opening and isinstance(blocks, type({}.values()))
        for leaf in leaves(blocks):
            if isinstance(leaf, Furniture) or (leaf.id in apart) != are_notes:
                continue
            marker = getattr(leaf, "marker", None)
            label = marker.shown if marker else ""
            if are_notes and isinstance(leaf, Note) and leaf.id in plan.endnotes:
                label = label or marks[leaf.id]
            words += html_visible(f"{label} {leaf.text}").split()
    return words


def _marks(release: Release) -> dict[str, str]:
    found: dict[str, str] = {}
    for leaf in leaves(release.blocks):
        for inline in getattr(leaf, "inlines", ()):
            if hasattr(inline, "note"):
                found.setdefault(inline.note, inline.at.slice(leaf.text))
    return found


def readable(data: bytes) -> str:
    """Return the part of a page that a reader sees, for a golden that people review."""
    text = data.decode()
    return text[text.index("<body>") : text.index("<script")]


if __name__ == "__main__":
    GOLDEN.write_text(readable(page(specimen())), "utf-8", newline="\n")
