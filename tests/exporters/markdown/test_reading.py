"""Other readers find the blocks, the nesting and the text of a release, with labels."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from releasekit.model import Block, Link, Release, Span
from releasekit.parsing import parse_bytes
from releasekit.testing.specimens import specimens
from releasekit.testing.strategies import releases
from tests.builders import (
    contact,
    heading,
    item,
    label,
    listing,
    make_release,
    note,
    paragraph,
    quote,
    table,
    turn,
)
from tests.exporters.markdown.reading import (
    composed,
    markdown,
    read_by_markdown_it,
    read_by_pandoc,
    samples,
    told,
)
from tests.support import shared

SAMPLES = samples()
RELEASES = {**SAMPLES, **{name: make() for name, make in specimens().items()}}


def test_pandoc_reads_every_sample_as_the_model_has_it() -> None:
    found = read_by_pandoc([markdown(release) for release in RELEASES.values()])

    for (name, release), shape in zip(RELEASES.items(), found, strict=True):
        assert composed(shape) == composed(told(release)), name


@pytest.mark.parametrize("name", RELEASES)
def test_markdown_it_reads_a_sample_as_the_model_has_it(name: str) -> None:
    assert read_by_markdown_it(markdown(RELEASES[name])) == told(RELEASES[name])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("### Details", "## Details"),
        (r"1\. The", "1. The"),
        ("  ※ Depth", "※ Depth"),
        (r"\###", "###"),
        (r"quay\* opens", "*quay* opens"),
        ("- Annex 2", "\n* Annex 2"),
        ("1,200", "1|200"),
    ],
)
def test_readers_find_what_is_not_as_the_model_has_it(old: str, new: str) -> None:
    good = markdown(SAMPLES["specimen"])
    bad = good.replace(old, new)

    assert bad != good
    assert read_by_markdown_it(bad) != told(SAMPLES["specimen"])
    assert read_by_pandoc([bad]) != [told(SAMPLES["specimen"])]


def test_both_readers_read_every_release_of_the_corpus_as_the_model_has_it() -> None:
    paths = sorted(shared("corpus", "releases").rglob("*.txt"))
    corpus = [parse_bytes(path.read_bytes(), name=path.name) for path in paths]
    texts = [markdown(release) for release in corpus]
    found = read_by_pandoc(texts)

    for path, release, text, by_pandoc in zip(paths, corpus, texts, found, strict=True):
        assert composed(by_pandoc) == composed(told(release)), path
        assert read_by_markdown_it(text) == told(release), path


MARKUP = st.text(
    st.sampled_from(" \t\n\\`*_{}[]()<>#+-.!|~&;:=^$@/1a가\ufeff"), max_size=12
)
"""Texts that are markup, or nearly."""
ADDRESSES = st.sampled_from(["", "a.example", "A.Example:80", "xn--jp-6kc.example"])
LABELS = st.sampled_from(["1.", "2.", "2)", "01.", "3.", "-", "*", "○", "(가)", "1"])


def nasty_blocks() -> SearchStrategy[list[Block]]:
    """Return lists of blocks, side by side and nested, with texts that are markup."""
    words = st.one_of(
        MARKUP.map(paragraph),
        MARKUP.map(heading),
        MARKUP.map(quote),
        st.builds(contact, MARKUP, MARKUP),
        st.builds(turn, MARKUP, MARKUP),
        st.builds(lambda *cells: table(cells, cells), MARKUP, MARKUP),
        st.builds(link, MARKUP, ADDRESSES),
    )
    return st.lists(st.recursive(words, _parents, max_leaves=8), max_size=5)


def _parents(blocks: SearchStrategy[Block]) -> SearchStrategy[Block]:
    inside = st.lists(blocks, max_size=2)
    marked = st.tuples(LABELS, MARKUP, inside)
    items = marked.map(lambda drawn: item(label(drawn[0]), drawn[1], *drawn[2]))
    lists = st.lists(items, min_size=1, max_size=3).map(lambda made: listing(*made))
    notes = st.builds(
        lambda words, mark, under: attrs.evolve(
            note(words, marker=label(mark)), children=tuple(under)
        ),
        MARKUP,
        LABELS,
        inside,
    )
    return lists | notes


def link(words: str, address: str) -> Block:
    """Return a text with a link between two others."""
    target = f"https://{address}/?{words}&copy;".replace(" ", "%20")
    shown = target if address else f"www{words}"
    at = Span(len(words), len(words) + len(shown))
    found = Link(at=at, target=target)
    return paragraph(f"{words}{shown}{words}", inlines=(found,))


@settings(max_examples=120)
@given(blocks=nasty_blocks())
def test_blocks_of_any_text_are_read_as_the_model_has_them(blocks: list[Block]) -> None:
    release = make_release(*blocks)

    assert read_by_markdown_it(markdown(release)) == told(release)


@settings(max_examples=20)
@given(release=releases())
def test_any_release_is_read_as_the_model_has_it(release: Release) -> None:
    assert read_by_markdown_it(markdown(release)) == told(release)


@settings(max_examples=8)
@given(drawn=st.lists(nasty_blocks(), min_size=8, max_size=8))
def test_pandoc_reads_blocks_of_any_text(drawn: list[list[Block]]) -> None:
    made = [make_release(*blocks) for blocks in drawn]
    found = read_by_pandoc([markdown(release) for release in made])

    for release, shape in zip(made, found, strict=True):
        assert composed(shape) == composed(told(release)), markdown(release)
