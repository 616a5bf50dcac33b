"""Portraits of the samples: all that the parser reads from each, to be reviewed.

``python -m tests.parsing.portrait`` writes them anew; the difference is the review.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from attrs import asdict

from releasekit.model import Fact, Metadata, Release, Unknown, outline
from releasekit.parsing import parse_bytes
from tests.support import SAMPLES

PORTRAITS = Path(__file__).parent / "portraits"


def portrait(release: Release) -> str:
    """Return facts with their rule, outline and diagnostics of a release."""
    source = release.source
    head = f"{source.encoding} {source.newline} {source.fidelity}"
    facts = "".join(f"{line}\n" for line in _facts(release.metadata))
    oddities = "".join(
        f"{d.severity} {d.code}: {d.message}\n" for d in release.diagnostics
    )
    return f"{head}\n\n{facts}\n{outline(release)}\n{oddities}"


def _facts(metadata: Metadata) -> Iterator[str]:
    for name, value in asdict(metadata, recurse=False).items():
        for fact in value if isinstance(value, tuple) else (value,):
            if isinstance(fact, Unknown):
                yield f"{name}: unknown, {fact.reason}"
            elif isinstance(fact, Fact):
                evidence = fact.evidence
                yield f"{name}: {fact.value} <- {evidence.how} {evidence.rule}"


def samples() -> list[Path]:
    """Return the sample releases, in order."""
    return sorted(SAMPLES.glob("*.txt"))


def of_sample(path: Path) -> str:
    """Return the portrait of a sample as the parser sees it now."""
    return portrait(parse_bytes(path.read_bytes(), name=path.name))


if __name__ == "__main__":
    for sample in samples():
        (PORTRAITS / sample.name).write_text(of_sample(sample), "utf-8")
