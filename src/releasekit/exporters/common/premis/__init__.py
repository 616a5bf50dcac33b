"""PREMIS as nodes: for the exporter of that name, and for what wraps its entities."""
