"""``releasekit profiles``: which profiles there are, what they say, what is wrong."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from typing import Any, Final

import click

from releasekit import api
from releasekit.api.profiles import SUFFIX, load_profiles, profile_text
from releasekit.cli.help import examples
from releasekit.cli.reading import profile_choice
from releasekit.cli.render import (
    Terminal,
    error_text,
    say,
    say_error,
    say_json,
    say_lines,
    show_path,
    table,
)
from releasekit.errors import InputNotFoundError, ProfileError, ReleasekitError
from releasekit.model import Release, outline
from releasekit.parsing.profile import Profile, Profiles
from releasekit.parsing.profile.read import profile_mistakes
from releasekit.parsing.profile.table import profile_of
from releasekit.settings.mistakes import Mistake
from releasekit.text import show

_HEADINGS: Final = ("id", "name", "country", "languages", "from")
_folder_option = click.option(
    "--profile-dir",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Know the profiles of this folder, too.",
)


@click.group(
    invoke_without_command=True,
    epilog=examples(
        "releasekit profiles",
        "releasekit profiles show kr-mofa",
        "releasekit profiles check my-agency.toml --on release.txt",
    ),
)
@_folder_option
@click.option("--json", "as_json", is_flag=True, help="Print the list for programs.")
@click.pass_context
def profiles(context: click.Context, *, folder: Path | None, as_json: bool) -> None:
    """List, show and check the profiles of agencies and languages.

    A profile says what is particular to the releases of an agency or a language. The
    list has its id (for --profile), its name, country and languages, and where it
    comes from.
    """
    if context.invoked_subcommand is None:
        known = _known(folder)
        if as_json:
            say_json([_as_data(profile) for profile in known.all])
        else:
            _list(known)


def _known(folder: Path | None) -> Profiles:
    return load_profiles(*([folder] if folder else []))


def _list(known: Profiles) -> None:
    rows = [tuple(map(show, _row(profile))) for profile in known.all]
    heading, *lines = table([_HEADINGS, *rows])
    say(Terminal.of(sys.stdout).paint(heading, "faint"))
    say_lines(lines)


def _row(profile: Profile) -> tuple[str, ...]:
    languages = " ".join(profile.languages)
    return profile.id, profile.title, profile.country or "", languages, profile.origin


def _as_data(profile: Profile) -> dict[str, Any]:
    return {
        "id": profile.id,
        "name": dict(profile.names),
        "country": profile.country,
        "languages": list(profile.languages),
        "agency": profile.agency,
        "from": profile.origin,
    }


@click.command
@click.argument("identifier", metavar="ID")
@_folder_option
def show_one(identifier: str, *, folder: Path | None) -> None:
    """Show what a profile says: how it is found, and what it changes."""
    profile = _known(folder).get(identifier)
    say(f"{show(profile.title)} ({profile.id}, from {show(profile.origin)})")
    say_lines(map(show, table([row for row in _details(profile) if row[1]])))


def _details(profile: Profile) -> Iterator[tuple[str, str]]:
    signs = profile.signs
    yield "country", profile.country or ""
    yield "languages", ", ".join(profile.languages)
    yield "agency", profile.agency or ""
    yield "encoding", profile.encoding or ""
    yield "found by names", ", ".join(signs.names)
    yield "found by phrases", ", ".join(signs.phrases)
    yield "found by domains", ", ".join(signs.domains)
    yield "found by scripts", ", ".join(signs.scripts)
    yield "points needed", str(signs.needs)
    for key in dict.fromkeys(profile.lines.values()):
        words = [line for line, found in profile.lines.items() if found == key]
        yield f"lines: {key}", ", ".join(reversed(words))
    for key, source in profile.patterns:
        yield f"pattern: {key}", source
    yield "ladder", " > ".join(_steps(profile))
    yield "look-alikes", ", ".join(f"{a} for {b}" for a, b in profile.alike.items())
    yield "date order", profile.order or ""
    yield "zone", profile.zone or ""
    for source in profile.dateline:
        yield "dateline", source
    for source in profile.number:
        yield "number", source


def _steps(profile: Profile) -> Iterator[str]:
    ladder = profile.ladder or {}
    for depth in sorted(set(ladder.values())):
        yield " | ".join(name for name, level in ladder.items() if level == depth)


@click.command(
    epilog=examples(
        "releasekit profiles check my-agency.toml",
        "releasekit profiles check profiles/ --on release.txt",
    )
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--on",
    "release",
    type=click.Path(path_type=Path),
    metavar="RELEASE",
    help="Show what the profile changes in this release.",
)
def check_all(files: tuple[str, ...], *, release: Path | None) -> int:
    """Check profiles, and name every mistake with its line and the remedy.

    FILE is a profile or a folder of them. The exit status is 0 when all can be used,
    2 when one has a mistake.
    """
    terminal, homes, status = Terminal.of(sys.stdout), dict[str, Path](), 0
    for path in _paths(files):
        try:
            text = profile_text(path)
            mistakes = (*profile_mistakes(text), *_repeated(path, text, homes))
        except ReleasekitError as error:
            say_error(error_text(error))
            status = max(status, error.exit_status)
            continue
        say_lines(_verdict(path, mistakes, terminal))
        if mistakes:
            status = max(status, ProfileError.exit_status)
        elif release:
            say_lines(_changes(path, release))
    return status


def _paths(files: tuple[str, ...]) -> Iterator[Path]:
    for path in map(Path, files):
        if path.is_dir():
            found = sorted(path.glob(f"*{SUFFIX}"))
            if not found:
                message = f"no file in this folder is named like *{SUFFIX}"
                raise InputNotFoundError(message, path=str(path))
            yield from found
        else:
            yield path


def _repeated(path: Path, text: str, homes: dict[str, Path]) -> Iterator[Mistake]:
    """Yield the mistake of an id that another file has already."""
    if profile_mistakes(text):
        return
    import tomllib  # noqa: PLC0415 - slow to load, and only checking needs it here

    found = profile_of(tomllib.loads(text), str(path)).id
    if found in homes:
        message = f"the id {found} is also that of {homes[found]}"
        yield Mistake(line=1, message=message, hint="give each its own")
    homes.setdefault(found, path)


def _verdict(
    path: Path, mistakes: tuple[Mistake, ...], terminal: Terminal
) -> Iterator[str]:
    word, role = ("wrong", "error") if mistakes else ("right", "good")
    yield f"{terminal.paint(word, role)} {show_path(path)}"
    for mistake in mistakes:
        yield f"  line {mistake.line}: {show(mistake.message)}"
        yield f"    remedy: {show(mistake.hint)}"


def _changes(path: Path, release: Path) -> Iterator[str]:
    """Yield the lines of the outline that the profile changes, as a unified diff."""
    before = _outline(api.read(release))
    after = _outline(api.read(release, profile=profile_choice(str(path), None)))
    lines = list(unified_diff(before, after, "without", "with", n=1, lineterm=""))
    yield from map(show, lines or ["  the release is read as without it"])


def _outline(release: Release) -> list[str]:
    known = {
        "issuer": release.issuer,
        "issued": release.issued,
        "number": release.metadata.number.value if release.metadata.number else None,
        "profile": release.metadata.profile.value if release.metadata.profile else None,
    }
    facts = [f"{name}: {value}" for name, value in known.items() if value]
    return [*facts, *outline(release).splitlines()]


profiles.add_command(show_one, "show")
profiles.add_command(check_all, "check")
