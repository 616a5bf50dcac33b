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

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

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

_HOMES = MappingProxyType(
    {
        "releasekit.errors": (
            "InputError OutputError PluginError RecordError ReleasekitError UsageError"
        ),
        "releasekit.model": "Diagnostic Release Source flat_view outline",
        "releasekit.model.series": "Series",
        "releasekit.parsing.profile": "Profile Profiles",
        "releasekit.plugins.contract": "ExportContext Rendition",
        "releasekit.verification": "Verification",
        "releasekit.api.profiles": "load_profiles",
        "releasekit.api": (
            "Converted Saving convert describe export load_series load_signing_key"
            " package parse parse_bytes read recover save schema sign split validate"
            " verify verify_package"
        ),
    }
)
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}


# Type checkers know the names from above, and every other as a mistake.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Import a public name when it is first used (PEP 562)."""
        if name == "exporters":  # the package of this name, which can be called
            return import_module("releasekit.exporters")
        if name not in _HOME_OF:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message)
        value = getattr(import_module(_HOME_OF[name]), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    """List the public names, imported yet or not."""
    return sorted({*globals(), *__all__})
