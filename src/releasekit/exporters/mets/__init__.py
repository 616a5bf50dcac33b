"""METS: a release, its source and everything known about it in one document."""
