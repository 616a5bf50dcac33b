"""What is made from the schema, the rules and the examples, and committed.

``python -m tests.record.publish`` writes it anew; the difference is the review.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from releasekit import record
from tests.record.breaches import SOFTWARE, broken
from tests.record.reference import reference
from tests.record.worked import worked_examples
from tests.support import ROOT, SRC

_SCHEMA: Final = SRC / "releasekit" / "record" / "schema"
_PAGE: Final = ROOT / "docs" / "formats" / "record-reference.md"


def published() -> dict[Path, bytes]:
    """Return every file that is made, with its content."""
    examples = {
        _SCHEMA / "examples" / f"{name}.record.xml": record.write(
            release, software=SOFTWARE
        )
        for name, release in worked_examples().items()
    }
    breaches = {
        _SCHEMA / "breaches" / f"{rule.id}.record.xml": broken(rule)
        for rule in record.RULES
    }
    return {**examples, **breaches, _PAGE: reference().encode()}


if __name__ == "__main__":
    for path, data in published().items():
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
