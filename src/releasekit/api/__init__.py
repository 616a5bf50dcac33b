"""The library's functions: wiring of the layers below, no logic of its own."""

from releasekit.api.describing import describe, load_series
from releasekit.api.exporting import default_context, export, exporters
from releasekit.api.packing import package, verify_package
from releasekit.api.reading import parse, parse_bytes, read
from releasekit.api.records import recover, schema, validate, verify
from releasekit.api.saving import Converted, Output, Saving, convert, save
from releasekit.api.signing import load_signing_key, sign
from releasekit.api.splitting import split

__all__ = [
    "Converted",
    "Output",
    "Saving",
    "convert",
    "default_context",
    "describe",
    "export",
    "exporters",
    "load_series",
    "load_signing_key",
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
