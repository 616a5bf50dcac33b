"""An object store, reached through fsspec: one PUT to the final key, no rename."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Protocol

from attrs import field, frozen

from releasekit.errors import OutputError, OutputExistsError, OutputIsInputError
from releasekit.files.digest import sha256_of
from releasekit.files.store import Claim, checked_name
from releasekit.files.written import Written

_HINT: Final = (
    "check the address, the rights and the connection; see docs/scale.md"
    " for what the environment has to name"
)


class Files(Protocol):
    """What is used of fsspec's file systems."""

    def cat_ranges(
        self, paths: list[str], starts: None, ends: None, *, on_error: str
    ) -> list[bytes | Exception]:
        """Return the bytes behind each path, or why there are none."""
        ...

    def info(self, path: str) -> Mapping[str, object]:
        """Return type and size of what a path stands for."""
        ...

    def pipe(self, path: Mapping[str, bytes], *, mode: str) -> object:
        """Write the bytes of each path with one request where they are few."""
        ...


@frozen
class ObjectStore:
    """Keys below a prefix of a bucket.

    Guarantees:
        - a key has all its bytes or is not there: stores of the kinds that `store_of`
          takes show an object once it is whole;
        - a new key is written only where there is none, by the store's own decision.
    """

    files: Files = field(repr=False)
    """How objects are read and written."""
    root: str
    """Bucket and prefix, as ``files`` names them."""
    url: str
    """Where it is, as users name it."""
    written: Written
    """Remembers what earlier runs wrote, by names in the store."""

    def refuse_inputs(self, name: str, inputs: Iterable[str]) -> None:
        """Refuse a name whose URL is an input's."""
        if self._url_of(name) in inputs:
            message = "this is an input and is not overwritten"
            raise OutputIsInputError(message, path=self._url_of(name))

    def place(
        self, outputs: Sequence[tuple[str, bytes]], *, force: bool = False
    ) -> tuple[Claim, ...]:
        """Return what is to be done so that names have their bytes."""
        found = self._digests([checked_name(name) for name, _ in outputs])
        return tuple(
            self._claim(name, data, digest, force=force)
            for (name, data), digest in zip(outputs, found, strict=True)
        )

    def put(self, claims: Sequence[Claim]) -> None:
        """Write what `place` allowed; all objects are on their way at once."""
        waiting = [claim for claim in claims if not claim.is_there]
        for claim in waiting:
            self.written.remember(claim.name, claim.sha256)
        self._replace([claim for claim in waiting if claim.replaces])
        self._create([claim for claim in waiting if not claim.replaces])

    def size_of(self, name: str) -> int | None:
        """Return the length of an output in bytes, nothing where there is none."""
        try:
            found = self.files.info(self._key_of(checked_name(name)))
        except FileNotFoundError:
            return None
        except Exception as error:  # drivers raise what their network library does
            raise self._refusal(error, name) from error
        size = found["size"]
        return size if found["type"] == "file" and isinstance(size, int) else None

    def _claim(
        self, name: str, data: bytes, found: str | None, *, force: bool
    ) -> Claim:
        digest = sha256_of(data)
        if found not in {None, digest} and not force:
            self._refuse_foreign(name, found or "")
        return Claim(
            name=name,
            data=data,
            sha256=digest,
            replaces=found not in {None, digest},
            is_there=found == digest,
        )

    def _refuse_foreign(self, name: str, digest: str) -> None:
        if not self.written.wrote(name, digest):
            message = "an object of this name exists, and no conversion wrote it"
            raise OutputExistsError(message, path=self._url_of(name))

    def _digests(self, names: Sequence[str]) -> list[str | None]:
        keys = [self._key_of(name) for name in names]
        found = self.files.cat_ranges(keys, None, None, on_error="return")
        return [self._digest(*pair) for pair in zip(names, found, strict=True)]

    def _digest(self, name: str, found: bytes | Exception) -> str | None:
        if isinstance(found, FileNotFoundError):
            return None
        if isinstance(found, Exception):
            raise self._refusal(found, name) from found
        return sha256_of(found)

    def _replace(self, claims: Sequence[Claim]) -> None:
        self._pipe(claims, mode="overwrite")

    def _create(self, claims: Sequence[Claim]) -> None:
        try:
            self._pipe(claims, mode="create")
        except FileExistsError:
            for claim in claims:
                self._create_one(claim)

    def _create_one(self, claim: Claim) -> None:
        """Write an object where there is none, or one with the same bytes."""
        try:
            self._pipe([claim], mode="create")
        except FileExistsError as error:
            if self._digests([claim.name]) != [claim.sha256]:
                message = "an object of this name came meanwhile"
                where = self._url_of(claim.name)
                raise OutputExistsError(message, path=where) from error

    def _pipe(self, claims: Sequence[Claim], *, mode: str) -> None:
        """Write objects, all at once where the driver can.

        Raises:
            FileExistsError: an object is to be new, and is there.
            OutputError: one cannot be written.
        """
        if not claims:
            return
        objects = {self._key_of(claim.name): claim.data for claim in claims}
        try:
            self.files.pipe(objects, mode=mode)
        except FileExistsError:
            raise
        except Exception as error:  # drivers raise what their network library does
            raise self._refusal(error, claims[0].name) from error

    def _refusal(self, error: Exception, name: str) -> OutputError:
        lines = str(error).splitlines() or [type(error).__name__]
        message = f"the store refuses: {lines[0]}"
        return OutputError(message, hint=_HINT, path=self._url_of(name))

    def _key_of(self, name: str) -> str:
        return f"{self.root}/{name}"

    def _url_of(self, name: str) -> str:
        return f"{self.url}/{name}"
