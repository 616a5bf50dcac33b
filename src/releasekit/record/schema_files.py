"""The schema: its files in the package, and the one way they are loaded."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Final

from lxml import etree

_MAIN: Final = "release-1.xsd"
_FILES: Final = (_MAIN, "xml.xsd")


def write_schema() -> Mapping[str, bytes]:
    """Return the files of the schema, name to content; they belong in one folder.

    ``release-1.xsd`` is the schema of the record (XSD 1.0); it imports ``xml.xsd``.
    """
    folder = resources.files("releasekit.record").joinpath("schema")
    return MappingProxyType(
        {name: folder.joinpath(name).read_bytes() for name in _FILES}
    )


@cache
def load_schema() -> etree.XMLSchema:
    """Return the compiled schema; the package is asked the first time only."""
    files = write_schema()
    parser = etree.XMLParser(no_network=True, load_dtd=False)
    parser.resolvers.add(_FromPackage(files))
    return etree.XMLSchema(etree.fromstring(files[_MAIN], parser))


class _FromPackage(etree.Resolver):
    """Answers from the package alone: no file and no address is ever opened."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files

    # The stubs of lxml know neither the context that resolvers are handed nor that
    # resolve_string takes it.
    def resolve(  # type: ignore[override]
        self,
        system_url: str,
        public_id: str,
        context: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        name = system_url.rpartition("/")[2]
        text = self._files.get(name, b"")
        return self.resolve_string(text, context)  # type: ignore[call-arg]
