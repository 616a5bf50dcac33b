"""The first real release, where ../shared is at hand."""

from __future__ import annotations

from pathlib import Path

from releasekit.model import Fact, How, TranslationStatus, Unknown
from releasekit.parsing import parse_bytes


def test_seed_is_understood(seed_path: Path) -> None:
    release = parse_bytes(seed_path.read_bytes())
    metadata = release.metadata

    assert isinstance(metadata.issuer, Fact)
    issuer = metadata.issuer
    assert issuer.value.name == "Ministry of Foreign Affairs of the Republic of Korea"
    assert issuer.evidence.how is How.INFERRED
    words = [span.slice(release.source.text) for span in issuer.evidence.spans]
    assert words == ["ROK", "Foreign Minister"]
    assert isinstance(metadata.issued, Unknown)
    assert metadata.dates[0].value.when == "--02-07"
    assert release.language == "en"
    assert metadata.translation is not None
    assert metadata.translation.value.status is TranslationStatus.UNOFFICIAL
    assert not metadata.translation.value.authoritative
    assert [f.value.short for f in metadata.acronyms] == ["EDSCG", "THAAD"]
