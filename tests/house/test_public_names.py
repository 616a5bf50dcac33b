"""The public names are few and chosen: a change here is a change for users."""

from __future__ import annotations

import releasekit
from releasekit import batch
from tests.support import ROOT

PUBLIC = [
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


def test_the_public_names_are_these() -> None:
    assert sorted(releasekit.__all__) == PUBLIC


def test_every_public_name_can_be_had() -> None:
    missing = [name for name in PUBLIC if not hasattr(releasekit, name)]

    assert missing == []


def test_no_public_name_of_batches_is_a_module_of_theirs() -> None:
    modules = {path.stem for path in (ROOT / "src/releasekit/batch").iterdir()}

    assert not modules & set(batch.__all__)
