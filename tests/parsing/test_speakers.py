"""Who speaks in a quote: named before it, below it, or not at all."""

from __future__ import annotations

import pytest

from releasekit.model import How, Quote, Release
from releasekit.parsing import parse_text

HEAD = "Harbor Opens\n\nThe new quay was opened with a short ceremony today.\n\n"
OPEN = "“We waited for a long time, and so did the boats.\n\n"
WHOLE = "“We waited for a long time.”\n\n"


def quotes(release: Release) -> list[Quote]:
    return [block for block in release.blocks if isinstance(block, Quote)]


CLAUSES = {
    "Harbors Minister Quill said:": "Harbors Minister Quill",
    "Ada Quill, Head of Boats at the Quay Office, said:": "Ada Quill",
    "Senator Ada Quill (Q-A) issued the following statement:": "Senator Ada Quill",
    "Dazu sagte Ministerin Ada Quill:": "Ministerin Ada Quill",
}


@pytest.mark.parametrize(
    ("body", "speaker", "rule"),
    [
        *(
            (f"{clause}\n\n{WHOLE}", who, "introduced")
            for clause, who in CLAUSES.items()
        ),
        (
            f"“Boats first,” Mayor Tarn said.\n\n{WHOLE}",
            "Mayor Tarn",
            "paragraph-before",
        ),
        (f"{WHOLE}— Ada Quill, Harbors Minister\n\n", "Ada Quill", "line-below"),
        (
            f"{OPEN}“It was worth it,” said Mayor Tarn.\n",
            "Mayor Tarn",
            "paragraph-after",
        ),
    ],
)
def test_a_quote_knows_who_speaks(body: str, speaker: str, rule: str) -> None:
    release = parse_text(HEAD + body + "Boats sail daily from the quay until May.\n")

    (quote,) = quotes(release)
    why = quote.attribution
    assert quote.speaker == speaker
    assert why is not None
    assert why.rule == f"speaker.{rule}"
    assert "".join(s.slice(release.source.text) for s in why.spans) == speaker


@pytest.mark.parametrize(
    "body",
    [f"He said:\n\n{WHOLE}", f"It reads:\n\n{WHOLE}", WHOLE, f"{WHOLE}- Boats\n"],
)
def test_where_nobody_is_named_nobody_speaks(body: str) -> None:
    (quote,) = quotes(parse_text(HEAD + body))

    assert (quote.speaker, quote.attribution) == (None, None)


def test_a_speech_of_several_quotes_has_one_speaker() -> None:
    body = f"“Boats first,” Mayor Tarn said.\n\n{OPEN}{WHOLE}"
    found = quotes(parse_text(HEAD + body))

    assert [quote.speaker for quote in found] == ["Mayor Tarn", "Mayor Tarn"]
    assert all(q.attribution and q.attribution.how is How.INFERRED for q in found)
