"""Hostile releases take work, pages and bytes in proportion to their text."""

from __future__ import annotations

import random
from collections.abc import Callable
from io import BytesIO
from typing import Any, Final

import pikepdf
import pytest

from releasekit.exporters.pdf.fonts import clusters
from releasekit.exporters.pdf.fonts.face import FIRST_STAND_IN
from releasekit.model import Link, Release, Span
from releasekit.parsing import parse_text
from tests import builders as b
from tests.exporters.pdf.reading import structure
from tests.exporters.pdf.support import render
from tests.exporters.pdf.work import work_of

MOST_GROWTH: Final = 1.25
"""Work for four times the text may be so much more than four times the work."""

_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
_HANGUL: Final = "가나다라마바사아자차카타파하"
_HEBREW: Final = "אבגדהוזחטיכלמנס"


def _words(letters: str, size: int) -> str:
    """Return words of all lengths, never the same twice in a row."""
    chance = random.Random(size)
    words = ("".join(chance.choices(letters, k=1 + n % 9)) for n in range(size))
    return " ".join(words)[:size]


def _wrapped(text: str, **metadata: Any) -> Release:
    return b.make_release(b.title("T"), b.paragraph(text), **metadata)


def _many(size: int, make: Callable[[str], Any]) -> Release:
    words = _words(_LATIN, size)
    return b.make_release(
        b.title("T"), *(make(words[at : at + 20]) for at in range(0, size, 20))
    )


def _hebrew(text: str) -> Release:
    return _wrapped(f"{_HEBREW} {text}", language="he")


def _links(size: int) -> Release:
    inlines = tuple(
        Link(at=Span(at, at + 18), target=f"https://e.org/{at}")
        for at in range(0, size, 20)
    )
    text = "".join(f"https://e.org/{at:04d}  " for at in range(0, size, 20))
    return b.make_release(b.title("T"), b.paragraph(text, inlines=inlines))


def _nested(size: int) -> Release:
    return parse_text(
        "Title of the release\n\n"
        + "".join(
            f"{'  ' * (at % 20)}{'-*□○'[at % 4]} item {at}\n" for at in range(size)
        )
    )


def _table(rows: int, columns: int, head: str = "head") -> Release:
    cells = [(head,) * columns]
    cells += [tuple(f"{row}.{n}" for n in range(columns)) for row in range(rows)]
    return b.make_release(b.title("T"), b.table(*cells))


