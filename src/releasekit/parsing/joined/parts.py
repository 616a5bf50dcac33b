"""Parts: a text of several releases becomes several sources, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import pairwise
from typing import Final

from attrs import evolve, frozen

from releasekit.model import (
    Diagnostic,
    Evidence,
    Fidelity,
    Furniture,
    How,
    Leaf,
    PartOf,
    Release,
    Source,
    Span,
    leaves,
    newline_of,
)
from releasekit.parsing.assemble import assemble
from releasekit.parsing.joined.cut_bytes import comes_back, cut_bytes
from releasekit.parsing.joined.finder import find_joints
from releasekit.parsing.joined.marks import line_start, told
from releasekit.parsing.profile import ProfileChoice

_ENOUGH: Final = 200
"""What a version in one language tells at least, as `told` counts."""
_OF_BYTES: Final = frozenset({"RKD102", "RKD103", "RKD105"})
"""Diagnostics about the bytes as a whole: they are true of every part."""


@frozen(kw_only=True)
class _Cut:
    """What one part takes of the whole."""

    spans: tuple[Span, ...]
    rule: str
    confidence: int


def split_release(
    release: Release,
    *,
    by_language: bool = False,
    profile: ProfileChoice | None = None,
) -> tuple[Release, ...]:
    """Return the releases that the text of a release surely holds; else itself.

    Guarantees:
        - the places of all parts are a partition of the text, and their bytes,
          put in the order of those places, are the bytes of the whole;
        - a text that is not surely several releases comes back as it is.

    Args:
        release: what was read from the whole text.
        by_language: cut by language instead: one part for each language that tells
            enough, its paragraphs taken from wherever they stand.
        profile: as in `releasekit.parsing.parse_text`.
    """
    blocks = tuple(leaves(release.blocks))
    cut = _by_language if by_language else _by_joints
    cuts = tuple(cut(release, blocks))
    sources = _sources(release.source, cuts) if len(cuts) > 1 else ()
    if not sources:
        return (release,)
    odd = tuple(d for d in release.diagnostics if d.code in _OF_BYTES)
    return tuple(assemble(source, _carried(odd, source), profile) for source in sources)


def _carried(odd: tuple[Diagnostic, ...], source: Source) -> tuple[Diagnostic, ...]:
    """Return what was odd about the bytes, where a part has what it speaks of."""
    whole = "\ufffd" in source.text
    return tuple(d for d in odd if whole or d.code != "RKD103")


def _by_joints(release: Release, blocks: Sequence[Leaf]) -> Iterator[_Cut]:
    text = release.source.text
    joints = find_joints(text, blocks)
    if not joints:
        return
    bounds = (0, *(joint.at for joint in joints), len(text))
    # The first part begins at no joint: what ends it tells that it is a part.
    reasons = (joints[0], *joints)
    for (start, end), joint in zip(pairwise(bounds), reasons, strict=True):
        spans = (Span(start, end),)
        yield _Cut(spans=spans, rule=joint.rule, confidence=joint.confidence)


def _by_language(release: Release, blocks: Sequence[Leaf]) -> Iterator[_Cut]:
    trust = {f.value: f.evidence.confidence for f in release.metadata.other_languages}
    main = release.language
    sizes = dict.fromkeys((main, *trust), 0)
    for leaf in blocks:
        tag = _tongue(leaf, main)
        if tag in sizes:
            sizes[tag] += told(leaf)
    tags = [tag for tag, size in sizes.items() if size >= _ENOUGH]
    if main not in tags:
        return
    places = _places_by_language(release.source.text, blocks, main, tags)
    lowest = min((trust[tag] for tag in tags if tag != main), default=0)
    for tag, spans in places.items():
        confidence = trust.get(tag, lowest)
        yield _Cut(spans=tuple(spans), rule="split.language", confidence=confidence)


def _places_by_language(
    text: str, blocks: Sequence[Leaf], main: str, tags: Sequence[str]
) -> dict[str, list[Span]]:
    """Return the places of each language, in the order of their first words."""
    places: dict[str, list[Span]] = {}
    start, last = 0, ""
    for index, leaf in enumerate(blocks):
        tag = _tongue(leaf, main)
        if isinstance(leaf, Furniture) or tag == last:
            continue
        if tag not in tags:
            tag = main
        if last and tag != last:
            end = line_start(text, blocks, index)
            places.setdefault(last, []).append(Span(start, end))
            start = end
        last = tag
    places.setdefault(last, []).append(Span(start, len(text)))
    return places


def _tongue(leaf: Leaf, main: str) -> str:
    return main if isinstance(leaf, Furniture) else leaf.language or main


def _sources(whole: Source, cuts: Sequence[_Cut]) -> tuple[Source, ...]:
    """Return the sources of the parts; none where the bytes cannot be cut there."""
    bounds = sorted({0}.union(span.end for cut in cuts for span in cut.spans))
    pieces = dict(zip(bounds, cut_bytes(whole, bounds), strict=False))
    if not pieces:
        return ()
    return tuple(
        _source(whole, cut, pieces, (number, len(cuts)))
        for number, cut in enumerate(cuts, 1)
    )


def _source(
    whole: Source, cut: _Cut, pieces: Mapping[int, bytes], place: tuple[int, int]
) -> Source:
    """Return the source of one part, which says where in the whole it stood."""
    number, count = place
    text = "".join(span.slice(whole.text) for span in cut.spans)
    data = b"".join(pieces[span.start] for span in cut.spans)
    bom = whole.bom if cut.spans[0].start == 0 else b""
    returns = comes_back(whole, text, bom, data)
    return evolve(
        whole,
        data=data,
        text=text,
        bom=bom,
        newline=newline_of(text),
        sha256=sha256(data).hexdigest(),
        fidelity=Fidelity.REENCODES if returns else Fidelity.STORED,
        name=_name(whole.name, number),
        part=PartOf(
            number=number,
            count=count,
            name=whole.name,
            sha256=whole.sha256,
            evidence=Evidence(
                how=How.INFERRED,
                rule=cut.rule,
                spans=cut.spans,
                confidence=cut.confidence,
            ),
        ),
    )


def _name(name: str, number: int) -> str:
    """Return the name of a part: ``news-2.txt`` of ``news.txt``."""
    stem, dot, suffix = name.rpartition(".")
    if not stem:
        stem, dot, suffix = name, "", ""
    return f"{stem}-{number}{dot}{suffix}" if stem else ""
