"""What a package proves: its lists of digests, and every document in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from releasekit import record, verification
from releasekit.errors import MissingDependencyError, RecordError, ReleasekitError
from releasekit.model import Release
from releasekit.packaging.opening import Opened
from releasekit.verification import Verdict, Verification

_DOCUMENTS: Final = (".docx", ".pdf")
"""Files that carry the record and show its words."""
_MOST_DOCUMENTS: Final = 20
"""Most of them that are looked at: a package has two, and each takes its time."""


def prove(opened: Opened) -> Verification:
    """Tell whether a package is as it was packed, and what it still proves.

    A package is unchanged where every file is, the archive around them too. Else it
    is judged by what is in it: it is altered where the record is missing, broken or
    changed, where no file is the source, or where a document carries another release
    or shows other words.

    Raises:
        MissingDependencyError: it holds a PDF, and pikepdf is not installed.
    """
    found = opened.verify()
    altered = next(_altered(opened), "")
    if altered:
        verdict, detail = Verdict.ALTERED, altered
    elif found.is_sound:
        verdict = Verdict.UNCHANGED
        detail = f"all {found.files} files are as they were packed"
    else:
        verdict = Verdict.RESAVED
        detail = "not as it was packed; source, record and documents are sound"
    return Verification(
        verdict=verdict,
        container=opened.form.name,
        detail=detail,
        findings=tuple(found.lines()),
    )


def _altered(opened: Opened) -> Iterator[str]:
    """Yield what is wrong with the documents in a package, the record first."""
    try:
        data = opened.record()
        seen = verification.verify(data)
        release = record.read(data)
    except RecordError as error:
        yield error.message
        return
    if seen.verdict is Verdict.ALTERED:
        yield f"{opened.record_name()}: {seen.detail}"
    sources = frozenset(_sources(opened, release))
    if not sources:
        yield "no file is the source that the record holds"
    documents = [name for name in opened.tree.names if _is_document(name)]
    others = [name for name in documents if name not in sources]
    if len(others) > _MOST_DOCUMENTS:
        yield f"{len(others)} documents stand in it, where packages have two"
        return
    for name in others:
        yield from _altered_document(opened, name, release)


def _is_document(name: str) -> bool:
    return name.lower().endswith(_DOCUMENTS)


def _sources(opened: Opened, release: Release) -> Iterator[str]:
    for name in opened.tree.names:
        try:
            digest = opened.tree.digest(name, "sha256")
        except ReleasekitError:  # told by its list of digests
            continue
        if digest == release.source.sha256:
            yield name


def _altered_document(opened: Opened, name: str, release: Release) -> Iterator[str]:
    try:
        data = opened.tree.read(name)
        seen = verification.verify(data)
        carried = verification.recover(data)
    except MissingDependencyError:
        raise
    except ReleasekitError as error:
        yield f"{name}: {error.message}"
        return
    if seen.verdict is Verdict.ALTERED:
        yield f"{name}: {seen.detail}"
    elif carried != release:
        yield f"{name}: it carries another release than the record"
