"""The forms of package: how each is made, named, known again and verified."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType
from typing import Final, Protocol

from attrs import frozen

from releasekit.errors import UsageError
from releasekit.model import Release
from releasekit.packaging import archivematica, bag, csip
from releasekit.packaging.findings import PackageVerification
from releasekit.packaging.package import Package
from releasekit.packaging.payload import DEFAULTS, Options
from releasekit.packaging.trees import Tree
from releasekit.plugins.contract import ExportContext


class Maker(Protocol):
    """Makes a package of a release: a pure function of its arguments."""

    def __call__(
        self,
        release: Release,
        context: ExportContext,
        *,
        name: str = "",
        options: Options = DEFAULTS,
    ) -> Package:
        """Return the package, in a folder named after ``name`` or the source.

        Raises:
            UsageError: the context has no time.
            PluginError: an exporter cannot be used.
        """
        ...


@frozen(kw_only=True)
class Form:
    """One form of package. A new one is a line in `FORMS`."""

    name: str
    """As ``--as`` takes it: ``bagit``."""
    title: str
    """What people call it, with its version: ``BagIt 1.0 (RFC 8493)``."""
    suffix: str
    """How its folders are named after their sources, unique among forms: ``.bag``."""
    make: Maker
    """Makes one."""
    verify: Callable[[Tree], PackageVerification]
    """Tells what of one is not as it was packed."""
    marks: tuple[str, ...]
    """Paths of files, any of which tells that a folder has this form."""
    record_folder: str
    """The folder that the record stands in, with its slash."""

    def fits(self, names: Collection[str]) -> bool:
        """Tell whether files of these paths make a package of this form."""
        return any(mark in names for mark in self.marks)


_ALL: Final = (
    Form(
        name="bagit",
        title="BagIt 1.0 (RFC 8493)",
        suffix=bag.BAG_SUFFIX,
        make=bag.bag_of,
        verify=bag.verify_bag,
        marks=(bag.DECLARATION,),
        record_folder=bag.RECORD_FOLDER,
    ),
    Form(
        name="archivematica",
        title="Archivematica 1.10 standard transfer",
        suffix=archivematica.TRANSFER_SUFFIX,
        make=archivematica.transfer_of,
        verify=archivematica.verify_transfer,
        marks=archivematica.MARKS,
        record_folder=archivematica.RELEASE_FOLDER,
    ),
    Form(
        name="csip",
        title="E-ARK CSIP 2.1.0 (AIP)",
        suffix=csip.CSIP_SUFFIX,
        make=csip.csip_of,
        verify=csip.verify_csip,
        marks=csip.MARKS,
        record_folder=csip.RECORD_FOLDER,
    ),
)
"""Where several fit a folder, the first counts."""
FORMS: Final[Mapping[str, Form]] = MappingProxyType({form.name: form for form in _ALL})
"""Every form of package, by name."""
MARKS: Final = frozenset(mark for form in _ALL for mark in form.marks)
"""What tells a package of any form."""


def form_named(name: str) -> Form:
    """Return the form of a name.

    Raises:
        UsageError: there is none.
    """
    if name not in FORMS:
        message = f"no form of package is named {name!r}"
        raise UsageError(message, hint=f"forms: {', '.join(FORMS)}")
    return FORMS[name]


def form_of(names: Collection[str]) -> Form | None:
    """Return the form of a package with files of these paths, nothing if none."""
    return next((form for form in _ALL if form.fits(names)), None)
