"""The fonts of a process: which chain draws which language, in which weight."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from releasekit.exporters.pdf.fonts.chain import Chain
from releasekit.exporters.pdf.fonts.face import Face
from releasekit.exporters.pdf.fonts.family import family_files
from releasekit.exporters.pdf.fonts.static import StaticFace
from releasekit.exporters.pdf.fonts.writing import Region
from releasekit.files.resources import Resources

if TYPE_CHECKING:
    from releasekit.exporters.pdf.fonts.marks import MarkFace
    from releasekit.exporters.pdf.fonts.others import OtherFaces


CORE_PACKAGE: Final = "fontpkg_fira_sans"
CJK_PACKAGE: Final = "justmytype_intl_cjk"
SCRIPTS_PACKAGE: Final = "manimgx_fonts"
CJK_EXTRA: Final = "releasekit[cjk]"
"""What brings the fonts for Chinese, Japanese and Korean."""
SCRIPTS_EXTRA: Final = "releasekit[scripts]"
"""What brings the fonts for other scripts, and what shapes them."""

_CORE: Final = {
    False: f"{CORE_PACKAGE}:files/FiraSans-Regular.ttf",
    True: f"{CORE_PACKAGE}:files/FiraSans-SemiBold.ttf",
}


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
        """Tell whether the fonts for other scripts are installed."""
        return self.reads_opentype() and self._has(SCRIPTS_PACKAGE)

    def reads_opentype(self) -> bool:
        """Tell whether fonts other than static TrueType can be read and shaped."""
        return self._has("fontTools") and self._has("uharfbuzz")

    def marks(self, *, strong: bool) -> MarkFace:
        """Return the face of marks made here."""
        return self._others.marks(self._core_face(_CORE, strong), strong=strong)

    @cached_property
    def _others(self) -> OtherFaces:
        # Slow to load, and most releases need none of them.
        from releasekit.exporters.pdf.fonts.others import OtherFaces  # noqa: PLC0415

        return OtherFaces(self._resources)

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
            partial(self._folder_face, False, strong),  # noqa: FBT003  as it takes it
            partial(self._script_face, strong),
        )
        system = partial(self._folder_face, True, strong)  # noqa: FBT003  as it takes it
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

    def _mark_face(self, strong: bool, _char: str) -> MarkFace:  # noqa: FBT001  used by partial
        return self.marks(strong=strong)

    def _cjk_face(self, region: Region, strong: bool, _char: str) -> Face | None:  # noqa: FBT001  used by partial
        return self._others.cjk(region, strong=strong) if self.has_cjk() else None

    def _script_face(self, strong: bool, char: str) -> Face | None:  # noqa: FBT001  used by partial
        return self._others.script(char, strong=strong) if self.has_scripts() else None

    def _folder_face(self, of_system: bool, strong: bool, char: str) -> Face | None:  # noqa: FBT001  used by partial
        if not self.reads_opentype():
            return None
        return self._others.folder(char, of_system=of_system, strong=strong)


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
