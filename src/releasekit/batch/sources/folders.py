"""Folders as sources: walked without following links, each file once."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from fnmatch import translate
from pathlib import Path

from attrs import define, field

from releasekit.batch.sources.listing import Listing
from releasekit.errors import InputError, InputNotFoundError, UnreadableInputError


@define(kw_only=True)
class Search:
    """Looks for files whose names match, and remembers what it has found."""

    patterns: Sequence[str]
    """Which names in folders are taken, as shells match them."""
    leave_out: Callable[[Path], bool] = lambda _: False
    """Tells which folders inside others are not looked into."""
    is_whole: Callable[[Path], bool] = lambda _: False
    """Tells of a folder whether it is one input itself."""
    output: str = ""
    """Real path of a folder that is not looked into: outputs go there."""
    remedy: str = "name the files themselves"
    """What to do about a folder without such names."""
    problems: list[InputError] = field(factory=list)
    """What could not be looked at."""
    apart: set[str] = field(factory=set)
    """Real paths of files that were named themselves, or that links lead to."""
    _folders: set[str] = field(factory=set)
    """Real paths of folders that were looked through."""
    _fits: Callable[[str], object] = field(init=False)

    @_fits.default
    def _matcher(self) -> Callable[[str], object]:
        return re.compile("|".join(map(translate, self.patterns))).match

    def local(self, argument: str) -> Iterator[Listing]:
        """Yield what a path leads to: a file, or those of a folder.

        Raises:
            InputNotFoundError: there is nothing of that name, or no name fits.
        """
        is_folder = os.path.isdir(argument)  # noqa: PTH112 - any string, NUL included
        if is_folder and not self.is_whole(Path(argument)):
            yield from self.walk(argument)
        else:
            yield from self.file(argument)

    def file(self, argument: str) -> Iterator[Listing]:
        """Yield a file that was named itself, unless it was found before.

        Raises:
            InputNotFoundError: there is nothing of that name.
        """
        path = Path(argument)
        if not os.path.lexists(path):
            raise InputNotFoundError("no such file or folder", path=argument)
        if self._is_new(str(path)):
            yield Listing.of(_shown(path.parent), "", [path.name or str(path)])

    def url(self, argument: str) -> Iterator[Listing]:
        """Yield the files that a URL stands for: one, those below it, or a pattern's.

        Raises:
            InputError: nothing is there, no name fits, or the store refuses.
            MissingDependencyError: the package that reaches it is not installed.
        """
        # Most batches read local files, and loading it takes time.
        from releasekit.batch.sources.urls import list_url  # noqa: PLC0415

        empty = True
        for listing in list_url(argument, self._wants):
            empty = False
            yield listing
        if empty:
            raise self._nothing(argument)

    def walk(self, argument: str) -> Iterator[Listing]:
        """Yield the files of a folder and of those below it, not found before.

        Raises:
            InputNotFoundError: no name fits.
        """
        before, empty = len(self.problems), True
        left = [(_shown(Path(argument)), "", os.path.realpath(argument))]
        while left:
            location, relative, real = left.pop()
            names, links, folders = self._list(location)
            folders = [
                name
                for name in folders
                if os.path.join(real, name) != self.output  # noqa: PTH118 - fast
                and not self.leave_out(Path(location, name))
            ]
            whole = {name for name in folders if self.is_whole(Path(location, name))}
            wanted = sorted([*filter(self._fits, names), *whole])
            empty = empty and not wanted
            new = self._new(location, real, wanted, links)
            if new:
                yield Listing.of(location, relative, new)
            left += (
                (
                    os.path.join(location, name),  # noqa: PTH118
                    _below(relative, name),
                    os.path.join(real, name),  # noqa: PTH118
                )
                for name in sorted(folders, reverse=True)
                if name not in whole
            )
        if empty and len(self.problems) == before:
            raise self._nothing(argument)

    def _nothing(self, argument: str) -> InputError:
        like = " or ".join(self.patterns)
        message = f"no file in this folder is named like {like}"
        return InputNotFoundError(message, hint=self.remedy, path=argument)

    def _wants(self, name: str) -> bool:
        return not name.startswith(".") and bool(self._fits(name))

    def _list(self, location: str) -> tuple[list[str], set[str], list[str]]:
        """Return the files in a folder, which of them are links, and the folders."""
        names: list[str] = []
        links: set[str] = set()
        folders: list[str] = []
        try:
            with os.scandir(location or ".") as entries:
                for entry in entries:
                    name = entry.name
                    if name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(name)
                    else:
                        names.append(name)
                        if entry.is_symlink():
                            links.add(name)
        except OSError as error:
            self.problems.append(_refusal(error, location))
        return names, links, folders

    def _new(
        self, location: str, real: str, wanted: list[str], links: set[str]
    ) -> list[str]:
        """Return which names of a folder were not found before, and remember them."""
        again = real in self._folders
        plain = [name for name in wanted if not again and name not in links]
        if self.apart:
            apart = self.apart
            plain = [n for n in plain if os.path.join(real, n) not in apart]  # noqa: PTH118
        self._folders.add(real)
        led = [
            name
            for name in wanted
            if name in links and self._leads_on(os.path.join(location, name))  # noqa: PTH118
        ]
        return sorted([*plain, *led]) if led else plain

    def _leads_on(self, link: str) -> bool:
        """Tell whether a link is a file of its own: no folder, and not found before."""
        return not os.path.isdir(link) and self._is_new(link)  # noqa: PTH112

    def _is_new(self, path: str) -> bool:
        real = os.path.realpath(path)
        folder, name = os.path.split(real)
        if real in self.apart:
            return False
        # A link that leads nowhere, or to itself, was not found: it is to be named.
        if folder in self._folders and self._wants(name) and _is_end(real):
            return False
        self.apart.add(real)
        return True


def _is_end(path: str) -> bool:
    return os.path.lexists(path) and not os.path.islink(path)  # noqa: PTH114


def _shown(folder: Path) -> str:
    return "" if folder == Path() else str(folder)


def _below(relative: str, name: str) -> str:
    return f"{relative}/{name}" if relative else name


def _refusal(error: OSError, location: str) -> InputError:
    reason = (error.strerror or "cannot be read").lower()
    return UnreadableInputError(reason, path=location or ".")
