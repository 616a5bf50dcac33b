"""Series facts: read from TOML, and merged into the metadata of a release."""
