"""The exporter contract, the registry and options."""
