"""What is known about a release, read from its blocks."""

from releasekit.parsing.metadata.reader import read_metadata

__all__ = ["read_metadata"]
