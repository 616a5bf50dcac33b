"""Packing: a release becomes a package that archives take, and is checked later."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from releasekit.errors import ReleasekitError
from releasekit.model import Release
from releasekit.plugins.contract import ExportContext

if TYPE_CHECKING:
    from releasekit.packaging import PackageVerification, Packed

DEFAULT_FORM: Final = "bagit"
"""The form of a package where none is named."""


def package(  # noqa: PLR0913 - each is one choice of the caller, all but two by name
    release: Release,
    destination: str | os.PathLike[str],
    *,
    context: ExportContext,
    form: str = DEFAULT_FORM,
    options: Mapping[str, object] | None = None,
    zipped: bool = False,
    force: bool = False,
) -> Packed:
    """Write a release as a package: source, record, PDF, DOCX, metadata, digests.

    Args:
        release: what is kept.
        destination: the package's folder or, where ``zipped``, its archive.
        context: as in `export`; its time dates the package and must be given.
        form: ``bagit`` or another name in `releasekit.packaging.FORMS`.
        options: of formats by their names, each as in `export`; a house style of the
            PDF, say.
        zipped: write one ZIP file rather than a folder.
        force: replace another package of that name.

    Guarantees:
        - the same release and context give the same bytes;
        - it appears whole under its name or not at all.

    Raises:
        OutputError: it cannot be written, or something else has the name.
        UsageError: the context has no time, or there is no such form.
        OptionsError: the options of a format do not fit.
        PluginError: an exporter cannot be used.
    """
    # Only who packs needs every exporter.
    from releasekit.packaging import form_named, write_package  # noqa: PLC0415

    wanted, path = form_named(form), Path(destination)
    name = path.name.removesuffix(".zip") if zipped else path.name
    stem = name.removesuffix(wanted.suffix)
    made = wanted.make(release, context, name=stem, options=options or {})
    return write_package(made, path, zipped=zipped, force=force)


def verify_package(source: str | os.PathLike[str]) -> PackageVerification:
    """Tell what of a package, folder or ZIP file, is not as it was packed.

    Raises:
        InputError: it cannot be read.
        RecordError: it is no package, or a damaged or hostile archive.
    """
    # Only who checks packages needs to read them.
    from releasekit.packaging import open_package  # noqa: PLC0415

    try:
        return open_package(source).verify()
    except ReleasekitError as error:
        raise error if error.path else error.with_path(os.fspath(source)) from error
