"""Loading a theme: its file and the logo beside it, once, before the first release."""

from __future__ import annotations

from pathlib import Path

from releasekit.exporters.common.theme.logo import LARGEST as LARGEST_LOGO
from releasekit.exporters.common.theme.read import File, read_theme
from releasekit.exporters.common.theme.values import Theme
from releasekit.files.inputs import read_input
from releasekit.settings.mistakes import LARGEST


def load_theme(path: str) -> Theme:
    """Return the theme of a TOML file, the logo read from beside it.

    Raises:
        InputError: the file cannot be read, or is larger than 64 KiB.
        ThemeError: it has a mistake; the error names line, key and remedy.
    """
    folder, name = Path(path).parent, Path(path).name
    file = File(name=name, data=read_input(path, max_bytes=LARGEST))

    def beside(inner: str) -> bytes:
        return read_input(folder / inner, max_bytes=LARGEST_LOGO)

    return read_theme(file, path, beside)
