"""Twice the release, twice the work: what documents cost grows no faster.

Work is counted, not timed: calls made, and characters handed on.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import pytest

from releasekit.exporters.docx.exporter import EXPORTER as DOCX
from releasekit.exporters.html.exporter import EXPORTER as HTML
from releasekit.exporters.markdown.exporter import EXPORTER as MARKDOWN
from releasekit.exporters.odt.exporter import EXPORTER as ODT
from releasekit.model import Block, Link, NoteReference, Span
from releasekit.plugins.contract import ExportContext
from tests.builders import (
    contact,
    heading,
    item,
    label,
    listing,
    make_release,
    note,
    paragraph,
    table,
    title,
    turn,
)
from tests.exporters.pdf.work import work_of

SMALL: Final = 60
TIMES: Final = 4
MARGIN: Final = 1.1
"""What growth may be above the size: caches fill, and numbers get longer."""


def paragraphs(n: int) -> list[Block]:
    return [paragraph(f"Paragraph {i} of the release.") for i in range(n)]


def gaps(n: int) -> list[Block]:
    items = (item(label(f"{2 * i}.", 2 * i), "text") for i in range(1, n))
    return [listing(*items)]


def labels(n: int) -> list[Block]:
    items = (item(label(f"Annex {i}-{i}", i), "text") for i in range(1, n))
    return [listing(*items)]


def signs(n: int) -> list[Block]:
    return [
        listing(
            item(
                label(chr(0x2500 + i)),
                "text",
                note("note", marker=label(chr(0x2600 + i)), level=1),
            )
        )
        for i in range(n)
    ]


def links(n: int) -> list[Block]:
    at = Span(4, 13)
    return [
        paragraph("See x.example now.", inlines=(Link(at=at, target=target),))
        for target in (f"https://x.example/{i}" for i in range(n))
    ]


def footnotes(n: int) -> list[Block]:
    found: list[Block] = []
    for i in range(n):
        mark = NoteReference(at=Span(4, 5), note=f"n{i}")
        found += [
            paragraph("word*", inlines=(mark,)),
            note("note", id=f"n{i}", marker=label("*")),
        ]
    return found


def rows(n: int) -> list[Block]:
    return [table(("Quay", "Fee"), *((f"Quay {i}", "1,200") for i in range(n)))]


def directions(n: int) -> list[Block]:
    return [paragraph("word \u0643\u062a\u0628 ( " * n)]


def illegal(n: int) -> list[Block]:
    return [paragraph("a\x01\x02 \t  b" * n)]


def markup(n: int) -> list[Block]:
    return [paragraph(sign * n) for sign in ("*", "_a", "[", "`", "<", "&amp;", "|")]


def others(n: int) -> list[Block]:
    return [
        contact(*(f"Line {i}" for i in range(n))),
        *(heading(f"Heading {i}", 2 + i % 5) for i in range(n)),
        *(turn("MINISTER", f"word {i}") for i in range(n)),
    ]


SHAPES: Final = (
    paragraphs, gaps, labels, signs, links, footnotes, rows, directions, illegal,
    markup, others,
)  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
@pytest.mark.parametrize(
    "exporter", [DOCX, ODT, HTML, MARKDOWN], ids=lambda e: e.spec.name
)
def test_work_grows_with_the_release(
    exporter: Any, shape: Callable[[int], list[Block]]
) -> None:
    options = exporter.spec.options()
    releases = [
        make_release(title("T"), *shape(size)) for size in (SMALL, SMALL * TIMES)
    ]

    def export(at: int) -> object:
        return exporter.export(releases[at], options, ExportContext())

    export(1)  # what is made once a process
    small, large = work_of(lambda: export(0)), work_of(lambda: export(1))

    assert large < small * TIMES * MARGIN
