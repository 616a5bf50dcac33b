"""Packing: a release becomes a package that archives take, and is checked later."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from releasekit.errors import ReleasekitError, UsageError
from releasekit.model import Release
from releasekit.plugins.contract import ExportContext

if TYPE_CHECKING:
    from releasekit.packaging import PackageVerification, Packed

FORMS: Final = ("bagit",)
"""The forms of package that can be written."""


def package(
    release: Release,
    destination: str | os.PathLike[str],
    *,
    context: ExportContext,
    form: str = FORMS[0],
    zipped: bool = False,
    force: bool = False,
) -> Packed:
    """Write a release as a package: source, record, PDF, DOCX, metadata, digests.

    Args:
        release: what is kept.
        destination: the package's folder or, where ``zipped``, its archive.
        context: as in `export`; its time dates the package and must be given.
        form: ``bagit``.
        zipped: write one ZIP file rather than a folder.
        force: replace another package of that name.

    Guarantees:
        - the same release and context give the same bytes;
        - it appears whole under its name or not at all.

    Raises:
        OutputError: it cannot be written, or something else has the name.
        UsageError: the context has no time, or there is no such form.
        PluginError: an exporter cannot be used.
    """
    # Only who packs needs every exporter.
    from releasekit.packaging import bag_of, write_package  # noqa: PLC0415

    check_form(form)
    path = Path(destination)
    name = path.name.removesuffix(".zip") if zipped else path.name
    made = bag_of(release, context, name=name.removesuffix(".bag"))
    return write_package(made, path, zipped=zipped, force=force)


def check_form(form: str) -> None:
    """Refuse a form of package that cannot be written.

    Raises:
        UsageError: there is none of that name.
    """
    if form not in FORMS:
        message = f"no form of package is named {form!r}"
        raise UsageError(message, hint=f"forms: {', '.join(FORMS)}")


def verify_package(source: str | os.PathLike[str]) -> PackageVerification:
    """Tell what of a package, folder or ZIP file, is not as it was packed.

    Raises:
        InputError: it cannot be read.
        RecordError: it is no package, or a damaged or hostile archive.
    """
    # Only who checks packages needs to read them.
    from releasekit.packaging import open_package, verify_bag  # noqa: PLC0415

    try:
        return verify_bag(open_package(source))
    except ReleasekitError as error:
        raise error if error.path else error.with_path(os.fspath(source)) from error
