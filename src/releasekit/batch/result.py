"""Results: what became of each input of a batch, small enough to keep for many."""

from __future__ import annotations

from attrs import frozen

from releasekit.batch.item import Item
from releasekit.errors import ReleasekitError
from releasekit.model import Diagnostic


@frozen(kw_only=True)
class Made:
    """One file that was made of an input."""

    exporter: str
    """Name of the exporter."""
    part: int = 0
    """Which release of the input it holds, from 1; 0 where the input is one."""
    name: str
    """Where it is below the destination, with ``/``."""
    sha256: str
    """SHA-256 of its bytes, 64 lower-case hexadecimal digits."""
    size: int
    """Length in bytes."""
    written: bool
    """False where the file already had exactly these bytes and was left alone."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was odd about it."""


@frozen(kw_only=True)
class Facts:
    """What a report tells of one release."""

    part: int = 0
    """Which release of its input it is, from 1; 0 where the input is one."""
    title: str | None = None
    """Its headline."""
    identifier: str | None = None
    """The first of its identifiers."""
    language: str | None = None
    """Its language, a tag of BCP 47."""
    issuer: str | None = None
    """Name of the body that issued it."""
    country: str | None = None
    """That body's country, ISO 3166-1 alpha-2."""
    issued: str | None = None
    """When it was issued, ISO 8601, as precisely as the text says."""
    doubt: int = 0
    """How much it needs a person's look, 0 to 100."""
    doubtful: tuple[str, ...] = ()
    """Names of the values and kinds of the blocks that are doubtful, each once."""
    missing: tuple[str, ...] = ()
    """Fields of its description that are not known."""
    characters: int = 0
    """Length of its text in code points."""
    furniture: int = 0
    """How many of them belong to the page around it."""
    blocks: int = 0
    """How many blocks it has, those in blocks not counted."""


@frozen(kw_only=True)
class Result:
    """What became of one input: all its outputs, or the reason why there are none."""

    item: Item
    """The input; `Item.data` is left out."""
    sha256: str | None = None
    """SHA-256 of its bytes, where it could be read."""
    job: str = ""
    """Digest of the job that made it, 64 lower-case hexadecimal digits."""
    releases: tuple[Facts, ...] = ()
    """The releases it holds: one, or those it was split into."""
    outputs: tuple[Made, ...] = ()
    """What was made, release by release in the order of the formats."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was odd about the releases, those of outputs not counted."""
    error: ReleasekitError | None = None
    """Why nothing was made."""
    tries: int = 1
    """How often a worker took it up."""
    milliseconds: int = 0
    """How long the last of them took."""
    before: bool = False
    """Whether an earlier run made it, so that nothing was to be done."""
