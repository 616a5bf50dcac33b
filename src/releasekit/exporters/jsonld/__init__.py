"""JSON-LD: a release as linked data, in the terms of schema.org and DCMI."""
