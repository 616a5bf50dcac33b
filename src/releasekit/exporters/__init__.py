"""Output formats, one folder each; none imports another.

``releasekit.exporters()`` lists what is installed. Because the import system puts
this package into ``releasekit`` under the same name, the package itself is what can
be called.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from releasekit.plugins.registry import InstalledExporter


class _CallablePackage(ModuleType):
    def __call__(self) -> tuple[InstalledExporter, ...]:
        """Return all installed exporters by name, broken ones with their problem."""
        # Importing one exporter must not load the registry.
        from releasekit.plugins.registry import installed_registry  # noqa: PLC0415

        return installed_registry().installed()


sys.modules[__name__].__class__ = _CallablePackage
