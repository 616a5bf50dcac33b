"""METS as nodes: for a release in one document, and for packages that METS lists."""
