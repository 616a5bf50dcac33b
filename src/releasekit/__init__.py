"""Turn plaintext government press releases into documents and records.

::

    import releasekit

    release = releasekit.read("statement.txt")
    print(releasekit.outline(release))
    releasekit.save(release, "out", to=["docx", "pdf", "record"])

Names are imported when they are first used: ``import releasekit`` itself loads
nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from releasekit._on_use import names_on_use
from releasekit._version import __version__

if TYPE_CHECKING:
    from releasekit.api import (
        Converted,
        Saving,
        convert,
        describe,
        export,
        exporters,
        load_series,
        load_signing_key,
        package,
        parse,
        parse_bytes,
        read,
        recover,
        save,
        schema,
        sign,
        split,
        validate,
        verify,
        verify_package,
    )
    from releasekit.api.profiles import load_profiles
    from releasekit.errors import (
        InputError,
        OutputError,
        PluginError,
        RecordError,
        ReleasekitError,
        UsageError,
    )
    from releasekit.model import Diagnostic, Release, Source, flat_view, outline
    from releasekit.model.series import Series
    from releasekit.parsing.profile import Profile, Profiles
    from releasekit.plugins.contract import ExportContext, Rendition
    from releasekit.verification import Verification

__all__ = [
    "Converted",
    "Diagnostic",
    "ExportContext",
    "InputError",
    "OutputError",
    "PluginError",
    "Profile",
    "Profiles",
    "RecordError",
    "Release",
    "ReleasekitError",
    "Rendition",
    "Saving",
    "Series",
    "Source",
    "UsageError",
    "Verification",
    "__version__",
    "convert",
    "describe",
    "export",
    "exporters",
    "flat_view",
    "load_profiles",
    "load_series",
    "load_signing_key",
    "outline",
    "package",
    "parse",
    "parse_bytes",
    "read",
    "recover",
    "save",
    "schema",
    "sign",
    "split",
    "validate",
    "verify",
    "verify_package",
]

# Type checkers know the names from above, and every other as a mistake.
if not TYPE_CHECKING:
    __getattr__, __dir__ = names_on_use(
        globals(),
        {
            "errors": (
                "InputError OutputError PluginError RecordError ReleasekitError"
                " UsageError"
            ),
            "exporters": "exporters",  # the package, which can be called
            "model": "Diagnostic Release Source flat_view outline",
            "model.series": "Series",
            "parsing.profile": "Profile Profiles",
            "plugins.contract": "ExportContext Rendition",
            "verification": "Verification",
            "api.profiles": "load_profiles",
            "api": (
                "Converted Saving convert describe export load_series"
                " load_signing_key package parse parse_bytes read recover save schema"
                " sign split validate verify verify_package"
            ),
        },
    )
