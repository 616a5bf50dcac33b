"""Stores: places for outputs, which call them by names with ``/`` between folders."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import Protocol

from attrs import field, frozen

from releasekit.errors import OutputError, OutputExistsError
from releasekit.files.place import Placed, place, put, refuse_inputs
from releasekit.files.publish import Publication, make_folder, publish_all
from releasekit.files.written import Below, Written


@frozen(kw_only=True)
class Claim:
    """Bytes that may have a name of a store."""

    name: str
    """Where they go below the store, with ``/``."""
    data: bytes = field(repr=False)
    """The whole output."""
    sha256: str
    """SHA-256 of ``data``, 64 lower-case hexadecimal digits."""
    replaces: bool = False
    """Whether another output gives way."""
    is_there: bool = False
    """Whether the name already stands for exactly these bytes."""


class Store(Protocol):
    """A place for outputs: everything is looked at before anything is written.

    Guarantees:
        - an output appears whole under its name, or not at all;
        - what has the same bytes already is left alone;
        - what no earlier run wrote is replaced only by force.
    """

    def refuse_inputs(self, name: str, inputs: Iterable[str]) -> None:
        """Refuse a name that stands for an input, given by path or URL.

        Raises:
            OutputIsInputError: it does.
        """
        ...

    def place(
        self, outputs: Sequence[tuple[str, bytes]], *, force: bool = False
    ) -> tuple[Claim, ...]:
        """Return what is to be done so that names have their bytes; nothing is written.

        Args:
            outputs: name and bytes of each.
            force: replace whatever has the names.

        Raises:
            OutputExistsError: something of that name is not ours.
            OutputError: a name cannot be had, or the store cannot be reached.
        """
        ...

    def put(self, claims: Sequence[Claim]) -> None:
        """Write what `place` allowed, in any order.

        Raises:
            OutputExistsError: something else came under that name meanwhile.
            OutputError: an output cannot be written; those before it may have been.
        """
        ...

    def size_of(self, name: str) -> int | None:
        """Return the length of an output in bytes, nothing where there is none.

        Raises:
            OutputError: the store cannot be reached.
        """
        ...


@frozen
class FolderStore:
    """A folder of this machine, made where it is missing."""

    root: Path
    """The folder."""
    written: Written
    """Remembers outputs of all folders below, by their names in the store."""

    def refuse_inputs(self, name: str, inputs: Iterable[str]) -> None:
        """Refuse a name that stands for an input, by whatever path or link."""
        refuse_inputs(self.root / checked_name(name), map(Path, inputs))

    def place(
        self, outputs: Sequence[tuple[str, bytes]], *, force: bool = False
    ) -> tuple[Claim, ...]:
        """Return what is to be done so that names have their bytes."""
        return tuple(self._claim(name, data, force=force) for name, data in outputs)

    def put(self, claims: Sequence[Claim]) -> None:
        """Write what `place` allowed; digests are remembered first."""
        new = [claim for claim in claims if not claim.is_there]
        paths = [self.root / claim.name for claim in new]
        for folder in dict.fromkeys(path.parent for path in paths):
            make_folder(folder)
        for claim in new:
            self.written.remember(claim.name, claim.sha256)
        files = [
            Publication(path, claim.data, claim.replaces)
            for path, claim in zip(paths, new, strict=True)
        ]
        try:
            publish_all(files)
        except OutputExistsError:
            for claim in new:  # another run may have brought the same bytes
                put(self._placed(claim), self._written_beside(claim.name))

    def size_of(self, name: str) -> int | None:
        """Return the length of an output in bytes, nothing where there is none."""
        path = self.root / checked_name(name)
        try:
            return path.stat().st_size if path.is_file() else None
        except (OSError, ValueError):
            return None

    def _claim(self, name: str, data: bytes, *, force: bool) -> Claim:
        path = self.root / checked_name(name)
        placed = place(path, data, self._written_beside(name), force=force)
        return Claim(
            name=name,
            data=data,
            sha256=placed.sha256,
            replaces=placed.replaces,
            is_there=placed.is_there,
        )

    def _placed(self, claim: Claim) -> Placed:
        return Placed(
            path=self.root / claim.name,
            data=claim.data,
            sha256=claim.sha256,
            replaces=claim.replaces,
        )

    def _written_beside(self, name: str) -> Written:
        """Return the memory of outputs in the folder where ``name`` is."""
        folder = PurePosixPath(name).parent.as_posix()
        return Below(self.written, "" if folder == "." else f"{folder}/")


def checked_name(name: str) -> str:
    """Return a name that leads nowhere but below its store.

    Raises:
        OutputError: it does not.
    """
    if set(name.split("/")) & {"", ".", ".."} or "\0" in name:
        raise OutputError("this name leads out of the output folder", path=name)
    return name
