"""Records of parts: each says of which source it was cut, and where."""

from __future__ import annotations

from attrs import evolve

from releasekit import record
from releasekit.model import Evidence, How, PartOf, Release, Source, Span

TEXT = "Boats sail daily.\n"
PART = PartOf(
    number=2,
    count=3,
    name="news.txt",
    sha256="0123456789abcdef" * 4,
    evidence=Evidence(
        how=How.INFERRED,
        rule="joined.head",
        spans=(Span(40, 50), Span(70, 78)),
        confidence=85,
    ),
)


def part(of: PartOf = PART) -> Release:
    """Return the release of a text that is a part."""
    segments = record.read(record.write(Release(source=Source.from_text("")))).segments
    source = evolve(Source.from_text(TEXT, name="news-2.txt"), part=of)
    return Release(source=source, segments=segments)


def test_a_part_comes_back_from_its_record() -> None:
    assert record.read(record.write(part())).source.part == PART


def test_many_places_of_a_part_come_back() -> None:
    spans = tuple(Span(at, at + 1) for at in range(0, 4_000, 2))
    many = evolve(PART, evidence=evolve(PART.evidence, spans=spans))

    assert record.read(record.write(part(many))).source.part == many


def test_places_of_a_part_lie_in_the_whole() -> None:
    rules = {breach.rule for breach in record.validate(record.write(part()))}

    assert "places" not in rules
    assert "source" not in rules


def test_a_part_fills_its_places() -> None:
    short = evolve(PART.evidence, spans=(Span(40, 50),))
    found = record.validate(record.write(part(evolve(PART, evidence=short))))

    assert "source" in {breach.rule for breach in found}


def test_a_part_is_one_of_so_many() -> None:
    found = record.validate(record.write(part(evolve(PART, number=4))))

    assert "source" in {breach.rule for breach in found}
