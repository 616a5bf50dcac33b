"""The fonts of a process: which chain draws which language, in which weight."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import Enum
from functools import partial
from typing import Final
from weakref import WeakKeyDictionary

from releasekit.exporters.pdf.fonts.chain import Chain
from releasekit.exporters.pdf.fonts.face import Face
from releasekit.exporters.pdf.fonts.family import family_files
from releasekit.exporters.pdf.fonts.folder import FolderFonts
from releasekit.exporters.pdf.fonts.marks import MarkFace
from releasekit.exporters.pdf.fonts.opentype import OpenTypeFace, OpenTypeFile
from releasekit.exporters.pdf.fonts.scripts import PACKAGE, script_of
from releasekit.exporters.pdf.fonts.static import StaticFace
from releasekit.files.resources import Resources


class Region(Enum):
    """Whose forms Chinese characters take."""

    KOREA = "notosanskr/NotoSansKR[wght].ttf"
    JAPAN = "notosansjp/NotoSansJP[wght].ttf"
    CHINA = "notosanssc/NotoSansSC[wght].ttf"
    TAIWAN = "notosanstc/NotoSansTC[wght].ttf"


CORE_PACKAGE: Final = "fontpkg_fira_sans"
CJK_PACKAGE: Final = "justmytype_intl_cjk"

_CORE: Final = {
    False: f"{CORE_PACKAGE}:files/FiraSans-Regular.ttf",
    True: f"{CORE_PACKAGE}:files/FiraSans-SemiBold.ttf",
}
_STROKES: Final = {False: 62, True: 92}
_WEIGHTS: Final = {False: (400, "Regular"), True: (700, "Bold")}
_CJK_FOLDER: Final = "fonts/ofl"

_REGION_OF_TAG: Final = (
    ("ko", Region.KOREA),
    ("ja", Region.JAPAN),
    ("zh-hant", Region.TAIWAN),
    ("zh-tw", Region.TAIWAN),
    ("zh-hk", Region.TAIWAN),
    ("zh-mo", Region.TAIWAN),
    ("zh", Region.CHINA),
)
_HANGUL: Final = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
_KANA: Final = re.compile("[\u3041-\u30ff\u31f0-\u31ff]")
CJK: Final = re.compile(
    "[\u1100-\u11ff\u2e80-\u303f\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f"
    "\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffee\U00020000-\U0003ffff]"
)
"""A character of Chinese, Japanese or Korean writing."""


def region_of(text: str, language: str) -> Region:
    """Return whose forms a text's Chinese characters take.

    The script of the text decides, then the language tag (BCP 47).
    """
    if _HANGUL.search(text):
        return Region.KOREA
    if _KANA.search(text):
        return Region.JAPAN
    tag = language.lower()
    found = (region for prefix, region in _REGION_OF_TAG if tag.startswith(prefix))
    return next(found, Region.CHINA)


class FontCollection:
    """Loads and keeps faces and chains; nothing in it shows in the bytes."""

    def __init__(self, resources: Resources, family: str = "") -> None:
        """Load nothing yet.

        Args:
            resources: what is installed.
            family: draws what it can before the core family; nothing for that alone.
        """
        self._resources = resources
        self._family = family_files(resources, family) if family else _CORE
        self._installed: dict[str, bool] = {}
        self._static: dict[str, StaticFace] = {}
        self._marks: dict[bool, MarkFace] = {}
        self._files: dict[str, OpenTypeFile] = {}
        self._scripts: dict[tuple[str, bool], OpenTypeFace] = {}
        self._user = FolderFonts(resources, resources.fonts)
        self._system = FolderFonts(resources, resources.system_fonts)
        self._cjk: dict[tuple[Region, bool], Face | None] = {}
        self._chains: dict[tuple[Region, bool, bool], Chain] = {}

    def chain(self, region: Region, *, cjk_first: bool, strong: bool) -> Chain:
        """Return the faces for a text.

        Args:
            region: whose forms Chinese characters take.
            cjk_first: draw Latin letters, too, with the CJK font.
            strong: the heavier weight.
        """
        key = (region, cjk_first, strong)
        if key not in self._chains:
            paged = not (cjk_first and self.has_cjk())
            self._chains[key] = Chain(self._order(*key), paged=paged)
        return self._chains[key]

    def has_cjk(self) -> bool:
        """Tell whether the fonts for Chinese, Japanese and Korean are installed."""
        return self.reads_opentype() and self._has(CJK_PACKAGE)

    def has_scripts(self) -> bool:
        """Tell whether fonts of other scripts and what shapes them are installed."""
        return self.shapes() and self._has(PACKAGE)

    def reads_opentype(self) -> bool:
        """Tell whether fonts other than static TrueType can be read."""
        return self._has("fontTools")

    def shapes(self) -> bool:
        """Tell whether letters can be joined, stacked and moved."""
        return self.reads_opentype() and self._has("uharfbuzz")

    def marks(self, *, strong: bool) -> MarkFace:
        """Return the face of marks made here."""
        return self._mark_face(strong)

    def _has(self, package: str) -> bool:
        """Tell whether a package is installed, looked for once: it takes long."""
        if package not in self._installed:
            self._installed[package] = self._resources.has_package(package)
        return self._installed[package]

    def _order(
        self,
        region: Region,
        cjk_first: bool,  # noqa: FBT001  a key taken apart
        strong: bool,  # noqa: FBT001  a key taken apart
    ) -> tuple[Callable[[str], Face | None], ...]:
        core = partial(self._core_face, self._family, strong)
        marks = partial(self._mark_face, strong)
        cjk = partial(self._cjk_face, region, strong)
        others: tuple[Callable[[str], Face | None], ...] = (
            partial(self._folder_face, self._user, strong),
            partial(self._script_face, strong),
        )
        system = partial(self._folder_face, self._system, strong)
        if self._family is not _CORE:
            others = (partial(self._core_face, _CORE, strong), *others)
        if cjk_first and self.has_cjk():
            return (cjk, core, marks, *others, system)
        return (core, marks, *others, cjk, system)

    def _core_face(
        self,
        files: Mapping[bool, str],
        strong: bool,  # noqa: FBT001  used by partial
        _char: str = "",
    ) -> Face:
        name = files[strong]
        if name not in self._static:
            self._static[name] = StaticFace(self._resources.load(name))
        return self._static[name]

    def _mark_face(self, strong: bool, _char: str = "") -> MarkFace:  # noqa: FBT001  used by partial
        if strong not in self._marks:
            self._marks[strong] = MarkFace(
                self._core_face(_CORE, strong), _STROKES[strong]
            )
        return self._marks[strong]

    def _cjk_face(self, region: Region, strong: bool, _char: str) -> Face | None:  # noqa: FBT001  used by partial
        key = (region, strong)
        if key not in self._cjk:
            name = f"{CJK_PACKAGE}:{_CJK_FOLDER}/{region.value}"
            self._cjk[key] = (
                self._package_face(name, strong) if self.has_cjk() else None
            )
        return self._cjk[key]

    def _script_face(self, strong: bool, char: str) -> Face | None:  # noqa: FBT001  used by partial
        script = script_of(char)
        if script is None or not self.has_scripts():
            return None
        key = (script.name, strong)
        if key not in self._scripts:
            self._scripts[key] = self._package_face(script.resource, strong)
        return self._scripts[key]

    def _folder_face(self, folder: FolderFonts, strong: bool, char: str) -> Face | None:  # noqa: FBT001  used by partial
        return folder.face(char, strong=strong) if self.reads_opentype() else None

    def _package_face(self, name: str, strong: bool) -> OpenTypeFace:  # noqa: FBT001  as its callers
        if name not in self._files:
            self._files[name] = OpenTypeFile(self._resources.load(name))
        return OpenTypeFace(self._files[name], *_WEIGHTS[strong])


_COLLECTIONS: WeakKeyDictionary[Resources, dict[str, FontCollection]] = (
    WeakKeyDictionary()
)


def collection_of(resources: Resources, family: str = "") -> FontCollection:
    """Return the fonts of a set of resources, parsed once as long as it lives.

    Args:
        resources: what is installed.
        family: the family of a theme; nothing for the core family.

    Raises:
        MissingDependencyError: the family is not installed.
    """
    known = _COLLECTIONS.setdefault(resources, {})
    if family not in known:
        known[family] = FontCollection(resources, family)
    return known[family]
