"""Faces beside the core family: marks made here, other scripts, the user's fonts."""

from __future__ import annotations

from typing import Final

from releasekit.exporters.pdf.fonts.collection import CJK_PACKAGE, SCRIPTS_PACKAGE
from releasekit.exporters.pdf.fonts.face import Face
from releasekit.exporters.pdf.fonts.folder import FolderFonts
from releasekit.exporters.pdf.fonts.marks import MarkFace
from releasekit.exporters.pdf.fonts.opentype import OpenTypeFace, OpenTypeFile
from releasekit.exporters.pdf.fonts.scripts import script_of
from releasekit.exporters.pdf.fonts.writing import Region
from releasekit.files.resources import Resources

_STROKES: Final = {False: 62, True: 92}
"""Width of the lines of marks in 1/1000 em, by whether they are the heavier weight."""
_WEIGHTS: Final = {False: (400, "Regular"), True: (700, "Bold")}
_CJK_FOLDER: Final = "fonts/ofl"


class OtherFaces:
    """Loads and keeps faces; who asks knows that their packages are installed."""

    def __init__(self, resources: Resources) -> None:
        """Load nothing yet."""
        self._resources = resources
        self._marks: dict[bool, MarkFace] = {}
        self._files: dict[str, OpenTypeFile] = {}
        self._faces: dict[tuple[str, bool], OpenTypeFace] = {}
        self._folders = {
            False: FolderFonts(resources, resources.fonts),
            True: FolderFonts(resources, resources.system_fonts),
        }

    def marks(self, base: Face, *, strong: bool) -> MarkFace:
        """Return the face of marks made here.

        Args:
            base: gives digits and letters.
            strong: the heavier weight.
        """
        if strong not in self._marks:
            self._marks[strong] = MarkFace(base, _STROKES[strong])
        return self._marks[strong]

    def cjk(self, region: Region, *, strong: bool) -> OpenTypeFace:
        """Return the face for Chinese, Japanese and Korean."""
        return self._face(f"{CJK_PACKAGE}:{_CJK_FOLDER}/{region.value}", strong=strong)

    def script(self, char: str, *, strong: bool) -> OpenTypeFace | None:
        """Return the face for the script of a character, nothing where none is."""
        script = script_of(char)
        if script is None:
            return None
        return self._face(f"{SCRIPTS_PACKAGE}:{script.file}", strong=strong)

    def folder(self, char: str, *, of_system: bool, strong: bool) -> Face | None:
        """Return a face of the user's folder, or of the system, for a character."""
        return self._folders[of_system].face(char, strong=strong)

    def _face(self, name: str, *, strong: bool) -> OpenTypeFace:
        key = (name, strong)
        if key not in self._faces:
            if name not in self._files:
                self._files[name] = OpenTypeFile(self._resources.load(name))
            self._faces[key] = OpenTypeFace(self._files[name], *_WEIGHTS[strong])
        return self._faces[key]
