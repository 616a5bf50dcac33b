"""What is to be written for each input, refused before any work where it cannot be."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePath

from attrs import evolve, frozen

from releasekit.cli.destination import Destination
from releasekit.cli.inputs import Input
from releasekit.cli.render import show_path
from releasekit.errors import OutputError, OutputIsInputError, UsageError
from releasekit.files.names import output_name, stem_of
from releasekit.files.place import real_path


@frozen(kw_only=True)
class Target:
    """One file to write."""

    exporter: str
    """Name of the exporter that makes it."""
    path: Path
    """Where it goes."""


@frozen(kw_only=True)
class Task:
    """One input and everything to be made of it."""

    input: Input
    """What is read."""
    stem: str
    """What the outputs are named after."""
    folder: Path
    """Where they go."""
    targets: tuple[Target, ...]
    """What they are."""


def plan(
    inputs: Iterable[Input], suffixes: Mapping[str, str], destination: Destination
) -> tuple[Task, ...]:
    """Return the tasks, all names checked.

    Args:
        inputs: what is to be converted.
        suffixes: suffix of each exporter that was asked for, by its name.
        destination: where outputs go.

    Raises:
        UsageError: two inputs would become the same file, or many become one.
        OutputIsInputError: an input would be overwritten.
        OutputError: the folder is a file, or a name leads out of it.
    """
    wanted = tuple(inputs)
    if destination.is_file:
        tasks = _plan_file(wanted, suffixes, destination.path)
    else:
        tasks = tuple(_plan_folder(wanted, suffixes, destination.path))
    _refuse_collisions(tasks)
    _refuse_inputs(tasks)
    return tasks


def split_task(
    task: Task, count: int, suffixes: Mapping[str, str], others: Iterable[Task]
) -> tuple[Task, ...]:
    """Return the tasks of an input's parts, whose outputs are ``name-1``, ``name-2``.

    Args:
        task: what was planned for the input as a whole.
        count: how many parts it has.
        suffixes: as in `plan`.
        others: all tasks of the run; what was planned for this one is not used.

    Raises:
        UsageError: a part would become the file of another input, or all one file.
    """
    if task.targets and task.targets[0].path.name == task.stem:
        message = f"the {count} releases of {show_path(task.input.shown)} cannot"
        hint = "to name a folder, end its name with /"
        path = str(task.targets[0].path)
        raise UsageError(f"{message} become one file", hint=hint, path=path)
    parts = tuple(_part(task, n, suffixes) for n in range(1, count + 1))
    _refuse_collisions((*(other for other in others if other is not task), *parts))
    return parts


def _part(task: Task, number: int, suffixes: Mapping[str, str]) -> Task:
    stem = f"{task.stem}-{number}"
    targets = tuple(
        Target(exporter=name, path=task.folder / output_name(stem, suffix))
        for name, suffix in suffixes.items()
    )
    return evolve(task, stem=stem, targets=targets)


def _plan_file(
    inputs: tuple[Input, ...], suffixes: Mapping[str, str], path: Path
) -> tuple[Task, ...]:
    hint = "to name a folder, end its name with /"
    if len(inputs) > 1:
        message = f"{len(inputs)} inputs cannot become one file"
        raise UsageError(message, hint=hint, path=str(path))
    if len(suffixes) != 1:
        message = f"{len(suffixes)} formats cannot go into one file"
        raise UsageError(message, hint=hint, path=str(path))
    (name,) = suffixes
    targets = (Target(exporter=name, path=path),)
    return tuple(
        Task(input=found, stem=path.name, folder=path.parent, targets=targets)
        for found in inputs
    )


def _plan_folder(
    inputs: tuple[Input, ...], suffixes: Mapping[str, str], folder: Path
) -> Iterator[Task]:
    if folder.exists() and not folder.is_dir():
        message = "this is a file, not a folder"
        hint = "name a folder with -o, or a new file with a format's suffix"
        raise OutputError(message, hint=hint, path=str(folder))
    top = real_path(folder)
    for found in inputs:
        place = folder / found.relative.parent
        stem = stem_of(found.relative.name)
        targets = tuple(
            Target(exporter=name, path=place / output_name(stem, suffix))
            for name, suffix in suffixes.items()
        )
        if not real_path(place).is_relative_to(top):
            message = "a link leads out of the output folder"
            raise OutputError(message, hint="remove the link", path=str(place))
        yield Task(input=found, stem=stem, folder=place, targets=targets)


def _refuse_collisions(tasks: tuple[Task, ...]) -> None:
    owners: dict[str, Task] = {}
    for task in tasks:
        for target in task.targets:
            other = owners.setdefault(_key(target.path), task)
            if other is not task:
                both = (
                    f"{show_path(other.input.shown)} and {show_path(task.input.shown)}"
                )
                message = f"{both} would both become {show_path(target.path)}"
                raise UsageError(message, hint="convert them into different folders")


def _refuse_inputs(tasks: tuple[Task, ...]) -> None:
    given = {_key(real_path(task.input.path)) for task in tasks if task.input.path}
    for task in tasks:
        for target in task.targets:
            if _key(real_path(target.path)) in given:
                message = "this is an input and is not overwritten"
                raise OutputIsInputError(message, path=str(target.path))


def _key(path: PurePath) -> str:
    """Return what two paths share that some file system takes for the same."""
    return unicodedata.normalize("NFC", str(path)).casefold()
