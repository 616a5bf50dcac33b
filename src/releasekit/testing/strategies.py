"""Hypothesis strategies for releases: sound ones, and any that the model can hold."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from releasekit.model import (
    Agent,
    Date,
    DateType,
    Diagnostic,
    Evidence,
    Fact,
    Fidelity,
    Metadata,
    Precision,
    Release,
    ReleaseTerms,
    Retention,
    Source,
    Span,
    Title,
    Translation,
    newline_of,
)
from releasekit.testing.any_value import Values, spans, texts
from releasekit.testing.pages import LANGUAGES, MARGIN, draw_blocks, new_page

_ENCODINGS: Final = (("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("cp949", b""))
_FORMATS: Final = (
    (Precision.YEAR, "%Y"),
    (Precision.MONTH, "%Y-%m"),
    (Precision.DAY, "%Y-%m-%d"),
    (Precision.MINUTE, "%Y-%m-%dT%H:%M"),
    (Precision.SECOND, "%Y-%m-%dT%H:%M:%S"),
    (Precision.DAY_OF_YEAR, "--%m-%d"),
)
_MOMENTS: Final = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1))  # noqa: DTZ001
_LANGUAGE: Final = st.sampled_from(LANGUAGES)
_MAYBE_LANGUAGE: Final = st.none() | _LANGUAGE


def any_releases() -> SearchStrategy[Release]:
    """Return a strategy for every release that the model's types allow.

    Most break what a release promises: places lie anywhere, digests are wrong.
    """
    found: SearchStrategy[Release] = _ANY.of(Release)
    return found


@st.composite
def releases(draw: DrawFn) -> Release:
    """Draw a release that keeps every promise of the model.

    Covers every class of block, nested lists, metadata of every kind, sources in
    several encodings and texts that break careless writers: control characters,
    lone surrogates, markup, line ends of every kind.
    """
    page = new_page()
    blocks = draw_blocks(draw, page)
    return Release(
        source=_draw_source(draw, page.text),
        metadata=draw(_SOUND.of(Metadata)),
        blocks=blocks,
        segments=page.segments,
        diagnostics=draw(_SOUND.of(tuple[Diagnostic, ...])),
    )


def _draw_source(draw: DrawFn, text: str) -> Source:
    encoding, bom = draw(st.sampled_from(_ENCODINGS))
    name = draw(texts())
    junk = draw(st.sampled_from((b"", b"\xff")))
    try:
        data = bom + text.encode(encoding) + junk
    except UnicodeEncodeError:
        return Source.from_text(text, name=name)
    return Source(
        data=data,
        text=text,
        encoding=encoding,
        bom=bom,
        newline=newline_of(text),
        sha256=hashlib.sha256(data).hexdigest(),
        fidelity=Fidelity.STORED if junk else Fidelity.REENCODES,
        name=name,
        evidence=draw(_SOUND.of(Evidence)),
    )


@st.composite
def _dates(draw: DrawFn) -> Date:
    precision, form = draw(st.sampled_from(_FORMATS))
    return Date(
        type=draw(st.sampled_from(DateType)),
        when=draw(_MOMENTS).strftime(form),
        precision=precision,
        zone=draw(st.sampled_from((None, "+09:00", "-03:30", "Z"))),
        literal=draw(texts()),
    )


def _facts(values: SearchStrategy[str]) -> SearchStrategy[Fact[str]]:
    return st.builds(Fact, values, st.deferred(lambda: _SOUND.of(Evidence)))


_ANY: Final = Values({})
_SOUND: Final = Values(
    {
        Span: spans(MARGIN),
        Date: _dates(),
        (Agent, "country"): st.sampled_from((None, "KR", "US")),
        (Title, "language"): _MAYBE_LANGUAGE,
        (Translation, "from_language"): _MAYBE_LANGUAGE,
        (Retention, "period"): st.sampled_from((None, "P10Y", "P6M")),
        (ReleaseTerms, "until"): st.none() | _MOMENTS.map(lambda m: m.isoformat()[:16]),
        (Metadata, "language"): st.none() | _facts(_LANGUAGE),
        (Metadata, "other_languages"): st.lists(_facts(_LANGUAGE), max_size=2).map(
            tuple
        ),
    }
)
