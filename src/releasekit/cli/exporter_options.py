"""Exporter options as the command line and TOML files give them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any, Final, TypeAlias

from releasekit.cli.render import show_path
from releasekit.errors import OptionsError, UsageError
from releasekit.files.inputs import read_input
from releasekit.plugins.options import field_names
from releasekit.plugins.registry import installed_registry

_THEME: Final = "theme"
"""The option of a format that has a house style."""
_REFERENCE_DOC: Final = "reference_doc"
"""The option of a format that takes its look from a document."""

GivenOptions: TypeAlias = dict[str, dict[str, Any]]
"""Options by exporter name, not yet checked against the exporter."""


def gather_options(
    settings: Iterable[str], file: Path | None, *, wanted: Collection[str]
) -> GivenOptions:
    """Return what ``--options`` and ``--option`` say; the command line wins.

    Args:
        settings: ``NAME.KEY=VALUE`` each; a further dot names a key inside a key.
        file: a TOML file with a table for each exporter.
        wanted: exporters that were asked for. Tables of others may stand in the
            file, so that one file serves many commands.

    Raises:
        UsageError: a setting has another form, or names an exporter not asked for.
        OptionsError: the file is not TOML, or has something that is no table.
        InputError: the file cannot be read.
    """
    tables = _read_tables(file) if file else {}
    given: GivenOptions = {name: dict(tables.get(name, {})) for name in wanted}
    for setting in settings:
        exporter, keys, value = _split(setting)
        if exporter not in given:
            message = f"--option {setting} is for {exporter}, which --to does not name"
            raise UsageError(message, hint=f"asked for: {', '.join(wanted)}")
        _set(given[exporter], keys, value)
    return given


def set_theme(given: GivenOptions, path: Path) -> None:
    """Give a house style to the formats that can have one and name no other.

    Raises:
        UsageError: none of them can.
        PluginError: an exporter cannot be used.
    """
    said = f"--theme {show_path(path)}", "has no house style", "--to pdf"
    _set_where_known(given, _THEME, path, said)


def set_reference_doc(given: GivenOptions, path: Path) -> None:
    """Give a house template to the formats that can have one and name no other.

    Raises:
        UsageError: none of them can.
        PluginError: an exporter cannot be used.
    """
    said = f"--reference-doc {show_path(path)}", "has no house template", "--to docx"
    _set_where_known(given, _REFERENCE_DOC, path, said)


def _set_where_known(
    given: GivenOptions, key: str, path: Path, said: tuple[str, str, str]
) -> None:
    registry = installed_registry()
    known = [
        name for name in given if key in field_names(registry.get(name).spec.options)
    ]
    if not known:
        option, lack, remedy = said
        message = f"{option}: {', '.join(given)} {lack}"
        raise UsageError(message, hint=f"name a format that has one, such as {remedy}")
    for name in known:
        given[name].setdefault(key, str(path))


def _read_tables(file: Path) -> GivenOptions:
    # Slow to load, and most commands name no such file.
    import tomllib  # noqa: PLC0415

    data = read_input(file)
    try:
        tables = tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise OptionsError(f"not TOML: {error}", path=str(file)) from error
    for name, table in tables.items():
        if not isinstance(table, dict):
            message = f"{name} stands outside of an exporter's table"
            hint = f"write it below a line [pdf], or as pdf.{name}"
            raise OptionsError(message, hint=hint, path=str(file))
    return tables


def _split(setting: str) -> tuple[str, list[str], str]:
    name, equals, value = setting.partition("=")
    exporter, *keys = name.strip().split(".")
    if not equals or not keys or not all((exporter, *keys)):
        message = f"--option {setting} has not the form NAME.KEY=VALUE"
        raise UsageError(message, hint="such as --option pdf.page_size=a4")
    return exporter, keys, value.strip()


def _set(options: dict[str, Any], keys: list[str], value: str) -> None:
    *outer, last = keys
    for key in outer:
        inner = options.get(key)
        options[key] = dict(inner) if isinstance(inner, dict) else {}
        options = options[key]
    options[last] = value
