"""Where a command writes: into a folder, or one file."""

from __future__ import annotations

from pathlib import Path

from attrs import frozen


@frozen(kw_only=True)
class Destination:
    """Where outputs go: a folder, or one file."""

    path: Path
    is_file: bool = False

    @property
    def folder(self) -> Path:
        """The folder that everything stands in."""
        return self.path.parent if self.is_file else self.path


def choose_destination(output: str) -> Destination:
    """Tell whether ``-o`` names a folder or one file.

    An existing folder, a name that ends in a slash, and a name without a suffix of
    letters are folders; any other name is one file.
    """
    path = Path(output)
    is_folder = output.endswith(("/", "\\")) or path.is_dir()
    return Destination(path=path, is_file=not is_folder and path.suffix[1:].isalpha())
