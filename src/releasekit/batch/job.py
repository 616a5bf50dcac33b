"""Jobs: what is to be done with every input of a batch."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

if TYPE_CHECKING:  # only who describes needs it
    from releasekit.model.series import Series


@frozen(kw_only=True)
class Reading:
    """How inputs are read."""

    encoding: str | None = None
    """Python codec name; nothing to have it detected."""
    as_text: bool = False
    """Whether other formats are read as if they were text."""
    profile: str | None = None
    """Id or file of a profile; nothing to have one found."""
    profile_dir: Path | None = None
    """Folder of further profiles."""
    max_bytes: int | None = None
    """Largest input, in bytes."""
    max_blocks: int | None = None
    """Most blocks of a release."""
    split: bool = False
    """Whether inputs are cut where one release ends and the next begins."""
    split_languages: bool = False
    """Whether they are cut by language."""


@frozen(kw_only=True)
class Fonts:
    """Which fonts are looked at beside those of packages."""

    folder: Path | None = None
    """The user's folder."""
    system: bool = False
    """Whether the system's are looked at last."""


@frozen(kw_only=True)
class Limits:
    """What one input may cost; an input that costs more fails, and no other does."""

    seconds: float | None = None
    """Time in a worker."""
    memory: int | None = None
    """Memory of a worker, in bytes."""


@frozen(kw_only=True)
class Job:
    """What is done with every input: workers get it once, and it can be pickled."""

    destination: str
    """Folder or URL that outputs go below."""
    exports: tuple[tuple[str, Any], ...]
    """Exporters by name, each with an instance of its options class, or nothing for
    its defaults."""
    file: str = ""
    """Name below the destination of the one file that is made; nothing where outputs
    are named after their inputs."""
    reading: Reading = field(factory=Reading)
    """How inputs are read and split."""
    series: Series | None = None
    """What is true of every release."""
    fonts: Fonts = field(factory=Fonts)
    """Which fonts are looked at."""
    time: datetime | None = None
    """When the conversion takes place, for formats that tell it; aware."""
    ledger: Path | None = None
    """Where the ledger is that knows what earlier runs wrote, if it is not in its usual
    place."""
    limits: Limits = field(factory=Limits)
    """What one input may cost."""
    force: bool = False
    """Whether files may be replaced that releasekit did not write."""
