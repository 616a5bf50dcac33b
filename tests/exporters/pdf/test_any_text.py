"""Any text at all becomes a document that holds it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from hypothesis import given, settings
from hypothesis import strategies as st

from releasekit.exporters.pdf.exporter import EXPORTER
from releasekit.model import Link, Span
from releasekit.parsing import parse_bytes, parse_text
from tests import builders as b
from tests.exporters.pdf.reading import structure
from tests.exporters.pdf.support import render, shown_texts
from tests.support import SAMPLES

_ALPHABET = st.one_of(
    st.sampled_from(" \n\t-1.□○※가日。「A é٣क\ue000\u200b\u00ad()\\\r\x07"),
    st.characters(),
)


@settings(max_examples=60)
@given(st.text(_ALPHABET, max_size=200))
def test_any_text_is_printed_and_comes_back(text: str) -> None:
    release = parse_text(text)
    made = render(release)

    assert EXPORTER.recover(made.data) == release
    structure(made.data)


@settings(max_examples=60)
@given(st.text(st.sampled_from("abc  -/「日。한□①️"), min_size=1), st.integers(0, 99))
def test_text_that_fonts_have_is_kept_exactly(text: str, cut: int) -> None:
    at = Span(min(cut, len(text) - 1), len(text))
    link = Link(at=at, target="https://example.org")
    release = b.make_release(b.paragraph(text, inlines=(link,)))

    assert structure(render(release).data).text() == "".join(shown_texts(release))


def test_threads_share_fonts() -> None:
    releases = [parse_bytes(p.read_bytes()) for p in sorted(SAMPLES.glob("*.txt"))]
    one_by_one = [render(release).data for release in releases]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda r: render(r).data, releases * 3))

    assert together == one_by_one * 3