SHAPES: Final[dict[str, tuple[int, Callable[[int], Release]]]] = {
    "a paragraph of many pages": (20_000, lambda n: _wrapped(_words(_LATIN, n))),
    "a Korean paragraph of many pages": (
        20_000,
        lambda n: _wrapped(_words(_HANGUL, n), language="ko"),
    ),
    "a Japanese paragraph without blanks": (
        8_000,
        lambda n: _wrapped(_words("日本語文字列", n).replace(" ", ""), language="ja"),
    ),
    "a Hebrew paragraph": (700, lambda n: _hebrew(_words(_HEBREW, n))),
    "a word of many pages": (20_000, lambda n: _wrapped("a" * n)),
    "a Korean word of many pages": (20_000, lambda n: _wrapped("가" * n)),
    "nothing but blanks": (20_000, lambda n: _wrapped(" " * n)),
    "nothing but slashes": (20_000, lambda n: _wrapped("/-" * (n // 2))),
    "characters without width": (20_000, lambda n: _wrapped("\u200b" * n)),
    "marks on one letter": (5_000, lambda n: _wrapped("e" + "\u0301" * n)),
    "isolates that nothing closes": (500, lambda n: _hebrew("\u2068א" * (n // 2))),
    "isolates that are closed": (500, lambda n: _hebrew("\u2067a\u2069 " * (n // 4))),
    "embeddings": (500, lambda n: _hebrew("\u202ba\u202c\u202e" * (n // 4))),
    "brackets one after another": (500, lambda n: _hebrew("(a) " * (n // 4))),
    "brackets in brackets": (300, lambda n: _hebrew("(" * n + "a" + ")" * n)),
    "a headline": (5_000, lambda n: b.make_release(b.title(_words(_LATIN, n)))),
    "an issuer": (8_000, lambda n: _wrapped("x", issuer=_words(_LATIN, n))),
    "a label": (
        10_000,
        lambda n: b.make_release(b.listing(b.item(b.label("a" * n), "text"))),
    ),
    "links in one paragraph": (1_000, _links),
    "paragraphs": (2_000, lambda n: _many(n, b.paragraph)),
    "headings": (1_000, lambda n: _many(n, b.heading)),
    "quotations": (1_000, lambda n: _many(n, b.quote)),
    "notes": (
        1_000,
        lambda n: _many(n, lambda text: b.note(text, marker=b.label("*"))),
    ),
    "lines of one contact": (
        1_000,
        lambda n: b.make_release(b.title("T"), b.contact(*_words(_LATIN, n).split())),
    ),
    "items in items": (50, _nested),
    "rows": (40, lambda n: _table(n, 2)),
    "columns": (40, lambda n: _table(2, n)),
    "a header as high as a page over many rows": (
        30,
        lambda n: _table(n, 2, head="word " * 20 * n),
    ),
}
"""Texts as bad as a text can be, each with a size from which its work is measured."""


@pytest.mark.parametrize("shape", SHAPES)
def test_work_pages_and_bytes_grow_as_the_text_does(shape: str) -> None:
    size, make = SHAPES[shape]
    releases = [make(size), make(4 * size)]
    made = [render(release).data for release in releases]  # glyphs once a process
    bare = _work(b.make_release(b.title("T")))
    small, large = (_work(release) - bare for release in releases)

    assert large < 4 * MOST_GROWTH * small
    assert len(made[1]) < 4 * MOST_GROWTH * len(made[0])
    assert _pages(made[1]) <= 4 * _pages(made[0]) + 4


def _work(release: Release) -> int:
    return work_of(lambda: render(release))


def test_work_that_grows_with_the_square_is_seen() -> None:
    def look(text: str) -> int:
        return len(text)

    def look_often(text: str) -> list[int]:
        return [look(text) for _ in text]

    small = work_of(lambda: look_often("a" * 300))
    large = work_of(lambda: look_often("a" * 1_200))

    assert large > 4 * MOST_GROWTH * small


def _pages(data: bytes) -> int:
    with pikepdf.open(BytesIO(data)) as pdf:
        return len(pdf.pages)


def test_two_thousand_pages() -> None:
    data = render(_wrapped("—" * 4_700_000)).data

    with pikepdf.open(BytesIO(data)) as pdf:
        count = len(pdf.pages)
        assert count > 2_000
        assert f"of {count})".encode() in pdf.pages[-1].Contents.read_bytes()


def test_more_clusters_than_one_font_holds_take_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(clusters, "_MOST", 300)
    text = "".join(map(chr, range(0x50000, 0x50000 + 1_000)))
    data = render(_wrapped(text)).data

    assert structure(data).text() == "T" + text
    with pikepdf.open(BytesIO(data)) as pdf:
        fonts = [str(font.Subtype) for font in pdf.pages[0].Resources.Font.values()]
    assert fonts.count("/Type0") == 4


def test_more_clusters_than_stand_ins_are_spelled(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = FIRST_STAND_IN
    monkeypatch.setattr(clusters, "LAST_STAND_IN", first + 1)
    data = render(_wrapped("\U00050000\U00050001\U00050002")).data

    assert structure(data).text() == "T\U00050000\U00050001[U+50002]"


def test_what_stands_in_for_clusters_may_be_text() -> None:
    text = "\U00040000 שלום"
    first, second = _wrapped(text), _wrapped(f"\U00040001 {text}")
    made = [structure(render(release).data).text() for release in (first, second)]

    assert [each.endswith(text) for each in made] == [True, True]


def test_a_row_of_headings_fills_its_pages() -> None:
    headings = [b.heading(f"Heading {n}") for n in range(100)]

    assert _pages(render(b.make_release(b.title("T"), *headings)).data) < 8
